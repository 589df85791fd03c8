import { cases, rowsWhere, type ChapterDefinition } from './chapter.ts';
import type { Aggregate } from './indicator.ts';
import { SURVIVAL_SQL } from './survival.sql.ts';

const CONTRATS = 'contrats_de_la_periode';
const ECHEANCES = 'premiers_contrats_dus';
const SURVIE = 'delais_premier_contrat';

export const contrats: ChapterDefinition = {
	id: 'contrats',
	relations: [
		{
			id: CONTRATS,
			dimensions: [],
			totals: 'groupes',
			sql: `SELECT p.periode, t.code_pole, t.rang, t.duree_conforme, t.diagnostic_annexe,
  t.date_signature BETWEEN p.d AND p.e AS signe,
  t.date_validation BETWEEN p.d AND p.e AS valide,
  t.date_signature <= p.e AND COALESCE(t.date_validation > p.e, TRUE) AND COALESCE(t.date_sortie > p.e, TRUE) AS en_attente,
  t.date_fin BETWEEN p.d AND p.e AND t.renouvellement_observable AND COALESCE(t.date_sortie > t.date_fin, TRUE) AS a_renouveler,
  t.date_fin BETWEEN p.d AND p.e AND COALESCE(t.date_sortie >= t.date_fin, TRUE) AS echu,
  t.date_signature_suivante <= t.limite_renouvellement AS renouvele,
  t.date_bilan_final <= p.e AS bilan_fait,
  CASE WHEN t.date_signature <= p.e AND COALESCE(t.date_sortie > p.e, TRUE) AND COALESCE(t.date_signature_suivante > p.e, TRUE)
    THEN date_diff('day', p.e, t.date_fin) END AS jours_restants,
  date_diff('day', t.date_orientation, t.date_signature) AS jours_signature,
  date_diff('day', t.date_signature, t.date_validation) AS jours_validation
FROM contrats_connus t
JOIN periodes p ON p.annee = t.annee
WHERE t.date_signature <= p.e OR t.date_fin BETWEEN p.d AND p.e OR t.date_validation BETWEEN p.d AND p.e`,
		},
		{
			id: ECHEANCES,
			dimensions: [],
			totals: 'groupes',
			sql: `SELECT p.periode, o.code_pole, o.accompagnee, o.date_premier_cer <= o.date_echeance AS dans_le_delai
FROM orientations_connues o
JOIN periodes p ON p.annee = o.annee AND o.date_echeance BETWEEN p.d AND p.e
WHERE o.date_fin IS NULL OR o.date_fin >= o.date_echeance OR o.date_cer <= o.date_fin`,
		},
		{ id: SURVIE, dimensions: [], totals: 'prets', sql: SURVIVAL_SQL },
	],
	indicators: [
		{
			id: 'cer_signes',
			chapter: 'A',
			label: 'Contrats signés',
			definition:
				'Nombre de contrats d’engagements réciproques (CER) dont la date de signature est dans la période.',
			numerator: 'contrats signés pendant la période',
			unit: 'contrats',
			measure: 'compte',
			goodWhen: 'haut',
			article: '4',
			chart: 'bars',
			wilson: false,
			breakdowns: [
				cases('rang', 'Rang du contrat', [
					['premier', 'Premier contrat', { numerator: rowsWhere('signe AND rang = 1') }],
					['renouvellement', 'Renouvellement', { numerator: rowsWhere('signe AND rang >= 2') }],
				]),
			],
			sql: { from: CONTRATS, numerator: rowsWhere('signe') },
		},
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
		{
			id: 'delai_moyen_validation',
			chapter: 'A',
			label: 'Délai moyen de validation',
			definition:
				'Nombre moyen de jours entre la signature et la validation par le pôle, pour les contrats validés pendant la période.',
			numerator: 'jours entre la signature et la validation',
			denominator: 'contrats validés pendant la période',
			unit: 'jours',
			measure: 'moyenne',
			goodWhen: 'bas',
			article: 'annexe',
			chart: 'dots',
			wilson: false,
			breakdowns: [],
			sql: {
				from: CONTRATS,
				numerator: 'sum(jours_validation) FILTER (WHERE valide)',
				denominator: rowsWhere('valide'),
			},
		},
		{
			id: 'cer_en_attente_validation',
			chapter: 'A',
			label: 'Contrats en attente de validation',
			definition:
				'Nombre de contrats signés et non validés au dernier jour de la période, pour des accompagnements en cours ce jour-là.',
			numerator: 'contrats signés et non validés',
			unit: 'contrats',
			measure: 'stock',
			goodWhen: 'bas',
			article: 'annexe',
			chart: 'bars',
			wilson: false,
			breakdowns: [],
			sql: { from: CONTRATS, numerator: rowsWhere('en_attente') },
		},
		{
			id: 'renouvellement_a_temps',
			chapter: 'A',
			label: 'Renouvellements à temps',
			definition:
				'Part des contrats arrivés à leur terme pendant la période, pour des accompagnements qui continuent, dont le contrat de rang suivant a été signé avant le terme augmenté de la tolérance retenue.',
			numerator: 'contrats renouvelés à temps',
			denominator: 'contrats arrivés à leur terme dont l’accompagnement continue',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: '4',
			chart: 'dots',
			wilson: true,
			breakdowns: [],
			sql: {
				from: CONTRATS,
				numerator: rowsWhere('a_renouveler AND renouvele'),
				denominator: rowsWhere('a_renouveler'),
			},
		},
		{
			id: 'duree_cer_conforme',
			chapter: 'A',
			label: 'Contrats de la durée convenue',
			definition:
				'Part des contrats signés pendant la période dont la durée est comprise entre les durées minimale et maximale de la convention.',
			numerator: 'contrats de la durée convenue',
			denominator: 'contrats signés pendant la période',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: 'annexe',
			chart: 'dots',
			wilson: true,
			breakdowns: [],
			sql: {
				from: CONTRATS,
				numerator: rowsWhere('signe AND duree_conforme'),
				denominator: rowsWhere('signe'),
			},
		},
		{
			id: 'diagnostics_annexes',
			chapter: 'A',
			label: 'Diagnostic joint au contrat',
			definition: 'Part des contrats signés pendant la période auxquels le diagnostic est joint.',
			numerator: 'contrats auxquels le diagnostic est joint',
			denominator: 'contrats signés pendant la période',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: 'annexe',
			chart: 'dots',
			wilson: true,
			breakdowns: [],
			sql: {
				from: CONTRATS,
				numerator: rowsWhere('signe AND diagnostic_annexe'),
				denominator: rowsWhere('signe'),
			},
		},
		{
			id: 'cer_a_echeance',
			chapter: 'A',
			label: 'Contrats qui se terminent dans les 90 jours',
			definition:
				'Nombre de contrats qui se terminent dans les 90 jours qui suivent la période, pour des accompagnements en cours, sans renouvellement déjà signé.',
			numerator: 'contrats qui se terminent dans les 90 jours',
			unit: 'contrats',
			measure: 'stock',
			goodWhen: 'neutre',
			article: 'annexe',
			chart: 'bars',
			wilson: false,
			breakdowns: [
				cases('horizon', 'Horizon', [
					['30', 'Dans les 30 jours', endsWithin(1, 30)],
					['60', 'De 31 à 60 jours', endsWithin(31, 60)],
					['90', 'De 61 à 90 jours', endsWithin(61, 90)],
				]),
			],
			sql: { from: CONTRATS, ...endsWithin(1, 90) },
		},
		{
			id: 'bilans_finaux',
			chapter: 'A',
			label: 'Bilan final des contrats terminés',
			definition:
				'Part des contrats arrivés à leur terme pendant la période, accompagnement compris, dont le bilan final a été réalisé avant la fin de la période.',
			numerator: 'contrats dont le bilan final est réalisé',
			denominator: 'contrats arrivés à leur terme pendant l’accompagnement',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: 'annexe',
			chart: 'dots',
			wilson: true,
			breakdowns: [],
			sql: {
				from: CONTRATS,
				numerator: rowsWhere('echu AND bilan_fait'),
				denominator: rowsWhere('echu'),
			},
		},
	],
};

function endsWithin(first: number, last: number): Aggregate {
	return { numerator: rowsWhere(`jours_restants BETWEEN ${first} AND ${last}`) };
}

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
