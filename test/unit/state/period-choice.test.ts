import { describe, expect, it } from 'vitest';
import { parsePeriod, type Period } from '../../../src/lib/indicators/periods.ts';
import {
	changeExercice,
	changeSpan,
	toPeriodChoice,
} from '../../../src/lib/state/period-choice.ts';
import { scope } from './scope.ts';

function period(id: string, dateExtraction = scope.dateExtraction): Period {
	const parsed = parsePeriod(id, scope.convention, dateExtraction);
	if (!parsed.ok) throw new Error(parsed.message);
	return parsed.period;
}

describe('what the controls offer', () => {
	it.each([
		['2020', 'annee', 0],
		['2020-S1', 'S1', 0],
		['2020-S2', 'S2', 0],
		['2020-T3', 'trimestre', 4],
		['2020-05', 'mois', 12],
		['2020-01-15..2020-03-31', null, 0],
	])('shows %s as %s with %i details', (id, span, details) => {
		const choice = toPeriodChoice(period(id), scope);
		expect(choice.span).toBe(span);
		expect(choice.details).toHaveLength(details);
		expect(choice.spans).toHaveLength(5);
		expect(choice.exercices.map((one) => one.label)).toEqual(['2019', '2020']);
	});
});

describe('changing the length of a period', () => {
	it('takes the last part inside the period shown', () => {
		expect(changeSpan(period('2020-T2'), 'mois', scope)).toBe('2020-06');
		expect(changeSpan(period('2020-05'), 'trimestre', scope)).toBe('2020-T2');
		expect(changeSpan(period('2020-05'), 'S1', scope)).toBe('2020-S1');
		expect(changeSpan(period('2020-05'), 'annee', scope)).toBe('2020');
	});

	it('does not go beyond the cut-off', () => {
		const dateExtraction = '2020-09-10';
		expect(changeSpan(period('2020', dateExtraction), 'mois', { ...scope, dateExtraction })).toBe(
			'2020-09',
		);
	});

	it('refuses a length that does not exist', () => {
		expect(() => changeSpan(period('2020'), 'jour', scope)).toThrow('span: jour');
	});
});

describe('changing the exercise', () => {
	it('keeps the part of the year where there is one', () => {
		expect(changeExercice(period('2020-S1'), '2019', scope)).toBe('2019-S1');
		expect(changeExercice(period('2020-01-15..2020-03-31'), '2019', scope)).toBe('2019');
	});
});
