import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import { toFunnelLimits } from '../../../src/lib/models/binomial.ts';
import { toFunnel } from '../../../src/lib/models/funnel.ts';
import { POLES, toLookup, toRow, withhold, YEAR } from './rows.ts';

const ID = 'delai_premier_cer_respecte';

function toRows(
	counts: readonly (readonly [pole: string, numerateur: number, denominateur: number])[],
): readonly LongRow[] {
	return counts.map(([code_pole, numerateur, denominateur]) =>
		toRow({ indicateur: ID, code_pole, numerateur, denominateur }),
	);
}

const COUNTS = [
	['ENSEMBLE', 55, 87],
	['GV', 24, 35],
	['CO', 9, 18],
	['RI', 12, 16],
	['PL', 6, 10],
	['HP', 4, 8],
] as const;

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

function toMass(k: number, n: number, rate: number): number {
	let ways = 1;
	for (let at = 1; at <= k; at += 1) ways *= (n - k + at) / at;
	return ways * rate ** k * (1 - rate) ** (n - k);
}

const funnel = (rows: readonly LongRow[]) =>
	toFunnel(toLookup(rows), getIndicator(ID), {
		period: YEAR,
		poles: POLES,
		axis: 'orientations au délai échu',
	});

describe('the limits of a funnel', () => {
	it('follow the exact binomial, worked out by hand for ten draws', () => {
		// P(R ≤ 0) = 1/1024, P(R ≤ 1) = 11/1024, P(R ≤ 2) = 56/1024: r = 2 for 2.5 %, r = 1 for 0.1 %.
		const { low95, high95, low998, high998 } = toFunnelLimits(0.5, 10);
		expect(low95).toBeCloseTo((2 - (56 - 25.6) / 45) / 10, 12);
		expect(low998).toBeCloseTo((1 - (11 - 1.024) / 10) / 10, 12);
		expect([high95, high998]).toEqual([1 - low95, 1 - low998]);
	});

	it('leave nothing outside where chance alone gives every outcome often', () => {
		expect(toFunnelLimits(2 / 3, 2)).toEqual({ n: 2, low95: 0, high95: 1, low998: 0, high998: 1 });
	});

	it('put a value outside exactly when its own tail is at most 2.5 %', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0.05, max: 0.95, noNaN: true }),
				fc.integer({ min: 1, max: 40 }),
				(rate, n) => {
					const { low95, high95 } = toFunnelLimits(rate, n);
					const masses = Array.from({ length: n + 1 }, (_, k) => toMass(k, n, rate));
					masses.forEach((_, k) => {
						const under = sum(masses.slice(0, k + 1));
						const over = sum(masses.slice(k));
						if (Math.min(Math.abs(under - 0.025), Math.abs(over - 0.025)) < 1e-9) return;
						expect(k / n < low95 - 1e-12).toBe(under < 0.025);
						expect(k / n > high95 + 1e-12).toBe(over < 0.025);
					});
				},
			),
		);
	});

	it('come near the normal limits for a large count', () => {
		const { low95, high95, low998, high998 } = toFunnelLimits(0.6, 5000);
		const sigma = Math.sqrt((0.6 * 0.4) / 5000);
		expect(low95).toBeCloseTo(0.6 - 1.96 * sigma, 3);
		expect(high95).toBeCloseTo(0.6 + 1.96 * sigma, 3);
		expect(low998).toBeCloseTo(0.6 - 3.09 * sigma, 3);
		expect(high998).toBeCloseTo(0.6 + 3.09 * sigma, 3);
	});

	it('hold one another and mirror each other', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0.01, max: 0.99, noNaN: true }),
				fc.integer({ min: 1, max: 400 }),
				(rate, n) => {
					const limits = toFunnelLimits(rate, n);
					expect(limits.low998).toBeLessThanOrEqual(limits.low95);
					expect(limits.low95).toBeLessThanOrEqual(limits.high95);
					expect(limits.high95).toBeLessThanOrEqual(limits.high998);
					expect(limits.low998).toBeGreaterThanOrEqual(0);
					expect(limits.high998).toBeLessThanOrEqual(1);
				},
			),
		);
	});

	it('are refused for a rate of 0 or 1', () => {
		expect(() => toFunnelLimits(1, 10)).toThrow('funnel: 10');
	});
});

describe('a funnel of pôles', () => {
	it('finds every pôle of the mock within the limits', () => {
		const model = funnel(toRows(COUNTS));
		expect(model?.points.map(({ place }) => place)).toEqual(Array(5).fill('dedans'));
		expect(model?.reading).toBe(
			'tous les pôles sont entre les traits pleins (95\u00A0%)\u00A0: aucun écart ne dépasse le hasard attendu.',
		);
		expect(model?.subtitle).toContain('selon le nombre d’orientations au délai échu');
		expect(model?.table.rows).toHaveLength(5);
	});

	it('names a pôle that chance does not explain', () => {
		const rows = toRows([['GV', 2, 35], ...COUNTS.filter(([pole]) => pole !== 'GV')]);
		const model = funnel(rows);
		expect(model?.points.find(({ code }) => code === 'GV')?.place).toBe('au_dela_998');
		expect(model?.reading).toBe(
			'Grand Valentinois au-dessous du trait tireté (99,8\u00A0%)\u00A0: le hasard seul explique mal cet écart\u00A0; les autres pôles sont entre les traits pleins.',
		);
	});

	it('is hidden under four pôles with a denominator, and where the whole has no spread', () => {
		const [whole, ...poles] = toRows(COUNTS);
		if (whole === undefined) throw new Error('row: ENSEMBLE');
		expect(funnel([whole, ...poles.slice(0, 3)])).toBeNull();
		expect(funnel([whole, ...poles.slice(0, 3), ...poles.slice(3).map(withhold)])).toBeNull();
		expect(funnel(toRows(COUNTS.map(([pole, , n]) => [pole, n, n])))).toBeNull();
		expect(funnel([])).toBeNull();
	});
});
