import { normaliseHeader } from '../../lib/extracts/header.ts';
import { findNearest } from '../../lib/schemas/nearest.ts';
import {
	getTableSchema,
	isTableName,
	tableSchemas,
	type TableName,
} from '../../lib/schemas/schemas.ts';
import { wrongUse } from '../arguments.ts';
import { formatCsvLine, parseCsv, unquoteFormula } from '../csv-file.ts';

/** Which column of a raw file goes to which column of a table. */
export interface MappingLine {
	/** Null where the file is not used. */
	readonly table: TableName | null;
	readonly file: string;
	/** Title of the column in the raw file; null for a value that is the same in all the rows. */
	readonly source: string | null;
	/** Column of the table; null where the source column is left out. */
	readonly column: string | null;
	readonly values: ValueMap;
	/** What a person should know of the line; never read back. */
	readonly remark: string;
}

/** What to write for each raw value, by folded value. */
export type ValueMap = ReadonlyMap<string, string>;

/** Stands for every value that the line does not name, and for an empty cell. */
const ANY = '*';
const EMPTY = '(vide)';

const COLUMNS = ['table', 'fichier', 'colonne_source', 'colonne', 'valeurs', 'remarque'] as const;

/** The mapping as a CSV for French office software. */
export function formatMapping(lines: readonly MappingLine[]): string {
	const rows = lines.map(({ table, file, source, column, values, remark }) => [
		table ?? '',
		file,
		source ?? '',
		column ?? '',
		[...values].map(([from, to]) => `${from}=${to}`).join(' | '),
		remark,
	]);
	return `\uFEFF${[COLUMNS, ...rows].map(formatCsvLine).join('')}`;
}

/** Reads a mapping file; throws a `CommandError` that names the line where it cannot be followed. */
export async function parseMapping(
	path: string,
	bytes: Uint8Array,
): Promise<readonly MappingLine[]> {
	const { header, rows, lines } = await parseCsv(path, bytes);
	const titles = header.map(normaliseHeader);
	const missing = COLUMNS.slice(0, 4).filter((column) => !titles.includes(column));
	if (missing.length > 0) {
		throw wrongUse(`${path} : il manque les colonnes ${missing.join(', ')} de la correspondance.`);
	}
	return rows.map((cells, index) => {
		const get = (column: (typeof COLUMNS)[number]): string =>
			unquoteFormula((cells[titles.indexOf(column)] ?? '').trim());
		const place = `${path}, ligne ${lines[index] ?? 0}`;
		const table = toTable(get('table'), place);
		return {
			table,
			file: get('fichier'),
			source: get('colonne_source') || null,
			column: table === null ? null : toColumn(table, get('colonne'), place),
			values: parseValues(get('valeurs'), place),
			remark: '',
		};
	});
}

/** What a value map makes of a raw value: the same value where it says nothing of it. */
export function mapValue(values: ValueMap, raw: string): string {
	if (values.size === 0) return raw;
	const found = values.get(raw.trim() === '' ? EMPTY : fold(raw));
	return found ?? values.get(ANY) ?? raw;
}

/** A value without its accents, capitals and outer spaces, to compare it. */
export function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[’`]/g, "'")
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}

function toTable(text: string, place: string): TableName | null {
	if (text === '') return null;
	if (isTableName(text)) return text;
	const names = tableSchemas.map(({ name }) => name);
	throw wrongUse(`${place} : la table n’existe pas ; ${propose(text, names)}.`);
}

function toColumn(table: TableName, text: string, place: string): string | null {
	if (text === '') return null;
	const names = getTableSchema(table).fields.map(({ name }) => name);
	if (names.includes(text)) return text;
	throw wrongUse(`${place} : « ${table} » n’a pas cette colonne ; ${propose(text, names)}.`);
}

function propose(text: string, names: readonly string[]): string {
	const nearest = findNearest(text, names);
	return nearest === null ? `écrire ${names.join(', ')}` : `sans doute « ${nearest} »`;
}

function parseValues(text: string, place: string): ValueMap {
	const values = new Map<string, string>();
	if (text === '') return values;
	for (const pair of text.split('|')) {
		const cut = pair.lastIndexOf('=');
		if (cut === -1) {
			throw wrongUse(`${place} : les valeurs s’écrivent « avant=après | avant=après ».`);
		}
		values.set(fold(pair.slice(0, cut)), pair.slice(cut + 1).trim());
	}
	return values;
}
