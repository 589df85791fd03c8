import type { Drawing } from '../charts/drawing.ts';
import { ENSEMBLE } from '../models/index-rows.ts';
import type { Figures } from './figures.ts';
import type { PageContext } from './page.ts';

/** Whether the figures of a page are those that anybody may see. */
export function isPublic({ lookup }: Pick<Figures, 'lookup'>): boolean {
	return lookup.edition === 'diffusion';
}

/** Whether a page has a part: what an edition leaves out is null. */
export function isShown<T>(part: T | null): part is T {
	return part !== null;
}

/** The same drawing; where the edition of diffusion has no row for it, the sentence says so. */
export function explainEmpty<D extends Drawing>(page: PageContext, drawing: D): D {
	const { model } = drawing;
	if (!isPublic(page) || model.state !== 'vide') return drawing;
	const message =
		page.pole === ENSEMBLE
			? 'Ces chiffres ne sont pas publiés pour cette période.'
			: 'Ces chiffres ne sont publiés que pour l’ensemble des pôles.';
	return { ...drawing, model: { ...model, message, reading: null } };
}
