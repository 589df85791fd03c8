import { breakdown, rowsWhere, type ChapterDefinition } from './chapter.ts';

const LIVRABLES = 'livrables_de_la_periode';
const TYPE_LIVRABLE = breakdown('type_livrable', 'Type de livrable', 'livrables');

export const livrables: ChapterDefinition = {
	id: 'livrables',
	relations: [
		{
			id: LIVRABLES,
			dimensions: ['type_livrable'],
			totals: 'ensemble',
			sql: `SELECT p.periode, l.type_livrable, l.date_remise IS NOT NULL AS remis, l.date_remise <= l.date_echeance AS a_temps,
  l.date_echeance <= l.k AS echu, COALESCE(l.mention_departement, FALSE) AS mention
FROM livrables_connus l
JOIN periodes p ON p.annee = l.exercice
JOIN exercices x ON x.annee = p.annee
WHERE (p.d = x.debut AND p.f = x.fin) OR (l.debut >= p.d AND l.fin <= p.f)`,
		},
	],
	indicators: [
		{
			id: 'livrables_a_temps',
			chapter: 'D',
			label: 'Livrables remis à temps',
			definition:
				'Part des livrables et réunions de la période, échus ou déjà remis, qui l’ont été au plus tard à leur échéance.',
			numerator: 'livrables remis à temps',
			denominator: 'livrables échus ou remis',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: '4',
			chart: 'timeline',
			wilson: false,
			breakdowns: [TYPE_LIVRABLE],
			sql: {
				from: LIVRABLES,
				numerator: rowsWhere('a_temps'),
				denominator: rowsWhere('echu OR remis'),
			},
		},
		{
			id: 'livrables_en_retard',
			chapter: 'D',
			label: 'Livrables en retard',
			definition: 'Nombre de livrables et réunions de la période échus et non remis.',
			numerator: 'livrables échus et non remis',
			unit: 'livrables',
			measure: 'stock',
			goodWhen: 'bas',
			article: '4',
			chart: 'timeline',
			wilson: false,
			breakdowns: [TYPE_LIVRABLE],
			sql: { from: LIVRABLES, numerator: rowsWhere('echu AND NOT remis') },
		},
		{
			id: 'tableaux_mensuels_transmis',
			chapter: 'D',
			label: 'Tableaux mensuels transmis',
			definition: 'Nombre de tableaux mensuels de la période qui ont été transmis.',
			numerator: 'tableaux mensuels transmis',
			unit: 'livrables',
			measure: 'compte',
			goodWhen: 'haut',
			article: 'annexe',
			chart: 'timeline',
			wilson: false,
			breakdowns: [],
			sql: { from: LIVRABLES, ...delivered('tableau_mensuel') },
		},
		{
			id: 'reunions_tenues',
			chapter: 'D',
			label: 'Réunions semestrielles tenues',
			definition: 'Nombre de réunions semestrielles de la période qui ont été tenues.',
			numerator: 'réunions semestrielles tenues',
			unit: 'livrables',
			measure: 'compte',
			goodWhen: 'haut',
			article: '4',
			chart: 'timeline',
			wilson: false,
			breakdowns: [],
			sql: { from: LIVRABLES, ...delivered('reunion_semestrielle') },
		},
		{
			id: 'mention_departement',
			chapter: 'D',
			label: 'Documents qui portent la mention',
			definition:
				'Part des documents de communication de la période qui portent la mention de la participation du Département.',
			numerator: 'documents qui portent la mention',
			denominator: 'documents de communication remis',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: '7',
			chart: 'number',
			wilson: false,
			breakdowns: [],
			sql: {
				from: LIVRABLES,
				numerator: rowsWhere(`type_livrable = 'document_communication' AND remis AND mention`),
				denominator: rowsWhere(`type_livrable = 'document_communication' AND remis`),
			},
		},
	],
};

function delivered(type: string): { numerator: string; pending: string } {
	return {
		numerator: rowsWhere(`type_livrable = '${type}' AND remis`),
		pending: rowsWhere(`type_livrable = '${type}' AND NOT remis AND NOT echu`),
	};
}
