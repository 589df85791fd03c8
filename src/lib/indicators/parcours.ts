import { breakdown, rowsWhere, type ChapterDefinition } from './chapter.ts';

const ETAPES = 'etapes_de_la_periode';
const ACTIONS = 'actions_de_la_periode';
const TYPE_ETAPE = breakdown('type_etape', 'Type d’étape', 'etapes');
const TYPE_PARTENAIRE = breakdown('type_partenaire', 'Type de partenaire', 'actions_partenariales');

export const parcours: ChapterDefinition = {
	id: 'parcours',
	relations: [
		{
			id: ETAPES,
			dimensions: ['type_etape'],
			totals: 'groupes',
			sql: `SELECT p.periode, s.id_etape, s.code_pole, s.type_etape, s.dans_cer, s.abandonnee, s.date_realisation <= p.e AS realisee
FROM etapes_connues s
JOIN periodes p ON p.annee = s.annee AND s.date_prevue BETWEEN p.d AND p.e`,
		},
		{
			id: ACTIONS,
			dimensions: ['type_partenaire', 'nature'],
			totals: 'groupes',
			sql: `SELECT p.periode, t.id_action, t.code_pole, t.type_partenaire, t.nature, t.suite
FROM actions_connues t
JOIN periodes p ON p.annee = t.annee AND t.date_action BETWEEN p.d AND p.e`,
		},
	],
	indicators: [
		{
			id: 'etapes_realisees',
			chapter: 'A',
			label: 'Étapes réalisées',
			definition:
				'Part des étapes prévues pendant la période qui ont été réalisées avant la fin de la période.',
			numerator: 'étapes réalisées',
			denominator: 'étapes prévues pendant la période',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: '4',
			chart: 'dots',
			wilson: false,
			breakdowns: [TYPE_ETAPE],
			sql: { from: ETAPES, numerator: rowsWhere('realisee'), denominator: 'count(*)' },
		},
		{
			id: 'etapes_abandonnees',
			chapter: 'A',
			label: 'Étapes abandonnées',
			definition: 'Part des étapes prévues pendant la période qui ont été abandonnées.',
			numerator: 'étapes abandonnées',
			denominator: 'étapes prévues pendant la période',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'bas',
			article: '4',
			chart: 'dots',
			wilson: false,
			breakdowns: [TYPE_ETAPE],
			sql: { from: ETAPES, numerator: rowsWhere('abandonnee'), denominator: 'count(*)' },
		},
		{
			id: 'etapes_dans_cer',
			chapter: 'A',
			label: 'Actions inscrites au contrat',
			definition:
				'Part des étapes de type action prévues pendant la période qui sont inscrites au contrat.',
			numerator: 'actions inscrites au contrat',
			denominator: 'actions prévues pendant la période',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: '2',
			chart: 'dots',
			wilson: false,
			breakdowns: [],
			sql: {
				from: ETAPES,
				numerator: rowsWhere(`type_etape = 'action' AND dans_cer`),
				denominator: rowsWhere(`type_etape = 'action'`),
			},
		},
		{
			id: 'actions_partenariales',
			chapter: 'A',
			label: 'Actions avec les partenaires',
			definition:
				'Nombre d’actions menées avec un partenaire, ou d’orientations vers lui, pendant la période.',
			numerator: 'actions de la période',
			unit: 'actions',
			measure: 'compte',
			goodWhen: 'neutre',
			article: '4',
			chart: 'bars',
			wilson: false,
			breakdowns: [TYPE_PARTENAIRE, breakdown('nature', 'Nature', 'actions_partenariales')],
			sql: { from: ACTIONS, numerator: 'count(*)' },
		},
		{
			id: 'orientations_partenaires_engagees',
			chapter: 'A',
			label: 'Orientations vers un partenaire suivies d’effet',
			definition:
				'Part des orientations vers un partenaire, pendant la période, dont la suite est engagée.',
			numerator: 'orientations vers un partenaire dont la suite est engagée',
			denominator: 'orientations vers un partenaire',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: '4',
			chart: 'dots',
			wilson: false,
			breakdowns: [TYPE_PARTENAIRE],
			sql: {
				from: ACTIONS,
				numerator: rowsWhere(`nature = 'orientation' AND suite = 'engagee'`),
				denominator: rowsWhere(`nature = 'orientation'`),
			},
		},
	],
};
