import type { AccountLine, Deliverable, Session } from '../../../src/lib/indicators/details.ts';
import { YEAR } from './rows.ts';

const THEMES = [
	'theme_droits',
	'theme_changements_situation',
	'theme_declarations',
	'theme_caf_fr',
];

type SessionGiven = readonly [date: string, statut: string, invites: number, presents: number];

const DATED: readonly SessionGiven[] = [
	['2020-01-14', 'realisee', 19, 10],
	['2020-02-06', 'realisee', 18, 9],
	['2020-03-05', 'reportee', 14, 0],
	['2020-04-07', 'annulee_force_majeure', 15, 0],
	['2020-05-05', 'annulee', 16, 0],
	['2020-06-11', 'realisee', 17, 8],
	['2020-06-23', 'realisee', 22, 14],
	['2020-08-18', 'realisee', 0, 0],
	['2020-12-01', 'realisee', 19, 19],
];

/** Fictitious sessions of 2020: one in a closed month, one to which nobody was invited. */
export const SESSIONS: readonly Session[] = DATED.map(([date, statut, invites, presents]) => ({
	annee: 2020,
	id: `S-${date}`,
	code_pole: date < '2020-06-20' ? 'GV' : 'CO',
	date,
	statut,
	invites,
	presents,
	demiJourneesInformation: statut === 'realisee' ? 1 : 0,
	demiJourneesPreparation: 1,
	themes: statut === 'realisee' ? THEMES.slice(0, date === '2020-06-11' ? 3 : 4) : [],
}));

type DeliverableGiven = readonly [
	type: string,
	periode: string,
	echeance: string,
	remise: string | null,
];

const DUE: readonly DeliverableGiven[] = [
	['tableau_mensuel', '2020-01', '2020-02-10', '2020-02-07'],
	['tableau_mensuel', '2020-03', '2020-04-10', '2020-04-22'],
	['tableau_mensuel', '2020-04', '2020-05-10', null],
	['reunion_semestrielle', '2020-S1', '2020-07-10', '2020-07-10'],
	['document_communication', '2020-T4', '2020-10-15', '2020-10-16'],
	['rapport_activite', '2020', '2021-02-28', '2021-02-26'],
	['rapport_activite', '2020', '2021-02-28', '2021-02-26'],
	['budget_previsionnel', '2021', '2021-03-31', null],
];

/** The year of the sessions, its deliverables known until 15 March 2021. */
export const KNOWN_YEAR = { ...YEAR, connuJusquAu: '2021-03-15' };

/** Fictitious deliverables of 2020: early, late, missing, on the day, not due yet. */
export const DELIVERABLES: readonly Deliverable[] = DUE.map(
	([type, periode, echeance, remise], index) => ({
		annee: 2020,
		id: `D${index}`,
		type,
		action: type === 'rapport_activite' ? (index === 5 ? 'accompagnement' : 'information') : null,
		periode,
		echeance,
		remise,
		mention: type === 'document_communication' ? false : null,
		echu: echeance <= KNOWN_YEAR.connuJusquAu,
	}),
);

type LineGiven = readonly [
	action: string,
	sens: string,
	compte: string,
	prevu: number,
	realise: number,
];

const LINES: readonly LineGiven[] = [
	['accompagnement', 'depense', '60', 980, 942.35],
	['accompagnement', 'depense', '64', 29300, 28541.73],
	['accompagnement', 'depense', '86', 3200, 3114.61],
	['accompagnement', 'recette', '74', 30280, 29484.08],
	['accompagnement', 'recette', '87', 3200, 3114.61],
	['information', 'depense', '64', 0, 120.1],
	['information', 'recette', '74', 906, 1189.32],
];

/** Fictitious accounts of 2020: contributions in kind, an expense that was not planned. */
export const ACCOUNTS: readonly AccountLine[] = LINES.map(
	([action, sens, compte, prevu, realise]) => ({
		annee: 2020,
		action,
		sens,
		compte,
		financeur: sens === 'recette' ? 'caf' : null,
		libelle: `Compte ${compte}`,
		prevu,
		realise,
		enNature: compte.startsWith('8'),
	}),
);

/** Codes and labels of the two actions. */
export const ACTIONS: ReadonlyMap<string, string> = new Map([
	['accompagnement', 'Accompagnement social'],
	['information', 'Information collective'],
]);
