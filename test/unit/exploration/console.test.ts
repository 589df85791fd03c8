import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSet } from '../../../src/lib/convention/load-set.ts';
import { EngineError, type Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import { describeFault } from '../../../src/lib/exploration/console/engine-words.ts';
import {
	ALLOWED_TABLE_FUNCTIONS,
	isRefusedFunction,
} from '../../../src/lib/exploration/console/refused-functions.ts';
import { EXPORTED, runQuery, SHOWN } from '../../../src/lib/exploration/console/run-query.ts';
import { guardSql } from '../../../src/lib/exploration/console/sql-guard.ts';
import { acceptExtracts, openCase } from '../../support/cases.ts';
import { openWasmEngineInNode } from '../../support/wasm-engine.ts';

const engines: Record<'native' | 'wasm', Engine | null> = { native: null, wasm: null };

beforeAll(async () => {
	const set = await acceptExtracts(await openCase('small'));
	engines.native = await openNodeEngine({ threads: 1 });
	engines.wasm = await openWasmEngineInNode();
	for (const engine of [engines.native, engines.wasm]) await loadSet(engine, set);
});

afterAll(async () => {
	await engines.native?.close();
	await engines.wasm?.close();
});

function get(kind: 'native' | 'wasm'): Engine {
	const engine = engines[kind];
	if (engine === null) throw new Error(`engine: ${kind} is not open`);
	return engine;
}

/** What the console does with a statement: rows, or the sentence of whoever refused it. */
async function run(engine: Engine, sql: string): Promise<string | readonly (readonly unknown[])[]> {
	const guarded = guardSql(sql);
	if (!guarded.ok) return guarded.message;
	try {
		return (await runQuery(engine, guarded.body, SHOWN)).rows;
	} catch (cause) {
		if (!(cause instanceof EngineError)) throw cause;
		return describeFault(cause.message, guarded.body).message;
	}
}

/** Tables, with their rows, and settings: all that a statement could have changed. */
async function takeState(engine: Engine): Promise<string> {
	const tables = await engine.query(
		`SELECT table_name AS name FROM duckdb_tables() ORDER BY table_name`,
	);
	const counts = tables.map(
		({ name }) => `SELECT '${String(name)}' AS name, count(*) AS n FROM ${String(name)}`,
	);
	const others = await engine.query(
		`SELECT (SELECT count(*) FROM duckdb_databases()) AS bases, (SELECT count(*) FROM duckdb_views() WHERE NOT internal) AS vues,
		(SELECT count(*) FROM duckdb_types() WHERE NOT internal) AS types, (SELECT count(*) FROM duckdb_sequences()) AS suites,
		(SELECT count(*) FROM duckdb_functions() WHERE NOT internal) AS fonctions, (SELECT count(*) FROM duckdb_logs()) AS journal,
		(SELECT string_agg(name || '=' || value, ';' ORDER BY name) FROM duckdb_settings()) AS reglages`,
	);
	return JSON.stringify([await engine.query(counts.join(' UNION ALL ')), others]);
}

const HOSTILE: readonly (readonly [sql: string, word: string])[] = [
	["ATTACH 'http://sonde.example/x.db'", 'ATTACH'],
	["COPY poles TO 'http://sonde.example/x.csv'", 'COPY'],
	['INSTALL httpfs', 'INSTALL'],
	['LOAD httpfs', 'LOAD'],
	['PRAGMA database_list', 'PRAGMA'],
	['SET enable_external_access = true', 'SET'],
	['RESET threads', 'RESET'],
	['CREATE TABLE t (a INTEGER)', 'CREATE'],
	['drop table poles', 'DROP'],
	["INSERT INTO poles VALUES ('x')", 'INSERT'],
	['UPDATE poles SET nom = 1', 'UPDATE'],
	['DELETE FROM poles', 'DELETE'],
	['TRUNCATE poles', 'TRUNCATE'],
	['ALTER TABLE poles RENAME TO p', 'ALTER'],
	['CALL enable_logging()', 'CALL'],
	["EXPORT DATABASE 'x'", 'EXPORT'],
	["IMPORT DATABASE 'x'", 'IMPORT'],
	['USE memory', 'USE'],
	['CHECKPOINT', 'CHECKPOINT'],
	['FORCE CHECKPOINT', 'FORCE'],
	['EXPLAIN ANALYZE SELECT 1', 'EXPLAIN'],
	['BEGIN TRANSACTION', 'BEGIN'],
	['PREPARE p AS SELECT 1', 'PREPARE'],
	['EXECUTE p', 'EXECUTE'],
	['VACUUM', 'VACUUM'],
	['/* SELECT */ -- FROM\n DROP TABLE poles', 'DROP'],
	['((DROP TABLE poles))', 'DROP'],
	['"select" 1', 'select'],
];

/** Ways out of the parentheses, and past the tables, that begin as a query does. */
const ESCAPES: readonly string[] = [
	'SELECT 1; DROP TABLE poles',
	'SELECT 1) AS requete; DROP TABLE poles; SELECT * FROM (SELECT 1',
	'SELECT 1) AS x, (SELECT 2',
	'SELECT 1) --',
	'SELECT 1) /*',
	"SELECT 'a''; DROP TABLE poles; --",
	'SELECT $$a$$; DROP TABLE poles',
	'SELECT $x$a$$; DROP TABLE poles; $x',
	'SELECT 1 -- \r; DROP TABLE poles',
	'SELECT /* /* */ 1; DROP TABLE poles -- */ */ 2',
	'WITH x AS (DELETE FROM poles RETURNING nom) SELECT * FROM x',
	'SELECT * FROM (INSERT INTO poles SELECT * FROM poles RETURNING *)',
	'FROM (CREATE TABLE t AS SELECT 1)',
	"SELECT * FROM query('DROP TABLE poles')",
	"SELECT * FROM read_csv('http://sonde.example/x.csv')",
	'SELECT * FROM "read_csv" (\'http://sonde.example/x.csv\')',
	"SELECT * FROM system.main.read_text('/etc/passwd')",
	"SELECT * FROM read_text/**/('/etc/passwd')",
	"SELECT * FROM read_blob('/etc/passwd')",
	"SELECT * FROM read_parquet('http://sonde.example/x.parquet')",
	"SELECT * FROM parquet_scan('http://sonde.example/x.parquet')",
	"SELECT * FROM read_json('http://sonde.example/x.json')",
	"SELECT * FROM sniff_csv('x.csv')",
	"SELECT * FROM glob('*')",
	"SELECT * FROM 'http://sonde.example/x.csv'",
	"SELECT * FROM '/etc/passwd'",
	'SELECT * FROM duckdb_settings()',
	'SELECT * FROM duckdb_secrets()',
	"SELECT * FROM which_secret('x', 's3')",
	'SELECT * FROM pragma_database_size()',
	"SELECT * FROM pragma_storage_info('poles')",
	'SELECT * FROM checkpoint()',
	'SELECT * FROM force_checkpoint()',
	'SELECT * FROM enable_logging()',
	'SELECT * FROM truncate_duckdb_logs()',
	"SELECT write_log('x')",
	"SELECT getenv('HOME')",
	"SELECT current_setting('home_directory')",
	"SELECT nextval('s')",
	'SELECT * FROM arrow_scan(1, 2, 3)',
	"SELECT * FROM seq_scan('x')",
	"SELECT * FROM sql_auto_complete('SEL')",
	"SELECT * FROM sqlite_scan('x', 'y')",
	"SELECT * FROM postgres_scan('x', 'y', 'z')",
	'SELECT * INTO copie FROM poles',
	'SELECT * FROM poles FOR UPDATE NOWAIT',
	'SUMMARIZE poles) AS a, (DROP TABLE poles',
	'DESCRIBE (DROP TABLE poles)',
	'FROM poles SELECT $1',
	'SELECT 1\0; DROP TABLE poles',
];

describe.each(['native', 'wasm'] as const)('the console on the %s engine', (kind) => {
	it('says which word is not that of a query, before the engine is asked', () => {
		for (const [sql, word] of HOSTILE) {
			const guarded = guardSql(sql);
			expect(guarded.ok, sql).toBe(false);
			expect(guarded.ok ? '' : guarded.message, sql).toContain(`«\u00A0${word}\u00A0»`);
		}
	});

	it('refuses every hostile statement even where the guard is left out', async () => {
		const engine = get(kind);
		const before = await takeState(engine);
		for (const [sql] of HOSTILE) {
			await expect(runQuery(engine, sql, SHOWN), sql).rejects.toThrow(EngineError);
			await expect(engine.queryOne(`SELECT 1; ${sql}`), sql).rejects.toThrow(EngineError);
		}
		expect(await takeState(engine)).toBe(before);
	});

	it('gives a sentence and no row for what tries to get out, and nothing has changed', async () => {
		const engine = get(kind);
		const before = await takeState(engine);
		for (const sql of ESCAPES) expect(await run(engine, sql), sql).toEqual(expect.any(String));
		expect(await takeState(engine)).toBe(before);
	});

	it('lets no function of the engine by that gives rows from elsewhere', async () => {
		const found = await get(kind).query(
			`SELECT DISTINCT function_name AS name FROM duckdb_functions() WHERE function_type IN ('table', 'table_macro', 'pragma') AND schema_name <> 'pg_catalog'`,
		);
		const names = found.map(({ name }) => String(name)).filter((name) => !isCallOnly(name));
		const passed = names.filter((name) => !isRefusedFunction(name));
		expect(passed.filter((name) => !ALLOWED_TABLE_FUNCTIONS.has(name))).toEqual([]);
	});

	it('changes no table, whatever statement random words make', async () => {
		const engine = get(kind);
		const before = await takeState(engine);
		const word = fc.constantFrom(
			..."SELECT FROM WITH VALUES DESCRIBE SUMMARIZE INSERT INTO DELETE DROP TABLE CREATE AS UPDATE SET WHERE UNION ALL RETURNING LIMIT poles orientations x 1 * , ( ) ; -- /* */ ' \" $$ \\ \n E' checkpoint() = COPY TO ATTACH PRAGMA CALL".split(
				' ',
			),
		);
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom('SELECT 1', 'FROM poles', 'WITH x AS', '', 'VALUES (1)'),
				fc.array(word, { maxLength: 14 }),
				async (start, words) => {
					await run(engine, `${start} ${words.join(' ')}`);
				},
			),
			{ numRuns: 600 },
		);
		expect(await takeState(engine)).toBe(before);
	});

	it('reads tables: rows, names, kinds, and where it stops', async () => {
		const engine = get(kind);
		const result = await runQuery(
			engine,
			`SELECT 1 AS a, 2 AS a, CAST(12345678901234567890 AS HUGEINT) AS b, 1.25 AS c, DATE '2020-05-01' AS d, NULL AS e, true AS f, [1, 2] AS g, TIMESTAMP '2020-05-01 10:00:00' AS h, CAST('nan' AS DOUBLE) AS i -- fin`,
			SHOWN,
		);
		expect(result.columns.map(({ kind: one }) => one).join(' ')).toBe(
			'nombre nombre nombre nombre date nombre booleen texte texte nombre',
		);
		expect(result.rows).toEqual([
			[
				1,
				2,
				'12345678901234567890',
				1.25,
				'2020-05-01',
				null,
				true,
				'[1, 2]',
				'2020-05-01 10:00:00',
				NaN,
			],
		]);
		const many = await runQuery(
			engine,
			'SELECT range AS n FROM range(5000) ORDER BY n DESC',
			SHOWN,
		);
		expect(many.rows).toHaveLength(1000);
		expect(many.rows.slice(0, 2)).toEqual([[4999], [4998]]);
		expect(many.isTruncated).toBe(true);
		const all = await runQuery(engine, 'FROM range(5000)', EXPORTED);
		expect([all.rows.length, all.isTruncated]).toEqual([5000, false]);
		const long = await runQuery(engine, "SELECT repeat('é', 5000) AS x", SHOWN);
		expect([String(long.rows[0]?.[0]).length, long.isCut]).toEqual([1001, true]);
	});

	it.each([
		"SELECT E'\\'; DROP TABLE poles --' AS x",
		'FROM poles',
		'DESCRIBE poles',
		'SUMMARIZE orientations',
		'VALUES (1, 2), (3, 4)',
		'WITH a AS (SELECT \';\' AS x) SELECT x, $$ ) ; $$ AS y, "x" FROM a -- )',
		'(SELECT 1) UNION ALL (SELECT 2);',
		'SELECT /* ) ; DROP TABLE poles */ count(*) FROM poles;;',
		'SELECT table_name FROM duckdb_tables()',
		'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT n FROM t',
		"FROM pragma_table_info('poles')",
	])('runs « %s »', async (sql) => {
		const rows = await run(get(kind), sql);
		expect(Array.isArray(rows), String(rows)).toBe(true);
		expect(rows.length).toBeGreaterThan(0);
	});

	it('puts the faults of a query into French, at their place', async () => {
		const faults: string[] = [];
		for (const sql of [
			'FROM pole',
			'SELECT nom,\n  total\nFROM poles',
			'SELECT count(*\nFROM poles)',
			'SELECT code_pole, count(*) FROM orientations',
			"SELECT CAST('abc' AS DATE)",
			'SELECT nimporte(1)',
			'SELECT FROM WHERE',
			'SELECT libelle FROM poles WHERE -- ici',
		]) {
			const guarded = guardSql(sql);
			expect(guarded.ok, sql).toBe(true);
			const cause: unknown = await runQuery(get(kind), sql, SHOWN).catch((error: unknown) => error);
			if (!(cause instanceof EngineError)) throw new Error(`query: ${sql}`);
			const { message, line, column } = describeFault(cause.message, sql);
			faults.push(`${message} ${line ?? '-'}:${column ?? '-'}`);
		}
		expect(faults).toMatchSnapshot();
	});
});

/** Pragmas are reached by PRAGMA, not as functions of a query. */
function isCallOnly(name: string): boolean {
	return /^(?:all_profiling_output|collations|database_|extension_versions|functions$|import_database|metadata_info|platform|show|storage_info|table_info|user_agent|verify_|version|add_parquet_key)/.test(
		name,
	);
}
