import type { Edition } from '../disclosure/release.ts';
import type { Engine, ResultRow } from '../engine/engine.ts';
import type { Cell } from '../extracts/table.ts';
import type { Indicator } from '../indicators/indicator.ts';
import { chapters } from '../indicators/registry.ts';
import { toRowWeight } from '../indicators/row-weight.ts';
import { buildDrillQuery, MOST_ROWS, type DrillRequest, type DrillSource } from './drill-query.ts';
import { DRILL_OBJECTS, type DrillObject } from './drill-objects.ts';

/** A row behind a figure. */
export interface DrillRow {
	/** Values of the columns of its object, in their order. */
	readonly values: readonly Cell[];
	/** What the conditions of the figure read of it, in the order of `facts`. */
	readonly facts: readonly Cell[];
	/** What it adds to the numerator and the denominator; null where the figure has none. */
	readonly numerator: number | null;
	readonly denominator: number | null;
	/** The value that is counted once whatever the rows: the person; null where rows are counted. */
	readonly distinct: { readonly numerator: Cell; readonly denominator: Cell };
}

/** The rows of a figure: exact and about persons, so for the parties to the agreement only. */
export interface Drill {
	readonly edition: 'pilotage';
	readonly object: DrillObject;
	readonly facts: readonly string[];
	readonly rows: readonly DrillRow[];
	/** Whether there are more rows than `MOST_ROWS`. */
	readonly isCut: boolean;
}

/** Whether a figure is made of rows that can be shown: not an estimate, nor an account. */
export function canDrill(indicator: Indicator): boolean {
	return findSource(indicator) !== null;
}

function findSource({ sql }: Indicator): DrillSource | null {
	const relation = chapters.flatMap(({ relations }) => relations).find(({ id }) => id === sql.from);
	const object = DRILL_OBJECTS[sql.from];
	if (relation === undefined || object === undefined) return null;
	const numerator = sql.numerator === undefined ? null : toRowWeight(sql.numerator);
	const denominator = sql.denominator === undefined ? null : toRowWeight(sql.denominator);
	const isRead =
		(sql.numerator === undefined) === (numerator === null) &&
		(sql.denominator === undefined) === (denominator === null);
	return isRead ? { relation, object, numerator, denominator } : null;
}

/**
 * The rows behind a figure, by the relation and the conditions of the figure itself; throws in an edition that may
 * not have them, on a figure without rows, and `EngineError`.
 */
export async function readDrill(
	engine: Engine,
	request: DrillRequest,
	edition: Edition,
): Promise<Drill> {
	if (edition !== 'pilotage') throw new Error('rows: a protected edition has none');
	const source = findSource(request.indicator);
	if (source === null) throw new Error(`figure without rows: ${request.indicator.id}`);
	const facts = listColumnsRead([
		...(source.numerator?.conditions ?? []),
		...(source.denominator?.conditions ?? []),
	]);
	const found = await engine.query(buildDrillQuery(source, facts, request));
	return {
		edition,
		object: source.object,
		facts,
		rows: found.slice(0, MOST_ROWS).map((row) => toRow(row, source, facts)),
		isCut: found.length > MOST_ROWS,
	};
}

function toRow(row: ResultRow, { object }: DrillSource, facts: readonly string[]): DrillRow {
	const read = (name: string): Cell => row[name] ?? null;
	const weigh = (name: string): number | null => {
		const cell = read(name);
		return typeof cell === 'number' ? cell : null;
	};
	return {
		values: object.columns.map((_, at) => read(`v${at + 1}`)),
		facts: facts.map((_, at) => read(`f${at + 1}`)),
		numerator: weigh('n'),
		denominator: weigh('d'),
		distinct: { numerator: read('un'), denominator: read('ud') },
	};
}

/** The numerator and the denominator that the rows make together: those of the figure. */
export function sumDrill({ rows }: Pick<Drill, 'rows'>): {
	readonly numerator: number | null;
	readonly denominator: number | null;
} {
	return { numerator: sumPart(rows, 'numerator'), denominator: sumPart(rows, 'denominator') };
}

function sumPart(rows: readonly DrillRow[], part: 'numerator' | 'denominator'): number | null {
	const seen = new Set<Cell>();
	let sum: number | null = null;
	for (const row of rows) {
		const weight = row[part];
		const value = row.distinct[part];
		if (weight === null) continue;
		const isAgain = value !== null && seen.has(value);
		if (weight !== 0 && value !== null) seen.add(value);
		sum = (sum ?? 0) + (isAgain ? 0 : weight);
	}
	return sum;
}

const COLUMN = /[a-z_]+/g;

/** The columns that conditions read, each once: SQL writes its own words in capitals. */
export function listColumnsRead(conditions: readonly string[]): readonly string[] {
	const names = conditions.flatMap((condition) => [
		...(condition.replace(/'[^']*'/g, '').match(COLUMN) ?? []),
	]);
	return [...new Set(names)];
}
