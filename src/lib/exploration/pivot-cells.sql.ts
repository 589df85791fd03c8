import { sqlText } from '../schemas/sql-text.ts';
import type { Indicator } from '../indicators/indicator.ts';
import type { FacetId } from './filter.ts';
import { LIMITED, MULTIPLE_VALUES, SINGLE_VALUES } from './perimeter.ts';

/** An axis that cuts the perimeter: each value has the rank of its place, from 1; 0 is the total. */
export interface CutAxis {
	readonly dimension: FacetId;
	readonly values: readonly string[];
}

type BrokenDown = Pick<Indicator, 'breakdowns'>;
type Side = 'lignes' | 'colonnes';
type KnownTable = keyof typeof LIMITED;

/** Beyond this, `annee` is the rank of a cell: exercises are years of four digits. */
const YEARS = 10_000;

/** What the relations read as `annee`: the exercise inside a cell. */
export function toCellYear(cell: number, annee: number): number {
	return cell * YEARS + annee;
}

/** The cell of two ranks; without an axis, rank 0. */
export function toCellRank(row: number, column: number, columns: CutAxis | null): number {
	return row * ((columns?.values.length ?? 0) + 1) + column;
}

/**
 * Tables that deal what is known out to the cells of a pivot: an orientation, and what hangs on it, once a cell that it
 * belongs to, the exercise being replaced by that of its cell. Relations join the known tables to `periodes` by
 * `annee`: their SQL then counts each cell apart, in one pass, and a cell holds what the perimeter of its values
 * holds. What the indicator itself breaks down by the dimension (freins by family) is dealt out by its own value.
 */
export function dealTables(
	rows: CutAxis | null,
	columns: CutAxis | null,
	indicator: BrokenDown,
): readonly string[] {
	const cell = `l.rang * ${(columns?.values.length ?? 0) + 1} + k.rang`;
	return [
		...valuesTable('lignes', rows),
		...valuesTable('colonnes', columns),
		memberTable('lignes', rows),
		memberTable('colonnes', columns),
		`cellules AS (
SELECT l.annee, l.id_orientation, a.accompagnement, l.rang AS ligne, k.rang AS colonne,
  CAST((${cell}) * ${YEARS} + l.annee AS INTEGER) AS annee_cellule
FROM membres_lignes l
JOIN membres_colonnes k ON k.annee = l.annee AND k.id_orientation = l.id_orientation
LEFT JOIN accompagnements_connus a ON a.annee = l.annee AND a.id_orientation = l.id_orientation
)`,
		...listTables().map((table) => dealTable(table, rows, columns, indicator)),
	];
}

/** Whether what an indicator counts is itself of one value of a dimension, as its breakdown has it. */
export function isOwnCut(dimension: FacetId, { breakdowns }: BrokenDown): boolean {
	return dimension in MULTIPLE_VALUES && breakdowns.some(({ by }) => by === dimension);
}

/** A relation whose known tables are those that were dealt out; its SQL stays what it is. */
export function readDealt(relationSql: string): string {
	const read = listTables().filter((table) => new RegExp(`\\b${table}\\b`).test(relationSql));
	const tables = read.map(
		(table) => `${table} AS (SELECT ${LIMITED[table].columns} FROM ${toDealtName(table)})`,
	);
	return tables.length === 0 ? relationSql : `WITH ${tables.join(',\n')}\n${relationSql}`;
}

function listTables(): readonly KnownTable[] {
	return Object.keys(LIMITED).filter((name): name is KnownTable => name in LIMITED);
}

function toDealtName(table: KnownTable): string {
	return `${table}_par_cellule`;
}

function valuesTable(side: Side, axis: CutAxis | null): readonly string[] {
	if (axis === null || axis.values.length === 0) return [];
	const rows = axis.values.map((value, at) => `(${at + 1}, ${sqlText(value)})`);
	return [`valeurs_${side} (rang, valeur) AS (\nVALUES ${rows.join(', ')}\n)`];
}

/** The ranks of an axis that each orientation belongs to, the total always. */
function memberTable(side: Side, axis: CutAxis | null): string {
	const total = 'SELECT annee, id_orientation, 0 AS rang FROM orientations_connues';
	if (axis === null || axis.values.length === 0) return `membres_${side} AS (\n${total}\n)`;
	return `membres_${side} AS (
${total}
UNION ALL
SELECT DISTINCT m.annee, m.id_orientation, v.rang
FROM (${listMembers(axis.dimension)}) AS m
JOIN valeurs_${side} v ON v.valeur = m.valeur
)`;
}

/** The values of each orientation, by the texts that the perimeter of a filter reads. */
function listMembers(dimension: FacetId): string {
	const owner = 'ON a.annee = o.annee AND a.id_orientation = o.id_orientation';
	if (dimension in SINGLE_VALUES) {
		const value = SINGLE_VALUES[dimension as keyof typeof SINGLE_VALUES];
		return `SELECT o.annee, o.id_orientation, ${value} AS valeur
FROM orientations_connues o
LEFT JOIN accompagnements_connus a ${owner}`;
	}
	const table = MULTIPLE_VALUES[dimension as keyof typeof MULTIPLE_VALUES];
	return `SELECT a.annee, a.id_orientation, t.${dimension} AS valeur
FROM ${table} t
JOIN accompagnements_connus a ON a.annee = t.annee AND a.accompagnement = t.accompagnement`;
}

function dealTable(
	table: KnownTable,
	rows: CutAxis | null,
	columns: CutAxis | null,
	indicator: BrokenDown,
): string {
	const { key, columns: names } = LIMITED[table];
	const kept = names
		.split(', ')
		.filter((name) => name !== 'annee')
		.map((name) => `t.${name}`);
	const sides = (
		[
			['lignes', 'ligne', rows],
			['colonnes', 'colonne', columns],
		] as const
	).flatMap(([side, rank, axis]) => {
		const own = axis?.dimension;
		if (own === undefined || !isOwnCut(own, indicator)) return [];
		return MULTIPLE_VALUES[own as keyof typeof MULTIPLE_VALUES] === table
			? [{ side, rank, own }]
			: [];
	});
	const joins = sides.map(
		({ side, rank }) => `\nLEFT JOIN valeurs_${side} v ON v.rang = c.${rank}`,
	);
	const where = sides.map(({ own }) => `\nWHERE v.valeur IS NULL OR v.valeur = t.${own}`);
	return `${toDealtName(table)} AS (
SELECT c.annee_cellule AS annee, ${kept.join(', ')}
FROM ${table} t
JOIN cellules c ON c.annee = t.annee AND c.${key} = t.${key}${joins.join('')}${where.join('')}
)`;
}
