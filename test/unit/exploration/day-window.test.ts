import { describe, expect, it } from 'vitest';
import { readWindow, toDayWindow, writeWindow } from '../../../src/lib/exploration/day-window.ts';
import { addDays, countDays } from '../../../src/lib/indicators/calendar.ts';
import { getPeriod, makeConvention } from '../../support/dataset.ts';

const convention = makeConvention();
const year = getPeriod('2020', convention);

function read(text: string) {
	return readWindow(new URLSearchParams(text), year, convention, null);
}

describe('the days of an address', () => {
	it('limit the period where they lie in it', () => {
		expect(read('jours=2020-02-01..2020-03-31')).toMatchObject({
			period: { debut: '2020-02-01', fin: '2020-03-31' },
			notice: '',
		});
		expect(read('')).toEqual({ period: year, notice: '' });
	});

	it.each([
		'2019-12-01..2020-03-31',
		'2020-03-31..2020-02-01',
		'2020-S1',
		'2020-02-30..2020-03-31',
		'',
		'..',
		'<script>',
		'2020-02-01..2020-03-31'.repeat(1_000),
	])('leave the period whole where they do not, and say so: %.30s', (days) => {
		const { period, notice } = read(`jours=${encodeURIComponent(days)}`);
		expect(period).toBe(year);
		expect(notice).toContain('toute la période');
	});

	it('are read as they were written', () => {
		const written = writeWindow(new URLSearchParams('age=moins_25'), {
			debut: '2020-02-01',
			fin: '2020-02-29',
		});
		expect(written.toString()).toBe('age=moins_25&jours=2020-02-01..2020-02-29');
		expect(readWindow(written, year, convention, null).period.fin).toBe('2020-02-29');
		expect(writeWindow(written, null).toString()).toBe('age=moins_25');
	});

	it('are counted from the first day of the exercise, leap day included', () => {
		expect(countDays('2020-01-01', '2020-12-31')).toBe(365);
		expect(addDays('2020-02-28', 2)).toBe('2020-03-01');
		// Summer time begins and ends in between.
		expect(addDays('2020-01-01', countDays('2020-01-01', '2020-11-05'))).toBe('2020-11-05');
		expect(toDayWindow({ debut: '2020-07-01', effectif: '2020-12-31' }, '2020-01-01', 200)).toEqual(
			{
				from: 182,
				to: 199,
			},
		);
	});
});
