import { breakdown, cases, rowsWhere, type ChapterDefinition } from './chapter.ts';
import type { Aggregate } from './indicator.ts';

const SEANCES = 'seances_de_la_periode';
const MOIS = 'mois_ouverts_de_la_periode';
const NOTES = 'notes_de_la_periode';

const THEMES = [
	['theme_droits', 'Droits'],
	['theme_changements_situation', 'Changements de situation'],
	['theme_declarations', 'Déclarations'],
	['theme_caf_fr', 'Caf.fr'],
] as const;

export const seances: ChapterDefinition = {
	id: 'seances',
	relations: [
		{
			id: SEANCES,
			dimensions: [],
			totals: 'groupes',
			sql: `SELECT p.periode, s.id_seance, s.code_pole, s.statut, s.statut = 'realisee' AS tenue, s.nb_invites, s.nb_presents,
  s.demi_journees_information, s.demi_journees_preparation, s.theme_droits, s.theme_changements_situation,
  s.theme_declarations, s.theme_caf_fr,
  NOT EXISTS (SELECT 1 FROM mois_ouverts m WHERE m.annee = p.annee AND s.date_seance BETWEEN m.debut AND m.fin) AS hors_calendrier
FROM seances s
JOIN periodes p ON s.date_seance BETWEEN p.d AND p.e`,
		},
		{
			id: MOIS,
			dimensions: [],
			totals: 'prets',
			sql: `SELECT p.periode, b.code_pole, m.debut, count(s.id_seance) AS tenues
FROM mois_ouverts m
JOIN periodes p ON p.annee = m.annee AND m.debut >= p.d AND m.fin <= p.e
CROSS JOIN (SELECT DISTINCT t.code_pole FROM seances z JOIN totaux t ON t.pole = z.code_pole) AS b
LEFT JOIN seances s ON s.statut = 'realisee' AND s.date_seance BETWEEN m.debut AND m.fin
  AND (s.code_pole = b.code_pole OR b.code_pole = 'ENSEMBLE')
GROUP BY p.periode, b.code_pole, m.debut`,
		},
		{
			id: NOTES,
			dimensions: ['critere', 'evaluateur'],
			totals: 'groupes',
			sql: `SELECT p.periode, v.id_evaluation, s.code_pole, v.critere, v.evaluateur, v.note
FROM evaluations v
JOIN seances s ON s.id_seance = v.id_seance AND s.statut = 'realisee'
JOIN periodes p ON s.date_seance BETWEEN p.d AND p.e`,
		},
	],
	indicators: [
		{
			id: 'seances_realisees',
			chapter: 'B',
			label: 'Séances d’information tenues',
			definition: 'Nombre de séances d’information tenues pendant la période.',
			numerator: 'séances tenues pendant la période',
			unit: 'seances',
			measure: 'compte',
			goodWhen: 'haut',
			article: '2',
			chart: 'calendar',
			wilson: false,
			breakdowns: [],
			sql: { from: SEANCES, numerator: rowsWhere('tenue') },
		},
		{
			id: 'seances_non_tenues',
			chapter: 'B',
			label: 'Séances reportées ou annulées',
			definition:
				'Nombre de séances datées de la période qui ont été reportées, annulées, ou annulées pour force majeure.',
			numerator: 'séances reportées ou annulées',
			unit: 'seances',
			measure: 'compte',
			goodWhen: 'bas',
			article: '4',
			chart: 'calendar',
			wilson: false,
			breakdowns: [
				cases('statut', 'Statut', [
					['reportee', 'Reportée', withStatus('reportee')],
					['annulee', 'Annulée', withStatus('annulee')],
					[
						'annulee_force_majeure',
						'Annulée pour force majeure',
						withStatus('annulee_force_majeure'),
					],
				]),
			],
			sql: { from: SEANCES, numerator: rowsWhere('NOT tenue') },
		},
		{
			id: 'journees_intervention',
			chapter: 'B',
			label: 'Journées d’intervention',
			definition:
				'Nombre de journées de travail des séances tenues : demi-journées d’information et de préparation, divisées par deux.',
			numerator: 'journées d’information et de préparation',
			unit: 'jours',
			measure: 'compte',
			goodWhen: 'haut',
			article: '2, 4',
			chart: 'bullet',
			wilson: false,
			breakdowns: [
				cases('nature', 'Nature', [
					['information', 'Information', halfDays('demi_journees_information')],
					['preparation', 'Préparation', halfDays('demi_journees_preparation')],
				]),
			],
			sql: {
				from: SEANCES,
				...halfDays('demi_journees_information + demi_journees_preparation'),
			},
		},
		{
			id: 'beneficiaires_accueillis',
			chapter: 'B',
			label: 'Présences aux séances',
			definition:
				'Somme des personnes présentes aux séances tenues pendant la période ; une personne venue deux fois compte deux fois.',
			numerator: 'présences',
			unit: 'presences',
			measure: 'compte',
			goodWhen: 'haut',
			article: '4',
			chart: 'bars',
			wilson: false,
			breakdowns: [],
			sql: { from: SEANCES, numerator: 'sum(nb_presents) FILTER (WHERE tenue)' },
		},
		{
			id: 'beneficiaires_par_seance',
			chapter: 'B',
			label: 'Présences par séance',
			definition: 'Nombre moyen de personnes présentes par séance tenue pendant la période.',
			numerator: 'présences',
			denominator: 'séances tenues',
			unit: 'presences',
			measure: 'moyenne',
			goodWhen: 'haut',
			article: '4',
			chart: 'dots',
			wilson: false,
			breakdowns: [],
			sql: {
				from: SEANCES,
				numerator: 'sum(nb_presents) FILTER (WHERE tenue)',
				denominator: rowsWhere('tenue'),
			},
		},
		{
			id: 'taux_presence',
			chapter: 'B',
			label: 'Taux de présence aux séances',
			definition:
				'Part des personnes invitées aux séances tenues pendant la période qui sont venues.',
			numerator: 'présences',
			denominator: 'invitations',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: '4',
			chart: 'dots',
			wilson: false,
			breakdowns: [],
			sql: {
				from: SEANCES,
				numerator: 'sum(nb_presents) FILTER (WHERE tenue)',
				denominator: 'sum(nb_invites) FILTER (WHERE tenue)',
			},
		},
		{
			id: 'mois_ouverts_couverts',
			chapter: 'B',
			label: 'Mois ouverts avec une séance',
			definition:
				'Part des mois ouverts aux séances, entièrement compris dans la partie connue de la période, où au moins une séance a été tenue.',
			numerator: 'mois ouverts avec au moins une séance tenue',
			denominator: 'mois ouverts de la période',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: '2',
			chart: 'calendar',
			wilson: false,
			breakdowns: [],
			sql: { from: MOIS, numerator: rowsWhere('tenues > 0'), denominator: 'count(*)' },
		},
		{
			id: 'seances_hors_calendrier',
			chapter: 'B',
			label: 'Séances tenues un mois fermé',
			definition: 'Nombre de séances tenues pendant un mois où la convention n’en prévoit pas.',
			numerator: 'séances tenues un mois fermé',
			unit: 'seances',
			measure: 'compte',
			goodWhen: 'bas',
			article: '2',
			chart: 'calendar',
			wilson: false,
			breakdowns: [],
			sql: { from: SEANCES, numerator: rowsWhere('tenue AND hors_calendrier') },
		},
		{
			id: 'themes_couverts',
			chapter: 'B',
			label: 'Thèmes traités',
			definition:
				'Part des quatre thèmes de la convention qui ont été traités, sur l’ensemble des séances tenues pendant la période.',
			numerator: 'thèmes traités',
			denominator: 'quatre thèmes par séance tenue',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: '2',
			chart: 'dots',
			wilson: false,
			breakdowns: [
				cases(
					'theme',
					'Thème',
					THEMES.map(([id, label]) => [
						id,
						label,
						{ numerator: rowsWhere(`tenue AND ${id}`), denominator: rowsWhere('tenue') },
					]),
				),
			],
			sql: {
				from: SEANCES,
				numerator: THEMES.map(([id]) => rowsWhere(`tenue AND ${id}`)).join(' + '),
				denominator: `4 * ${rowsWhere('tenue')}`,
			},
		},
		{
			id: 'satisfaction_moyenne',
			chapter: 'B',
			label: 'Satisfaction des participants',
			definition:
				'Note moyenne, de 1 à 5, donnée par les participants aux séances tenues pendant la période.',
			numerator: 'somme des notes des participants',
			denominator: 'notes des participants',
			unit: 'note',
			measure: 'moyenne',
			goodWhen: 'haut',
			article: '4',
			chart: 'dots',
			wilson: false,
			breakdowns: [
				breakdown('critere', 'Critère', 'evaluations'),
				breakdown('evaluateur', 'Évaluateur', 'evaluations', {
					sql: { numerator: 'sum(note)', denominator: 'count(*)' },
				}),
			],
			sql: {
				from: NOTES,
				numerator: `sum(note) FILTER (WHERE evaluateur = 'participant')`,
				denominator: rowsWhere(`evaluateur = 'participant'`),
			},
		},
	],
};

function withStatus(statut: string): Aggregate {
	return { numerator: rowsWhere(`statut = '${statut}'`) };
}

function halfDays(expression: string): Aggregate {
	return { numerator: `sum(${expression}) FILTER (WHERE tenue) / 2.0` };
}
