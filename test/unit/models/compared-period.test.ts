import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../../src/lib/indicators/periods.ts';
import {
	findComparedPeriod,
	type ComparisonKind,
} from '../../../src/lib/models/compared-period.ts';
import { scope } from '../state/scope.ts';

function find(kind: ComparisonKind, id: string, dateExtraction = '2021-01-08'): string {
	const parsed = parsePeriod(id, scope.convention, dateExtraction);
	if (!parsed.ok) throw new Error(parsed.message);
	const found = findComparedPeriod(kind, parsed.period, { ...scope, dateExtraction });
	return found.ok ? found.period.id : found.message;
}

describe('the other period of a comparison', () => {
	it.each([
		['2020', '2019'],
		['2020-S2', '2020-S1'],
		['2020-S1', '2019-S2'],
		['2020-T3', '2020-T2'],
		['2020-T1', '2019-T4'],
		['2020-05', '2020-04'],
		['2020-01', '2019-12'],
		['2020-03-01..2020-04-30', '2020-01-01..2020-02-29'],
		['2020-03-11..2020-03-20', '2020-03-01..2020-03-10'],
	])('before %s is %s', (id, other) => {
		expect(find('precedente', id)).toBe(other);
	});

	it.each([
		['2020', '2019'],
		['2020-S2', '2019-S2'],
		['2020-T4', '2019-T4'],
		['2020-02', '2019-02'],
		['2020-02-29..2020-03-15', '2019-02-28..2019-03-15'],
		['2020-01-15..2020-02-29', '2019-01-15..2019-02-28'],
	])('a year before %s is %s', (id, other) => {
		expect(find('annee', id)).toBe(other);
	});

	it('a year before a period that is not over stops on the same day', () => {
		expect(find('annee', '2020', '2020-06-30')).toBe('2019-S1');
		expect(find('annee', '2020-S2', '2020-09-10')).toBe('2019-07-01..2019-09-10');
		expect(find('annee', '2020-S1', '2020-09-10')).toBe('2019-S1');
	});

	it('of the exercise to date ends with the period shown', () => {
		expect(find('exercice', '2020-S2')).toBe('2020');
		expect(find('exercice', '2020-T2')).toBe('2020-S1');
		expect(find('exercice', '2020-05')).toBe('2020-01-01..2020-05-31');
		expect(find('exercice', '2020-S1')).toMatch(/^Sans comparaison.*commence avec l’exercice/);
	});

	it('is said to be missing before the first exercise', () => {
		expect(find('annee', '2019')).toMatch(/^Comparaison impossible.*pas d’exercice avant 2019\.$/);
		expect(find('precedente', '2019-01')).toMatch(/du 1er au 31 décembre 2018\.$/);
		expect(find('precedente', '2020-02-01..2020-03-31')).toMatch(/^Comparaison impossible/);
	});
});
