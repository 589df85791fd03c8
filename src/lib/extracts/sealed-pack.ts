import {
	isTableName,
	tableSchemas,
	type Constat,
	type Controle,
	type Datapackage,
	type TableName,
} from '../schemas/schemas.ts';
import { toColumnType } from './cell.ts';
import { readClauses, readConvention, readDatapackage } from './documents.ts';
import { findRole } from './file-kind.ts';
import { guardFileNames } from './file-list.ts';
import type { Finding } from './finding.ts';
import { toPlainBytes } from './hash.ts';
import { Load, type LoadOptions } from './load.ts';
import { buildSet, loadDocument, type ExtractResult, type ExtractSet } from './read-extracts.ts';
import type { SourceFile } from './source.ts';
import type { AttachedTable } from './table.ts';

/** To be raised with any change of what the checks refuse, find or convert: packs sealed before are read again. */
const REVISION = 1;

/** What the checks of this program are: its revision, and the version of every schema. */
export const CHECK_RULES = [
	`contrôle ${String(REVISION)}`,
	...tableSchemas.map(({ name, version }) => `${name} ${version}`),
].join(', ');

type Prints = Pick<Controle, 'convention' | 'clauses'>;

/** What `datapackage.json` says of a pack whose set passed every check; `prints` are the SHA-256 of its documents. */
export function toControl({ tables, findings }: ExtractSet, prints: Prints): Controle {
	return {
		...prints,
		regles: CHECK_RULES,
		tables: Object.fromEntries([...tables].map(([name, { rowCount }]) => [name, rowCount])),
		constats: findings.map(({ severity, ...rest }): Constat => {
			if (severity === 'erreur') throw new Error('finding: a set with errors is not sealed');
			return { severity, ...rest };
		}),
	};
}

/** The files of a set kept as one pack. */
interface PackSet {
	readonly pack: SourceFile;
	readonly convention: SourceFile;
	readonly datapackage: SourceFile;
	readonly clauses: SourceFile | null;
}

/**
 * A pack as `prepare-extracts` wrote it, byte for byte, with the agreement that it was checked with, by the rules of
 * this program: its tables are not read again, what was found then is told. Null for anything else, which the whole
 * reading decides on. Throws only the reason of `signal` once aborted.
 */
export async function readSealedPack(
	files: readonly SourceFile[],
	options: LoadOptions = {},
): Promise<ExtractResult<AttachedTable> | null> {
	const found = findPackSet(files);
	if (found === null) return null;
	const load = new Load(options);
	guardFileNames(files, load);
	if (load.findings.personal.list().length > 0) return null;
	load.expect(files);
	const convention = await loadDocument(found.convention, readConvention, load);
	const clauses = await loadDocument(found.clauses, readClauses, load);
	const datapackage = await loadDocument(found.datapackage, readDatapackage, load);
	const resource = datapackage?.resources.find(
		({ path }) => path.replace(/^\.\//, '') === getName(found.pack.path),
	);
	const control = resource?.['x-controle'];
	const printOf = (file: SourceFile | null): string | undefined =>
		load.reports.find(({ path }) => path === file?.path)?.sha256;
	if (convention === null || control?.regles !== CHECK_RULES) return null;
	if (printOf(found.convention) !== control.convention) return null;
	if (printOf(found.clauses) !== control.clauses) return null;
	const bytes = await load.readBytes(found.pack);
	const tables = bytes && toTables(control, found.pack, bytes);
	if (bytes === null || tables === null) return null;
	const print = await load.fingerprint(bytes);
	load.tellReading(found.pack, 1);
	if (resource?.hash?.toLowerCase() !== `sha256:${print.sha256}`) return null;
	for (const { name, rowCount } of tables.values()) {
		const path = `${found.pack.path}, table ${name}`;
		load.report({ path, table: name, format: 'duckdb', ...print, rows: rowCount });
	}
	const documents = { convention, clauses: clauses ?? [], datapackage };
	const set = await buildSet(documents, tables, load, control.constats.map(toFinding));
	return { ok: true, set: { ...set, isSealed: true } };
}

/** One pack and its documents, and nothing else; null where there is more, or less. */
function findPackSet(files: readonly SourceFile[]): PackSet | null {
	const byKind = new Map<string, SourceFile>();
	for (const file of files) {
		const { kind } = findRole(file.path);
		if (kind === 'cache') continue;
		if (byKind.has(kind)) return null;
		byKind.set(kind, file);
	}
	const pack = byKind.get('paquet');
	const convention = byKind.get('convention');
	const datapackage = byKind.get('datapackage');
	const clauses = byKind.get('clauses') ?? null;
	const size = clauses === null ? 3 : 4;
	if (pack === undefined || convention === undefined || datapackage === undefined) return null;
	return byKind.size === size ? { pack, convention, datapackage, clauses } : null;
}

/** Every table of the schemas, as columns of the attached file; null where one is not told. */
function toTables(
	{ tables }: Controle,
	{ blob }: SourceFile,
	bytes: Uint8Array,
): ReadonlyMap<TableName, AttachedTable> | null {
	const pack = blob ?? new Blob([toPlainBytes(bytes)]);
	const found = tableSchemas.flatMap(({ name, fields }) => {
		const rowCount = tables[name];
		if (rowCount === undefined) return [];
		const columns = fields.map((field) => ({ name: field.name, type: toColumnType(field) }));
		return [[name, { name, rowCount, columns, pack }] as const];
	});
	return found.length === tableSchemas.length ? new Map(found) : null;
}

function toFinding({ table, ...rest }: Constat): Finding {
	return table !== undefined && isTableName(table) ? { ...rest, table } : rest;
}

function getName(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** The same package, its pack sealed: `control` is what the checks found of it. */
export function sealPackage(datapackage: Datapackage, control: Controle): Datapackage {
	const resources = datapackage.resources.map((resource) => ({
		...resource,
		'x-controle': control,
	}));
	return { ...datapackage, resources };
}
