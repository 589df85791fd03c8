import type { AttributeSpec, DirectiveSpec } from './directives.ts';
import { PAGES, ROW_ATTRIBUTES } from './directives-text.ts';

const [POLE, PERIODE, VENTILATION] = ROW_ATTRIBUTES as readonly [
	AttributeSpec,
	AttributeSpec,
	AttributeSpec,
];

/** What a table shows that is not made of indicators. */
export const SUBJECTS = [
	'seances',
	'livrables',
	'livrables-par-type',
	'contrats',
	'contrats-a-echeance',
	'comptes-par-action',
	'suites',
	'qualite',
] as const;

/** What clauses are about, by the chapter of the indicators that measure them. */
export const CLAUSE_SUBJECTS = ['accompagnement', 'seances', 'comptes', 'livrables'] as const;

/** What the rows of a table of indicators are. */
export const ROW_AXES = [
	'indicateur',
	'pole',
	'ventilation',
	'semestre',
	'precedent',
	'definition',
] as const;

export const BLOCK_DIRECTIVES: readonly DirectiveSpec[] = [
	{
		name: 'kpi',
		form: 'bloc',
		says: 'les cartes d’un ou plusieurs indicateurs : valeur, cible, statut, intervalle, article',
		label: null,
		attributes: [
			{
				name: 'indicateur',
				kind: 'indicateurs',
				isRequired: true,
				says: 'un ou plusieurs identifiants, séparés par des virgules, ou `objectifs`, `objectifs-accompagnement`, `objectifs-information` : ceux qui ont une cible',
			},
			POLE,
			PERIODE,
		],
		example: '::kpi{indicateur=personnes_accompagnees,taux_contractualisation}',
	},
	{
		name: 'graphique',
		form: 'bloc',
		says: 'le graphique d’un indicateur, le même que sur sa page',
		label: null,
		attributes: [
			{
				name: 'indicateur',
				kind: 'indicateur',
				isRequired: true,
				says: 'identifiant de l’indicateur',
			},
			{
				name: 'type',
				kind: 'type-de-graphique',
				says: 'un type que l’indicateur connaît (table ci-dessous) ; le premier par défaut',
			},
			VENTILATION,
			POLE,
			PERIODE,
			{ name: 'titre', kind: 'texte', says: 'un autre titre pour la légende' },
		],
		example: '::graphique{indicateur=taux_contractualisation type=points}',
	},
	{
		name: 'tableau',
		form: 'bloc',
		says: 'un tableau d’indicateurs, ou un des tableaux des pages',
		label: null,
		attributes: [
			{
				name: 'indicateur',
				kind: 'indicateurs',
				says: 'un ou plusieurs identifiants, séparés par des virgules, ou `objectifs`, `objectifs-accompagnement`, `objectifs-information` : ceux qui ont une cible',
			},
			{
				name: 'par',
				kind: { choice: ROW_AXES },
				says: 'avec `indicateur` : `indicateur` (par défaut : valeur, cible, statut), `pole`, `ventilation` (avec `ventilation=`), `semestre`, `precedent` (avec la période précédente), `definition` (ce que chacun compte)',
			},
			VENTILATION,
			{
				name: 'sujet',
				kind: { choice: SUBJECTS },
				says: 'à la place de `indicateur` ; `seances`, `livrables`, `contrats`, `suites` et `qualite` n’existent qu’en édition de pilotage',
			},
			POLE,
			PERIODE,
			{ name: 'titre', kind: 'texte', says: 'un autre titre pour la légende' },
		],
		example: '::tableau{indicateur=personnes_orientees,personnes_accompagnees par=pole}',
	},
	{
		name: 'conformite',
		form: 'bloc',
		says: 'la conformité, clause par clause',
		label: null,
		attributes: [
			PERIODE,
			{ name: 'article', kind: 'texte', says: 'les clauses de cet article seulement' },
			{
				name: 'sujet',
				kind: { choice: CLAUSE_SUBJECTS },
				says: 'les clauses que mesure un indicateur de ce sujet seulement',
			},
		],
		example: '::conformite',
	},
	{
		name: 'etat-financier',
		form: 'bloc',
		says: 'l’état des dépenses et des recettes : prévu, réalisé, écart, équilibre, part du Département, prochain budget',
		label: null,
		attributes: [
			{ name: 'action', kind: 'texte', says: 'code d’une action ; toutes par défaut' },
			PERIODE,
		],
		example: '::etat-financier{action=accompagnement}',
	},
	{
		name: 'resume',
		form: 'bloc',
		says: 'les phrases de tête d’une page, écrites par règle à partir de ses chiffres',
		label: null,
		attributes: [
			{ name: 'page', kind: { choice: PAGES }, isRequired: true, says: 'la page' },
			POLE,
			PERIODE,
		],
		example: '::resume{page=contrats}',
	},
	{
		name: 'a-examiner',
		form: 'bloc',
		says: 'ce que des règles signalent, du plus au moins pressant',
		label: null,
		attributes: [POLE, PERIODE],
		example: '::a-examiner',
	},
	{
		name: 'vue',
		form: 'bloc',
		says: 'une vue enregistrée dans la page Exploration',
		label: null,
		attributes: [{ name: 'id', kind: 'texte', isRequired: true, says: 'identifiant de la vue' }],
		example: '::vue{id=moins-de-25-ans}',
	},
	{
		name: 'saut',
		form: 'bloc',
		says: 'une nouvelle page',
		label: null,
		attributes: [],
		example: '::saut',
	},
	{
		name: 'diapositive',
		form: 'bloc',
		says: 'ce qui entoure une diapositive : le surtitre, la page du tableau de bord où elle mène, l’ancre',
		label: null,
		attributes: [
			{ name: 'surtitre', kind: 'texte', says: 'au-dessus du titre' },
			{ name: 'page', kind: { choice: PAGES }, says: 'la page où elle mène' },
			{ name: 'id', kind: 'texte', says: 'ancre, stable d’une période à l’autre' },
		],
		example: '::diapositive{surtitre="Accompagnement social" page=contrats id=contrats}',
	},
];
