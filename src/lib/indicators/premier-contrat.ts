import { cases, rowsWhere } from './chapter.ts';
import type { Aggregate, Indicator } from './indicator.ts';
import type { Relation } from './relation.ts';
import { SURVIVAL_SQL } from './survival.sql.ts';

/** The contracts as the periods see them: the relation of the chapter `contrats`. */
export const CONTRATS = 'contrats_de_la_periode';
const ECHEANCES = 'premiers_contrats_dus';
const SURVIE = 'delais_premier_contrat';

/** Orientations whose first contract falls due, and the curve of its signature. */
export const FIRST_CONTRACT_RELATIONS: readonly Relation[] = [
	{
		id: ECHEANCES,
		dimensions: [],
		totals: 'groupes',
		sql: `SELECT p.periode, o.id_orientation, o.code_pole, o.accompagnee, o.date_premier_cer <= o.date_echeance AS dans_le_delai
FROM orientations_connues o
JOIN periodes p ON p.annee = o.annee AND o.date_echeance BETWEEN p.d AND p.e
WHERE o.date_fin IS NULL OR o.date_fin >= o.date_echeance OR o.date_cer <= o.date_fin`,
	},
	{ id: SURVIE, dimensions: [], totals: 'prets', sql: SURVIVAL_SQL },
];

/** The delay of the first contract: legal delay, share signed, median, mean. */
export const FIRST_CONTRACT_INDICATORS: readonly Indicator[] = [
	{
		id: 'delai_premier_cer_respecte',
		chapter: 'A',
		label: 'Premier contrat dans le délai',
		definition:
			'Part des orientations dont l’échéance du premier contrat tombe dans la période et dont le premier contrat a été signé au plus tard à cette échéance ; les accompagnements terminés sans contrat avant l’échéance ne sont pas comptés.',
		numerator: 'premiers contrats signés au plus tard à l’échéance',
		denominator: 'orientations dont l’échéance du premier contrat tombe dans la période',
		unit: 'taux',
		measure: 'taux',
		goodWhen: 'haut',
		article: '4',
		chart: 'bullet',
		wilson: true,
		breakdowns: [
			cases('champ', 'Champ', [
				[
					'accompagnements',
					'Orientations suivies d’un accompagnement',
					{
						numerator: rowsWhere('accompagnee AND dans_le_delai'),
						denominator: rowsWhere('accompagnee'),
					},
				],
			]),
		],
		sql: {
			from: ECHEANCES,
			numerator: rowsWhere('dans_le_delai'),
			denominator: 'count(*)',
		},
	},
	{
		id: 'part_cer_signe',
		chapter: 'A',
		label: 'Premier contrat signé en 60 jours',
		definition:
			'Part des orientations de la période suivies d’un premier contrat au plus tard 60 jours après, estimée par la méthode de Kaplan–Meier : une orientation encore sans contrat à l’arrêté compte tant qu’elle est observée.',
		numerator: 'estimation : il n’y a pas de numérateur',
		denominator: 'orientations de la période',
		unit: 'taux',
		measure: 'part',
		goodWhen: 'haut',
		article: '4',
		chart: 'survival',
		wilson: false,
		breakdowns: [
			cases('jours', 'Délai', [
				['30', 'En 30 jours', shareAt(30, true)],
				['60', 'En 60 jours', shareAt(60, true)],
				['90', 'En 90 jours', shareAt(90, true)],
			]),
			cases('champ', 'Champ', [
				['accompagnements', 'Orientations suivies d’un accompagnement', shareAt(60, false)],
			]),
		],
		sql: { from: SURVIE, ...shareAt(60, true) },
	},
	{
		id: 'delai_median_premier_cer',
		chapter: 'A',
		label: 'Délai médian du premier contrat',
		definition:
			'Nombre de jours après l’orientation au bout duquel la moitié des orientations de la période ont un premier contrat, selon la même estimation de Kaplan–Meier ; sans valeur si la moitié n’est jamais atteinte.',
		numerator: 'estimation : il n’y a pas de numérateur',
		denominator: 'orientations de la période',
		unit: 'jours',
		measure: 'mediane',
		goodWhen: 'bas',
		article: '4',
		chart: 'survival',
		wilson: false,
		breakdowns: [
			cases('champ', 'Champ', [
				['accompagnements', 'Orientations suivies d’un accompagnement', median(false)],
			]),
		],
		sql: { from: SURVIE, ...median(true) },
	},
	{
		id: 'delai_moyen_premier_cer',
		chapter: 'A',
		label: 'Délai moyen du premier contrat',
		definition:
			'Nombre moyen de jours entre l’orientation et la signature, pour les premiers contrats signés pendant la période ; comparable à l’enquête OARSA.',
		numerator: 'jours entre l’orientation et la signature',
		denominator: 'premiers contrats signés pendant la période',
		unit: 'jours',
		measure: 'moyenne',
		goodWhen: 'bas',
		article: '4',
		chart: 'dots',
		wilson: false,
		breakdowns: [],
		sql: {
			from: CONTRATS,
			numerator: 'sum(jours_signature) FILTER (WHERE signe AND rang = 1)',
			denominator: rowsWhere('signe AND rang = 1'),
		},
	},
];

function cohort(isWhole: boolean): string {
	return `FILTER (WHERE ${isWhole ? '' : 'NOT '}tous)`;
}

function shareAt(days: 30 | 60 | 90, isWhole: boolean): Aggregate {
	return {
		denominator: `sum(effectif) ${cohort(isWhole)}`,
		value: `max(part${days}) ${cohort(isWhole)}`,
		low: `max(bas${days}) ${cohort(isWhole)}`,
		high: `max(haut${days}) ${cohort(isWhole)}`,
	};
}

function median(isWhole: boolean): Aggregate {
	return {
		denominator: `sum(effectif) ${cohort(isWhole)}`,
		value: `max(mediane) ${cohort(isWhole)}`,
	};
}
