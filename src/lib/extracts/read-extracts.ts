import {
	tableSchemas,
	type Convention,
	type Datapackage,
	type TableName,
} from '../schemas/schemas.ts';
import { sortBySeverity } from './collector.ts';
import { readCsvTable } from './csv-table.ts';
import { readConvention, readDatapackage } from './documents.ts';
import { checkMagic } from './file-kind.ts';
import {
	expandArchives,
	guardFileNames,
	listFiles,
	type FileList,
	type TableFile,
} from './file-list.ts';
import type { FileReport, Finding } from './finding.ts';
import { toDays } from './integrity/rule.ts';
import { checkIntegrity } from './integrity.ts';
import { checkKeys, KeyIndexes, type LoadedTables } from './keys.ts';
import { Load, type LoadOptions } from './load.ts';
import { checkPackage } from './package-check.ts';
import { readParquetTable } from './parquet.ts';
import { pause } from './pause.ts';
import type { SourceFile } from './source.ts';
import type { CheckedTable } from './table.ts';
import type { LoadedTable } from './table-reader.ts';
import { readAddedValues, type Vocabularies } from './vocabulary.ts';

export type { LoadProgress, SourceFile } from './source.ts';

/** A set of extracts accepted whole. */
export interface ExtractSet {
	readonly convention: Convention;
	/** ISO day until which the extracts know anything; null when `datapackage.json` does not say. */
	readonly dateExtraction: string | null;
	readonly title: string;
	readonly isDemonstration: boolean;
	/** All twelve tables, parents before children, possibly with no row. */
	readonly tables: ReadonlyMap<TableName, CheckedTable>;
	readonly files: readonly FileReport[];
	/** Warnings and conversions. */
	readonly findings: readonly Finding[];
}

export type ExtractResult =
	| { readonly ok: true; readonly set: ExtractSet }
	| {
			readonly ok: false;
			readonly findings: readonly Finding[];
			readonly files: readonly FileReport[];
	  };

export interface ReadOptions extends LoadOptions {
	/** What else is wrong with the agreement, beyond its shape. */
	readonly checkConvention?: (convention: Convention) => readonly Finding[];
}

/**
 * Reads files into a checked set, whole or not at all: any error refuses it, with all that was
 * found. Throws only the reason of `signal` once aborted.
 */
export async function readExtracts(
	files: readonly SourceFile[],
	options: ReadOptions = {},
): Promise<ExtractResult> {
	const load = new Load(options);
	const { data, personal } = load.findings;
	const sources = await expandArchives(files, load);
	guardFileNames(sources, load);
	if (personal.list().length > 0) return refuse(load, personal.list());
	const list = await listFiles(sources, load);
	load.expect(listUsed(list));
	const convention = await loadDocument(list.convention, readConvention, load);
	const datapackage = await loadDocument(list.datapackage, readDatapackage, load);
	const tables = await readTables(list, readAddedValues(convention), load);
	// Personal data is the only thing said: the rest would be read from a file that must not enter.
	if (personal.list().length > 0) return refuse(load, personal.list());
	tellAbsent(list, load);
	if (datapackage !== null && list.datapackage !== null) {
		checkPackage(datapackage, list.datapackage.path, load.reports, list.paths, data);
	}
	await checkTables(tables, convention, datapackage, load);
	const told = convention === null ? [] : (options.checkConvention?.(convention) ?? []);
	const findings = sortBySeverity([...data.list(), ...told]);
	const isRefused = findings.some((finding) => finding.severity === 'erreur');
	if (isRefused || convention === null) return refuse(load, findings);
	return { ok: true, set: buildSet(convention, datapackage, tables, load, findings) };
}

function refuse(load: Load, findings: readonly Finding[]): ExtractResult {
	return { ok: false, findings, files: load.reports };
}

function buildSet(
	convention: Convention,
	datapackage: Datapackage | null,
	tables: LoadedTables,
	load: Load,
	findings: readonly Finding[],
): ExtractSet {
	return {
		convention,
		dateExtraction: datapackage?.date_extraction ?? null,
		title: datapackage?.title ?? convention.titre,
		isDemonstration: datapackage?.['x-demonstration'] === true,
		tables: new Map([...tables].map(([name, table]) => [name, table.checked])),
		files: load.reports,
		findings,
	};
}

function listUsed(list: FileList): readonly SourceFile[] {
	const documents = [list.convention, list.datapackage].filter((file) => file !== null);
	return [...documents, ...list.tables.map(({ source }) => source)];
}

async function loadDocument<T>(
	source: SourceFile | null,
	read: (file: string, bytes: Uint8Array, findings: Load['findings']['data']) => T | null,
	load: Load,
): Promise<T | null> {
	if (source === null) return null;
	const bytes = await load.readBytes(source);
	if (bytes === null) return null;
	await load.report(source, bytes, { table: null, format: 'json', rows: null });
	load.tellReading(source, 1);
	return read(source.path, bytes, load.findings.data);
}

/** The tables that could be read, parents before children. */
async function readTables(list: FileList, added: Vocabularies, load: Load): Promise<LoadedTables> {
	const tables = new Map<TableName, LoadedTable>();
	for (const { name } of tableSchemas) {
		for (const file of list.tables.filter(({ table }) => table === name)) {
			const table = await readTable(file, added, load);
			if (table !== null && !tables.has(name)) tables.set(name, table);
			await pause(load.signal);
		}
	}
	return tables;
}

async function readTable(
	{ source, table, format }: TableFile,
	added: Vocabularies,
	load: Load,
): Promise<LoadedTable | null> {
	const { findings, signal } = load;
	const bytes = await load.readBytes(source);
	if (bytes === null) return null;
	const place = { file: source.path, table };
	const mismatch = checkMagic(bytes, format);
	if (mismatch !== null) findings.data.add(mismatch, place);
	const read = format === 'csv' ? readCsvTable : readParquetTable;
	const onShare = (share: number): void => {
		if (share < 1) load.tellReading(source, share);
	};
	const input = { file: source.path, bytes, table, added, findings, signal, onShare };
	const loaded = mismatch === null ? await read(input) : null;
	const rows = loaded?.checked.rowCount ?? null;
	await load.report(source, bytes, { table, format, rows });
	load.tellReading(source, 1);
	if (rows === 0)
		findings.data.add(table === 'poles' ? 'table-vide-interdite' : 'table-vide', place);
	return loaded;
}

function tellAbsent(list: FileList, load: Load): void {
	const { data } = load.findings;
	const isNothing = list.tables.length === 0 && list.convention === null;
	if (isNothing) {
		data.add('aucun-extrait', {});
		return;
	}
	if (list.convention === null) data.add('convention-absente', { file: 'convention.json' });
	for (const { name } of tableSchemas) {
		if (list.tables.some(({ table }) => table === name)) continue;
		data.add('table-absente', { file: `${name}.csv`, table: name });
	}
}

async function checkTables(
	tables: LoadedTables,
	convention: Convention | null,
	datapackage: Datapackage | null,
	load: Load,
): Promise<void> {
	const { data } = load.findings;
	const indexes = new KeyIndexes(tables);
	load.tellChecking(0, 2);
	await checkKeys(tables, indexes, data, load.signal);
	load.tellChecking(1, 2);
	if (convention !== null) {
		const errors = data.list().filter((finding) => finding.severity === 'erreur');
		const broken = new Set(errors.flatMap(({ table }) => (table === undefined ? [] : [table])));
		const cutoff = findCutoff(convention, datapackage);
		await checkIntegrity({ tables, indexes, convention, cutoff }, broken, data, load.signal);
	}
	load.tellChecking(2, 2);
}

/** Last day that the extracts know: that of the extraction, else the latest cut-off of the agreement. */
function findCutoff(convention: Convention, datapackage: Datapackage | null): number | null {
	const stated = datapackage?.date_extraction;
	const days = stated === undefined ? convention.exercices.map((e) => e.date_arrete) : [stated];
	const latest = Math.max(...days.map(toDays));
	return Number.isFinite(latest) ? latest : null;
}
