import { computeLongTable } from '../convention/long-table.ts';
import { release, type Released } from '../disclosure/release.ts';
import type { Engine } from '../engine/engine.ts';
import type { Period } from '../indicators/periods.ts';
import type { Convention } from '../schemas/schemas.ts';
import type { ExplorationFilter } from './filter.ts';
import { perimeterTables } from './perimeter.ts';

/** The long table of the periods inside a perimeter; a filter that leaves something out is not known yet. */
export async function computePerimeter(
	engine: Engine,
	convention: Convention,
	periods: readonly Period[],
	filter: ExplorationFilter,
): Promise<Released> {
	if (perimeterTables(filter).length > 0) throw new Error('perimeter: not known');
	return release(await computeLongTable(engine, convention, periods), 'pilotage');
}
