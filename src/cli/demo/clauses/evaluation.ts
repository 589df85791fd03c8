import type { Clause } from '../../../lib/schemas/schemas.ts';

/** Article 4: what is followed, evaluated and discussed. */
export const evaluationClauses: readonly Clause[] = [
	{
		id: 'article-4-orientations',
		article: '4',
		titre: 'Personnes orientées et accompagnées',
		resume:
			'En résumé, l’évaluation dit combien de personnes sont orientées, si elles sont du public convenu, et combien sont accompagnées.',
		demande: 'Les effectifs orientés et accompagnés, par pôle.',
		preuve: 'indicateur',
		indicateurs: [
			'personnes_orientees',
			'orientations_conformes',
			'accompagnements_debutes',
			'personnes_accompagnees',
		],
	},
	{
		id: 'article-4-contrats',
		article: '4',
		titre: 'Contrats d’engagements réciproques',
		resume:
			'En résumé, l’évaluation suit les contrats signés et la part des personnes sous contrat.',
		demande: 'Les contrats signés, la contractualisation et les renouvellements.',
		preuve: 'indicateur',
		indicateurs: [
			'taux_contractualisation',
			'personnes_contractualisees',
			'taux_cer_en_cours',
			'cer_signes',
			'renouvellement_a_temps',
		],
	},
	{
		id: 'article-4-delais',
		article: '4',
		titre: 'Délai du premier contrat',
		resume: 'En résumé, l’évaluation suit le temps qui sépare l’orientation du premier contrat.',
		demande:
			'La part des premiers contrats signés dans le délai, et ce délai. Le délai est un paramètre retenu, à confirmer par le Département.',
		preuve: 'indicateur',
		indicateurs: [
			'delai_premier_cer_respecte',
			'part_cer_signe',
			'delai_median_premier_cer',
			'delai_moyen_premier_cer',
		],
	},
	{
		id: 'article-4-freins',
		article: '4',
		titre: 'Freins levés et progression',
		resume:
			'En résumé, l’évaluation montre les freins identifiés, ceux qui sont levés, et qui progresse.',
		demande: 'Les freins par famille, la part levée, et les personnes qui ont progressé.',
		preuve: 'indicateur',
		indicateurs: [
			'personnes_ayant_progresse',
			'taux_resolution_freins',
			'freins_identifies',
			'freins_solutionnes',
		],
	},
	{
		id: 'article-4-parcours',
		article: '4',
		titre: 'Étapes du parcours et partenaires',
		resume:
			'En résumé, l’évaluation retrace les étapes réalisées et le travail avec les partenaires.',
		demande: 'Les étapes prévues, réalisées et abandonnées, et les suites des orientations.',
		preuve: 'indicateur',
		indicateurs: [
			'etapes_realisees',
			'etapes_abandonnees',
			'parcours',
			'actions_partenariales',
			'orientations_partenaires_engagees',
		],
	},
	{
		id: 'article-4-suites',
		article: '4',
		titre: 'Suites données à chaque accompagnement',
		resume: 'En résumé, l’évaluation dit ce qu’il est advenu de chaque accompagnement terminé.',
		demande: 'Le motif de chaque sortie, les sorties positives, la durée des accompagnements.',
		preuve: 'indicateur',
		indicateurs: [
			'sorties_motif_renseigne',
			'sorties_positives',
			'sorties',
			'duree_mediane_accompagnement',
		],
	},
	{
		id: 'article-4-seances',
		article: '4',
		titre: 'Bilan des séances d’information',
		resume:
			'En résumé, l’évaluation rend compte des séances, de la présence et de la satisfaction.',
		demande: 'Les présences, les séances non tenues et leurs raisons, les notes des participants.',
		preuve: 'indicateur',
		indicateurs: [
			'journees_intervention',
			'seances_non_tenues',
			'beneficiaires_accueillis',
			'beneficiaires_par_seance',
			'taux_presence',
			'satisfaction_moyenne',
		],
	},
	{
		id: 'article-4-reunions',
		article: '4',
		titre: 'Réunions semestrielles',
		resume: 'En résumé, la CAF et le Département se réunissent deux fois par an.',
		demande: 'Les deux réunions de l’année se sont tenues.',
		preuve: 'indicateur',
		indicateurs: ['reunions_tenues'],
	},
	{
		id: 'article-4-rapport',
		article: '4',
		titre: 'Rapport d’activité de chaque action',
		resume:
			'En résumé, un rapport d’activité par action est remis avant le 28 février de l’année suivante.',
		demande: 'Les rapports d’activité sont remis, à la date prévue.',
		preuve: 'livrable',
		indicateurs: ['livrables_a_temps', 'livrables_en_retard'],
		livrables: ['rapport_activite'],
	},
];
