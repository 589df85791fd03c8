import {
	isTableName,
	tableSchemas,
	type Constat,
	type Controle,
	type Datapackage,
	type TableName,
} from '../schemas/schemas.ts';
import { toColumnType } from './cell.ts';
import { FindingCollector } from './collector.ts';
import { readClauses, readConvention, readDatapackage } from './documents.ts';
import { findRole } from './file-kind.ts';
import { guardFileNames } from './file-list.ts';
import type { FileReport, Finding } from './finding.ts';
import { computeSetSha256, toPlainBytes } from './hash.ts';
import { Load, type LoadOptions } from './load.ts';
import type { ExtractResult, ExtractSet } from './read-extracts.ts';
import { LIMITS, type SourceFile } from './source.ts';
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

/** A file, its bytes, and what is known of it. */
interface ReadFile {
	readonly bytes: Uint8Array;
	readonly report: FileReport;
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
	const documents = await readDocuments(found, load);
	if (documents === null) return null;
	const { stated, resource, control, convention, clauses } = documents;
	const pack = await readFile(found.pack, load);
	if (pack === null || resource.hash?.toLowerCase() !== `sha256:${pack.print.sha256}`) return null;
	const tables = toTables(control, found.pack, pack.bytes);
	const agreement = readConvention('', convention.bytes, new FindingCollector());
	if (tables === null || agreement === null) return null;
	const reports = [...documents.reports, ...toReports(found.pack.path, tables, pack.print)];
	const set: ExtractSet<AttachedTable> = {
		convention: agreement,
		clauses: (clauses && readClauses('', clauses.bytes, new FindingCollector())) ?? [],
		dateExtraction: stated.date_extraction ?? null,
		title: stated.title ?? agreement.titre,
		isDemonstration: stated['x-demonstration'] === true,
		tables,
		columns: [...tables.values()].reduce((sum, { columns }) => sum + columns.length, 0),
		files: reports,
		fingerprint: await computeSetSha256(reports),
		findings: control.constats.map(toFinding),
		isSealed: true,
	};
	return { ok: true, set };
}

/** The documents of a pack, where they are those that it was checked with, by these rules; else null. */
async function readDocuments(found: PackSet, load: Load) {
	const datapackage = await readDocument(found.datapackage, load);
	const stated = datapackage && readDatapackage('', datapackage.bytes, new FindingCollector());
	const resource = stated?.resources.find(
		({ path }) => path.replace(/^\.\//, '') === getName(found.pack.path),
	);
	const control = resource?.['x-controle'];
	if (datapackage === null || stated === null || resource === undefined) return null;
	if (control?.regles !== CHECK_RULES) return null;
	const convention = await readDocument(found.convention, load);
	const clauses = found.clauses && (await readDocument(found.clauses, load));
	if (convention?.report.sha256 !== control.convention) return null;
	if ((clauses?.report.sha256 ?? '') !== (control.clauses ?? '')) return null;
	const read = [convention, ...(clauses === null ? [] : [clauses]), datapackage];
	return {
		stated,
		resource,
		control,
		convention,
		clauses,
		reports: read.map(({ report }) => report),
	};
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

async function readFile(file: SourceFile, load: Load) {
	if (file.size > LIMITS.fileBytes) return null;
	const bytes = await load.readBytes(file);
	if (bytes === null) return null;
	const print = await load.fingerprint(bytes);
	load.tellReading(file, 1);
	// Where no SHA-256 can be computed nothing is known to be the same.
	return print.sha256 === '' ? null : { bytes, print };
}

async function readDocument(file: SourceFile, load: Load): Promise<ReadFile | null> {
	const read = await readFile(file, load);
	if (read === null) return null;
	const report = {
		path: file.path,
		table: null,
		format: 'json',
		rows: null,
		...read.print,
	} as const;
	return { bytes: read.bytes, report };
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

/** As the whole reading reports them, so that the same files have the same fingerprint. */
function toReports(
	path: string,
	tables: ReadonlyMap<TableName, AttachedTable>,
	print: Pick<FileReport, 'bytes' | 'sha256'>,
): readonly FileReport[] {
	return [...tables.values()].map(({ name, rowCount }) => ({
		path: `${path}, table ${name}`,
		table: name,
		format: 'duckdb',
		...print,
		rows: rowCount,
	}));
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
