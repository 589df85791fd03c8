import { cases, rowsWhere, type ChapterDefinition } from './chapter.ts';
import type { Aggregate } from './indicator.ts';
import {
	CONTRATS,
	FIRST_CONTRACT_INDICATORS,
	FIRST_CONTRACT_RELATIONS,
} from './premier-contrat.ts';

export const contrats: ChapterDefinition = {
	id: 'contrats',
	relations: [
		{
			id: CONTRATS,
			dimensions: [],
			totals: 'groupes',
			sql: `SELECT p.periode, t.id_contrat, t.code_pole, t.rang, t.duree_conforme, t.diagnostic_annexe,
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
		...FIRST_CONTRACT_RELATIONS,
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
		...FIRST_CONTRACT_INDICATORS,
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
