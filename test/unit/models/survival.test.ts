import { describe, expect, it } from 'vitest';
import { CURVE_ROWS, toCurve, toSignatures } from './curves.ts';
import { withhold } from './rows.ts';

describe('the curve of first contracts', () => {
	const curve = toCurve();

	it('rises from 0 at the orientation and never falls', () => {
		expect(curve.steps[0]).toEqual({ jour: 0, part: 0, low: null, high: null });
		const shares = curve.steps.map(({ part }) => part);
		expect(shares).toEqual([...shares].sort((a, b) => a - b));
	});

	it('ends its axis at the first thirtieth day after the last signature', () => {
		expect(curve.ticks).toEqual([0, 30, 60, 90, 120, 150]);
		expect(curve.end).toBe(150);
		expect(curve.endLabel[1]).toMatch(/^\d+\u00A0% à 150\u00A0jours$/);
	});

	it('says how many are still waiting on each day named', () => {
		expect(curve.waiting).toEqual([20, 16, 8, 5, 4, 2]);
	});

	it('marks the ends of observation inside the axis only', () => {
		expect(curve.censorings.map(({ jour }) => jour)).toEqual([9, 40, 66, 120]);
	});

	it('draws the delay at the mean length of its months, and the median of the long table', () => {
		expect(curve.delay).toEqual({ jour: 61, label: 'Délai retenu\u00A0: 2\u00A0mois' });
		expect(curve.median).toEqual({ jour: 55, label: 'Médiane\u00A0: 55\u00A0jours' });
	});

	it('keeps the mean, of another population, to the note beside what is published', () => {
		expect(curve.reading).toMatch(/^55\u00A0jours après l’orientation, la moitié/);
		expect(curve.reading).toContain(
			'Délai moyen des contrats signés\u00A0: 52,1\u00A0jours\u00A0; Drôme 2018\u00A0: 59\u00A0jours (Drees).',
		);
	});

	it('has a row of its table every fifteen days', () => {
		expect(curve.table.rows.map(({ id }) => id)).toEqual(
			[15, 30, 45, 60, 75, 90, 105, 120, 135, 150].map(String),
		);
		expect(curve.table.rows[1]?.cells[2]?.number).toBe(16);
	});

	it('names wider steps of a long axis', () => {
		const long = toSignatures().map((point) => ({ ...point, jour: point.jour * 3 }));
		expect(toCurve(long).ticks).toEqual([0, 60, 120, 180, 240, 300, 360, 420]);
	});

	it('stops where nothing more is observed', () => {
		const short = toSignatures().filter(({ jour }) => jour <= 31);
		const { end, ticks } = toCurve(short);
		expect([end, ticks.at(-1)]).toEqual([31, 90]);
	});

	it('is absent without an orientation, and where it is withheld', () => {
		expect(toCurve([], []).message).toBe('Aucune orientation sur la période.');
		expect(toCurve([], CURVE_ROWS.map(withhold)).state).toBe('secret');
	});
});
