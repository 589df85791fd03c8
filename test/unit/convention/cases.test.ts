import { describe, expect, it } from 'vitest';
import { computeLongTable } from '../../../src/lib/convention/long-table.ts';
import { loadSet } from '../../../src/lib/convention/load-set.ts';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import {
	acceptExtracts,
	CASE_NAMES,
	openCase,
	openCaseAsParquet,
	readExpected,
} from '../../support/cases.ts';
import { compareTables } from '../../support/compare-tables.ts';
import { getPeriod } from '../../support/dataset.ts';
import { openWasmEngineInNode } from '../../support/wasm-engine.ts';

const engines: [string, () => Promise<Engine>][] = [
	['native DuckDB', openNodeEngine],
	['duckdb-wasm', openWasmEngineInNode],
];
const formats = [
	['CSV', openCase],
	['Parquet', openCaseAsParquet],
] as const;

describe.each(engines)('the cases on %s', (_engine, open) => {
	describe.each(formats)('from %s', (_format, files) => {
		it.each(CASE_NAMES)('%s', async (name) => {
			const set = await acceptExtracts(await files(name));
			const expected = await readExpected(name);
			const engine = await open();
			await loadSet(engine, set);
			const periods = [...expected.keys()].map((id) =>
				getPeriod(id, set.convention, set.dateExtraction),
			);
			const rows = await computeLongTable(engine, set.convention, periods);
			await engine.close();
			const all = [...expected.values()].flat();
			expect(all.length).toBeGreaterThan(2000);
			expect(compareTables(rows, all)).toEqual([]);
		});
	});
});

describe('the comparison itself', () => {
	it('sees one figure that differs by more than the tolerance', async () => {
		const expected = [...(await readExpected('small')).values()].flat();
		const wrong = expected.map((row, index) =>
			index === 7 ? { ...row, valeur: (row.valeur ?? 0) + 1e-6 } : row,
		);
		expect(compareTables(wrong, expected)).toHaveLength(1);
	});
});

describe('the periods of a pass', () => {
	it('give the same rows one by one, a few at a time, or all at once', async () => {
		const set = await acceptExtracts(await openCase('two-years'));
		const ids = ['2019', '2019-S2', '2020-03', '2020', '2020-T1'];
		const periods = ids.map((id) => getPeriod(id, set.convention, set.dateExtraction));
		const engine = await openNodeEngine();
		await loadSet(engine, set);
		const compute = async (size: number) => {
			const rows = [];
			for (let from = 0; from < periods.length; from += size) {
				const slice = periods.slice(from, from + size);
				rows.push(...(await computeLongTable(engine, set.convention, slice)));
			}
			return rows;
		};
		const whole = await compute(periods.length);
		expect(whole.length).toBeGreaterThan(5000);
		expect(compareTables(await compute(1), whole)).toEqual([]);
		expect(compareTables(await compute(2), whole)).toEqual([]);
		await engine.close();
	});
});
