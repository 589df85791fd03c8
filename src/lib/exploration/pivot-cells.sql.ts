import { sqlText } from '../indicators/known-tables.ts';
import type { DimensionId } from './dimensions.ts';
import { KNOWN_COLUMNS } from './known-columns.ts';

/** An axis that cuts the perimeter: each value has the rank of its place, from 1; 0 is the total. */
export interface CutAxis {
	readonly dimension: DimensionId;
	readonly values: readonly string[];
}

type Side = 'lignes' | 'colonnes';
type KnownTable = keyof typeof KNOWN_COLUMNS;

/** Beyond this, `annee` is the rank of a cell: exercises are years of four digits. */
const YEARS = 10_000;

/** The name that the relations read as `annee`: that of the exercise inside a cell. */
export function toCellYear(cell: number, annee: number): number {
	return cell * YEARS + annee;
}

/** The cell of two ranks; without an axis, rank 0. */
export function toCellRank(row: number, column: number, columns: CutAxis | null): number {
	return row * ((columns?.values.length ?? 0) + 1) + column;
}

/**
 * Tables that deal what is known out to the cells of a pivot: one copy of an orientation, and of what hangs on it, a
 * cell that it belongs to, the exercise being replaced by that of its cell. The relations of the indicators join the
 * known tables to `periodes` by `annee`: their SQL then counts each cell apart, in one pass.
 */
export function dealTables(rows: CutAxis | null, columns: CutAxis | null): readonly string[] {
	const cell = `l.rang * ${(columns?.values.length ?? 0) + 1} + k.rang`;
	return [
		...valuesTable('lignes', rows),
		...valuesTable('colonnes', columns),
		...memberTable('lignes', rows),
		...memberTable('colonnes', columns),
		`cellules AS (
SELECT l.annee, l.id_orientation, a.id_accompagnement, l.rang AS ligne, k.rang AS colonne,
  CAST((${cell}) * ${YEARS} + l.annee AS INTEGER) AS annee_cellule
FROM membres_lignes l
JOIN membres_colonnes k ON k.annee = l.annee AND k.id_orientation = l.id_orientation
LEFT JOIN accompagnements_connus a ON a.annee = l.annee AND a.id_orientation = l.id_orientation
)`,
		...listTables().map((table) => dealTable(table, rows, columns)),
	];
}

/** A relation whose known tables are those that were dealt out; its SQL stays what it is. */
export function readDealt(relationSql: string): string {
	const read = listTables().filter((table) => new RegExp(`\\b${table}\\b`).test(relationSql));
	const tables = read.map(
		(table) => `${table} AS (SELECT annee, ${KNOWN_COLUMNS[table]} FROM ${toDealtName(table)})`,
	);
	return tables.length === 0 ? relationSql : `WITH ${tables.join(',\n')}\n${relationSql}`;
}

function listTables(): readonly KnownTable[] {
	return [
		'orientations_connues',
		'accompagnements_connus',
		'contrats_connus',
		'freins_connus',
		'etapes_connues',
		'actions_connues',
	];
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
function memberTable(side: Side, axis: CutAxis | null): readonly string[] {
	const total = 'SELECT annee, id_orientation, 0 AS rang FROM orientations_connues';
	const members =
		axis === null || axis.values.length === 0
			? total
			: `${total}\nUNION ALL\nSELECT DISTINCT m.annee, m.id_orientation, v.rang\nFROM (${MEMBERS[axis.dimension]}) AS m\nJOIN valeurs_${side} v ON v.valeur = m.valeur`;
	return [`membres_${side} AS (\n${members}\n)`];
}

const OF_ORIENTATION = (value: string) =>
	`SELECT annee, id_orientation, ${value} AS valeur FROM orientations_connues`;
const OF_EXIT = (value: string) =>
	`SELECT annee, id_orientation, COALESCE(${value}, 'non_renseigne') AS valeur FROM accompagnements_connus WHERE date_fin IS NOT NULL`;
const OF_EVENT = (table: string, value: string) =>
	`SELECT a.annee, a.id_orientation, x.${value} AS valeur FROM ${table} x JOIN accompagnements_connus a ON a.annee = x.annee AND a.id_accompagnement = x.id_accompagnement`;
const NONE = '';

const MEMBERS: Readonly<Record<DimensionId, string>> = {
	pole: OF_ORIENTATION('code_pole'),
	tranche_age: OF_ORIENTATION('tranche_age'),
	conforme: OF_ORIENTATION(`CASE WHEN conforme THEN 'oui' ELSE 'non' END`),
	groupe_sortie: OF_EXIT('groupe_sortie'),
	motif_sortie: OF_EXIT('motif_sortie'),
	code_referent:
		'SELECT annee, id_orientation, code_referent AS valeur FROM accompagnements_connus',
	famille: OF_EVENT('freins_connus', 'famille'),
	type_etape: OF_EVENT('etapes_connues', 'type_etape'),
	type_partenaire: OF_EVENT('actions_connues', 'type_partenaire'),
	mois: NONE,
	trimestre: NONE,
	semestre: NONE,
	exercice: NONE,
};

/** The dimension by which the rows of a table are themselves cut. */
const OWN_CUT: Readonly<Partial<Record<KnownTable, DimensionId>>> = {
	freins_connus: 'famille',
	etapes_connues: 'type_etape',
	actions_connues: 'type_partenaire',
};

function dealTable(table: KnownTable, rows: CutAxis | null, columns: CutAxis | null): string {
	const key = table === 'orientations_connues' ? 'id_orientation' : 'id_accompagnement';
	const listed = KNOWN_COLUMNS[table].split(', ').map((name) => `x.${name}`);
	const own = OWN_CUT[table];
	const sides = (
		[
			['lignes', 'ligne', rows],
			['colonnes', 'colonne', columns],
		] as const
	).filter(([, , axis]) => axis !== null && axis.dimension === own);
	const joins = sides.map(([side, rank]) => `\nLEFT JOIN valeurs_${side} v ON v.rang = c.${rank}`);
	const where = sides.length === 0 ? '' : `\nWHERE v.valeur IS NULL OR v.valeur = x.${own ?? ''}`;
	return `${toDealtName(table)} AS (
SELECT c.annee_cellule AS annee, ${listed.join(', ')}
FROM ${table} x
JOIN cellules c ON c.annee = x.annee AND c.${key} = x.${key}${joins.join('')}${where}
)`;
}
