import { describe, expect, it } from 'vitest';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { indicators } from '../../../src/lib/indicators/registry.ts';
import { MOST_ALERTS, toAlerts, type Alert } from '../../../src/lib/models/alerts.ts';
import { findNote } from '../../../src/lib/models/facts.ts';
import { NBSP } from '../../../src/lib/models/format.ts';
import { toLead, type LeadOptions } from '../../../src/lib/models/lead.ts';
import { listMonths, POLES, toLookup, toPeriod, toRow, withhold, YEAR } from './rows.ts';
import { SYNTHESE } from './synthese-rows.ts';

const ABOUT_100 = { cible: 100, sens: 'egal', tolerance: 0.1 } as const;

function tell(rows: readonly LongRow[], options: Partial<LeadOptions> = {}): string {
	const parts = toLead(toLookup(rows), {
		period: YEAR,
		objectifs: { personnes_accompagnees: ABOUT_100 },
		...options,
	});
	return parts.map(({ text, strong }) => (strong ? `[${text}]` : text)).join('');
}

const people = toRow({ indicateur: 'personnes_accompagnees', numerateur: 98, cible: 100 });
const sessions = toRow({ indicateur: 'seances_realisees', numerateur: 10, cible: 13 });
const notHeld = (count: number): LongRow =>
	toRow({ indicateur: 'seances_non_tenues', numerateur: count });

describe('the lead', () => {
	it('says the objectives in two sentences', () => {
		expect(tell(SYNTHESE)).toBe(
			`[98 personnes] ont été accompagnées, pour environ 100 attendues, et la moitié des personnes orientées ont signé leur premier contrat dans les [48 jours]. [10 des 13 séances] d’information ont été tenues${NBSP}; les 3 autres ont été annulées pour force majeure.`,
		);
	});

	it('agrees with one person and one session', () => {
		const one = toRow({ indicateur: 'personnes_accompagnees', numerateur: 1 });
		const session = toRow({ indicateur: 'seances_realisees', numerateur: 1 });
		expect(tell([one, session])).toBe(
			'[1 personne] a été accompagnée. [1 séance] d’information a été tenue.',
		);
	});

	it('tells cancellations that do not make up the difference apart', () => {
		expect(tell([sessions, notHeld(2)])).toBe(
			`[10 des 13 séances] d’information ont été tenues${NBSP}; 2 ont été reportées ou annulées.`,
		);
		expect(tell([sessions])).toBe('[10 des 13 séances] d’information ont été tenues.');
	});

	it('names the pôle', () => {
		const row = { ...people, code_pole: 'GV', cible: null };
		expect(tell([row], { pole: 'GV', poles: POLES })).toBe(
			`Grand Valentinois${NBSP}: [98 personnes] ont été accompagnées.`,
		);
	});

	it('leaves out what is withheld', () => {
		expect(tell([withhold(people), sessions])).toBe(
			'[10 des 13 séances] d’information ont été tenues.',
		);
		expect(tell([withhold(people)])).toBe('Aucun chiffre n’est publié pour cette période.');
		const median = toRow({ indicateur: 'delai_median_premier_cer', valeur: 48, denominateur: 9 });
		expect(tell([median])).toBe(
			'La moitié des personnes orientées ont signé leur premier contrat dans les [48 jours].',
		);
	});

	it('says when the period comes after the cut-off', () => {
		const period = toPeriod('2020-12', '2020-12-01', '2020-12-31', '2020-09-10');
		expect(tell([], { period })).toBe('Période postérieure à l’arrêté du 10 septembre 2020.');
	});
});

describe('À examiner', () => {
	const find = (rows: readonly LongRow[]): readonly Alert[] =>
		toAlerts(toLookup(rows), indicators, {
			period: YEAR,
			months: listMonths(),
			regles: { delai_premier_cer_mois: 2 },
		});

	it('lists what the rules find, worst first', () => {
		expect(find(SYNTHESE).map(({ severity, text }) => `${severity} ${text}`)).toEqual([
			'non_atteint 3 séances n’ont pas été tenues (avril, mai et novembre), toutes pour force majeure',
			`non_atteint Tableau mensuel d’avril${NBSP}: non transmis`,
			'en_cours 9 contrats arrivent à échéance dans les 30 jours, 16 dans les 60 jours, 28 dans les 90 jours',
			'proche 3 mois ouverts sans séance (avril, mai et novembre)',
			'proche 5 sorties sans motif renseigné',
			'proche 6 orientations sur 122 hors du public convenu',
		]);
	});

	it('counts the first contracts out of time, one or many', () => {
		const late = (numerateur: number): string | undefined =>
			find([toRow({ indicateur: 'delai_premier_cer_respecte', numerateur, denominateur: 87 })])[0]
				?.text;
		expect(late(55)).toBe(
			'32 premiers contrats sur 87 n’ont pas été signés dans le délai retenu de 2 mois',
		);
		expect(late(86)).toBe(
			'1 premier contrat sur 87 n’a pas été signé dans le délai retenu de 2 mois',
		);
		expect(late(87)).toBeUndefined();
	});

	it('names any other target that is not met', () => {
		const row = toRow({
			indicateur: 'reunions_tenues',
			numerateur: 1,
			cible: 2,
			statut: 'non_atteint',
		});
		expect(find([row])).toEqual([
			{
				severity: 'non_atteint',
				text: `Réunions semestrielles tenues${NBSP}: 1 (cible${NBSP}: 2)`,
				indicateur: 'reunions_tenues',
			},
		]);
	});

	it('stops at seven', () => {
		const missed = indicators
			.filter(({ unit }) => unit !== 'taux')
			.map(({ id }) => toRow({ indicateur: id, numerateur: 1, cible: 9, statut: 'non_atteint' }));
		expect(find(missed)).toHaveLength(MOST_ALERTS);
	});

	it('finds nothing in withheld rows', () => {
		expect(find(SYNTHESE.map(withhold))).toEqual([]);
	});
});

describe('the notes of cards', () => {
	const lookup = toLookup(SYNTHESE);

	it('say why sessions and tables are missing', () => {
		expect(findNote(lookup, 'seances_realisees', YEAR, listMonths())).toBe(
			'3 annulées pour force majeure',
		);
		expect(findNote(lookup, 'tableaux_mensuels_transmis', YEAR, listMonths())).toBe(
			'Le tableau d’avril manque',
		);
		expect(findNote(lookup, 'sorties', YEAR, listMonths())).toBeNull();
	});
});
