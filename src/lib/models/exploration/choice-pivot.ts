import type { Engine } from '../../engine/engine.ts';
import { computePivot } from '../../exploration/compute-pivot.ts';
import type { ExplorationFilter } from '../../exploration/filter.ts';
import { perimeterTables } from '../../exploration/perimeter.ts';
import type { Pivot } from '../../exploration/pivot.ts';
import { listReferents, NO_AXIS, toAxis, type AxisScope } from './axes.ts';
import type { PivotChoice } from './pivot-address.ts';

/** The pivot of a choice, under a filter. Throws `EngineError`. */
export async function computeChoice(
	engine: Engine,
	{ measure, rows, columns }: PivotChoice,
	scope: Omit<AxisScope, 'referents'>,
	filter: ExplorationFilter,
): Promise<Pivot> {
	const { period } = scope;
	const axes = { ...scope, referents: await listReferents(engine, period.exercice) };
	return computePivot(engine, {
		measure,
		period,
		perimeter: perimeterTables(filter),
		rows: toAxis(rows, axes),
		columns: columns === '' ? NO_AXIS : toAxis(columns, axes),
	});
}
