import { protectPrimary } from '../disclosure/protect.ts';
import { getExercice } from '../convention/targets.ts';
import type { Figures } from './figures.ts';
import type { Progress } from './progress.ts';
import { listDeclaredPeriods, toPublishedFigures } from './published.ts';
import type { LoadedSet } from './session.svelte.ts';

export interface PublishOptions {
	readonly signal: AbortSignal;
	readonly onProgress: (progress: Progress) => void;
}

/** The figures of the edition of diffusion of an exercise; null while no engine can compute what it needs. */
export function publishFigures(
	{ figures, engine }: LoadedSet,
	exercice: number,
	{ signal }: PublishOptions,
): Promise<Figures | null> {
	const { scope, released, computed } = figures;
	const periods = listDeclaredPeriods(scope, exercice);
	if (engine === null && periods.some(({ id }) => !computed.has(id))) return Promise.resolve(null);
	signal.throwIfAborted();
	const ids = new Set(periods.map(({ id }) => id));
	const rows = released.rows.filter(({ periode }) => ids.has(periode));
	const { seuil_confidentialite } = getExercice(scope.convention, exercice).regles;
	return Promise.resolve(
		toPublishedFigures(scope, protectPrimary(rows, seuil_confidentialite), periods),
	);
}
