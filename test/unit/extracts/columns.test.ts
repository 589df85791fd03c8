import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packColumn } from '../../../src/lib/extracts/columns.ts';
import type { Cell } from '../../../src/lib/extracts/table.ts';

const read = (cells: readonly Cell[]): Cell[] => {
	const column = packColumn(cells);
	return Array.from({ length: column.length }, (_, index) => column.at(index));
};

const whole = (max: number) => fc.array(fc.option(fc.integer({ min: 0, max })));

describe('a packed column', () => {
	it.each([
		['up to a byte', whole(255)],
		['up to two bytes', whole(65_536)],
		['up to four bytes and beyond', whole(2 ** 33)],
		['below zero', fc.array(fc.option(fc.integer()))],
		// Zero has one sign.
		['with decimals', fc.array(fc.option(fc.double({ noNaN: true }).map((x) => x + 0)))],
		['texts', fc.array(fc.option(fc.string()))],
		['booleans', fc.array(fc.option(fc.boolean()))],
	])('gives back what it was given: %s', (_, cells: fc.Arbitrary<Cell[]>) => {
		fc.assert(
			fc.property(cells, (given) => {
				expect(read(given)).toEqual(given);
			}),
		);
	});

	it.each([255, 256, 65_535, 65_536, 4_294_967_295, 4_294_967_296])(
		'tells null from the numbers next to it: %d',
		(max) => {
			expect(read([max, null, max - 1, 0])).toEqual([max, null, max - 1, 0]);
		},
	);

	it('gives back words that seldom repeat, and those that do among them', () => {
		const given = Array.from({ length: 20_000 }, (_, row) =>
			row % 7 === 0 ? null : row % 5 === 0 ? 'commun' : `unique ${row}`,
		);
		expect(read(given)).toEqual(given);
		expect([...packColumn(given)]).toEqual(given);
	});

	it('has no cell beyond its rows', () => {
		expect(packColumn([]).length).toBe(0);
		expect(packColumn([1, 2]).at(2)).toBeNull();
		expect(packColumn(['a']).at(1)).toBeNull();
	});
});
