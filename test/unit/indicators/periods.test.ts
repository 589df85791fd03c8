import { describe, expect, it } from 'vitest';
import { listStandardPeriods, parsePeriod } from '../../../src/lib/indicators/periods.ts';
import { getPeriod, makeConvention } from '../../support/dataset.ts';

const convention = makeConvention();

describe('periods', () => {
	it.each([
		['2020', '2020-01-01', '2020-12-31'],
		['2020-S1', '2020-01-01', '2020-06-30'],
		['2020-S2', '2020-07-01', '2020-12-31'],
		['2020-T3', '2020-07-01', '2020-09-30'],
		['2020-02', '2020-02-01', '2020-02-29'],
		['2020-01-15..2020-03-31', '2020-01-15', '2020-03-31'],
	])('%s runs from %s to %s', (text, debut, fin) => {
		expect(getPeriod(text, convention)).toMatchObject({ debut, fin, exercice: 2020 });
	});

	it.each(['2020-S3', '2020-13', '2020-02-30..2020-03-01', '2020-04-01..2020-03-01', 'mars', ''])(
		'« %s » is no period',
		(text) => {
			expect(parsePeriod(text, convention, null)).toMatchObject({ ok: false });
		},
	);

	it('outside every exercise, the sentence says which there are', () => {
		const parsed = parsePeriod('2019-12-15..2020-01-15', convention, null);
		expect(parsed).toEqual({
			ok: false,
			message:
				'La période « 2019-12-15..2020-01-15 » n’est pas dans un exercice de la convention : 2020 (du 2020-01-01 au 2020-12-31).',
		});
	});

	it('is known until the earlier of the cut-off and the extraction', () => {
		expect(getPeriod('2020', convention, '2020-09-10')).toMatchObject({
			arrete: '2020-09-10',
			effectif: '2020-09-10',
			connuJusquAu: '2020-09-10',
		});
		expect(getPeriod('2020-S1', convention, '2021-03-15')).toMatchObject({
			arrete: '2020-12-31',
			effectif: '2020-06-30',
			connuJusquAu: '2021-03-15',
		});
	});

	it('a calendar year has 19 standard periods, a school year those that lie inside it', () => {
		expect(listStandardPeriods(convention, 2020, null).map(({ id }) => id)).toHaveLength(19);
		const school = makeConvention({ date_debut: '2020-09-01', date_fin: '2021-08-31' });
		const ids = listStandardPeriods(school, 2020, null).map(({ id }) => id);
		expect(ids.slice(0, 5)).toEqual(['2020', '2021-S1', '2020-T4', '2021-T1', '2021-T2']);
		expect(getPeriod('2020', school)).toMatchObject({ debut: '2020-09-01', fin: '2021-08-31' });
	});
});
