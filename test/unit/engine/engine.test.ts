import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineError, type Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import { createTables } from '../../../src/lib/engine/tables.ts';
import { packTable } from '../../../src/lib/extracts/arrow.ts';
import type { CheckedTable } from '../../../src/lib/extracts/table.ts';
import { openWasmEngineInNode } from '../../support/wasm-engine.ts';

const engines: [string, () => Promise<Engine>][] = [
	['native', openNodeEngine],
	['wasm', openWasmEngineInNode],
];

const ROWS = 2500;
/** A table of every type, longer than one chunk of DuckDB, every third cell empty. */
const table: CheckedTable = {
	name: 'finances',
	rowCount: ROWS,
	columns: [
		{ name: 'texte', type: 'VARCHAR', values: fill((i) => `é${i} « l’ » 'x'`) },
		{ name: 'entier', type: 'INTEGER', values: fill((i) => i - 10) },
		{ name: 'montant', type: 'DECIMAL(12,2)', values: fill((i) => i / 100) },
		{ name: 'vrai', type: 'BOOLEAN', values: fill((i) => i % 2 === 0) },
		{ name: 'jour', type: 'DATE', values: fill((i) => 18_262 + (i % 366)) },
	],
};

function fill<T>(value: (index: number) => T): (T | null)[] {
	return Array.from({ length: ROWS }, (_, i) => (i % 3 === 2 ? null : value(i)));
}

describe.each(engines)('the %s engine', (kind, open) => {
	let engine: Engine;
	beforeAll(async () => {
		engine = await open();
		await createTables(engine, [table]);
	});
	afterAll(() => engine.close());

	it('gives back what was appended', async () => {
		expect(engine.kind).toBe(kind);
		const [first, second, third] = await engine.query(
			'SELECT texte, entier, montant, vrai, CAST(jour AS VARCHAR) AS jour FROM finances LIMIT 3',
		);
		expect(first).toEqual({
			texte: "é0 « l’ » 'x'",
			entier: -10,
			montant: 0,
			vrai: true,
			jour: '2020-01-01',
		});
		expect(second).toMatchObject({ entier: -9, montant: 0.01, vrai: false, jour: '2020-01-02' });
		expect(third).toEqual({ texte: null, entier: null, montant: null, vrai: null, jour: null });
	});

	it('sums money without a cent lost, and counts as numbers', async () => {
		const [row] = await engine.query(
			'SELECT count(*) AS n, sum(montant) AS total, sum(entier) AS somme FROM finances',
		);
		const indexes = Array.from({ length: ROWS }, (_, i) => i).filter((i) => i % 3 !== 2);
		const total = indexes.reduce((sum, i) => sum + i, 0);
		expect(row).toEqual({ n: ROWS, total: total / 100, somme: total - 10 * indexes.length });
	});

	it('takes the same rows from Arrow streams, and gives back a long result', async () => {
		const list = 'texte, entier, montant, vrai, CAST(jour AS VARCHAR) AS jour';
		const before = await engine.query(`SELECT ${list} FROM finances`);
		await engine.append(packTable(table));
		const after = await engine.query(`SELECT ${list} FROM finances`);
		expect(after).toEqual([...before, ...before]);
		expect(before).toHaveLength(ROWS);
		await engine.run(`DELETE FROM finances WHERE rowid >= ${ROWS}`);
	});

	it('gives texts back letter by letter, empty or not, as rows and as columns', async () => {
		const many = 5000;
		const plain = `CASE WHEN i % 5 = 0 THEN NULL WHEN i % 7 = 0 THEN '' ELSE 'A' || i END`;
		const accents = `CASE WHEN i % 5 = 0 THEN NULL WHEN i > 4000 THEN 'plein ' || i ELSE 'é' || i || '🎈' END`;
		const sql = `SELECT ${plain} AS nu, ${accents} AS accents, CAST(i AS INTEGER) AS i FROM range(${many}) AS r (i) ORDER BY i`;
		const expected = Array.from({ length: many }, (_, i) => ({
			nu: i % 5 === 0 ? null : i % 7 === 0 ? '' : `A${i}`,
			accents: i % 5 === 0 ? null : i > 4000 ? `plein ${i}` : `é${i}🎈`,
			i,
		}));
		expect(await engine.query(sql)).toEqual(expected);
		const columns = await engine.queryColumns(sql);
		for (const name of ['nu', 'accents', 'i'] as const) {
			const column = columns.get(name);
			expect(expected.map((_, index) => column?.at(index))).toEqual(
				expected.map((row) => row[name]),
			);
		}
		await expect(engine.queryColumns('SELECT absent FROM finances')).rejects.toThrow(EngineError);
	});

	it('names the columns of a result without a row', async () => {
		const columns = await engine.queryColumns('SELECT texte, entier FROM finances WHERE 1 = 0');
		expect([...columns.keys()]).toEqual(['texte', 'entier']);
		expect(columns.get('texte')).toHaveLength(0);
	});

	it('answers what is asked while a long result is read', async () => {
		const long = 'SELECT CAST(i AS INTEGER) AS i FROM range(20000) AS r (i)';
		const [columns, [row], again] = await Promise.all([
			engine.queryColumns(long),
			engine.query('SELECT count(*) AS n FROM finances'),
			engine.queryColumns(long),
		]);
		expect(row).toEqual({ n: ROWS });
		for (const read of [columns, again]) {
			expect(read.get('i')).toHaveLength(20_000);
			expect(read.get('i')?.at(19_999)).toBe(19_999);
		}
	});

	it('says what failed, and stays usable', async () => {
		const failure = await engine.query('SELECT nulle_part FROM finances').catch((e: unknown) => e);
		expect(failure).toBeInstanceOf(EngineError);
		expect(failure).toMatchObject({ sql: 'SELECT nulle_part FROM finances' });
		expect(await engine.query('SELECT 1 AS un')).toEqual([{ un: 1 }]);
	});

	it('once locked, reads its tables and nothing else', async () => {
		await engine.lock();
		for (const sql of [
			`SELECT * FROM read_csv('/etc/hostname')`,
			`SELECT * FROM 'http://127.0.0.1:9/x.csv'`,
			`ATTACH '/tmp/x.duckdb' AS x`,
			`COPY finances TO '/tmp/x.csv'`,
			`SET enable_external_access = true`,
		]) {
			await expect(engine.query(sql)).rejects.toBeInstanceOf(EngineError);
		}
		expect(await engine.query('SELECT count(*) AS n FROM finances')).toEqual([{ n: ROWS }]);
	});
});
