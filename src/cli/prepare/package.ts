import { createHash } from 'node:crypto';
import type { SourceFile } from '../../lib/extracts/read-extracts.ts';
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
	const text = `${JSON.stringify(datapackage, null, 2)}\n`;
	return new Map([
		...files.map(({ name, bytes }) => [name, bytes] as const),
		...documents,
		['datapackage.json', new TextEncoder().encode(text)],
	]);
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
	const hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
	if (table === null) return { name: 'extraits', path: name, bytes: bytes.length, hash };
	const isCsv = name.endsWith('.csv');
	return {
		name: table.schema.name,
		path: name,
		format: isCsv ? 'csv' : 'parquet',
		...(isCsv && { encoding: 'utf-8' }),
		schema: { name: table.schema.name, version: table.schema.version },
		bytes: bytes.length,
		hash,
		rows: table.rows.length,
	};
}

function quote(cell: string): string {
	return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
