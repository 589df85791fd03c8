import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSet } from '../../../src/lib/convention/load-set.ts';
import { computeLongTable } from '../../../src/lib/convention/long-table.ts';
import { release, type Released } from '../../../src/lib/disclosure/release.ts';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import {
	ConsoleEngine,
	type OpenEngine,
} from '../../../src/lib/exploration/console/console-engine.ts';
import {
	readNumber,
	sortRows,
	TooManyColumns,
	type ConsoleResult,
} from '../../../src/lib/exploration/console/console-result.ts';
import {
	describeResult,
	formatConsoleCell,
	toResultTable,
} from '../../../src/lib/models/console/result-words.ts';
import {
	listIndicatorChoices,
	toIndicatorSql,
} from '../../../src/lib/exploration/console/indicator-sql.ts';
import { toQuickChart } from '../../../src/lib/models/console/quick-chart.ts';
import { toResultParquet } from '../../../src/lib/exploration/console/result-parquet.ts';
import { runQuery, SHOWN } from '../../../src/lib/exploration/console/run-query.ts';
import { listCatalog, SQL_EXAMPLES } from '../../../src/lib/exploration/console/sql-catalog.ts';
import { NO_FILTER } from '../../../src/lib/exploration/filter.ts';
import { computePerimeter, followsFilter } from '../../../src/lib/exploration/measure-perimeter.ts';
import { guardSql } from '../../../src/lib/exploration/console/sql-guard.ts';
import type { ExtractSet } from '../../../src/lib/extracts/read-extracts.ts';
import { KNOWN_VIEWS } from '../../../src/lib/indicators/known-views.sql.ts';
import { parsePeriod, type Period } from '../../../src/lib/indicators/periods.ts';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import { toCsv } from '../../../src/lib/models/table.ts';
import { acceptExtracts, openCase } from '../../support/cases.ts';

let set: ExtractSet;
let engine: Engine;
let period: Period;
let released: Released;

beforeAll(async () => {
	set = await acceptExtracts(await openCase('small'));
	engine = await openNodeEngine({ threads: 1 });
	await loadSet(engine, set);
	const parsed = parsePeriod('2020', set.convention, set.dateExtraction);
	if (!parsed.ok) throw new Error(parsed.message);
	period = parsed.period;
	released = release(await computeLongTable(engine, set.convention, [period]), 'pilotage');
});

afterAll(() => engine.close());

describe('the catalogue of the console', () => {
	it('names the tables and columns that the engine has, each with its words', async () => {
		const rows = await engine.query(
			`SELECT table_name AS t, string_agg(column_name, ' ' ORDER BY column_index) AS c FROM duckdb_columns() WHERE NOT internal GROUP BY table_name`,
		);
		// What the views of the exercises stand on is read through them.
		const hidden = new Set(KNOWN_VIEWS.map(({ from }) => from));
		const real = Object.fromEntries(
			rows.filter(({ t }) => !hidden.has(String(t))).map(({ t, c }) => [String(t), String(c)]),
		);
		const told = listCatalog();
		expect(
			Object.fromEntries(
				told.map(({ name, columns }) => [name, columns.map((one) => one.name).join(' ')]),
			),
		).toEqual(real);
		const silent = told.flatMap(({ name, columns }) =>
			columns.filter(({ description }) => description === '').map((one) => `${name}.${one.name}`),
		);
		expect(silent).toEqual([]);
	});

	it('gives examples that run', async () => {
		for (const { title, sql } of SQL_EXAMPLES) {
			const { rows } = await runQuery(engine, sql, SHOWN);
			expect(rows.length, title).toBeGreaterThan(0);
		}
	});

	it.each([
		['the whole', NO_FILTER],
		['a filter', { facets: { tranche_age: ['moins_25', '25_34'] } }],
	] as const)(
		'opens the SQL of every indicator for %s, which gives its figure',
		async (_, filter) => {
			const limited = await computePerimeter(engine, set.convention, [period], filter);
			for (const { id } of listIndicatorChoices()) {
				const sql = toIndicatorSql(id, period, set.convention, released, filter) ?? '';
				const { rows: told } = followsFilter(getIndicator(id)) ? limited : released;
				const guarded = guardSql(sql);
				if (!guarded.ok) throw new Error(`${id}: ${guarded.message}`);
				const { columns, rows } = await runQuery(engine, guarded.body, SHOWN);
				const at = (name: string): number => columns.findIndex((column) => column.name === name);
				const main = rows.find(
					(row) => row[at('code_pole')] === 'ENSEMBLE' && row[at('dimension')] === '',
				);
				const row = told.find(
					(one) => one.indicateur === id && one.ventilation === '' && one.code_pole === 'ENSEMBLE',
				);
				const { sql: parts } = getIndicator(id);
				// The first column is the first part that the figure has.
				const byPart = [
					[parts.numerator, row?.numerateur],
					[parts.denominator, row?.denominateur],
					[parts.value, row?.valeur],
				] as const;
				const expected = byPart.find(([part]) => part !== undefined)?.[1];
				expect(main?.[at('m1')] ?? null, id).toEqual(expected ?? null);
			}
			expect(toIndicatorSql('__proto__', period, set.convention, released, NO_FILTER)).toBeNull();
		},
	);
});

describe('the engine of the console', () => {
	const slow =
		'SELECT count(*) FROM range(100000) a, range(20000) b WHERE (a.range + b.range) % 7 = 0';

	function openMany(): { readonly open: OpenEngine; readonly opened: AbortSignal[] } {
		const opened: AbortSignal[] = [];
		return {
			opened,
			open: async (signal) => {
				opened.push(signal);
				return openNodeEngine({ threads: 1 });
			},
		};
	}

	const options = { limitMs: 10_000, cancel: new AbortController().signal };

	it('is opened once for statements that end, refused ones too', async () => {
		const { open, opened } = openMany();
		const console = new ConsoleEngine(open);
		expect((await console.run((one) => runQuery(one, 'SELECT 1', SHOWN), options)).kind).toBe(
			'fait',
		);
		expect((await console.run((one) => runQuery(one, 'SELECT x', SHOWN), options)).kind).toBe(
			'faute',
		);
		const wide = `SELECT ${Array.from({ length: 101 }, (_, index) => index).join(', ')}`;
		const outcome = await console.run((one) => runQuery(one, wide, SHOWN), options);
		expect(outcome.kind === 'faute' && outcome.cause).toBeInstanceOf(TooManyColumns);
		expect((await console.run((one) => runQuery(one, 'SELECT 1', SHOWN), options)).kind).toBe(
			'fait',
		);
		expect(opened.map(({ aborted }) => aborted)).toEqual([false]);
		console.close();
		expect(opened.map(({ aborted }) => aborted)).toEqual([true]);
	});

	it('is ended by the limit of time and by a stop, and made anew by the next statement', async () => {
		const { open, opened } = openMany();
		const console = new ConsoleEngine(open);
		const late = await console.run((one) => one.query(slow), { ...options, limitMs: 20 });
		expect(late).toEqual({ kind: 'delai', limitMs: 20 });
		const stop = new AbortController();
		const stopped = console.run((one) => one.query(slow), { ...options, cancel: stop.signal });
		stop.abort();
		expect(await stopped).toEqual({ kind: 'annule' });
		expect((await console.run((one) => one.query('SELECT 1 AS n'), options)).kind).toBe('fait');
		expect(opened.map(({ aborted }) => aborted)).toEqual([true, true, false]);
		console.close();
	});

	it('is made anew after an opening that failed', async () => {
		let count = 0;
		const console = new ConsoleEngine(() => {
			count += 1;
			return count === 1 ? Promise.reject(new Error('no worker')) : openNodeEngine({ threads: 1 });
		});
		expect((await console.run((one) => one.query('SELECT 1 AS n'), options)).kind).toBe('panne');
		expect((await console.run((one) => one.query('SELECT 1 AS n'), options)).kind).toBe('fait');
		console.close();
	});
});

const RESULT: ConsoleResult = {
	columns: [
		{ name: 'pole', type: 'VARCHAR', kind: 'texte' },
		{ name: 'n', type: 'BIGINT', kind: 'nombre' },
		{ name: 'ok', type: 'BOOLEAN', kind: 'booleen' },
	],
	rows: [
		['=1+1', 12.5, true],
		['b', null, null],
		['a;"c"', -3, false],
	],
	isTruncated: false,
	isCut: false,
};

describe('a result of the console', () => {
	it('is written as CSV and Parquet, formulas as text and absences empty', async () => {
		expect(toCsv(toResultTable(RESULT, ''))).toBe(
			`\uFEFFpole;n;ok\r\n'=1+1;12,5;true\r\nb;;\r\n"a;""c""";-3;false\r\n`,
		);
		const bytes = toResultParquet(RESULT, 'FROM x');
		const file = bytes.buffer.slice(
			bytes.byteOffset,
			bytes.byteOffset + bytes.byteLength,
		) as ArrayBuffer;
		expect(await parquetReadObjects({ file })).toEqual([
			{ pole: '=1+1', n: 12.5, ok: true },
			{ pole: 'b', n: null, ok: null },
			{ pole: 'a;"c"', n: -3, ok: false },
		]);
	});

	it('is put in the order of a column, absences last in both directions', () => {
		const order = (direction: 'croissant' | 'decroissant'): unknown[] =>
			sortRows(RESULT.rows, 1, direction).map((row) => row[1]);
		expect(order('croissant')).toEqual([-3, 12.5, null]);
		expect(order('decroissant')).toEqual([12.5, -3, null]);
	});

	it('is read in French', () => {
		expect(formatConsoleCell(1234.5, 'nombre')).toBe('1\u00A0234,5');
		expect(formatConsoleCell(null, 'nombre')).toBe('nul');
		expect(formatConsoleCell(NaN, 'nombre')).toBe('indéfini');
		expect(formatConsoleCell(1e300, 'nombre')).toBe('1,000000e+300');
		expect(formatConsoleCell('2020-05-01', 'date')).toBe('1er mai 2020');
		expect(readNumber('12345678901234567890', 'HUGEINT')).toBe('12345678901234567890');
		expect(readNumber('0.30000000000000004', 'DOUBLE')).toBe(0.1 + 0.2);
		expect(readNumber('-inf', 'DOUBLE')).toBe(-Infinity);
		expect(readNumber('-0.25', 'DECIMAL(4,2)')).toBe(-0.25);
		expect(describeResult(RESULT, 1_240)).toBe('3\u00A0lignes, 3\u00A0colonnes, 1,2\u00A0s');
	});

	it('is drawn as bars by a text, as a line by a date, and not at all under zero', () => {
		expect(toQuickChart(RESULT)).toBeNull();
		const bars = toQuickChart({ ...RESULT, rows: RESULT.rows.slice(0, 2) });
		expect(bars?.kind === 'barres' ? bars.model.rows.map(({ value }) => value) : []).toEqual([
			12.5,
		]);
		const line = toQuickChart({
			...RESULT,
			columns: [
				{ name: 'mois', type: 'DATE', kind: 'date' },
				{ name: 'n', type: 'BIGINT', kind: 'nombre' },
			],
			rows: [
				['2020-02-01', 4],
				['2020-01-01', 3],
			],
		});
		const points = line?.kind === 'serie' ? line.model.points : [];
		expect(points.map(({ cell }) => cell.number)).toEqual([3, 4]);
		expect(toQuickChart({ ...RESULT, rows: [] })).toBeNull();
	});
});
