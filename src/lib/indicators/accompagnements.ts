import { breakdown, PERSONS, personsWhere, type ChapterDefinition } from './chapter.ts';

const OVERLAP = 'accompagnements_de_la_periode';

export const accompagnements: ChapterDefinition = {
	id: 'accompagnements',
	relations: [
		{
			id: 'accompagnements_debutes',
			dimensions: [],
			totals: 'groupes',
			sql: `SELECT p.periode, a.accompagnement, a.code_pole
FROM accompagnements_connus a
JOIN periodes p ON p.annee = a.annee AND a.date_debut BETWEEN p.d AND p.e`,
		},
		{
			id: OVERLAP,
			dimensions: ['tranche_age'],
			totals: 'groupes',
			alone: 'seule',
			sql: `SELECT p.periode, a.accompagnement, a.code_pole, a.personne, a.seule, a.tranche_age, a.code_referent,
  a.date_fin IS NULL OR a.date_fin > p.e AS actif, a.date_premier_frein <= p.e AS avec_frein,
  t.accompagnement IS NOT NULL AS sous_contrat, COALESCE(t.valide, FALSE) AS contrat_valide
FROM accompagnements_connus a
JOIN periodes p ON p.annee = a.annee AND a.date_debut <= p.e AND (a.date_fin IS NULL OR a.date_fin >= p.d)
LEFT JOIN (
  SELECT q.periode, k.accompagnement, bool_or(k.date_fin >= q.e) AS valide
  FROM contrats_connus k
  JOIN periodes q ON q.annee = k.annee AND k.date_signature <= q.e AND k.date_debut <= q.e AND k.date_fin >= q.d
  GROUP BY q.periode, k.accompagnement
) AS t ON t.periode = p.periode AND t.accompagnement = a.accompagnement`,
		},
	],
	indicators: [
		{
			id: 'accompagnements_debutes',
			chapter: 'A',
			label: 'Accompagnements débutés',
			definition: 'Nombre d’accompagnements dont la date de début est dans la période.',
			numerator: 'accompagnements débutés pendant la période',
			unit: 'accompagnements',
			measure: 'compte',
			goodWhen: 'neutre',
			article: '4',
			chart: 'bars',
			wilson: false,
			breakdowns: [],
			sql: { from: 'accompagnements_debutes', numerator: 'count(*)' },
		},
		{
			id: 'personnes_accompagnees',
			chapter: 'A',
			label: 'Personnes accompagnées',
			definition:
				'Nombre de personnes différentes dont un accompagnement a couvert au moins un jour de la période.',
			numerator: 'personnes accompagnées pendant la période',
			unit: 'personnes',
			measure: 'compte',
			goodWhen: 'haut',
			article: '2, 4',
			chart: 'bullet',
			wilson: false,
			breakdowns: [breakdown('tranche_age', 'Tranche d’âge', 'orientations')],
			sql: { from: OVERLAP, numerator: PERSONS },
		},
		{
			id: 'file_active',
			chapter: 'A',
			label: 'Personnes accompagnées au dernier jour',
			definition:
				'Nombre de personnes différentes dont un accompagnement est en cours à la fin du dernier jour connu de la période.',
			numerator: 'personnes dont l’accompagnement est en cours',
			unit: 'personnes',
			measure: 'stock',
			goodWhen: 'neutre',
			article: 'annexe',
			chart: 'bars',
			wilson: false,
			breakdowns: [],
			sql: { from: OVERLAP, numerator: personsWhere('actif') },
		},
		{
			id: 'personnes_par_referent',
			chapter: 'A',
			label: 'Personnes par référent',
			definition:
				'Nombre de personnes accompagnées au dernier jour de la période, rapporté au nombre de référents qui les accompagnent.',
			numerator: 'personnes accompagnées au dernier jour',
			denominator: 'référents différents de ces accompagnements',
			unit: 'personnes',
			measure: 'moyenne',
			goodWhen: 'neutre',
			article: '2',
			chart: 'dots',
			wilson: false,
			breakdowns: [],
			sql: {
				from: OVERLAP,
				numerator: personsWhere('actif'),
				denominator: 'count(DISTINCT code_referent) FILTER (WHERE actif)',
			},
		},
		{
			id: 'personnes_contractualisees',
			chapter: 'A',
			label: 'Personnes accompagnées sous contrat',
			definition:
				'Nombre de personnes accompagnées pendant la période qui ont un contrat signé avant la fin de la période et valide au moins un jour de celle-ci.',
			numerator: 'personnes accompagnées qui ont un contrat',
			unit: 'personnes',
			measure: 'compte',
			goodWhen: 'haut',
			article: '4',
			chart: 'bars',
			wilson: false,
			breakdowns: [],
			sql: { from: OVERLAP, numerator: personsWhere('sous_contrat') },
		},
		{
			id: 'taux_contractualisation',
			chapter: 'A',
			label: 'Taux de contractualisation',
			definition:
				'Part des personnes accompagnées pendant la période qui ont un contrat signé et valide au moins un jour de celle-ci.',
			numerator: 'personnes accompagnées qui ont un contrat',
			denominator: 'personnes accompagnées pendant la période',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: '4',
			chart: 'dots',
			wilson: true,
			breakdowns: [],
			sql: { from: OVERLAP, numerator: personsWhere('sous_contrat'), denominator: PERSONS },
		},
		{
			id: 'taux_cer_en_cours',
			chapter: 'A',
			label: 'Contrat valide au dernier jour',
			definition:
				'Part des personnes accompagnées au dernier jour de la période qui ont ce jour-là un contrat valide ; c’est le stock que publie l’enquête OARSA.',
			numerator: 'personnes qui ont un contrat valide au dernier jour',
			denominator: 'personnes accompagnées au dernier jour',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: '4',
			chart: 'dots',
			wilson: true,
			breakdowns: [],
			sql: {
				from: OVERLAP,
				numerator: personsWhere('actif AND contrat_valide'),
				denominator: personsWhere('actif'),
			},
		},
		{
			id: 'personnes_avec_frein',
			chapter: 'A',
			label: 'Personnes dont un frein est identifié',
			definition:
				'Part des personnes accompagnées pendant la période dont au moins un frein a été identifié avant la fin de la période.',
			numerator: 'personnes accompagnées dont un frein est identifié',
			denominator: 'personnes accompagnées pendant la période',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'neutre',
			article: '3',
			chart: 'dots',
			wilson: true,
			breakdowns: [],
			sql: { from: OVERLAP, numerator: personsWhere('avec_frein'), denominator: PERSONS },
		},
	],
};
