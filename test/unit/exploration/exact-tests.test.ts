import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	studentTails,
	testCount,
	testShares,
	toFalseDiscoveryRates,
} from '../../../src/lib/exploration/exact-tests.ts';

const share = (count: number, size: number) => ({ count, size });

describe('Fisher’s exact test', () => {
	it('gives the p-value of the lady tasting tea, 34 chances in 70', () => {
		expect(testShares(share(3, 4), share(1, 4))).toBeCloseTo(34 / 70, 12);
		expect(testShares(share(4, 4), share(0, 4))).toBeCloseTo(2 / 70, 12);
	});

	it('gives the p-value that R prints for the convictions of twins (fisher.test, 0.0005367)', () => {
		expect(testShares(share(10, 13), share(2, 17))).toBeCloseTo(0.0005367, 7);
	});

	it('does not depend on which part is first, nor on what is counted', () => {
		const size = fc.integer({ min: 1, max: 60 });
		const any = size.chain((n) => fc.integer({ min: 0, max: n }).map((count) => share(count, n)));
		fc.assert(
			fc.property(any, any, (a, b) => {
				const p = testShares(a, b);
				expect(p).toBeGreaterThan(0);
				expect(p).toBeLessThanOrEqual(1);
				expect(testShares(b, a)).toBeCloseTo(p, 9);
				const rest = ({ count, size: n }: typeof a) => share(n - count, n);
				expect(testShares(rest(a), rest(b))).toBeCloseTo(p, 9);
			}),
		);
	});

	it('refuses what is no count', () => {
		expect(() => testShares(share(5, 4), share(1, 4))).toThrow('share: 5 of 4');
		expect(() => testShares(share(1.5, 4), share(1, 4))).toThrow('share: 1.5 of 4');
	});
});

describe('the exact binomial test', () => {
	it('gives the p-values that R prints (binom.test)', () => {
		expect(testCount(share(7, 10), 0.5)).toBeCloseTo(0.34375, 12);
		// Mendel’s peas, the example of R: 682 of 925 at 3/4.
		expect(testCount(share(682, 925), 0.75)).toBeCloseTo(0.3825, 4);
	});

	it('is the sum of the tails of ten tosses, worked out by hand', () => {
		expect(testCount(share(0, 10), 0.5)).toBeCloseTo(2 / 1024, 12);
		expect(testCount(share(1, 10), 0.5)).toBeCloseTo(22 / 1024, 12);
		expect(testCount(share(5, 10), 0.5)).toBeCloseTo(1, 12);
	});
});

describe('the tails of Student’s t', () => {
	it('are those of the tables: 2.228 for ten degrees at 5 %, 12.706 for one', () => {
		expect(studentTails(2.228139, 10)).toBeCloseTo(0.05, 6);
		expect(studentTails(-3.169273, 10)).toBeCloseTo(0.01, 6);
		expect(studentTails(12.7062, 1)).toBeCloseTo(0.05, 6);
		expect(studentTails(0, 4)).toBe(1);
	});

	it('are those of Cauchy’s law for one degree, in closed form', () => {
		for (const t of [0.1, 1, 3, 40]) {
			expect(studentTails(t, 1)).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(t), 12);
		}
	});
});

/** The fifteen p-values of Benjamini and Hochberg (1995), § 3.2. */
const PUBLISHED = [
	0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
	0.6528, 0.759, 1,
];

describe('the false discovery rate', () => {
	it('keeps the first four of the published example at 5 %', () => {
		const rates = toFalseDiscoveryRates(PUBLISHED);
		expect(rates.filter((q) => q <= 0.05)).toHaveLength(4);
		expect(rates[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
		// Of the fifth to the eighth, the eighth gives the least: 0.0344 × 15 / 8.
		expect(rates[4]).toBeCloseTo(0.0603, 4);
		expect(rates[7]).toBeCloseTo((0.0344 * 15) / 8, 12);
	});

	it('does not depend on the order, and is never under the p-value', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (ps) => {
				const rates = toFalseDiscoveryRates(ps);
				ps.forEach((p, at) => {
					expect(rates[at]).toBeGreaterThanOrEqual(p);
				});
				expect([...toFalseDiscoveryRates([...ps].reverse())].reverse()).toEqual(rates);
			}),
		);
	});
});
