import { getTableSchema, type Field, type TableName } from '../schemas/schemas.ts';
import { sqlText } from '../schemas/sql-text.ts';
import { toColumnType } from './cell.ts';
import { getAllowedValues, type Vocabularies } from './vocabulary.ts';

/** The tables that hold nearly all the rows of a set; none of the others refers to them. */
export const LARGE_TABLES = [
	'orientations',
	'accompagnements',
	'contrats',
	'freins',
	'etapes',
	'actions_partenariales',
] as const satisfies readonly TableName[];

/** The pattern of identifiers in the schemas, and what of it can be no name, number of a person or telephone. */
const IDENTIFIER = '^[A-Za-z0-9][A-Za-z0-9_./-]{0,39}$';
const PLAIN_IDENTIFIER = '[A-Z]{0,4}[0-9A-F]{1,8}';

/** Days that no rule of `cell.ts` refuses. */
const DAYS = `BETWEEN DATE '1988-12-01' AND DATE '2199-12-31'`;

/** The columns of a table with their types, as a query on it describes them. */
export function listColumnTypes(table: TableName): readonly (readonly [string, string])[] {
	return getTableSchema(table).fields.map((field) => [field.name, toColumnType(field)] as const);
}

/**
 * One row, one column `refus`: whether anything in a loaded table might be refused by the rules of its schema: values,
 * keys, links. It never lets through what they refuse, and may doubt what they accept: the whole reading then decides,
 * and finds the words. The tables that it refers to must be loaded.
 */
export function buildScreen(table: TableName, added: Vocabularies): string {
	const { fields, foreignKeys, primaryKey } = getTableSchema(table);
	const linked = new Set(foreignKeys.map(({ field }) => field));
	const values = fields
		.filter(({ name }) => !linked.has(name))
		.map((field) => toCondition(field, getAllowedValues(table, field, added)));
	const required = fields.filter(({ name, required: must }) => must && linked.has(name));
	const links = foreignKeys.map(
		({ field, table: parent, column }) =>
			`EXISTS (SELECT 1 FROM ${table} t ANTI JOIN ${parent} p ON p.${column} = t.${field} WHERE t.${field} IS NOT NULL)`,
	);
	const keys = fields.filter(({ name, unique }) => unique || name === primaryKey);
	const conditions = [...values, ...required.map(({ name }) => `${name} IS NOT NULL`)];
	const doubles = keys.map(({ name }) => `count(DISTINCT ${name}) <> count(${name})`);
	return `SELECT ${[
		`COALESCE(bool_or(NOT COALESCE(${conditions.join(' AND ')}, FALSE)), FALSE)`,
		...doubles,
		...links,
	].join('\n  OR ')} AS refus FROM ${table}`;
}

function toCondition(field: Field, allowed: ReadonlySet<string> | null): string {
	const condition = toValueCondition(field, allowed);
	return field.required ? condition : `(${field.name} IS NULL OR ${condition})`;
}

function toValueCondition(
	{ name, type, pattern, minimum, maximum }: Field,
	allowed: ReadonlySet<string> | null,
): string {
	switch (type) {
		case 'boolean':
			return `${name} IS NOT NULL`;
		case 'date':
			return `${name} ${DAYS}`;
		case 'integer':
		case 'number':
		case 'year':
			return `${name} BETWEEN ${String(minimum ?? -2_147_483_647)} AND ${String(maximum ?? 2_147_483_647)}`;
		case 'string':
			if (allowed !== null) return `${name} IN (${[...allowed].map(sqlText).join(', ')})`;
			// A text that is no identifier is read whole.
			return pattern === IDENTIFIER ? `regexp_full_match(${name}, '${PLAIN_IDENTIFIER}')` : 'FALSE';
	}
}
