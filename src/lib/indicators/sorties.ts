import { breakdown, cases, rowsWhere, type ChapterDefinition } from './chapter.ts';
import { getCategoryGroups } from '../schemas/schemas.ts';

const SORTIES = 'sorties_de_la_periode';
const DUREES = 'durees_accompagnement';

export const sorties: ChapterDefinition = {
	id: 'sorties',
	relations: [
		{
			id: SORTIES,
			dimensions: ['motif_sortie', 'groupe_sortie'],
			totals: 'groupes',
			sql: `SELECT p.periode, a.accompagnement, a.code_pole, COALESCE(a.motif_sortie, 'non_renseigne') AS motif_sortie,
  COALESCE(a.groupe_sortie, 'non_renseigne') AS groupe_sortie, a.motif_sortie IS NOT NULL AS motif_connu, a.positif
FROM accompagnements_connus a
JOIN periodes p ON p.annee = a.annee AND a.date_fin BETWEEN p.d AND p.e`,
		},
		{
			id: DUREES,
			dimensions: [],
			totals: 'prets',
			sql: `SELECT periode, accompagnement, code_pole, duree, rang, effectif
FROM (
  SELECT p.periode, a.accompagnement, t.code_pole, date_diff('day', a.date_debut, a.date_fin) AS duree,
    row_number() OVER (PARTITION BY p.periode, t.code_pole ORDER BY date_diff('day', a.date_debut, a.date_fin)) AS rang,
    count(*) OVER (PARTITION BY p.periode, t.code_pole) AS effectif
  FROM accompagnements_connus a
  JOIN periodes p ON p.annee = a.annee AND a.date_fin BETWEEN p.d AND p.e
  JOIN totaux t ON t.pole = a.code_pole
) AS rangs`,
		},
	],
	indicators: [
		{
			id: 'sorties',
			chapter: 'A',
			label: 'Sorties',
			definition: 'Nombre d’accompagnements dont la date de fin est dans la période.',
			numerator: 'accompagnements terminés pendant la période',
			unit: 'sorties',
			measure: 'compte',
			goodWhen: 'neutre',
			article: '4',
			chart: 'stacked',
			wilson: false,
			breakdowns: [
				breakdown('motif_sortie', 'Motif de sortie', 'accompagnements', {
					last: ['non_renseigne', 'Non renseigné'],
				}),
				{
					id: 'groupe_sortie',
					label: 'Groupe de motifs',
					by: 'groupe_sortie',
					modalities: [
						...getCategoryGroups('accompagnements', 'motif_sortie').map(({ value, label }) => ({
							id: value,
							label,
						})),
						{ id: 'non_renseigne', label: 'Non renseigné' },
					],
				},
			],
			sql: { from: SORTIES, numerator: 'count(*)' },
		},
		{
			id: 'sorties_motif_renseigne',
			chapter: 'A',
			label: 'Sorties dont le motif est renseigné',
			definition: 'Part des sorties de la période dont le motif est renseigné.',
			numerator: 'sorties dont le motif est renseigné',
			denominator: 'sorties de la période',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: '4',
			chart: 'bullet',
			wilson: true,
			breakdowns: [],
			sql: { from: SORTIES, numerator: rowsWhere('motif_connu'), denominator: 'count(*)' },
		},
		{
			id: 'sorties_positives',
			chapter: 'A',
			label: 'Sorties positives',
			definition:
				'Part des sorties de la période, parmi celles dont le motif est renseigné, dont le motif est de ceux que la convention tient pour positifs.',
			numerator: 'sorties dont le motif est positif',
			denominator: 'sorties dont le motif est renseigné',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: '4',
			chart: 'dots',
			wilson: true,
			breakdowns: [
				cases('champ', 'Champ', [
					[
						'hors_fin_droit',
						'Hors fin de droit ou départ',
						{
							numerator: rowsWhere(`positif AND groupe_sortie <> 'fin_droit'`),
							denominator: rowsWhere(`motif_connu AND groupe_sortie <> 'fin_droit'`),
						},
					],
				]),
			],
			sql: {
				from: SORTIES,
				numerator: rowsWhere('positif'),
				denominator: rowsWhere('motif_connu'),
			},
		},
		{
			id: 'duree_mediane_accompagnement',
			chapter: 'A',
			label: 'Durée médiane des accompagnements terminés',
			definition:
				'Durée médiane, en jours, des accompagnements terminés pendant la période (moyenne des deux valeurs du milieu si leur nombre est pair).',
			numerator: 'médiane : il n’y a pas de numérateur',
			denominator: 'sorties de la période',
			unit: 'jours',
			measure: 'mediane',
			goodWhen: 'neutre',
			article: '4',
			chart: 'dots',
			wilson: false,
			breakdowns: [],
			sql: {
				from: DUREES,
				denominator: 'count(*)',
				value:
					'avg(CAST(duree AS DOUBLE)) FILTER (WHERE 2 * rang BETWEEN effectif AND effectif + 2)',
			},
		},
	],
};
