import { readFile } from 'node:fs/promises';
import { FindingCollector } from '../../lib/extracts/collector.ts';
import { readConvention } from '../../lib/extracts/documents.ts';
import type { Finding } from '../../lib/extracts/finding.ts';
import { readExtracts } from '../../lib/extracts/read-extracts.ts';
import { tableSchemas, type Convention, type TableName } from '../../lib/schemas/schemas.ts';
import { refusedData, wrongUse } from '../arguments.ts';
import { readOptions } from '../open-data.ts';
import { nameReason } from '../output-file.ts';
import { convertTable, type PreparedTable } from './convert.ts';
import { convertTables } from './formats.ts';
import { KeyStore, parseKeys } from './keys.ts';
import { parseMapping, type MappingLine } from './mapping.ts';
import type { PrepareRequest } from './options.ts';
import { seal, toCsvFiles, toPackage, toSourceFiles, type Package } from './package.ts';
import { proposeMapping } from './propose.ts';
import type { RawExport } from './raw-files.ts';
import { refuse } from './refusal.ts';
import { linkSources, listLeftOut } from './sources.ts';

/** Conform extracts, checked and not yet written, and what to say of them. */
export interface Prepared {
	readonly files: Package;
	readonly tables: ReadonlyMap<TableName, PreparedTable>;
	readonly keys: KeyStore;
	/** Columns of the export that were left out, by file. */
	readonly leftOut: readonly string[];
	readonly warnings: readonly Finding[];
}

/** Turns a raw export into conform extracts, in memory; throws a `CommandError` where they would not load. */
export async function prepare(raw: RawExport, request: PrepareRequest): Promise<Prepared> {
	const convention = readAgreement(raw);
	const sources = linkSources(await readMapping(raw, request), raw.files);
	const keys = new KeyStore(findExercise(convention, request.date), await readKeys(request.keys));
	const tables = new Map<TableName, PreparedTable>();
	for (const schema of tableSchemas) {
		const own = sources.get(schema.name) ?? [];
		const poles = tables.get('poles') ?? null;
		tables.set(schema.name, convertTable(schema, own, keys, convention, poles));
	}
	const csv = toPackage(toCsvFiles(tables), raw.documents, convention, request.date);
	const result = await readExtracts(toSourceFiles(csv), readOptions);
	if (!result.ok) throw refuse(result.findings, tables);
	const prepared = {
		tables,
		keys,
		leftOut: listLeftOut(sources, raw.files),
		warnings: result.set.findings.filter(({ severity }) => severity === 'avertissement'),
	};
	if (request.format === 'csv') return { ...prepared, files: csv };
	const format = request.isPartitioned ? 'parquet partitionné' : request.format;
	const converted = await convertTables(format, result.set, tables);
	const files = toPackage(converted, raw.documents, convention, request.date);
	const again = await readExtracts(toSourceFiles(files), readOptions);
	if (!again.ok) throw refuse(again.findings, tables);
	return { ...prepared, files: request.format === 'duckdb' ? seal(files, again.set) : files };
}

function readAgreement({ documents }: RawExport): Convention {
	const bytes = documents.get('convention.json');
	if (bytes === undefined) {
		throw refusedData(
			'Le fichier « convention.json » manque dans --from : l’ajouter à côté de l’export.',
		);
	}
	const findings = new FindingCollector();
	const convention = readConvention('convention.json', bytes, findings);
	if (convention !== null) return convention;
	const said = findings.list().map(({ message, advice }) => `${message}\n  ${advice}`);
	throw refusedData(said.join('\n'));
}

/** The mapping of the file, or where there is none what the headers say for sure. */
async function readMapping(
	{ files }: RawExport,
	{ mapping, isMappingNamed }: PrepareRequest,
): Promise<readonly MappingLine[]> {
	const bytes = await readOptional(mapping, '--mapping');
	if (bytes !== null) return parseMapping(mapping, bytes);
	if (isMappingNamed) throw wrongUse(`« ${mapping} » n’existe pas : vérifier --mapping.`);
	return proposeMapping(files).filter(({ isSure }) => isSure);
}

async function readKeys(path: string) {
	const bytes = await readOptional(path, '--keys');
	return bytes === null ? [] : parseKeys(path, bytes);
}

/** The bytes of a file; null where there is none. */
async function readOptional(path: string, option: string): Promise<Uint8Array | null> {
	try {
		return await readFile(path);
	} catch (cause) {
		if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
		throw wrongUse(`« ${path} » ne s’ouvre pas${nameReason(cause)} : vérifier ${option}.`);
	}
}

/** The year of the latest exercise that had begun on a day: identifiers change with it. */
function findExercise({ exercices }: Convention, day: string): number {
	const begun = exercices.filter(({ date_debut }) => date_debut <= day);
	if (begun.length === 0) {
		throw wrongUse(`Aucun exercice de la convention n’a commencé au ${day} : vérifier --date.`);
	}
	return Math.max(...begun.map(({ annee }) => annee));
}
