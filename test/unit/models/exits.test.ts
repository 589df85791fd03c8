import { describe, expect, it } from 'vitest';
import { listDrawn } from '../../../src/lib/models/exit-groups.ts';
import { isWithheld } from '../../../src/lib/models/split-bars.ts';
import { POSITIVE, toExitsOf, toFamilyBars, toFamilyTable } from './exits.ts';

describe('exits by group', () => {
	it('sums the motives, positive ones first, under one bracket', () => {
		const { segments, bracket } = toExitsOf();
		expect(segments.map(({ code, value }) => [code, value])).toEqual([
			['x1-positif', 15],
			['x2-positif', 9],
			['x3', 7],
			['x4', 12],
			['x5', 6],
			['x6', 5],
		]);
		expect(bracket).toBe(
			'24 sorties positives, soit 49,0\u00A0% des sorties dont le motif est connu',
		);
	});

	it('cuts a group that the agreement holds for positive in part', () => {
		const { segments } = toExitsOf([], ['emploi_durable']);
		expect(segments.map(({ label }) => label).slice(0, 2)).toEqual([
			'Vers l’activité, motifs positifs',
			'Vers l’activité, autres motifs',
		]);
		expect(segments[0]?.value).toBe(4);
		expect(segments[1]?.value).toBe(11);
	});

	it('gives no length and no share to a group with a withheld motive', () => {
		const [first] = listDrawn(toExitsOf(['formation']).segments);
		expect(first).toMatchObject({ text: 's.', value: null, share: null });
	});

	it('takes the number of a group from its own row where a motive is withheld', () => {
		const model = toExitsOf(['formation'], POSITIVE, { activite: 15 });
		const [first] = listDrawn(model.segments);
		expect(first).toMatchObject({ code: 'activite', text: '15', value: 15, isPositive: true });
		expect(first?.motives.map(({ cell }) => cell.text)).toContain('s.');
		expect(model.bracket).toMatch(/^24 sorties positives/);
	});

	it('draws no bracket over a group that is positive in part only', () => {
		const model = toExitsOf(['reorientation_cd'], POSITIVE, { reorientation: 16 });
		const merged = model.segments.find(({ code }) => code === 'reorientation');
		expect(merged).toMatchObject({ value: 16, isPositive: false, label: 'Réorientation' });
		expect(model.bracket).toBeNull();
	});

	it('keeps every motive in the table, in its group', () => {
		const { table } = toExitsOf();
		expect(table.rows[0]?.label).toBe('Toutes les sorties');
		expect(table.rows.map(({ label }) => label)).toContain('Déménagement');
	});
});

describe('bars in two parts', () => {
	it('puts the whole first and « autre » last', () => {
		const codes = toFamilyBars().rows.map(({ code }) => code);
		expect(codes[0]).toBe('ensemble');
		expect(codes.at(-1)).toMatch(/^autre/);
	});

	it('hides the whole row where its cut would be readable', () => {
		const rows = toFamilyBars(['sante']).rows.filter(isWithheld);
		expect(rows.map(({ code }) => code)).toEqual(['sante']);
	});
});

describe('families by pôle', () => {
	it('leaves totals, zeros and rates on under 20 without a ground', () => {
		const [total, first] = toFamilyTable().rows;
		expect(total?.cells.every(({ step }) => step === null)).toBe(true);
		expect(first?.cells[0]?.step).toBeNull();
		expect(first?.cells[1]?.step).toBe(5);
		const rates = toFamilyTable([], 'taux_resolution_freins').rows;
		const small = rates.flatMap(({ cells }) => cells).filter(({ cell }) => cell.isSmall);
		expect(small.length).toBeGreaterThan(0);
		expect(small.every(({ step, lead }) => step === null && lead.includes('sur'))).toBe(true);
	});
});
