import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../src/lib/disclosure/build-model.ts';
import { listSequences, listSpans } from '../../../src/lib/disclosure/spans.ts';
import { listPublicationPeriods } from '../../../src/lib/disclosure/spans.ts';
import { listPeriods, makeExtracts, toInput, toSource } from '../../support/disclosure.ts';

describe('the relations', () => {
	it.each([
		// A person of a small pôle has two accompaniments at once, an anomaly that the generator seeds.
		[1, 60, undefined, ['2020', '2020-S1', '2020-S2'], [['inclusions', 2]]],
		// A share of a pôle estimated over few persons may say more than that of the whole.
		[2, 122, '2020-09-10', ['2020', '2020-S1'], [['poles_personnes', 1]]],
		[3, 200, undefined, ['2020', '2020-T1', '2020-T2', '2020-T3', '2020-T4'], []],
	] as const)(
		'of every family hold on the exercise of seed %d, but for what its data break',
		async (seed, persons, date, periods, broken) => {
			const set = await makeExtracts(seed, persons, date);
			const model = buildModel(toSource(await toInput(set, periods)));
			expect([...model.dropped]).toEqual(broken);
			for (const { value, name } of model.counts) {
				expect(Number.isInteger(value) && value >= 0, name).toBe(true);
			}
			const families = new Set(model.relations.map(({ family }) => family));
			for (const family of ['poles', 'poles_personnes', 'ventilations', 'groupes', 'inclusions']) {
				expect(families).toContain(family);
			}
			for (const family of ['periodes', 'freins_ouverts', 'file_active', 'stades', 'suites']) {
				expect(families).toContain(family);
			}
		},
	);

	it('give two periods with the same first and last day the same counts', async () => {
		const set = await makeExtracts(1, 60, '2020-06-30');
		const model = buildModel(toSource(await toInput(set, ['2020', '2020-S1'])));
		expect(new Set(model.counts.map(({ span }) => span))).toEqual(
			new Set(['2020-01-01..2020-06-30', '..2020-06-30']),
		);
	});
});

describe('what remains of a period', () => {
	it('is a period too, on both sides of the one inside it', async () => {
		const set = await makeExtracts(1, 60);
		const periods = listPublicationPeriods(listPeriods(set, ['2020', '2020-05']));
		expect(periods.map(({ id }) => id)).toEqual([
			'2020',
			'2020-05',
			'2020-01-01..2020-04-30',
			'2020-06-01..2020-12-31',
		]);
		const sequences = listSequences(listSpans(periods));
		expect(sequences.map(({ before, after }) => `${before.last} ${after.last}`)).toEqual([
			'2020-04-30 2020-05-31',
			'2020-05-31 2020-12-31',
		]);
	});
});
