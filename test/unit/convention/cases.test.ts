import { describe, expect, it } from 'vitest';
import { computeLongTable } from '../../../src/lib/convention/long-table.ts';
import { loadSet } from '../../../src/lib/convention/load-set.ts';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { LONG_COLUMNS } from '../../../src/lib/models/long-table-file.ts';
import {
	acceptExtracts,
	CASE_NAMES,
	openCase,
	openCaseAsParquet,
	readExpected,
} from '../../support/cases.ts';
import { getPeriod } from '../../support/dataset.ts';
import { openWasmEngineInNode } from '../../support/wasm-engine.ts';

const TOLERANCE = 1e-9;
const engines: [string, () => Promise<Engine>][] = [
	['native DuckDB', openNodeEngine],
	['duckdb-wasm', openWasmEngineInNode],
];
const formats = [
	['CSV', openCase],
	['Parquet', openCaseAsParquet],
] as const;

const toKey = (row: LongRow): string =>
	[row.indicateur, row.ventilation, row.modalite, row.code_pole, row.periode].join('|');

/** Each difference between the two tables, as one line. */
function compare(computed: readonly LongRow[], expected: readonly LongRow[]): string[] {
	const byKey = new Map(computed.map((row) => [toKey(row), row]));
	return expected.flatMap((row) => {
		const found = byKey.get(toKey(row));
		if (found === undefined) return [`${toKey(row)}: no row`];
		return LONG_COLUMNS.filter((name) => !isSame(found[name], row[name])).map(
			(name) => `${toKey(row)} ${name}: ${found[name]} instead of ${row[name]}`,
		);
	});
}

function isSame(a: string | number | null, b: string | number | null): boolean {
	if (typeof a !== 'number' || typeof b !== 'number') return a === b;
	return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b));
}

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
			expect(compare(rows, all)).toEqual([]);
			expect(rows).toHaveLength(all.length);
		});
	});
});

describe('the comparison itself', () => {
	it('sees one figure that differs by more than the tolerance', async () => {
		const expected = [...(await readExpected('small')).values()].flat();
		const wrong = expected.map((row, index) =>
			index === 7 ? { ...row, valeur: (row.valeur ?? 0) + 1e-6 } : row,
		);
		expect(compare(wrong, expected)).toHaveLength(1);
	});
});
