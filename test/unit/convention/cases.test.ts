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
