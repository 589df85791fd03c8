import { LONG_COLUMNS } from './long-table-file.ts';

/** A column of the long table as a Table Schema names it. */
export interface LongField {
	readonly name: (typeof LONG_COLUMNS)[number];
	readonly type: 'string' | 'number' | 'date';
	readonly title: string;
	readonly description: string;
}

const KEY = ['indicateur', 'ventilation', 'modalite', 'code_pole', 'periode'] as const;

const WORDS: Readonly<Record<LongField['name'], readonly [title: string, description: string]>> = {
	indicateur: ['Indicateur', 'Identifiant de l’indicateur, défini dans indicateurs.csv.'],
	ventilation: ['Ventilation', 'Vide sur la ligne principale\u00A0; sinon ce qui la détaille.'],
	modalite: ['Modalité', 'Valeur de la ventilation, vide sur la ligne principale.'],
	code_pole: ['Pôle insertion', 'Code du pôle, ou ENSEMBLE pour tous les pôles réunis.'],
	periode: ['Période', 'AAAA pour un exercice, AAAA-S1 ou AAAA-S2 pour un semestre.'],
	debut: ['Début', 'Premier jour de la période.'],
	fin: ['Fin', 'Dernier jour de la période.'],
	numerateur: ['Numérateur', 'Nombre compté, ou somme\u00A0; vide si la ligne est retenue.'],
	denominateur: ['Dénominateur', 'Vide pour un compte, et si la ligne est retenue.'],
	valeur: [
		'Valeur',
		'Compte, part (0,873 pour 87,3\u00A0%), délai ou montant, dans l’unité de la ligne.',
	],
	unite: ['Unité', 'Ce que compte ou mesure la valeur.'],
	cible: ['Cible', 'Objectif de la convention pour la période, vide s’il n’y en a pas.'],
	statut: ['Statut', 'atteint, proche, non_atteint, en_cours, depasse ou sans_objet.'],
	ic_bas: ['Borne basse', 'Borne basse de l’intervalle de confiance à 95\u00A0%.'],
	ic_haut: ['Borne haute', 'Borne haute de l’intervalle de confiance à 95\u00A0%.'],
	secret: [
		'Secret statistique',
		'«\u00A0oui\u00A0» si la ligne est retenue\u00A0; ce n’est pas zéro.',
	],
};

const DATES: ReadonlySet<string> = new Set(['debut', 'fin']);
const NUMBERS: ReadonlySet<string> = new Set([
	'numerateur',
	'denominateur',
	'valeur',
	'cible',
	'ic_bas',
	'ic_haut',
]);

/** The Table Schema of the long table, for whoever reads its files with a program. */
export function toLongTableSchema() {
	const fields: readonly LongField[] = LONG_COLUMNS.map((name) => ({
		name,
		type: DATES.has(name) ? 'date' : NUMBERS.has(name) ? 'number' : 'string',
		title: WORDS[name][0],
		description: WORDS[name][1],
	}));
	return { fields, primaryKey: KEY, missingValues: [''] } as const;
}
