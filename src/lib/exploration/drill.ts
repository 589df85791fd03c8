import type { Edition } from '../disclosure/release.ts';
import type { Engine, ResultRow } from '../engine/engine.ts';
import type { Cell } from '../extracts/table.ts';
import { periodTable } from '../indicators/chapter-query.ts';
import type { Indicator } from '../indicators/indicator.ts';
import { sqlText } from '../indicators/known-tables.ts';
import type { Period } from '../indicators/periods.ts';
import { chapters } from '../indicators/registry.ts';
import type { Relation } from '../indicators/relation.ts';
import { toRowWeight, type RowWeight } from '../indicators/row-weight.ts';
import { ENSEMBLE } from '../models/index-rows.ts';
import { listFacts } from './drill-facts.ts';
import { DRILL_OBJECTS, type DrillObject } from './drill-objects.ts';

/** Rows beyond these are not brought to the page. */
export const MOST_ROWS = 20_000;

/** What is asked: a figure, where and when, and the perimeter as tables that come before the relation. */
export interface DrillRequest {
	readonly indicator: Indicator;
	readonly period: Period;
	readonly pole: string;
	readonly tables: readonly string[];
}

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

interface Source {
	readonly relation: Relation;
	readonly object: DrillObject;
	readonly numerator: RowWeight | null;
	readonly denominator: RowWeight | null;
}

/** Whether a figure is made of rows that can be shown: not an estimate, nor an account. */
export function canDrill(indicator: Indicator): boolean {
	return findSource(indicator) !== null;
}

function findSource({ sql }: Indicator): Source | null {
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
	const facts = listFacts([
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

/** The relation with the conditions of the figure as columns, then the words of each row that counts. */
function buildDrillQuery(
	{ relation, object, numerator, denominator }: Source,
	facts: readonly string[],
	{ period, pole, tables }: DrillRequest,
): string {
	const weights = [numerator, denominator].map(toWeightSql);
	const distincts = [numerator, denominator].flatMap((weight) =>
		weight?.kind === 'distincts' ? [weight.column] : [],
	);
	const kept = [...new Set([...object.keys, ...facts, ...distincts])];
	const isWhole = pole === ENSEMBLE && relation.totals === 'groupes';
	const columns = [
		...object.columns.map(({ sql }, at) => `${sql} AS v${at + 1}`),
		...facts.map((name, at) => `${toFactSql(name)} AS f${at + 1}`),
		'r.n',
		'r.d',
		`${toDistinctSql(numerator)} AS un`,
		`${toDistinctSql(denominator)} AS ud`,
	];
	return `WITH ${[periodTable([period]), ...tables, `${relation.id} AS (\n${relation.sql}\n)`].join(',\n')},
lignes AS (
SELECT periode, ${kept.join(', ')}, ${weights.map((sql, at) => `${sql} AS ${at === 0 ? 'n' : 'd'}`).join(', ')}
FROM ${relation.id}${isWhole ? '' : `\nWHERE code_pole = ${sqlText(pole)}`}
)
SELECT ${columns.join(',\n  ')}
FROM lignes r
JOIN periodes p ON p.periode = r.periode
${object.joins}
WHERE r.n <> 0 OR r.d <> 0
ORDER BY ${object.columns.map((_, at) => `v${at + 1}`).join(', ')}
LIMIT ${MOST_ROWS + 1}`;
}

function toWeightSql(weight: RowWeight | null): string {
	if (weight === null) return 'CAST(NULL AS DOUBLE)';
	const { kind, sql } = weight;
	return `CAST(${kind === 'distincts' ? `CASE WHEN ${sql} THEN 1 ELSE 0 END` : sql} AS DOUBLE)`;
}

function toDistinctSql(weight: RowWeight | null): string {
	return weight?.kind === 'distincts' ? `CAST(r.${weight.column} AS VARCHAR)` : 'NULL';
}

function toFactSql(name: string): string {
	return name.startsWith('date_') ? `CAST(r.${name} AS VARCHAR)` : `r.${name}`;
}

function toRow(row: ResultRow, { object }: Source, facts: readonly string[]): DrillRow {
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
