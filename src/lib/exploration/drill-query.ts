import { periodTable } from '../indicators/chapter-query.ts';
import type { Indicator } from '../indicators/indicator.ts';
import { sqlText } from '../schemas/sql-text.ts';
import type { Period } from '../indicators/periods.ts';
import type { Relation } from '../indicators/relation.ts';
import type { RowWeight } from '../indicators/row-weight.ts';
import { ENSEMBLE } from '../indicators/run.ts';
import type { DrillObject } from './drill-objects.ts';
import { dealTables, readDealt, toCellRank, toCellYear, type CutAxis } from './pivot-cells.sql.ts';

/** Rows beyond these are not brought to the page. */
export const MOST_ROWS = 20_000;

/** What is asked: a figure, where and when, in the perimeter of the page, or in one cell of a pivot. */
export interface DrillRequest {
	readonly indicator: Indicator;
	readonly period: Period;
	readonly pole: string;
	/** Tables that come first: the known tables as the filter of the page leaves them. */
	readonly perimeter: readonly string[];
	/** The value of each axis that cuts the cell. */
	readonly cuts?: readonly CutAxis[];
}

/** A relation, what its rows are, and what each brings to the figure. */
export interface DrillSource {
	readonly relation: Relation;
	readonly object: DrillObject;
	readonly numerator: RowWeight | null;
	readonly denominator: RowWeight | null;
}

/** The relation with the conditions of the figure as columns, then the words of each row that counts. */
export function buildDrillQuery(
	{ relation, object, numerator, denominator }: DrillSource,
	facts: readonly string[],
	request: DrillRequest,
): string {
	const { period, pole } = request;
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
	return `WITH ${listTables(relation, request).join(',\n')},
lignes_comptees AS (
SELECT ${period.exercice} AS annee, ${kept.join(', ')}, ${weights.map((sql, at) => `${sql} AS ${at === 0 ? 'n' : 'd'}`).join(', ')}
FROM ${relation.id}${isWhole ? '' : `\nWHERE code_pole = ${sqlText(pole)}`}
)
SELECT ${columns.join(',\n  ')}
FROM lignes_comptees r
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

/** What the query reads: the period, the perimeter, and the relation, dealt out to the one cell where there is one. */
function listTables(
	{ id, sql }: Relation,
	{ indicator, period, perimeter, cuts = [] }: DrillRequest,
): readonly string[] {
	if (cuts.length === 0) return [periodTable([period]), ...perimeter, `${id} AS (\n${sql}\n)`];
	const [rows = null, columns = null] = cuts;
	const cell = toCellRank(rows === null ? 0 : 1, columns === null ? 0 : 1, columns);
	return [
		periodTable([{ ...period, exercice: toCellYear(cell, period.exercice) }]),
		...perimeter,
		...dealTables(rows, columns, indicator),
		`${id} AS (\n${readDealt(sql)}\n)`,
	];
}
