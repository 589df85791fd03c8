import type { AttributeSpec, DirectiveSpec } from './directives.ts';

/** Attributes that say which row of an indicator is meant. */
export const ROW_ATTRIBUTES: readonly AttributeSpec[] = [
	{
		name: 'pole',
		kind: 'pole',
		says: 'code d’un pôle, ou `ENSEMBLE` ; celui du rapport par défaut',
	},
	{
		name: 'periode',
		kind: 'periode',
		says: '`annee`, `S1`, `S2`, `T1` à `T4`, `precedent`, `annee-precedente`, ou une période écrite en entier (`2020-S1`) ; celle du rapport par défaut',
	},
	{ name: 'ventilation', kind: 'ventilation', says: 'une ventilation de l’indicateur' },
	{ name: 'modalite', kind: 'modalite', says: 'la modalité de cette ventilation' },
];

const INDICATOR = {
	kind: 'indicateur',
	isRequired: true,
	says: 'identifiant de l’indicateur',
} as const;

/** What `:contexte[…]` can say. */
export const CONTEXTS = [
	'periode',
	'en-periode',
	'dates',
	'exercice',
	'exercice-suivant',
	'pole',
	'au-pole',
	'convention',
	'departement',
	'caf',
	'mention',
	'arrete',
	'dernier-jour',
	'extraction',
	'edition',
	'edite-le',
	'seuil',
] as const;

/** What `:regle[…]` can say: the parameters of the agreement, as words. */
export const RULES = [
	'delai_premier_cer_mois',
	'duree_cer_mois',
	'tolerance_renouvellement_jours',
	'mois_ouverts_seances',
	'motifs_positifs',
	'seuil_confidentialite',
	'taux_acompte',
] as const;

/** The pages whose leading sentences a report may take up. */
export const PAGES = [
	'synthese',
	'orientations',
	'contrats',
	'freins-et-parcours',
	'sorties',
	'seances',
	'budget',
	'echeances',
	'conformite',
] as const;

export const TEXT_DIRECTIVES: readonly DirectiveSpec[] = [
	{
		name: 'valeur',
		form: 'texte',
		says: 'la valeur d’un indicateur, écrite comme sur sa page ; « s. » où le secret la couvre, « — » sans dénominateur, « nd » si elle n’est pas connue',
		label: INDICATOR,
		attributes: [
			...ROW_ATTRIBUTES,
			{
				name: 'forme',
				kind: {
					choice: [
						'valeur',
						'unite',
						'fraction',
						'complet',
						'numerateur',
						'denominateur',
						'evolution',
					],
				},
				says: '`valeur` (par défaut), `unite` (avec son unité), `fraction` (« 74 sur 98 »), `complet` (taux et fraction, la fraction d’abord sous 20), `numerateur`, `denominateur`, `evolution` (depuis la période précédente)',
			},
		],
		example: 'Taux de contractualisation : :valeur[taux_contractualisation]{forme=complet}.',
	},
	{
		name: 'accord',
		form: 'texte',
		says: 'des mots accordés avec la valeur d’un indicateur (pluriel à partir de 2)',
		label: INDICATOR,
		attributes: [
			...ROW_ATTRIBUTES,
			{ name: 'un', kind: 'texte', isRequired: true, says: 'au singulier' },
			{ name: 'plusieurs', kind: 'texte', isRequired: true, says: 'au pluriel' },
			{
				name: 'de',
				kind: { choice: ['valeur', 'numerateur', 'denominateur'] },
				says: 'le nombre avec lequel accorder ; la valeur par défaut',
			},
		],
		example:
			':valeur[sorties] :accord[sorties]{un="accompagnement s’est terminé" plusieurs="accompagnements se sont terminés"}.',
	},
	{
		name: 'cible',
		form: 'texte',
		says: 'la cible d’un indicateur (« environ 100 »), ou « sans cible »',
		label: INDICATOR,
		attributes: [
			...ROW_ATTRIBUTES,
			{
				name: 'forme',
				kind: { choice: ['valeur', 'de', 'nombre', 'phrase'] },
				says: '`valeur` (par défaut), `de` (« d’environ 100 »), `nombre` (sans rien d’autre) ou `phrase` (« Cible : environ 100 (tolérance ± 10 %) »)',
			},
		],
		example: 'La cible est de :cible[seances_realisees] séances.',
	},
	{
		name: 'statut',
		form: 'texte',
		says: 'le statut d’un indicateur face à sa cible, avec son signe',
		label: INDICATOR,
		attributes: ROW_ATTRIBUTES,
		example: ':statut[seances_realisees]',
	},
	{
		name: 'intervalle',
		form: 'texte',
		says: 'l’intervalle de confiance à 95 % d’un taux (« 66 à 83 % »)',
		label: INDICATOR,
		attributes: ROW_ATTRIBUTES,
		example: 'Intervalle de confiance : :intervalle[taux_contractualisation].',
	},
	{
		name: 'contexte',
		form: 'texte',
		says: 'ce que le rapport sait de lui-même : sa période, son pôle, sa convention',
		label: { kind: { choice: CONTEXTS }, isRequired: true, says: 'ce qui est dit' },
		attributes: [],
		example: 'Rapport de l’exercice :contexte[exercice].',
	},
	{
		name: 'regle',
		form: 'texte',
		says: 'un paramètre que la convention fixe ou laisse ouvert',
		label: { kind: { choice: RULES }, isRequired: true, says: 'le paramètre' },
		attributes: [],
		example: 'Le délai retenu est de :regle[delai_premier_cer_mois].',
	},
];
