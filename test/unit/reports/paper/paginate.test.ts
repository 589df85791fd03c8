import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paginate, type MeasuredItem } from '../../../../src/lib/reports/paper/paginate.ts';

const text = (height: number, more: Partial<MeasuredItem> = {}): MeasuredItem => ({
	height,
	breaksBefore: false,
	keepsWithNext: false,
	rows: null,
	...more,
});
const table = (count: number, row = 20): MeasuredItem => ({
	...text(30 + count * row + 10),
	rows: { head: 30, each: Array.from({ length: count }, () => row), tail: 10 },
});
const items = (sheets: ReturnType<typeof paginate>) =>
	sheets.map((sheet) => sheet.map(({ item }) => item));

describe('paginate', () => {
	it('fills a sheet, then turns it', () => {
		expect(items(paginate([text(40), text(50), text(20)], 100))).toEqual([[0, 1], [2]]);
	});

	it('keeps a title with what follows', () => {
		const title = text(20, { keepsWithNext: true });
		expect(items(paginate([text(70), title, text(40)], 100))).toEqual([[0], [1, 2]]);
	});

	it('keeps a title with the first rows of a table, not with all of it', () => {
		const title = text(20, { keepsWithNext: true });
		const sheets = paginate([text(10), title, table(10)], 150);
		expect(sheets).toEqual([
			[
				{ item: 0, from: 0, to: 0 },
				{ item: 1, from: 0, to: 0 },
				{ item: 2, from: 0, to: 4 },
			],
			[{ item: 2, from: 4, to: 9 }],
			[{ item: 2, from: 9, to: 10 }],
		]);
	});

	it('breaks where it is asked to, but leaves no empty sheet', () => {
		const broken = text(10, { breaksBefore: true });
		expect(items(paginate([broken, text(10), broken], 100))).toEqual([[0, 1], [2]]);
	});

	it('puts what is too tall on a sheet of its own', () => {
		expect(items(paginate([text(10), text(300), text(10)], 100))).toEqual([[0], [1], [2]]);
	});

	it('loses no item and no row, whatever their heights', () => {
		const anyItem = fc.oneof(
			fc.record({
				height: fc.integer({ min: 1, max: 200 }),
				breaksBefore: fc.boolean(),
				keepsWithNext: fc.boolean(),
				rows: fc.constant(null),
			}),
			fc.integer({ min: 0, max: 30 }).map((count) => table(count, 25)),
		);
		fc.assert(
			fc.property(fc.array(anyItem, { maxLength: 20 }), (all) => {
				const pieces = paginate(all, 150).flat();
				all.forEach((one, index) => {
					const own = pieces.filter(({ item }) => item === index);
					expect(own.length).toBeGreaterThan(0);
					if (one.rows === null) return;
					const rows = own.flatMap(({ from, to }) =>
						Array.from({ length: to - from }, (_, at) => from + at),
					);
					expect(rows).toEqual(one.rows.each.map((_, at) => at));
				});
				const order = pieces.map(({ item }) => item);
				expect(order).toEqual([...order].sort((a, b) => a - b));
			}),
		);
	});
});
