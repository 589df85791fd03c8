import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as format from '../../../src/lib/models/format.ts';

const { NBSP } = format;

describe('numbers', () => {
	it.each([
		[0, 0, '0'],
		[-0.2, 0, '0'],
		[98, 0, '98'],
		[1374, 0, `1${NBSP}374`],
		[31114, 0, `31${NBSP}114`],
		[1234567.891, 2, `1${NBSP}234${NBSP}567,89`],
		[12.5, 1, '12,5'],
		[-3, 0, '−3'],
		[1.005, 2, '1,01'],
	])('writes %d with %d decimals', (n, digits, text) => {
		expect(format.formatNumber(n, digits)).toBe(text);
	});

	it('refuses what is not a number', () => {
		expect(() => format.formatNumber(Number.NaN)).toThrow('number: NaN');
	});

	it('holds no space that the fonts lack', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), (n) => {
				expect(format.formatNumber(n, 1)).not.toMatch(/\u202F/);
				expect(format.formatValue(n, 'euros')).not.toMatch(/[\u202F ]/);
			}),
		);
	});
});

describe('values', () => {
	it.each([
		[0.755102, 'taux', {}, `75,5${NBSP}%`],
		[1, 'taux', {}, `100,0${NBSP}%`],
		[1, 'taux', { digits: 0 }, `100${NBSP}%`],
		[0, 'taux', {}, `0,0${NBSP}%`],
		[31114, 'euros', {}, `31${NBSP}114${NBSP}€`],
		[24891.2, 'euros', { cents: true }, `24${NBSP}891,20${NBSP}€`],
		[-1272.8, 'euros', { cents: true }, `−1${NBSP}272,80${NBSP}€`],
		[48, 'jours', {}, '48'],
		[12.5, 'jours', {}, '12,5'],
		[57.04, 'jours', { measure: 'moyenne' }, '57,0'],
		[4.25, 'note', {}, '4,3'],
		[11.2, 'presences', { measure: 'moyenne' }, '11,2'],
		[98, 'personnes', {}, '98'],
		[null, 'taux', {}, '—'],
	] as const)('writes %s in %s', (value, unit, options, text) => {
		expect(format.formatValue(value, unit, options)).toBe(text);
	});

	it('writes fractions, intervals, tolerances and differences', () => {
		expect(format.formatFraction(74, 98)).toBe('74 sur 98');
		expect(format.formatInterval(0.661, 0.8301)).toBe(`66 à 83${NBSP}%`);
		expect(format.formatTolerance(0.1)).toBe(`±${NBSP}10${NBSP}%`);
		expect(format.formatTolerance(0.025)).toBe(`±${NBSP}2,5${NBSP}%`);
		const whole = (n: number): string => format.formatNumber(n);
		expect(format.formatSigned(6, whole)).toBe(`+${NBSP}6`);
		expect(format.formatSigned(-3, whole)).toBe(`−${NBSP}3`);
		expect(format.formatSigned(-0.2, whole)).toBe('0');
	});

	it('has three marks for three absences', () => {
		expect([format.NO_DENOMINATOR, format.WITHHELD, format.UNKNOWN]).toEqual(['—', 's.', 'nd']);
	});

	it.each([
		['personnes', 0, 'personne'],
		['personnes', 1, 'personne'],
		['jours', 1.5, 'jour'],
		['personnes', 2, 'personnes'],
		['seances', 13, 'séances'],
		['presences', 2, 'présences'],
		['note', 4, 'sur 5'],
		['taux', 0.5, ''],
	] as const)('names %s for %d', (unit, n, word) => {
		expect(format.unitWord(unit, n)).toBe(word);
	});

	it('joins words', () => {
		expect(format.joinWords([])).toBe('');
		expect(format.joinWords(['avril'])).toBe('avril');
		expect(format.joinWords(['avril', 'mai', 'novembre'])).toBe('avril, mai et novembre');
	});
});

describe('dates and periods', () => {
	it('writes days, the first of a month as an ordinal', () => {
		expect(format.formatDate('2020-12-31')).toBe('31 décembre 2020');
		expect(format.formatDate('2020-01-01')).toBe('1er janvier 2020');
		expect(format.formatDate('2020-08-09')).toBe('9 août 2020');
		expect(() => format.formatDate('2020-13-01')).toThrow('date: 2020-13-01');
	});

	it.each([
		['2020-01-01', '2020-06-30', 'du 1er janvier au 30 juin 2020'],
		['2020-03-03', '2020-03-15', 'du 3 au 15 mars 2020'],
		['2019-10-01', '2020-03-31', 'du 1er octobre 2019 au 31 mars 2020'],
		['2020-03-15', '2020-03-15', 'le 15 mars 2020'],
	])('writes %s to %s', (debut, fin, text) => {
		expect(format.formatDateRange(debut, fin)).toBe(text);
	});

	it.each([
		['2020', '2020', 'en 2020', 'à 2020'],
		['2020-S1', '2020, 1er semestre', 'au 1er semestre 2020', 'au 1er semestre 2020'],
		['2020-S2', '2020, 2e semestre', 'au 2e semestre 2020', 'au 2e semestre 2020'],
		['2020-T3', '2020, 3e trimestre', 'au 3e trimestre 2020', 'au 3e trimestre 2020'],
		['2020-05', 'mai 2020', 'en mai 2020', 'à mai 2020'],
		[
			'2020-01-15..2020-03-31',
			'du 15 janvier au 31 mars 2020',
			'du 15 janvier au 31 mars 2020',
			'à la période du 15 janvier au 31 mars 2020',
		],
	])('writes the period %s', (id, label, within, to) => {
		expect(format.formatPeriodLabel(id)).toBe(label);
		expect(format.formatPeriodIn(id)).toBe(within);
		expect(format.formatPeriodTo(id)).toBe(to);
	});

	it('refuses a period that is none', () => {
		expect(() => format.formatPeriodLabel('2020-Q1')).toThrow('date: 2020-Q1');
	});

	it('names months', () => {
		expect(format.formatMonthShort('2020-02')).toBe('févr.');
		expect(format.formatMonthName('2020-08-31')).toBe('août');
		expect(format.formatOfMonth('2020-04')).toBe('d’avril');
		expect(format.formatOfMonth('2020-10')).toBe('d’octobre');
		expect(format.formatOfMonth('2020-05')).toBe('de mai');
	});

	it('cuts the endings of ordinals, and of nothing else', () => {
		const text = 'Du 1er janvier au 2e trimestre 2020, mer et terre';
		const parts = format.splitOrdinals(text);
		expect(parts.filter(({ superscript }) => superscript).map((part) => part.text)).toEqual([
			'er',
			'e',
		]);
		expect(parts.map((part) => part.text).join('')).toBe(text);
	});
});
