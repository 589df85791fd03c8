import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Engine } from '../../lib/engine/engine.ts';
import { createTables } from '../../lib/engine/tables.ts';
import {
	readExtracts,
	type ExtractSet,
	type SourceFile,
} from '../../lib/extracts/read-extracts.ts';
import { buildScreen, LARGE_TABLES, listColumnTypes } from '../../lib/extracts/screen.sql.ts';
import { readAddedValues } from '../../lib/extracts/vocabulary.ts';
import { checkDatapackageShape, type Datapackage } from '../../lib/schemas/schemas.ts';
import { sqlText } from '../../lib/schemas/sql-text.ts';
import { openSet, readOptions } from '../open-data.ts';
import { openFolder } from '../read-folder.ts';
import type { AgreementFolder } from './agreements.ts';

type Large = (typeof LARGE_TABLES)[number];

/**
 * Loads the extracts of an agreement into an engine and returns the set. Large Parquet tables whose every row passes
 * the screen are views on their files, until the engine is locked, and stand empty in the set; anything else is opened
 * as a single agreement is. Throws a `CommandError` that lists what is wrong.
 */
export async function loadAgreement(
	engine: Engine,
	{ path }: AgreementFolder,
): Promise<ExtractSet> {
	const files = await openFolder(path);
	const paths = findLargeParquet(files);
	const quick = paths === null ? null : await loadScreened(engine, path, files, paths);
	if (quick !== null) return quick;
	const set = await openSet(path);
	await createTables(engine, set.tables.values());
	return set;
}

/** Where the large tables are; null unless each is a Parquet of its own name. */
function findLargeParquet(files: readonly SourceFile[]): ReadonlyMap<Large, string> | null {
	const found = LARGE_TABLES.flatMap((table) => {
		const own = files.filter(({ path }) => basename(path) === `${table}.parquet`);
		return own.length === 1 && own[0] !== undefined ? [[table, own[0].path] as const] : [];
	});
	return found.length === LARGE_TABLES.length ? new Map(found) : null;
}

/** Null, and no table left, where the screen has a doubt. */
async function loadScreened(
	engine: Engine,
	folder: string,
	files: readonly SourceFile[],
	paths: ReadonlyMap<Large, string>,
): Promise<ExtractSet | null> {
	const large = new Set(paths.values());
	const rest: SourceFile[] = [];
	for (const file of files) {
		if (large.has(file.path)) rest.push(withoutRows(file));
		else if (basename(file.path) !== 'datapackage.json') rest.push(file);
		else
			rest.push(
				await checkResources(
					file,
					files.filter(({ path }) => large.has(path)),
				),
			);
	}
	const result = await readExtracts(rest, readOptions);
	if (!result.ok) return null;
	const { set } = result;
	const small = [...set.tables.values()].filter(({ name }) => !paths.has(name as Large));
	await createTables(engine, small);
	const added = readAddedValues(set.convention);
	for (const [table, path] of paths) {
		const isSound = await loadTable(engine, table, `${folder}/${path}`);
		const [row] = isSound ? await engine.query(buildScreen(table, added)) : [];
		if (row?.['refus'] !== false) {
			for (const { name } of small) await engine.run(`DROP TABLE ${name}`);
			for (const name of paths.keys()) await engine.run(`DROP VIEW IF EXISTS ${name}`);
			return null;
		}
	}
	return set;
}

/** The file as a table of its name with no row: its columns are looked at in the engine. */
function withoutRows({ path }: SourceFile): SourceFile {
	const table = basename(path, '.parquet') as Large;
	const header = listColumnTypes(table).map(([name]) => name);
	const bytes = new TextEncoder().encode(`${header.join(',')}\r\n`);
	return {
		path: path.replace(/\.parquet$/, '.csv'),
		size: bytes.length,
		bytes: () => Promise.resolve(bytes),
	};
}

/** The package without the large tables, once size and hash of each are those that it states; else as it is. */
async function checkResources(file: SourceFile, large: readonly SourceFile[]): Promise<SourceFile> {
	const datapackage = parsePackage(await file.bytes());
	if (datapackage === null) return file;
	const kept = [];
	for (const resource of datapackage.resources) {
		const own = large.find(({ path }) => path.endsWith(resource.path.replace(/^\.\//, '')));
		if (own === undefined) {
			kept.push(resource);
			continue;
		}
		const bytes = await own.bytes();
		const hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
		if ((resource.hash ?? hash) !== hash || (resource.bytes ?? own.size) !== own.size) return file;
	}
	const bytes = new TextEncoder().encode(JSON.stringify({ ...datapackage, resources: kept }));
	return { path: file.path, size: bytes.length, bytes: () => Promise.resolve(bytes) };
}

/** Null where the file is no package: the reading says why. */
function parsePackage(bytes: Uint8Array): Datapackage | null {
	try {
		const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
		return checkDatapackageShape(value).length === 0 ? (value as Datapackage) : null;
	} catch (cause) {
		if (cause instanceof SyntaxError) return null;
		throw cause;
	}
}

/** False where the columns are not those of the schema, in name and type. */
async function loadTable(engine: Engine, table: Large, path: string): Promise<boolean> {
	// A folder `departement=26` is no column of the table.
	const source = `read_parquet(${sqlText(path)}, hive_partitioning = false)`;
	const columns = listColumnTypes(table);
	const found = await engine.query(`DESCRIBE FROM ${source}`);
	const types = new Map(
		found.map((row) => [String(row['column_name']), String(row['column_type'])]),
	);
	const isKnown = columns.every(([name, type]) => types.get(name) === type);
	if (!isKnown || types.size !== columns.length) return false;
	const names = columns.map(([name]) => name).join(', ');
	// Read where it lies, twice: less than a copy costs.
	await engine.run(`CREATE VIEW ${table} AS SELECT ${names} FROM ${source}`);
	return true;
}
