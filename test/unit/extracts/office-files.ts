import { utils, write, type WorkBook } from '@e965/xlsx';
import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckedTable, Column } from '../../../src/lib/extracts/table.ts';
import { NodeEngine } from '../../../src/lib/engine/node.ts';
import { createTables } from '../../../src/lib/engine/tables.ts';

export type Rows = readonly (readonly unknown[])[];

/** The rows of a table as a spreadsheet holds them: names of columns first, dates as dates. */
export function toRows({ columns, rowCount }: CheckedTable): Rows {
	const rows = Array.from({ length: rowCount }, (_, row) =>
		columns.map((column) => toCell(column, row)),
	);
	return [columns.map(({ name }) => name), ...rows];
}

function toCell({ type, values }: Column, row: number): unknown {
	const value = values.at(row) ?? null;
	return type === 'DATE' && typeof value === 'number' ? new Date(value * 86_400_000) : value;
}

/** A workbook of one sheet per entry. */
export function writeWorkbook(
	sheets: Readonly<Record<string, Rows>>,
	bookType: 'xlsx' | 'ods',
	change: (book: WorkBook) => void = () => undefined,
): Uint8Array {
	const book = utils.book_new();
	for (const [name, rows] of Object.entries(sheets)) {
		const sheet = utils.aoa_to_sheet(
			rows.map((row) => [...row]),
			{ cellDates: true, UTC: true },
		);
		utils.book_append_sheet(book, sheet, name);
	}
	change(book);
	return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
}

/** What a native DuckDB holding `tables` writes to a file by the statements; `FILE` is its path. */
export async function writeWithDuckDB(
	tables: Iterable<CheckedTable>,
	extension: string,
	...statements: readonly string[]
): Promise<Uint8Array> {
	const folder = await mkdtemp(join(tmpdir(), 'jalons-essai-'));
	const file = join(folder, `essai.${extension}`);
	const instance = await DuckDBInstance.create(':memory:');
	const engine = new NodeEngine(instance, await instance.connect());
	await createTables(engine, tables);
	for (const statement of statements) await engine.run(statement.replaceAll('FILE', file));
	await engine.close();
	const bytes = await readFile(file);
	await rm(folder, { recursive: true });
	return new Uint8Array(bytes);
}

/** The tables as one `.duckdb` file, changed by statements on the database `p`. */
export function writePack(
	tables: readonly CheckedTable[],
	...changes: readonly string[]
): Promise<Uint8Array> {
	return writeWithDuckDB(
		tables,
		'duckdb',
		`ATTACH 'FILE' AS p (STORAGE_VERSION 'v1.0.0')`,
		...tables.map(({ name }) => `CREATE TABLE p.${name} AS FROM ${name}`),
		...changes,
		'DETACH p',
	);
}
