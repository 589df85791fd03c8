import { ENSEMBLE } from '../models/index-rows.ts';
import { getIndicator } from '../indicators/registry.ts';
import { isPublic } from './unpublished.ts';
import { toPageCard, type PageCard, type PageContext } from './page.ts';

/** Said beside what has no pôle, while one is chosen. */
const WHOLE_ONLY = 'Ensemble seulement';

/** The same page for all the pôles together: finances and deliverables have no other dimension. */
export function toWholeContext(page: PageContext): PageContext {
	return { ...page, pole: ENSEMBLE };
}

/** The page for the accounts of the whole exercise: the edition of diffusion has them on its row alone. */
export function toAccountsContext(page: PageContext): PageContext {
	const whole = toWholeContext(page);
	return isPublic(page) ? { ...whole, period: page.year } : whole;
}

/** « Ensemble seulement » while a pôle is chosen, else empty. */
export function noteWholeOnly({ pole }: PageContext): string {
	return pole === ENSEMBLE ? '' : WHOLE_ONLY;
}

/** The card of an indicator that counts the whole only. */
export function toWholeCard(page: PageContext, id: string, note: string | null = null): PageCard {
	const card = toPageCard(toWholeContext(page), id, { note });
	return { ...card, scope: noteWholeOnly(page) };
}

/** The page for the pôle chosen where it has rows of an indicator, else for the whole. */
export function toHeldContext(page: PageContext, id: string): PageContext {
	const key = { indicateur: getIndicator(id).id, periode: page.period.id };
	const isAbsent =
		page.lookup.get({ ...key, pole: page.pole }) === undefined &&
		page.lookup.get(key) !== undefined;
	return isAbsent ? toWholeContext(page) : page;
}
