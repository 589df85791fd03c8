import { release, type Released } from '../disclosure/release.ts';
import type { Engine } from '../engine/engine.ts';
import type { Indicator } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import { measure } from '../indicators/run.ts';
import type { Convention } from '../schemas/schemas.ts';
import type { ExplorationFilter } from './filter.ts';
import { perimeterTables } from './perimeter.ts';

/** Whether a figure can be read for some persons only: money and deliverables are of the whole agreement. */
export function followsFilter(indicator: Indicator): boolean {
	return indicator.chapter === 'A' || indicator.chapter === 'B';
}

/**
 * The long table of the orientations of a filter and of what followed them, by the same SQL as the whole; no target,
 * for those of the agreement are set for everybody. For the edition of pilotage. Throws `EngineError`.
 */
export async function computePerimeter(
	engine: Engine,
	convention: Convention,
	periods: readonly Period[],
	filter: ExplorationFilter,
): Promise<Released> {
	const agreement = {
		judge: () => ({ cible: null, statut: 'sans_objet' }) as const,
		achieve: () => [],
	};
	const rows = await measure(engine, convention, periods, agreement, {
		tables: perimeterTables(filter),
		measures: followsFilter,
	});
	return release(rows, 'pilotage');
}
