import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LongRow, Status } from '../../../src/lib/indicators/indicator.ts';
import { getIndicator, indicators } from '../../../src/lib/indicators/registry.ts';
import { toBullet } from '../../../src/lib/models/bullet.ts';
import type { ComparedTo } from '../../../src/lib/models/comparison.ts';
import { NBSP } from '../../../src/lib/models/format.ts';
import { toKpi, type Kpi, type KpiOptions } from '../../../src/lib/models/kpi.ts';
import { statusWord } from '../../../src/lib/models/target.ts';
import { toCumulated, toLookup, toPeriod, toRow, withhold, YEAR } from './rows.ts';
import { CUMULATED } from './synthese-rows.ts';

const ABOUT_100 = { sens: 'egal', tolerance: 0.1 } as const;

function draw(
	row: LongRow,
	options: Partial<KpiOptions> = {},
	others: readonly LongRow[] = [],
): Kpi {
	return toKpi(toLookup([row, ...others]), getIndicator(row.indicateur), {
		period: YEAR,
		...options,
	});
}

const people = toRow({
	indicateur: 'personnes_accompagnees',
	numerateur: 98,
	cible: 100,
	statut: 'atteint',
});
const contracts = toRow({
	indicateur: 'taux_contractualisation',
	numerateur: 74,
	denominateur: 98,
});

describe('a count with a target', () => {
	const kpi = draw(people, { rule: ABOUT_100 });

	it('prints value, unit, target, tolerance and clause', () => {
		expect(kpi).toMatchObject({
			state: 'valeur',
			value: '98',
			unit: 'personnes',
			target: `cible${NBSP}: environ 100`,
			targetSentence: `Cible${NBSP}: environ 100 (tolérance ±${NBSP}10${NBSP}%)`,
			note: `Tolérance retenue${NBSP}: ±${NBSP}10${NBSP}%`,
			intervalNote: null,
		});
		expect(kpi.article?.label).toMatch(/^Articles? 2/);
		expect(kpi.status).toEqual({
			id: 'atteint',
			word: 'Atteint',
			spoken: `Atteint, cible${NBSP}: environ 100, valeur 98`,
		});
	});

	it('is said in one breath', () => {
		expect(kpi.accessible).toBe(
			`Personnes accompagnées, ensemble des pôles, 2020${NBSP}: 98 personnes. Atteint, cible${NBSP}: environ 100, valeur 98.`,
		);
	});

	it('places value, target and tolerance on a scale of 1.25 times the greatest', () => {
		expect(kpi.bullet).toMatchObject({ kind: 'compte', max: 125, interval: null });
		expect(kpi.bullet?.value).toBeCloseTo(0.784, 9);
		expect(kpi.bullet?.target).toBeCloseTo(0.8, 9);
		expect(kpi.bullet?.band?.[0]).toBeCloseTo(0.72, 9);
		expect(kpi.bullet?.band?.[1]).toBeCloseTo(0.88, 9);
	});

	it.each<[Status, string]>([
		['atteint', 'Atteint'],
		['proche', 'Proche'],
		['non_atteint', 'Non atteint'],
		['en_cours', 'En cours'],
		['depasse', 'Dépassé'],
		['sans_objet', 'Sans objet'],
	])('words the status %s', (statut, word) => {
		expect(statusWord(statut)).toBe(word);
		expect(draw({ ...people, statut }).status?.spoken).toBe(
			`${word}, cible${NBSP}: 100, valeur 98`,
		);
	});

	it('says the sense of a ceiling, and half targets of a prorata', () => {
		const delay = toRow({ indicateur: 'delai_moyen_premier_cer', valeur: 57.04, cible: 60 });
		const rule = { sens: 'max', tolerance: 0.05 } as const;
		expect(draw(delay, { rule })).toMatchObject({
			value: '57,0',
			target: `cible${NBSP}: au plus 60 jours`,
			tolerance: `Tolérance retenue${NBSP}: 5${NBSP}%`,
		});
		const closed = toRow({ indicateur: 'seances_hors_calendrier', numerateur: 0, cible: 0 });
		expect(draw(closed, { rule: { sens: 'max' } }).target).toBe(`cible${NBSP}: 0`);
		const sessions = toRow({ indicateur: 'seances_realisees', numerateur: 1, cible: 6.5 });
		expect(draw(sessions)).toMatchObject({ unit: 'séance', target: `cible${NBSP}: 6,5` });
	});

	it('prefers the note it is given', () => {
		expect(draw(people, { rule: ABOUT_100, note: 'Le tableau d’avril manque' }).note).toBe(
			'Le tableau d’avril manque',
		);
	});

	it('names the one kind of deliverable', () => {
		const tables = toRow({ indicateur: 'tableaux_mensuels_transmis', numerateur: 11, cible: 12 });
		expect(draw(tables).unit).toBe('tableaux');
	});
});

describe('a rate', () => {
	it('prints its fraction and its interval', () => {
		expect(draw(contracts)).toMatchObject({
			value: `75,5${NBSP}%`,
			unit: '74 sur 98',
			leads: 'valeur',
			bullet: null,
			status: null,
			target: null,
			note: `Intervalle de confiance${NBSP}: 66 à 83${NBSP}%`,
			intervalNote: `de 66 à 83${NBSP}%, intervalle de confiance à 95${NBSP}%`,
			rateText: `75,5${NBSP}% (66 à 83${NBSP}%)`,
			numerator: { value: '74' },
			denominator: { value: '98' },
		});
	});

	it('lets the fraction lead under 20', () => {
		const row = toRow({ indicateur: 'taux_contractualisation', numerateur: 9, denominateur: 12 });
		expect(draw(row)).toMatchObject({
			value: '9 sur 12',
			unit: `75,0${NBSP}%`,
			leads: 'fraction',
		});
		const twenty = toRow({
			indicateur: 'taux_contractualisation',
			numerateur: 9,
			denominateur: 20,
		});
		expect(draw(twenty).leads).toBe('valeur');
	});

	it('keeps 8 % beyond 100 % on a card, none in a table', () => {
		const row = toRow({
			indicateur: 'taux_accueil',
			numerateur: 93,
			denominateur: 97,
			cible: 1,
			statut: 'proche',
		});
		expect(draw(row).target).toBe(`cible${NBSP}: 100${NBSP}%`);
		expect(draw(row).bullet?.target).toBeCloseTo(1 / 1.08, 9);
		expect(draw(row, { rateMax: 1 }).bullet?.target).toBe(1);
	});

	it('has its interval for a note, even with a tolerance', () => {
		const row = { ...contracts, cible: 0.75, statut: 'atteint' } as const;
		expect(draw(row, { rule: { sens: 'min', tolerance: 0.1 } })).toMatchObject({
			tolerance: `Tolérance retenue${NBSP}: 10${NBSP}%`,
			note: `Intervalle de confiance${NBSP}: 66 à 83${NBSP}%`,
		});
	});

	it('tells payments with their cents, and why a simulation waits', () => {
		expect(draw(toRow({ indicateur: 'acompte_verse', numerateur: 24891.2 })).value).toBe(
			`24${NBSP}891,20${NBSP}€`,
		);
		expect(draw(toRow({ indicateur: 'solde_simule' })).note).toBe(
			'Se simule une fois l’exercice terminé',
		);
	});

	it('tells money in euros', () => {
		const row = toRow({
			indicateur: 'part_departement',
			numerateur: 24891.2,
			denominateur: 31114,
		});
		expect(draw(row)).toMatchObject({
			leads: 'valeur',
			unit: `24${NBSP}891${NBSP}€ sur 31${NBSP}114${NBSP}€`,
		});
	});
});

describe('an absence', () => {
	it('withholds everything that a secret row held', () => {
		const kpi = draw(withhold({ ...people, ic_bas: 0.1, ic_haut: 0.2 }), { rule: ABOUT_100 });
		expect(kpi).toMatchObject({
			state: 'secret',
			value: 's.',
			unit: '',
			bullet: null,
			status: null,
			target: null,
			tolerance: null,
			note: 'Secret statistique. Ce n’est pas zéro.',
		});
		expect(kpi.accessible).toContain('secret statistique');
		expect(JSON.stringify({ ...kpi, definition: '' })).not.toMatch(/98|100/);
	});

	it('tells no denominator from zero and from not known', () => {
		const none = toRow({ indicateur: 'taux_accueil', numerateur: 0, denominateur: 0, cible: 1 });
		expect(draw(none)).toMatchObject({
			state: 'sans_denominateur',
			value: '—',
			note: 'Sans dénominateur sur la période',
		});
		expect(draw(none).bullet).toMatchObject({ value: null });
		const zero = toRow({ indicateur: 'personnes_accompagnees', numerateur: 0 });
		expect(draw(zero)).toMatchObject({ state: 'valeur', value: '0', unit: 'personne' });
		const median = toRow({ indicateur: 'delai_median_premier_cer', denominateur: 12 });
		expect(draw(median)).toMatchObject({
			state: 'inconnu',
			value: 'nd',
			note: 'La moitié n’est pas encore atteinte',
		});
	});

	it('says when a period comes after the cut-off', () => {
		const period = toPeriod('2020-12', '2020-12-01', '2020-12-31', '2020-09-10');
		expect(draw(people, { period })).toMatchObject({
			state: 'apres_arrete',
			value: 'nd',
			note: 'Période postérieure à l’arrêté du 10 septembre 2020.',
		});
	});
});

const A_YEAR_BEFORE: ComparedTo = {
	kind: 'annee',
	period: { ...YEAR, id: '2019', debut: '2019-01-01', fin: '2019-12-31', exercice: 2019 },
	changes: { sentences: [], indicateurs: new Set(), isUneven: false, isSameExercice: false },
};

describe('a comparison', () => {
	const compare = (now: LongRow, before: LongRow): Kpi['comparison'] =>
		draw(now, { comparedTo: A_YEAR_BEFORE }, [{ ...before, periode: '2019' }]).comparison;

	it('is a difference in the unit of the value', () => {
		expect(compare(people, { ...people, valeur: 92 })).toEqual({
			direction: 'hausse',
			text: 'Hausse de 6, contre 92 en 2019',
			change: `+${NBSP}6`,
			difference: 6,
			other: '92',
			caution: null,
		});
		expect(compare(people, people)?.text).toBe('Sans changement par rapport à 2019');
	});

	it('is in points for rates, with a caution where intervals meet', () => {
		const before = toRow({
			indicateur: 'taux_contractualisation',
			numerateur: 70,
			denominateur: 98,
		});
		expect(compare(contracts, before)).toMatchObject({
			direction: 'hausse',
			text: `Hausse de 4,1${NBSP}points, contre 71,4${NBSP}% en 2019`,
			change: `+${NBSP}4,1${NBSP}points`,
			caution: 'intervalles qui se recouvrent',
		});
	});

	it('says a rule that changed, and durations that differ, where they touch the figure', () => {
		const changes = {
			sentences: [],
			indicateurs: new Set(['taux_contractualisation']),
			isUneven: true,
			isSameExercice: false,
		};
		const with2019 = (row: LongRow) =>
			draw(row, { comparedTo: { ...A_YEAR_BEFORE, changes } }, [{ ...row, periode: '2019' }])
				.comparison?.caution;
		expect(with2019(contracts)).toBe('intervalles qui se recouvrent, règle changée entre les deux');
		expect(with2019(people)).toBe('durées différentes');
	});

	it('sets a count of a part beside the exercise to date, without a difference', () => {
		const toDate: ComparedTo = {
			kind: 'exercice',
			period: YEAR,
			changes: { sentences: [], indicateurs: new Set(), isUneven: true, isSameExercice: true },
		};
		const may = toPeriod('2020-05', '2020-05-01', '2020-05-31');
		const compareMay = (row: LongRow, whole: LongRow) =>
			draw({ ...row, periode: may.id }, { period: may, comparedTo: toDate }, [whole]).comparison;
		expect(compareMay({ ...people, valeur: 40 }, people)).toMatchObject({
			direction: 'cumul',
			text: '98 depuis le 1er janvier 2020',
			difference: null,
		});
		const stock = toRow({ indicateur: 'file_active', numerateur: 50 });
		expect(compareMay(stock, stock)).toBeNull();
		const spent = toRow({ indicateur: 'depenses_realisees', numerateur: 30_000 });
		expect(compareMay(spent, spent)).toBeNull();
	});

	it('says in words that the other period has no value', () => {
		const none = { ...people, valeur: null, numerateur: null };
		expect(compare(people, none)).toMatchObject({
			direction: 'indisponible',
			text: 'Sans valeur en 2019',
			change: '—',
		});
		expect(compare(none, people)).toBeNull();
	});

	it('gives nothing back of a withheld row', () => {
		expect(compare(people, withhold(people))).toMatchObject({
			direction: 'indisponible',
			change: 's.',
			other: 's.',
			difference: null,
		});
		expect(compare(withhold(people), people)?.text).not.toMatch(/98|92/);
	});
});

describe('a sparkline', () => {
	it('keeps its points between 0 and 1', () => {
		const sparkPeriods = toCumulated('personnes_accompagnees', CUMULATED).map((row) => row.periode);
		const { sparkline } = draw(
			people,
			{ sparkPeriods },
			toCumulated('personnes_accompagnees', CUMULATED),
		);
		expect(sparkline).toHaveLength(12);
		expect(sparkline?.[0]).toEqual([0, 0]);
		expect(sparkline?.[11]).toEqual([1, 1]);
	});

	it('is not drawn of two points', () => {
		const sparkPeriods = ['2020-01', '2020-02', '2020-03'];
		expect(draw(people, { sparkPeriods }).sparkline).toBeNull();
	});
});

describe('laws', () => {
	it('keeps the whole bullet between 0 and 1', () => {
		const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
		fc.assert(
			fc.property(
				fc.constantFrom(...indicators),
				number,
				fc.double({ min: 0, max: 1e6, noNaN: true }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				fc.constantFrom('min' as const, 'max' as const, 'egal' as const),
				({ id }, valeur, cible, tolerance, sens) => {
					const row = toRow({ indicateur: id, valeur, cible, ic_bas: 0, ic_haut: 1 });
					const bullet = toBullet(row, { sens, tolerance });
					const places = [
						bullet?.value,
						bullet?.target,
						...(bullet?.band ?? []),
						...(bullet?.interval ?? []),
					];
					for (const place of places) {
						expect(place).toBeGreaterThanOrEqual(0);
						expect(place).toBeLessThanOrEqual(1);
					}
				},
			),
		);
	});
});
