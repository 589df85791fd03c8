import type { TableName } from '../schemas/schemas.ts';
import { openPackTables, openSheets } from './containers.ts';
import { findRole } from './file-kind.ts';
import type { Load } from './load.ts';
import { checkContent } from './nominative.ts';
import { LIMITS, type SourceFile } from './source.ts';
import { findPartition, recognise, toTableFile, type TableFile } from './table-file.ts';
import { ArchiveError, openZip } from './zip.ts';

/** What a set of files is made of. */
export interface FileList {
	readonly tables: readonly TableFile[];
	readonly convention: SourceFile | null;
	readonly clauses: SourceFile | null;
	readonly datapackage: SourceFile | null;
	/** Paths of all the files, used or not. */
	readonly paths: ReadonlySet<string>;
}

/** Replaces each ZIP by the files that it holds. */
export async function expandArchives(
	files: readonly SourceFile[],
	load: Load,
): Promise<readonly SourceFile[]> {
	const expanded: SourceFile[] = [];
	for (const file of files) {
		if (findRole(file.path).kind !== 'archive') expanded.push(file);
		else expanded.push(...(await openArchive(file, load)));
	}
	const size = expanded.reduce((sum, file) => sum + file.size, 0);
	if (size > LIMITS.totalBytes) load.findings.data.add('fichier-trop-gros', {});
	return size > LIMITS.totalBytes ? [] : expanded;
}

async function openArchive(file: SourceFile, load: Load): Promise<readonly SourceFile[]> {
	const bytes = await load.readBytes(file);
	if (bytes === null) return [];
	try {
		return openZip(file.path, bytes, load.signal);
	} catch (error) {
		if (!(error instanceof ArchiveError)) throw error;
		load.findings.data.add(error.code, { file: file.path });
		return [];
	}
}

/** Tells the guard which files bear a name that identifies a person; the name is not repeated. */
export function guardFileNames(files: readonly SourceFile[], load: Load): void {
	for (const [index, { path }] of files.entries()) {
		const name = path.split('/').at(-1) ?? '';
		const kind = checkContent(name, 'texte');
		const place = { file: `Fichier n° ${index + 1}` };
		if (kind !== null) {
			load.findings.personal.add('nom-de-fichier-nominatif', place, undefined, kind);
		}
	}
}

/** Finds the table or the document that each file is, by its name, then by its header. */
export async function listFiles(files: readonly SourceFile[], load: Load): Promise<FileList> {
	const tables: TableFile[] = [];
	const documents = {
		convention: [] as SourceFile[],
		clauses: [] as SourceFile[],
		datapackage: [] as SourceFile[],
	};
	for (const source of files) {
		const role = findRole(source.path);
		switch (role.kind) {
			case 'table': {
				const table = role.table ?? (await recognise(source, role, load));
				if (table === null) ignore(source, load);
				else tables.push(toTableFile(source, table, role));
				break;
			}
			case 'classeur':
				tables.push(...(await openSheets(source, role, load)));
				break;
			case 'paquet':
				tables.push(...(await openPackTables(source, load)));
				break;
			case 'ancien-classeur':
				load.findings.data.add('classeur-ancien', { file: source.path });
				break;
			case 'convention':
			case 'clauses':
			case 'datapackage':
				documents[role.kind].push(source);
				break;
			case 'archive':
			case 'autre':
				ignore(source, load);
				break;
			case 'cache':
				break;
		}
	}
	return {
		tables: keepSingleTables(tables, load),
		convention: keepSingle(documents.convention, load),
		clauses: keepSingle(documents.clauses, load),
		datapackage: keepSingle(documents.datapackage, load),
		paths: new Set(files.map((file) => file.path)),
	};
}

function ignore({ path }: SourceFile, load: Load): void {
	load.findings.data.add('fichiers-ignores', {}, undefined, path);
}

function keepSingleTables(tables: readonly TableFile[], load: Load): readonly TableFile[] {
	const byTable = new Map<TableName, TableFile[]>();
	for (const file of tables) byTable.set(file.table, [...(byTable.get(file.table) ?? []), file]);
	for (const [table, files] of byTable) {
		const folders = new Set(files.map(({ path }) => findPartition(path)));
		const isPartition = folders.size === 1 && !folders.has(null);
		if (files.length < 2 || isPartition) continue;
		for (const { path } of files) {
			load.findings.data.add('table-en-double', { table }, undefined, path);
		}
	}
	return tables;
}

function keepSingle(files: readonly SourceFile[], load: Load): SourceFile | null {
	if (files.length > 1) {
		const name = files[0]?.path.split('/').at(-1) ?? '';
		for (const { path } of files) {
			load.findings.data.add('document-en-double', { file: name }, undefined, path);
		}
	}
	return files[0] ?? null;
}
