import type { Clause } from '../../../lib/schemas/schemas.ts';

/** Articles 1 to 3: what the agreement is for, what is done, and how people are received. */
export const actionClauses: readonly Clause[] = [
	{
		id: 'article-1-objet',
		article: '1',
		titre: 'Objet et public',
		resume:
			'En résumé, la CAF accompagne des parents isolés au RSA majoré, avec un enfant de moins de trois ans ou une grossesse déclarée, nouveaux entrants dans le dispositif, et le Département y participe.',
		demande: 'Les deux parties confirment l’objet et le public pour l’exercice.',
		preuve: 'attestation',
		page: '/orientations',
	},
	{
		id: 'article-2-public',
		article: '2',
		titre: 'Public orienté par les pôles',
		resume:
			'En résumé, les pôles insertion orientent vers la CAF le public convenu, peu après l’entrée dans le RSA.',
		demande:
			'Chaque orientation remplit les cinq critères du public, et elle suit de près l’entrée dans le RSA.',
		preuve: 'indicateur',
		indicateurs: ['orientations_conformes', 'delai_moyen_orientation'],
	},
	{
		id: 'article-2-accompagnement',
		article: '2',
		titre: 'Accompagnement social',
		resume:
			'En résumé, une centaine de personnes sont accompagnées dans l’année par des travailleurs sociaux de la CAF, référents de parcours.',
		demande: 'Le nombre de personnes accompagnées, et la charge de chaque référent.',
		preuve: 'indicateur',
		indicateurs: ['personnes_accompagnees', 'personnes_par_referent'],
	},
	{
		id: 'article-2-actions',
		article: '2',
		titre: 'Actions inscrites au contrat',
		resume:
			'En résumé, les actions du parcours (logement, santé, droits, garde d’enfants, mobilité, lien social, projet professionnel…) figurent dans le contrat.',
		demande: 'La part des actions prévues qui sont inscrites au contrat.',
		preuve: 'indicateur',
		indicateurs: ['etapes_dans_cer'],
	},
	{
		id: 'article-2-seances',
		article: '2',
		titre: 'Séances d’information',
		resume:
			'En résumé, treize séances collectives se tiennent au pôle Grand Valentinois, de janvier à juin puis de septembre à décembre, sur quatre thèmes.',
		demande: 'Le nombre de séances tenues, leurs mois, et les quatre thèmes traités à chacune.',
		preuve: 'indicateur',
		indicateurs: [
			'seances_realisees',
			'mois_ouverts_couverts',
			'seances_hors_calendrier',
			'themes_couverts',
		],
	},
	{
		id: 'article-2-journees',
		article: '2',
		titre: 'Journées d’intervention',
		resume:
			'En résumé, treize journées de travail sont prévues\u00a0: treize demi-journées d’information et treize de préparation.',
		demande: 'Les demi-journées justifiées, séance par séance.',
		preuve: 'indicateur',
		indicateurs: ['journees_intervention'],
	},
	{
		id: 'article-3-rendez-vous',
		article: '3',
		titre: 'Premier rendez-vous',
		resume: 'En résumé, la CAF propose un premier rendez-vous aux personnes orientées.',
		demande: 'Le délai avant ce rendez-vous, et la présence des personnes.',
		preuve: 'indicateur',
		indicateurs: ['presence_premier_rendez_vous', 'delai_moyen_premier_rendez_vous'],
	},
	{
		id: 'article-3-accueil',
		article: '3',
		titre: 'Accueil de toutes les personnes éligibles',
		resume:
			'En résumé, toute personne du public convenu qui vient au premier rendez-vous est accompagnée.',
		demande: 'La part des personnes éligibles et présentes qui sont accompagnées.',
		preuve: 'indicateur',
		indicateurs: ['taux_accueil', 'orientations_sans_accompagnement'],
	},
	{
		id: 'article-3-diagnostic',
		article: '3',
		titre: 'Freins repérés avec la personne',
		resume: 'En résumé, le référent établit avec la personne ce qui freine son parcours.',
		demande: 'La part des personnes accompagnées dont au moins un frein est décrit.',
		preuve: 'indicateur',
		indicateurs: ['personnes_avec_frein'],
	},
	{
		id: 'article-3-tableau-nominatif',
		article: '3',
		titre: 'Tableau mensuel nominatif',
		resume:
			'En résumé, la CAF transmet chaque mois aux pôles la liste des personnes suivies et de leurs référents, dans un cadre protégé.',
		demande:
			'La transmission se fait par un canal sûr\u00a0; ces listes n’entrent jamais dans ce tableau de bord.',
		preuve: 'attestation',
	},
];
