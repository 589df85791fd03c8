import {
	tableSchemas,
	type Clause,
	type Convention,
	type Datapackage,
	type TableName,
} from '../schemas/schemas.ts';
import { sortBySeverity } from './collector.ts';
import { readClauses, readConvention, readDatapackage } from './documents.ts';
import { expandArchives, guardFileNames, listFiles, type FileList } from './file-list.ts';
import type { FileReport, Finding } from './finding.ts';
import { toDays } from './integrity/rule.ts';
import { computeSetSha256 } from './hash.ts';
import { checkIntegrity } from './integrity.ts';
import { checkKeys, KeyIndexes, type LoadedTables } from './keys.ts';
import { Load, type LoadOptions } from './load.ts';
import { checkPackage } from './package-check.ts';
import { readTables } from './read-tables.ts';
import type { SourceFile } from './source.ts';
import type { CheckedTable, SetTable } from './table.ts';
import { readAddedValues } from './vocabulary.ts';

export type { SourceFile } from './source.ts';

/** A set of extracts accepted whole. */
export interface ExtractSet<T extends SetTable = SetTable> {
	readonly convention: Convention;
	/** The clauses of the agreement in order; none where no `clauses.json` is given. */
	readonly clauses: readonly Clause[];
	/** ISO day until which the extracts know anything; null when `datapackage.json` does not say. */
	readonly dateExtraction: string | null;
	readonly title: string;
	readonly isDemonstration: boolean;
	/** All twelve tables, parents before children, possibly with no row. */
	readonly tables: ReadonlyMap<TableName, T>;
	/** How many columns they have together, all searched for names. */
	readonly columns: number;
	readonly files: readonly FileReport[];
	/** SHA-256 of all its files together, by which an export names the set; empty where it cannot be computed. */
	readonly fingerprint: string;
	/** Warnings and conversions. */
	readonly findings: readonly Finding[];
	/** The checks are those that a pack passed when it was prepared: it has not changed since. */
	readonly isSealed?: true;
}

export type ExtractResult<T extends SetTable = SetTable> =
	| { readonly ok: true; readonly set: ExtractSet<T> }
	| {
			readonly ok: false;
			readonly findings: readonly Finding[];
			readonly files: readonly FileReport[];
	  };

export interface ReadOptions extends LoadOptions {
	/** What else is wrong with the agreement, beyond its shape. */
	readonly checkConvention?: (convention: Convention) => readonly Finding[];
	/** What else is wrong with the clauses. */
	readonly checkClauses?: (clauses: readonly Clause[]) => readonly Finding[];
}

/**
 * Reads files into a checked set, whole or not at all: any error refuses it, with all that was
 * found. Throws only the reason of `signal` once aborted.
 */
export function readExtracts(
	files: readonly SourceFile[],
	options: ReadOptions = {},
): Promise<ExtractResult<CheckedTable>> {
	return readInto(files, options, (table) => table);
}

/** The same, each table of an accepted set made into what `take` gives, and let go of before the next. */
export async function readInto<T extends SetTable>(
	files: readonly SourceFile[],
	options: ReadOptions,
	take: (table: CheckedTable) => T,
): Promise<ExtractResult<T>> {
	const load = new Load(options);
	try {
		return await readAll(files, load, options, take);
	} finally {
		await load.close();
	}
}

async function readAll<T extends SetTable>(
	files: readonly SourceFile[],
	load: Load,
	options: ReadOptions,
	take: (table: CheckedTable) => T,
): Promise<ExtractResult<T>> {
	const { data, personal } = load.findings;
	const sources = await expandArchives(files, load);
	guardFileNames(sources, load);
	if (personal.list().length > 0) return refuse(load, personal.list());
	const list = await listFiles(sources, load);
	load.expect(listUsed(list));
	const convention = await loadDocument(list.convention, readConvention, load);
	const clauses = (await loadDocument(list.clauses, readClauses, load)) ?? [];
	const datapackage = await loadDocument(list.datapackage, readDatapackage, load);
	const tables = await readTables(list.tables, readAddedValues(convention), load);
	// Personal data is the only thing said: the rest would be read from a file that must not enter.
	if (personal.list().length > 0) return refuse(load, personal.list());
	tellAbsent(list, load);
	if (datapackage !== null && list.datapackage !== null) {
		checkPackage(datapackage, list.datapackage.path, load.reports, list.paths, data);
	}
	await checkTables(tables, convention, datapackage, load);
	const told = [
		...(convention === null ? [] : (options.checkConvention?.(convention) ?? [])),
		...(options.checkClauses?.(clauses) ?? []),
	];
	const findings = sortBySeverity([...data.list(), ...told]);
	const isRefused = findings.some((finding) => finding.severity === 'erreur');
	if (isRefused || convention === null) return refuse(load, findings);
	const taken = new Map<TableName, T>();
	for (const [name, { checked }] of tables) {
		tables.delete(name);
		taken.set(name, take(checked));
	}
	const set = await buildSet({ convention, clauses, datapackage }, taken, load, findings);
	return { ok: true, set };
}

function refuse(load: Load, findings: readonly Finding[]): ExtractResult<never> {
	return { ok: false, findings, files: load.reports };
}

interface Documents {
	readonly convention: Convention;
	readonly clauses: readonly Clause[];
	readonly datapackage: Datapackage | null;
}

/** The set that documents and tables make; the files are those that `load` has reported. */
export async function buildSet<T extends SetTable>(
	{ convention, clauses, datapackage }: Documents,
	tables: ReadonlyMap<TableName, T>,
	load: Load,
	findings: readonly Finding[],
): Promise<ExtractSet<T>> {
	return {
		convention,
		clauses,
		dateExtraction: datapackage?.date_extraction ?? null,
		title: datapackage?.title ?? convention.titre,
		isDemonstration: datapackage?.['x-demonstration'] === true,
		tables,
		columns: [...tables.values()].reduce((sum, { columns }) => sum + columns.length, 0),
		files: load.reports,
		fingerprint: await computeSetSha256(load.reports),
		findings,
	};
}

function listUsed(list: FileList): readonly Pick<SourceFile, 'path' | 'size'>[] {
	const documents = [list.convention, list.clauses, list.datapackage].filter(
		(file) => file !== null,
	);
	return [...documents, ...list.tables];
}

/** The document in a file, which is reported; null where there is none, or it cannot serve. */
export async function loadDocument<T>(
	source: SourceFile | null,
	read: (file: string, bytes: Uint8Array, findings: Load['findings']['data']) => T | null,
	load: Load,
): Promise<T | null> {
	if (source === null) return null;
	const bytes = await load.readBytes(source);
	if (bytes === null) return null;
	const print = await load.fingerprint(bytes);
	load.report({ path: source.path, table: null, format: 'json', ...print, rows: null });
	load.tellReading(source, 1);
	return read(source.path, bytes, load.findings.data);
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
	// Keys are the first half of the work, what holds between tables the second.
	const total = tableSchemas.length;
	const tell = (share: number): void => {
		load.tellChecking(Math.floor(share * total), total);
	};
	await checkKeys(tables, indexes, data, load.signal, (share) => {
		tell(share / 2);
	});
	if (convention !== null) {
		const errors = data.list().filter((finding) => finding.severity === 'erreur');
		const broken = new Set(errors.flatMap(({ table }) => (table === undefined ? [] : [table])));
		const cutoff = findCutoff(convention, datapackage);
		const context = { tables, indexes, convention, cutoff };
		await checkIntegrity(context, broken, data, load.signal, (share) => {
			tell((1 + share) / 2);
		});
	}
	tell(1);
}

/** Last day that the extracts know: that of the extraction, else the latest cut-off of the agreement. */
function findCutoff(convention: Convention, datapackage: Datapackage | null): number | null {
	const stated = datapackage?.date_extraction;
	const days = stated === undefined ? convention.exercices.map((e) => e.date_arrete) : [stated];
	const latest = Math.max(...days.map(toDays));
	return Number.isFinite(latest) ? latest : null;
}
