import { readdir, readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer';
import { openFolder } from '../../src/cli/read-folder.ts';
import {
	readExtracts,
	type ExtractSet,
	type SourceFile,
} from '../../src/lib/extracts/read-extracts.ts';
import type { LongRow } from '../../src/lib/indicators/indicator.ts';
import { getTableSchema, isTableName, type Field } from '../../src/lib/schemas/schemas.ts';

const CASES = new URL('../fixtures/cases/', import.meta.url).pathname;

export const CASE_NAMES = ['small', 'mid-year', 'two-years'] as const;
export type CaseName = (typeof CASE_NAMES)[number];

/** The extracts of a case as CSV files, without the table expected of them. */
export async function openCase(name: CaseName): Promise<readonly SourceFile[]> {
	const files = await openFolder(`${CASES}${name}`);
	return files.filter(({ path }) => !path.startsWith('expected/'));
}

/** The same extracts with each table as Parquet; what the package declared of the CSV files is left out. */
export async function openCaseAsParquet(name: CaseName): Promise<readonly SourceFile[]> {
	const files = await openCase(name);
	return Promise.all(files.map(toParquetFile));
}

async function toParquetFile(file: SourceFile): Promise<SourceFile> {
	const table = file.path.replace('.csv', '');
	const text = new TextDecoder().decode(await file.bytes());
	if (file.path === 'datapackage.json') {
		const { date_extraction, name } = JSON.parse(text) as Record<string, unknown>;
		const resources = [{ name: 'poles', path: 'poles.parquet' }];
		return toFile(
			file.path,
			new TextEncoder().encode(JSON.stringify({ name, date_extraction, resources })),
		);
	}
	if (!isTableName(table)) return file;
	const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
	const columnData = getTableSchema(table).fields.map((field) => toColumn(field, data));
	return toFile(`${table}.parquet`, new Uint8Array(parquetWriteBuffer({ columnData })));
}

function toColumn(field: Field, rows: readonly Record<string, string>[]): ColumnSource {
	const cells = rows.map((row) => row[field.name] ?? '');
	const read = (parse: (text: string) => unknown): unknown[] =>
		cells.map((text) => (text === '' ? null : parse(text)));
	switch (field.type) {
		case 'boolean':
			return { name: field.name, type: 'BOOLEAN', data: read((text) => text === 'true') };
		case 'integer':
		case 'year':
			return { name: field.name, type: 'INT32', data: read(Number) };
		case 'number':
			return { name: field.name, type: 'DOUBLE', data: read(Number) };
		case 'date':
			return { name: field.name, type: 'TIMESTAMP', data: read((text) => new Date(text)) };
		case 'string':
			return { name: field.name, type: 'STRING', data: read(String) };
	}
}

/** A file in memory. */
export function toFile(path: string, bytes: Uint8Array): SourceFile {
	return { path, size: bytes.length, bytes: () => Promise.resolve(bytes) };
}

/** The set of accepted files; throws what the reader would be told. */
export async function acceptExtracts(files: readonly SourceFile[]): Promise<ExtractSet> {
	const result = await readExtracts(files);
	if (result.ok) return result.set;
	throw new Error(result.findings.map(({ message }) => message).join('\n'));
}

/** The table expected of a case, by period, as published beside its extracts. */
export async function readExpected(
	name: CaseName,
): Promise<ReadonlyMap<string, readonly LongRow[]>> {
	const folder = `${CASES}${name}/expected/`;
	const periods = new Map<string, readonly LongRow[]>();
	for (const file of await readdir(folder)) {
		periods.set(
			file.replace('.csv', ''),
			parseLongTable(await readFile(`${folder}${file}`, 'utf8')),
		);
	}
	return periods;
}

/** The rows of a long table written as CSV. */
export function parseLongTable(csv: string): readonly LongRow[] {
	const { data } = Papa.parse<Record<keyof LongRow, string>>(csv, {
		header: true,
		skipEmptyLines: true,
	});
	return data.map(toRow);
}

function toRow(text: Record<keyof LongRow, string>): LongRow {
	const number = (cell: string): number | null => (cell === '' ? null : Number(cell));
	return {
		...text,
		numerateur: number(text.numerateur),
		denominateur: number(text.denominateur),
		valeur: number(text.valeur),
		cible: number(text.cible),
		ic_bas: number(text.ic_bas),
		ic_haut: number(text.ic_haut),
	} as LongRow;
}
