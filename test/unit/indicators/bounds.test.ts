import { describe, expect, it } from 'vitest';
import { computeDataset, findRow, makeConvention, type Dataset } from '../../support/dataset.ts';

/** One person, oriented and accompanied from March 2020. */
function onePerson(accompagnement: Record<string, string | null> = {}): Dataset {
	return {
		orientations: [{ id_orientation: 'O1', id_beneficiaire: 'B1', date_orientation: '2020-03-02' }],
		accompagnements: [
			{
				id_accompagnement: 'A1',
				id_orientation: 'O1',
				date_debut: '2020-03-10',
				...accompagnement,
			},
		],
	};
}

describe('stocks on the last day', () => {
	it('an exit exactly on the last day is no longer active, and is an exit of the period', async () => {
		const rows = await computeDataset(
			onePerson({ date_fin: '2020-06-30', motif_sortie: 'formation' }),
			['2020-S1', '2020-S2'],
		);
		expect(findRow(rows, 'file_active', '', 'GV', '2020-S1').valeur).toBe(0);
		expect(findRow(rows, 'sorties', '', 'GV', '2020-S1').valeur).toBe(1);
		expect(findRow(rows, 'personnes_accompagnees', '', 'GV', '2020-S1').valeur).toBe(1);
		expect(findRow(rows, 'personnes_accompagnees', '', 'GV', '2020-S2').valeur).toBe(0);
	});

	it('a contract that ends on the last day is still valid that day', async () => {
		const dataset: Dataset = {
			...onePerson(),
			contrats: [
				{
					id_accompagnement: 'A1',
					date_signature: '2020-03-20',
					date_debut: '2020-03-20',
					date_fin: '2020-12-31',
				},
			],
		};
		const rows = await computeDataset(dataset, ['2020', '2020-S1']);
		expect(findRow(rows, 'taux_cer_en_cours').valeur).toBe(1);
		expect(findRow(rows, 'bilans_finaux').denominateur).toBe(1);
		expect(findRow(rows, 'bilans_finaux', '', 'GV', '2020-S1').denominateur).toBe(0);
	});

	it('contracts that end 30, 31, 90 and 91 days after the period fall on each side of the horizons', async () => {
		const ends = ['2020-07-30', '2020-07-31', '2020-09-28', '2020-09-29'];
		const dataset: Dataset = {
			orientations: ends.map((_, i) => ({
				id_orientation: `O${i}`,
				id_beneficiaire: `B${i}`,
				date_orientation: '2020-01-02',
			})),
			accompagnements: ends.map((_, i) => ({
				id_accompagnement: `A${i}`,
				id_orientation: `O${i}`,
				date_debut: '2020-01-02',
			})),
			contrats: ends.map((date_fin, i) => ({
				id_accompagnement: `A${i}`,
				date_signature: '2020-01-02',
				date_debut: '2020-01-02',
				date_fin,
			})),
		};
		const rows = await computeDataset(dataset, ['2020-S1']);
		const horizon = (id: string): number | null =>
			findRow(rows, 'cer_a_echeance', `horizon/${id}`, 'GV', '2020-S1').valeur;
		expect([horizon('30'), horizon('60'), horizon('90')]).toEqual([1, 1, 1]);
		expect(findRow(rows, 'cer_a_echeance', '', 'GV', '2020-S1').valeur).toBe(3);
	});
});

describe('renewals', () => {
	const contract = (
		rang: number,
		signed: string,
		end: string,
	): Record<string, string | number> => ({
		id_accompagnement: 'A1',
		rang,
		date_signature: signed,
		date_debut: signed,
		date_fin: end,
	});

	it('the next rank signed on the last day is in time, one that skips a rank is not the next', async () => {
		const first = contract(1, '2020-03-20', '2020-09-19');
		const inTime = await computeDataset({
			...onePerson(),
			contrats: [first, contract(2, '2020-09-19', '2021-03-18')],
		});
		expect(findRow(inTime, 'renouvellement_a_temps')).toMatchObject({
			numerateur: 1,
			denominateur: 1,
		});
		const skipped = await computeDataset({
			...onePerson(),
			contrats: [first, contract(3, '2020-09-19', '2021-03-18')],
		});
		expect(findRow(skipped, 'renouvellement_a_temps')).toMatchObject({
			numerateur: 0,
			denominateur: 1,
		});
	});

	it('waits for the tolerance to pass before it judges', async () => {
		const dataset = { ...onePerson(), contrats: [contract(1, '2020-06-26', '2020-12-25')] };
		const strict = await computeDataset(dataset);
		const tolerant = await computeDataset(
			dataset,
			['2020'],
			makeConvention({}, { tolerance_renouvellement_jours: 10 }),
		);
		expect(findRow(strict, 'renouvellement_a_temps').denominateur).toBe(1);
		expect(findRow(tolerant, 'renouvellement_a_temps').denominateur).toBe(0);
	});

	it('months are added with the day clamped to the end of the month', async () => {
		const rows = await computeDataset({
			...onePerson(),
			contrats: [
				contract(1, '2020-08-31', '2021-02-27'),
				{ ...contract(2, '2020-08-31', '2021-02-26') },
			],
		});
		expect(findRow(rows, 'duree_cer_conforme')).toMatchObject({ numerateur: 1, denominateur: 2 });
	});
});

describe('first contract', () => {
	/** Orientations of 2 January 2020 whose first contract is signed after the given days (null: never). */
	function cohort(
		delays: readonly (number | null)[],
		exits: readonly (string | null)[] = [],
	): Dataset {
		const day = (count: number): string =>
			new Date(Date.UTC(2020, 0, 2 + count)).toISOString().slice(0, 10);
		return {
			orientations: delays.map((_, i) => ({
				id_orientation: `O${i}`,
				id_beneficiaire: `B${i}`,
				date_orientation: '2020-01-02',
			})),
			accompagnements: delays.map((_, i) => ({
				id_accompagnement: `A${i}`,
				id_orientation: `O${i}`,
				date_debut: '2020-01-02',
				date_fin: exits[i] ?? null,
			})),
			contrats: delays.flatMap((delay, i) =>
				delay === null
					? []
					: [
							{
								id_accompagnement: `A${i}`,
								date_signature: day(delay),
								date_debut: day(delay),
								date_fin: day(delay + 200),
							},
						],
			),
		};
	}

	it('the median is reached where S(t) is exactly one half', async () => {
		const rows = await computeDataset(cohort([10, 20, 30, null, null, null]));
		expect(findRow(rows, 'delai_median_premier_cer').valeur).toBe(30);
		const seven = await computeDataset(cohort([3, 6, 9, 12, 15, null, null, null, null, null]));
		expect(findRow(seven, 'delai_median_premier_cer').valeur).toBe(15);
		const never = await computeDataset(cohort([10, 20, null, null, null]));
		expect(findRow(never, 'delai_median_premier_cer').valeur).toBeNull();
	});

	it('a signature after the exit is no first contract, and one before the orientation counts at day 0', async () => {
		const after = await computeDataset(cohort([20, 5], ['2020-01-10', null]));
		expect(findRow(after, 'part_cer_signe', 'jours/30').valeur).toBeCloseTo(0.5, 12);
		const before = await computeDataset(cohort([-3, null]));
		expect(findRow(before, 'part_cer_signe', 'jours/30').valeur).toBeCloseTo(0.5, 12);
		expect(findRow(before, 'delai_median_premier_cer').valeur).toBe(0);
	});

	it('has no interval where everybody or nobody signed', async () => {
		const all = await computeDataset(cohort([10, 20]));
		expect(findRow(all, 'part_cer_signe')).toMatchObject({
			valeur: 1,
			ic_bas: null,
			ic_haut: null,
		});
		const none = await computeDataset(cohort([null, null]));
		expect(findRow(none, 'part_cer_signe')).toMatchObject({
			valeur: 0,
			ic_bas: null,
			ic_haut: null,
		});
	});

	it('is within the delay on the due date, late the day after, and not due once the accompaniment ended', async () => {
		const rows = await computeDataset(cohort([60, 61, null], [null, null, '2020-02-01']));
		expect(findRow(rows, 'delai_premier_cer_respecte')).toMatchObject({
			numerateur: 1,
			denominateur: 2,
		});
	});
});

describe('what is known at the cut-off', () => {
	it('counts an exit, a presence or a resolution after it as empty', async () => {
		const dataset: Dataset = {
			orientations: [
				{
					id_orientation: 'O1',
					id_beneficiaire: 'B1',
					date_orientation: '2020-03-02',
					date_premier_rendez_vous: '2020-07-02',
					presence_premier_rendez_vous: 'present',
				},
			],
			accompagnements: [
				{
					id_accompagnement: 'A1',
					id_orientation: 'O1',
					date_debut: '2020-03-10',
					date_fin: '2020-07-15',
					motif_sortie: 'formation',
				},
			],
			freins: [
				{
					id_accompagnement: 'A1',
					date_identification: '2020-04-01',
					date_resolution: '2020-07-20',
				},
			],
		};
		const known = await computeDataset(dataset, ['2020'], makeConvention(), '2020-12-31');
		const early = await computeDataset(dataset, ['2020'], makeConvention(), '2020-06-30');
		const read = (rows: typeof known): (number | null)[] => [
			findRow(rows, 'sorties').valeur,
			findRow(rows, 'presence_premier_rendez_vous').denominateur,
			findRow(rows, 'freins_solutionnes').valeur,
			findRow(rows, 'file_active').valeur,
		];
		expect(read(known)).toEqual([1, 1, 1, 0]);
		expect(read(early)).toEqual([0, 0, 0, 1]);
	});

	it('gives no row to a period that starts after it', async () => {
		const rows = await computeDataset(
			onePerson(),
			['2020-S1', '2020-S2'],
			makeConvention(),
			'2020-06-30',
		);
		expect(new Set(rows.map((row) => row.periode))).toEqual(new Set(['2020-S1']));
	});
});

describe('progress', () => {
	it('reads the latest review of the person, by pôle and as a whole', async () => {
		const dataset: Dataset = {
			poles: [
				{ code_pole: 'GV', libelle: 'Grand Valentinois' },
				{ code_pole: 'DC', libelle: 'Collines (fictif)', ordre: 2 },
			],
			orientations: [
				{ id_orientation: 'O1', id_beneficiaire: 'B1', date_orientation: '2020-01-02' },
				{
					id_orientation: 'O2',
					id_beneficiaire: 'B1',
					date_orientation: '2020-06-02',
					code_pole: 'DC',
				},
			],
			accompagnements: [
				{ id_accompagnement: 'A1', id_orientation: 'O1', date_debut: '2020-01-02' },
				{ id_accompagnement: 'A2', id_orientation: 'O2', date_debut: '2020-06-02' },
			],
			etapes: [
				{
					id_etape: 'E1',
					id_accompagnement: 'A1',
					type_etape: 'bilan_intermediaire',
					date_prevue: '2020-05-04',
					date_realisation: '2020-05-04',
					progression: 'progres',
				},
				{
					id_etape: 'E2',
					id_accompagnement: 'A2',
					type_etape: 'bilan_final',
					date_prevue: '2020-11-02',
					date_realisation: '2020-11-02',
					progression: 'recul',
				},
			],
		};
		const rows = await computeDataset(dataset);
		const progress = (pole: string): unknown => {
			const { numerateur, denominateur } = findRow(rows, 'personnes_ayant_progresse', '', pole);
			return [numerateur, denominateur];
		};
		expect([progress('GV'), progress('DC'), progress('ENSEMBLE')]).toEqual([
			[1, 1],
			[0, 1],
			[0, 1],
		]);
	});
});
