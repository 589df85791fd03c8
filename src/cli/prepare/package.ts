import { createHash } from 'node:crypto';
import type { ExtractSet, SourceFile } from '../../lib/extracts/read-extracts.ts';
import { sealPackage, toControl } from '../../lib/extracts/sealed-pack.ts';
import type { Convention, Datapackage, Ressource, TableName } from '../../lib/schemas/schemas.ts';
import type { PreparedTable } from './convert.ts';

/** Files by name, not yet on disk. */
export type Package = ReadonlyMap<string, Uint8Array>;

/** A file of tables, and the table that it holds; null for a pack of all of them. */
export interface TableFile {
	readonly name: string;
	readonly table: PreparedTable | null;
	readonly bytes: Uint8Array;
}

/** The tables as CSV in the form of the model: UTF-8, comma, CRLF. */
export function toCsvFiles(tables: ReadonlyMap<TableName, PreparedTable>): readonly TableFile[] {
	return [...tables].map(([name, table]) => {
		const lines = [table.schema.fields.map((field) => field.name), ...table.rows];
		const text = lines.map((cells) => `${cells.map(quote).join(',')}\r\n`).join('');
		return { name: `${name}.csv`, table, bytes: new TextEncoder().encode(text) };
	});
}

/** The whole package: tables, the documents of the agreement as they were given, and what describes them. */
export function toPackage(
	files: readonly TableFile[],
	documents: ReadonlyMap<string, Uint8Array>,
	convention: Convention,
	dateExtraction: string,
): Package {
	const datapackage: Datapackage = {
		name: `jalons-extraits-${dateExtraction}`,
		title: convention.titre,
		date_extraction: dateExtraction,
		resources: files.map(describe),
	};
	return new Map([
		...files.map(({ name, bytes }) => [name, bytes] as const),
		...documents,
		['datapackage.json', toJson(datapackage)],
	]);
}

/** The same files, once a pack was read and found sound: `datapackage.json` says so, and it is not read again. */
export function seal(files: Package, set: ExtractSet): Package {
	const text = new TextDecoder().decode(files.get('datapackage.json'));
	const clauses = files.get('clauses.json');
	const control = toControl(set, {
		convention: hash(files.get('convention.json') ?? new Uint8Array()),
		...(clauses === undefined ? {} : { clauses: hash(clauses) }),
	});
	const sealed = sealPackage(JSON.parse(text) as Datapackage, control);
	return new Map([...files, ['datapackage.json', toJson(sealed)]]);
}

function hash(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

function toJson(datapackage: Datapackage): Uint8Array {
	return new TextEncoder().encode(`${JSON.stringify(datapackage, null, 2)}\n`);
}

/** The files as the loader takes them. */
export function toSourceFiles(files: Package): readonly SourceFile[] {
	return [...files].map(([path, bytes]) => ({
		path,
		size: bytes.length,
		bytes: () => Promise.resolve(bytes),
	}));
}

function describe({ name, table, bytes }: TableFile): Ressource {
	const print = { bytes: bytes.length, hash: `sha256:${hash(bytes)}` };
	if (table === null) return { name: 'extraits', path: name, ...print };
	const isCsv = name.endsWith('.csv');
	return {
		name: toResourceName(name),
		path: name,
		format: isCsv ? 'csv' : 'parquet',
		...(isCsv && { encoding: 'utf-8' }),
		schema: { name: table.schema.name, version: table.schema.version },
		...print,
		...(name.includes('/') ? {} : { rows: table.rows.length }),
	};
}

/** Names of resources are unique: a part of a table bears its partition. */
function toResourceName(path: string): string {
	const parts = path.replace(/\.\w+$/, '').split('/');
	const values = parts.slice(1, -1).map((part) => part.replace(/^.*=/, ''));
	return [parts[0] ?? '', ...values]
		.join('-')
		.toLowerCase()
		.replaceAll(/[^a-z0-9._-]/g, '-');
}

function quote(cell: string): string {
	return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
