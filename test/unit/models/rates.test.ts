import { describe, expect, it } from 'vitest';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import { toModalityBars, toPoleBars } from '../../../src/lib/models/bars.ts';
import { toDueContracts } from '../../../src/lib/models/due-contracts.ts';
import { toModalityDots } from '../../../src/lib/models/modality-dots.ts';
import { toRates } from '../../../src/lib/models/rates.ts';
import { chooseReferences } from '../../../src/lib/models/references.ts';
import { POLES, toLookup, toRow, withhold, YEAR } from './rows.ts';

const choice = { period: YEAR, pole: 'ENSEMBLE', poles: POLES };

const REFERENCES = [
	['Drôme', 2017, 0.76],
	['Drôme', 2018, 0.72],
	['France', 2018, 0.55],
	['France', 2023, 0.49],
].map(([territoire, annee, valeur]) => ({
	indicateur: 'taux_cer_en_cours',
	territoire: String(territoire),
	annee: Number(annee),
	valeur: Number(valeur),
	unite: 'taux' as const,
	libelle: '',
	source: 'DREES, enquête OARSA',
}));

describe('published values', () => {
	it('are the latest of each territory that is not after the exercise', () => {
		expect(
			chooseReferences(REFERENCES, 'taux_cer_en_cours', 2020).map(({ label }) => label),
		).toEqual(['Drôme 2018\u00A0: 72\u00A0% (Drees)', 'France 2018\u00A0: 55\u00A0% (Drees)']);
		expect(chooseReferences(REFERENCES, 'taux_cer_en_cours', 2016)).toEqual([]);
		expect(chooseReferences(REFERENCES, 'delai_moyen_orientation', 2020)).toEqual([]);
	});
});

describe('a table of rates', () => {
	const rows = [
		toRow({ indicateur: 'taux_cer_en_cours', numerateur: 38, denominateur: 49 }),
		toRow({
			indicateur: 'diagnostics_annexes',
			numerateur: 9,
			denominateur: 12,
			cible: 1,
			statut: 'non_atteint',
		}),
		toRow({
			indicateur: 'delai_premier_cer_respecte',
			ventilation: 'champ',
			modalite: 'accompagnements',
			numerateur: 55,
			denominateur: 77,
		}),
	];
	const model = toRates(
		toLookup(rows),
		[
			{
				indicator: getIndicator('taux_cer_en_cours'),
				references: chooseReferences(REFERENCES, 'taux_cer_en_cours', 2020),
			},
			{ indicator: getIndicator('diagnostics_annexes') },
			{
				indicator: getIndicator('delai_premier_cer_respecte'),
				ventilation: 'champ',
				modalite: 'accompagnements',
			},
		],
		{
			...choice,
			title: 'Respect des règles',
			objectifs: { diagnostics_annexes: { cible: 1, sens: 'min', tolerance: 0.1 } },
		},
	);

	it('says value, base, interval, target and status of each', () => {
		const [first, second, third] = model.rows;
		expect(first).toMatchObject({
			lead: '77,6\u00A0%',
			base: '38 sur 49 personnes accompagnées au dernier jour',
			targetText: 'sans cible',
			interval95: '64 à 87\u00A0%',
		});
		expect(first?.reference?.name).toBe('Drôme 2018');
		expect(second).toMatchObject({
			lead: '9 sur 12',
			aside: '75,0\u00A0%',
			targetText: '100\u00A0%',
		});
		expect(second?.kpi?.status?.word).toBe('Non atteint');
		expect(third).toMatchObject({
			label: 'dont orientations suivies d’un accompagnement',
			kpi: null,
		});
	});

	it('reads the rate that misses its target, and the published value', () => {
		expect(model.reading).toBe(
			'diagnostic joint au contrat\u00A0: 75,0\u00A0%, soit 9 sur 12, cible\u00A0: 100\u00A0%. Repère pour «\u00A0Contrat valide au dernier jour\u00A0»\u00A0: Drôme 2018\u00A0: 72\u00A0% (Drees).',
		);
	});
});

describe('bars', () => {
	const delays = [
		toRow({ indicateur: 'delai_moyen_orientation', numerateur: 900, denominateur: 10 }),
		toRow({
			indicateur: 'delai_moyen_orientation',
			code_pole: 'GV',
			numerateur: 186,
			denominateur: 2,
		}),
	];

	it('say a mean and what it is made on', () => {
		const model = toPoleBars(toLookup(delays), getIndicator('delai_moyen_orientation'), {
			period: YEAR,
			poles: POLES,
			title: 'Délai',
		});
		expect(model.rows[0]).toMatchObject({ label: 'Ensemble', value: 90, aside: 'sur 10' });
		expect(model.rows[2]).toMatchObject({ value: null, aside: '' });
		expect(model.reading).toBe('Grand Valentinois\u00A0: 93,0\u00A0jours en moyenne.');
	});

	const ages = getIndicator('personnes_orientees').breakdowns[0]?.modalities ?? [];
	const persons = [
		toRow({ indicateur: 'personnes_orientees', numerateur: 40 }),
		...ages.map(({ id }, at) =>
			toRow({
				indicateur: 'personnes_orientees',
				ventilation: 'tranche_age',
				modalite: id,
				numerateur: 4 * (at + 1),
			}),
		),
	];
	const drawAges = (rows: typeof persons) =>
		toModalityBars(toLookup(rows), getIndicator('personnes_orientees'), {
			...choice,
			breakdown: 'tranche_age',
			title: 'Âge',
			subtitle: 'Personnes',
		});

	it('give each modality its share of the whole', () => {
		expect(drawAges(persons).rows[0]?.aside).toBe('10,0\u00A0%');
	});

	it('show a withheld modality without its share', () => {
		const hidden = drawAges(
			persons.map((row) => (row.modalite === ages[0]?.id ? withhold(row) : row)),
		);
		expect(hidden.rows[0]).toMatchObject({ value: null, aside: '' });
		expect(hidden.rows[0]?.cell.text).toBe('s.');
	});

	it('say that there is nobody', () => {
		const nobody = persons.map((row) => ({ ...row, numerateur: 0, valeur: 0 }));
		expect(drawAges(nobody).message).toBe('Aucune personne sur la période.');
	});
});

describe('modalities as points', () => {
	it('read the one that is met least, and keep whole names in the table', () => {
		const criteria = getIndicator('orientations_conformes').breakdowns[0]?.modalities ?? [];
		const rows = criteria.map(({ id }, at) =>
			toRow({
				indicateur: 'orientations_conformes',
				ventilation: 'critere',
				modalite: id,
				numerateur: 30 - at,
				denominateur: 30,
			}),
		);
		const model = toModalityDots(toLookup(rows), getIndicator('orientations_conformes'), {
			...choice,
			title: 'Critères',
			total: 'Les cinq critères',
			breakdowns: ['critere'],
			short: { enfant_ou_grossesse: 'Jeune enfant' },
		});
		expect(model.reading).toBe(
			'«\u00A0Aucun motif d’exclusion\u00A0»\u00A0: 86,7\u00A0%, soit 26 sur 30.',
		);
		expect(model.rows[3]?.label).toBe('Jeune enfant');
		expect(model.table.rows[3]?.label).toBe('Enfant de moins de trois ans ou grossesse déclarée');
	});
});

describe('contracts that end soon', () => {
	const draw = (counts: readonly [number, number, number]) =>
		toDueContracts(
			toLookup([
				toRow({ indicateur: 'cer_a_echeance', numerateur: counts[0] + counts[1] + counts[2] }),
				...counts.map((numerateur, at) =>
					toRow({
						indicateur: 'cer_a_echeance',
						ventilation: 'horizon',
						modalite: String(30 * (at + 1)),
						numerateur,
					}),
				),
			]),
			getIndicator('cer_a_echeance'),
			choice,
		);

	it('are counted in three rows, up to a date', () => {
		const model = draw([9, 7, 12]);
		expect(model.rows.map(({ value }) => value)).toEqual([9, 7, 12]);
		expect(model.reading).toBe('28 contrats se terminent au plus tard le 31 mars 2021.');
		expect(model.table.columns).toHaveLength(5);
	});

	it('are bars where squares cannot be counted, and a sentence where there are none', () => {
		expect(draw([61, 0, 0]).isCountable).toBe(false);
		expect(draw([0, 0, 0]).message).toBe('Aucun contrat ne se termine dans les 90 jours.');
	});
});
