import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	addMonths,
	readBoolean,
	readDate,
	readInstant,
	readNumber,
	toIsoDate,
} from '../../../src/lib/extracts/values.ts';

const FIRST_DAY = Date.UTC(1900, 0, 1) / 86_400_000;
const LAST_DAY = Date.UTC(2100, 11, 31) / 86_400_000;
const anyDay = fc.integer({ min: FIRST_DAY, max: LAST_DAY });

describe('dates', () => {
	it('come back from every form they may be written in', () => {
		fc.assert(
			fc.property(anyDay, (days) => {
				const iso = toIsoDate(days);
				const [year, month, day] = iso.split('-');
				expect(readDate(iso)).toEqual({ ok: true, value: days, converted: false });
				for (const mark of ['/', '-']) {
					const french = [day, month, year].join(mark);
					expect(readDate(french)).toEqual({ ok: true, value: days, converted: true });
				}
				expect(readDate(`${iso}T00:00:00`)).toMatchObject({ value: days, converted: true });
				expect(readInstant(new Date(days * 86_400_000))).toMatchObject({ value: days });
			}),
		);
	});

	it('are read with the day first, never guessed', () => {
		expect(readDate('01/02/2020')).toEqual(
			readDate('2020-02-01').ok && {
				ok: true,
				value: Date.UTC(2020, 1, 1) / 86_400_000,
				converted: true,
			},
		);
		expect(readDate('12/31/2020')).toEqual({ ok: false, problem: 'date-impossible' });
	});

	it.each([
		['2020-02-31', 'date-impossible'],
		['29/02/2019', 'date-impossible'],
		['2020-13-01', 'date-impossible'],
		['2020-00-10', 'date-impossible'],
		['31/03/20', 'date-annee-courte'],
		['1899-12-31', 'date-hors-limites'],
		['2101-01-01', 'date-hors-limites'],
		['2020-03-31 14:30', 'date-avec-heure'],
		['31.03.2020', 'date-illisible'],
		['31/03-2020', 'date-illisible'],
		['20200331', 'date-illisible'],
		['43921', 'date-illisible'],
		['mars 2020', 'date-illisible'],
	])('%s is refused as %s', (text, problem) => {
		expect(readDate(text)).toEqual({ ok: false, problem });
	});

	it('refuse an instant that is no day', () => {
		expect(readInstant(new Date('2020-03-31T22:00:00Z'))).toMatchObject({
			problem: 'date-avec-heure',
		});
		expect(readInstant(new Date(Number.NaN))).toMatchObject({ problem: 'date-illisible' });
	});

	it('gain months as SQL intervals do', () => {
		const add = (iso: string, months: number): string => {
			const read = readDate(iso);
			return read.ok ? toIsoDate(addMonths(read.value, months)) : '';
		};
		expect(add('2020-08-31', 6)).toBe('2021-02-28');
		expect(add('2020-01-15', 12)).toBe('2021-01-15');
		expect(add('2019-12-31', 2)).toBe('2020-02-29');
	});
});

describe('numbers', () => {
	it('come back from their French forms', () => {
		const cents = fc.integer({ min: -999_999_999_999, max: 999_999_999_999 });
		const space = fc.constantFrom('', ' ', '\u00a0', '\u202f');
		fc.assert(
			fc.property(cents, space, fc.constantFrom(',', '.'), (amount, gap, mark) => {
				const [whole = '', decimals = ''] = (Math.abs(amount) / 100).toFixed(2).split('.');
				const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, gap);
				const text = `${amount < 0 ? '-' : ''}${grouped}${mark}${decimals}`;
				const value = amount === 0 ? 0 : Number((amount / 100).toFixed(2));
				expect(readNumber(text)).toMatchObject({ ok: true, value });
			}),
		);
	});

	it('say when they were converted', () => {
		expect(readNumber('1234.5')).toEqual({ ok: true, value: 1234.5, converted: false });
		expect(readNumber('1234,5')).toEqual({ ok: true, value: 1234.5, converted: true });
		expect(readNumber('1 234')).toEqual({ ok: true, value: 1234, converted: true });
	});

	it.each([
		'1e309',
		'1e3',
		'NaN',
		'Infinity',
		'1.234,56',
		'1,234.56',
		'12 34',
		'+5',
		'5 €',
		'--1',
		'',
		'0x10',
	])('%j is no number', (text) => {
		expect(readNumber(text)).toEqual({ ok: false, problem: 'nombre-illisible' });
	});
});

describe('booleans', () => {
	it.each(['true', 'oui', 'OUI', 'o', 'vrai', 'VRAI', '1', 'True'])('%s is true', (text) => {
		expect(readBoolean(text)).toMatchObject({ ok: true, value: true, converted: text !== 'true' });
	});

	it.each(['false', 'non', 'N', 'faux', 'FAUX', '0'])('%s is false', (text) => {
		expect(readBoolean(text)).toMatchObject({
			ok: true,
			value: false,
			converted: text !== 'false',
		});
	});

	it.each(['yes', '2', 'x', '-1', 'ouii'])('%s is neither', (text) => {
		expect(readBoolean(text)).toMatchObject({ ok: false });
	});
});
