import type { DirectiveSpec } from './directives.ts';
import { ROW_ATTRIBUTES } from './directives-text.ts';

/** Statuses that `:::si{statut=…}` may name. */
export const STATUSES = [
	'atteint',
	'proche',
	'non_atteint',
	'en_cours',
	'depasse',
	'sans_objet',
] as const;

/** What a period may be: `:::si{duree=…}`. */
export const SPANS = ['annee', 'semestre', 'trimestre', 'mois', 'autre'] as const;

const YES_NO = { choice: ['oui', 'non'] } as const;

/** The attributes of `:::si` that compare the row of an indicator. */
export const ROW_TESTS = [
	'statut',
	'egal',
	'superieur',
	'inferieur',
	'connu',
	'secret',
	'cible',
] as const;

/** The attributes of `:::si` that compare what the report is made for. */
export const SCOPE_TESTS = ['edition', 'ensemble', 'duree', 'exercice', 'donnees'] as const;

const SI_ATTRIBUTES: DirectiveSpec['attributes'] = [
	{ name: 'indicateur', kind: 'indicateur', says: 'l’indicateur comparé' },
	...ROW_ATTRIBUTES,
	{ name: 'statut', kind: { choices: STATUSES }, says: 'un de ces statuts' },
	{ name: 'egal', kind: 'nombre', says: 'la valeur est celle-là (un taux s’écrit 0.75)' },
	{ name: 'superieur', kind: 'nombre', says: 'la valeur est au-dessus' },
	{ name: 'inferieur', kind: 'nombre', says: 'la valeur est au-dessous' },
	{ name: 'connu', kind: YES_NO, says: 'la valeur est connue et montrée' },
	{ name: 'secret', kind: YES_NO, says: 'le secret couvre la valeur' },
	{ name: 'cible', kind: YES_NO, says: 'l’indicateur a une cible' },
	{
		name: 'edition',
		kind: { choice: ['pilotage', 'diffusion'] },
		says: 'l’édition du document',
	},
	{ name: 'ensemble', kind: YES_NO, says: 'le rapport porte sur l’ensemble des pôles' },
	{ name: 'duree', kind: { choices: SPANS }, says: 'ce qu’est la période du rapport' },
	{
		name: 'exercice',
		kind: { choice: ['termine', 'en-cours'] },
		says: 'si l’exercice est fini à l’arrêté',
	},
	{ name: 'donnees', kind: { choice: ['fictives', 'reelles'] }, says: 'ce que sont les extraits' },
];

export const CONTAINER_DIRECTIVES: readonly DirectiveSpec[] = [
	{
		name: 'si',
		form: 'conteneur',
		says: 'un texte qui n’est là que si toutes les conditions tiennent ; sur une valeur masquée ou inconnue, aucune comparaison ne tient',
		label: null,
		attributes: SI_ATTRIBUTES,
		example:
			':::si{indicateur=seances_realisees statut=non_atteint,proche}\nLes séances prévues n’ont pas toutes été tenues.\n:::',
	},
	{
		name: 'sinon',
		form: 'conteneur',
		says: 'juste après un `:::si` (ou un autre `:::sinon`) : le texte qui prend sa place, à ses propres conditions s’il en a',
		label: null,
		attributes: SI_ATTRIBUTES,
		example:
			':::si{indicateur=seances_realisees statut=atteint}\nToutes les séances ont été tenues.\n:::\n:::sinon\nToutes ne l’ont pas été.\n:::',
	},
	{
		name: 'pour-chaque-pole',
		form: 'conteneur',
		says: 'répète son texte pour chaque pôle, qui devient celui des directives ; s’ouvre par plus de deux-points que ce qu’il contient',
		label: null,
		attributes: [],
		example:
			':::pour-chaque-pole\n## :contexte[pole]\n\n::kpi{indicateur=personnes_accompagnees}\n:::',
	},
	{
		name: 'notes',
		form: 'conteneur',
		says: 'ce que dit l’orateur, jamais projeté ; absent d’un rapport',
		label: null,
		attributes: [],
		example: ':::notes\nRappeler que les premiers contrats datent de mars.\n:::',
	},
	{
		name: 'a-completer',
		form: 'conteneur',
		says: 'un champ que des personnes remplissent ; il est marqué tant que son texte n’est pas remplacé',
		label: { kind: 'texte', says: 'ce qui est attendu' },
		attributes: [],
		example: ':::a-completer[Difficultés rencontrées]\nDécrire les difficultés et leur suite.\n:::',
	},
];
