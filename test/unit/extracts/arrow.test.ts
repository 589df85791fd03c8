import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packTable, unpackTable } from '../../../src/lib/extracts/arrow.ts';
import { packColumn } from '../../../src/lib/extracts/columns.ts';
import type { Cell, Cells, CheckedTable, ColumnType } from '../../../src/lib/extracts/table.ts';

function toTable(type: ColumnType, cells: Cells): CheckedTable {
	return {
		name: 'poles',
		rowCount: cells.length,
		columns: [{ name: 'colonne', type, values: cells }],
	};
}

describe('a table packed for another thread', () => {
	it.each([
		['VARCHAR', fc.string({ unit: 'binary' })],
		['INTEGER', fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })],
		['DECIMAL(12,2)', fc.integer({ min: -1e11, max: 1e11 }).map((cents) => cents / 100)],
		['BOOLEAN', fc.boolean()],
		['DATE', fc.integer({ min: -200_000, max: 200_000 })],
	] satisfies [ColumnType, fc.Arbitrary<Cell>][])('gives its cells back: %s', (type, cell) => {
		fc.assert(
			fc.property(fc.array(fc.option(cell as fc.Arbitrary<Cell>)), (cells) => {
				const column = unpackTable(packTable(toTable(type, cells))).columns[0];
				expect([...(column?.values ?? [])]).toEqual(cells);
				expect(packTable(toTable(type, packColumn(cells)))).toEqual(
					packTable(toTable(type, cells)),
				);
			}),
		);
	});

	it('is in streams of a bounded number of rows, each alone on its buffer', () => {
		const cells = Array.from({ length: 120_000 }, (_, row) => `é${row}`);
		const packed = packTable(toTable('VARCHAR', cells));
		expect(
			packed.batches.map(({ byteLength, buffer }) => byteLength === buffer.byteLength),
		).toEqual([true, true, true]);
		expect([...(unpackTable(packed).columns[0]?.values ?? [])]).toEqual(cells);
	});

	it('replaces half of a surrogate pair, as any encoding does', () => {
		const packed = packTable(toTable('VARCHAR', ['\ud83d', '\ude00', 'é']));
		expect([...(unpackTable(packed).columns[0]?.values ?? [])]).toEqual(['\ufffd', '\ufffd', 'é']);
	});
});
