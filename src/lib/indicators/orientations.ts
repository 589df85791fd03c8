import {
	breakdown,
	cases,
	PERSONS,
	personsWhere,
	rowsWhere,
	type ChapterDefinition,
} from './chapter.ts';

export const orientations: ChapterDefinition = {
	id: 'orientations',
	relations: [
		{
			id: 'orientations_de_la_periode',
			dimensions: ['tranche_age'],
			totals: 'groupes',
			alone: 'seule',
			sql: `SELECT p.periode, p.e, o.id_orientation, o.code_pole, o.personne, o.seule, o.tranche_age, o.date_entree_rsa, o.date_orientation, o.rsa_majore,
  o.parent_isole, o.enfant_ou_grossesse, o.nouvel_entrant, o.sans_exclusion, o.conforme, o.premiere, o.date_rendez_vous,
  o.presence, o.accompagnee, o.date_debut, o.date_sortie_positive, o.date_diagnostic, o.date_plan, o.date_bilan, o.date_cer
FROM orientations_connues o
JOIN periodes p ON p.annee = o.annee AND o.date_orientation BETWEEN p.d AND p.e`,
		},
	],
	indicators: [
		{
			id: 'personnes_orientees',
			chapter: 'A',
			label: 'Personnes orientées vers la CAF',
			definition:
				'Nombre de personnes différentes qui ont eu au moins une orientation vers la CAF pendant la période.',
			numerator: 'personnes orientées pendant la période',
			unit: 'personnes',
			measure: 'compte',
			goodWhen: 'neutre',
			article: '4',
			chart: 'bars',
			wilson: false,
			breakdowns: [breakdown('tranche_age', 'Tranche d’âge', 'orientations')],
			sql: { from: 'orientations_de_la_periode', numerator: PERSONS },
		},
		{
			id: 'orientations_conformes',
			chapter: 'A',
			label: 'Orientations du public convenu',
			definition:
				'Part des orientations de la période qui remplissent les cinq critères de la convention : RSA majoré, parent isolé, enfant de moins de trois ans ou grossesse déclarée, nouvel entrant, aucun motif d’exclusion.',
			numerator: 'orientations qui remplissent les cinq critères',
			denominator: 'orientations de la période',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: '2, 4',
			chart: 'dots',
			wilson: true,
			breakdowns: [
				cases('critere', 'Critère', [
					['rsa_majore', 'RSA majoré', criterion('rsa_majore')],
					['parent_isole', 'Parent isolé', criterion('parent_isole')],
					[
						'enfant_ou_grossesse',
						'Enfant de moins de trois ans ou grossesse déclarée',
						criterion('enfant_ou_grossesse'),
					],
					['nouvel_entrant', 'Nouvel entrant', criterion('nouvel_entrant')],
					['sans_exclusion', 'Aucun motif d’exclusion', criterion('sans_exclusion')],
				]),
			],
			sql: {
				from: 'orientations_de_la_periode',
				numerator: rowsWhere('conforme'),
				denominator: 'count(*)',
			},
		},
		{
			id: 'delai_moyen_orientation',
			chapter: 'A',
			label: 'Délai moyen avant l’orientation',
			definition:
				'Nombre moyen de jours entre l’entrée dans le RSA et la première orientation de la personne, comparable à l’enquête OARSA.',
			numerator: 'jours entre l’entrée dans le RSA et l’orientation',
			denominator: 'premières orientations dont la date d’entrée dans le RSA est connue',
			unit: 'jours',
			measure: 'moyenne',
			goodWhen: 'bas',
			article: '2',
			chart: 'dots',
			wilson: false,
			breakdowns: [],
			sql: {
				from: 'orientations_de_la_periode',
				numerator: `sum(date_diff('day', date_entree_rsa, date_orientation)) FILTER (WHERE premiere)`,
				denominator: rowsWhere('premiere AND date_entree_rsa IS NOT NULL'),
			},
		},
		{
			id: 'presence_premier_rendez_vous',
			chapter: 'A',
			label: 'Présence au premier rendez-vous',
			definition:
				'Part des orientations de la période, parmi celles dont la suite du premier rendez-vous est connue à l’arrêté, où la personne est venue.',
			numerator: 'orientations où la personne est venue',
			denominator: 'orientations dont la présence au premier rendez-vous est connue',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: '3',
			chart: 'dots',
			wilson: true,
			breakdowns: [
				cases('presence', 'Présence', [
					['present', 'Présent', presence('present')],
					['absent_excuse', 'Absent excusé', presence('absent_excuse')],
					['absent', 'Absent', presence('absent')],
				]),
			],
			sql: { from: 'orientations_de_la_periode', ...presence('present') },
		},
		{
			id: 'delai_moyen_premier_rendez_vous',
			chapter: 'A',
			label: 'Délai moyen avant le premier rendez-vous',
			definition:
				'Nombre moyen de jours entre l’orientation et le premier rendez-vous, pour les orientations de la période dont le rendez-vous est connu à l’arrêté.',
			numerator: 'jours entre l’orientation et le premier rendez-vous',
			denominator: 'orientations dont la date du premier rendez-vous est connue',
			unit: 'jours',
			measure: 'moyenne',
			goodWhen: 'bas',
			article: '3',
			chart: 'dots',
			wilson: false,
			breakdowns: [],
			sql: {
				from: 'orientations_de_la_periode',
				numerator: `sum(date_diff('day', date_orientation, date_rendez_vous))`,
				denominator: 'count(date_rendez_vous)',
			},
		},
		{
			id: 'taux_accueil',
			chapter: 'A',
			label: 'Accueil des personnes éligibles',
			definition:
				'Part des orientations conformes de la période dont la personne est venue au premier rendez-vous et a été prise en accompagnement avant l’arrêté.',
			numerator: 'orientations suivies d’un accompagnement',
			denominator: 'orientations conformes dont la personne est venue',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'haut',
			article: '3',
			chart: 'bullet',
			wilson: true,
			breakdowns: [],
			sql: {
				from: 'orientations_de_la_periode',
				numerator: rowsWhere(`conforme AND presence = 'present' AND accompagnee`),
				denominator: rowsWhere(`conforme AND presence = 'present'`),
			},
		},
		{
			id: 'orientations_sans_accompagnement',
			chapter: 'A',
			label: 'Orientations sans accompagnement',
			definition:
				'Part des orientations de la période qui n’ont donné lieu à aucun accompagnement avant l’arrêté.',
			numerator: 'orientations sans accompagnement',
			denominator: 'orientations de la période',
			unit: 'taux',
			measure: 'taux',
			goodWhen: 'bas',
			article: '3',
			chart: 'dots',
			wilson: true,
			breakdowns: [],
			sql: {
				from: 'orientations_de_la_periode',
				numerator: rowsWhere('NOT accompagnee'),
				denominator: 'count(*)',
			},
		},
		{
			id: 'parcours',
			chapter: 'A',
			label: 'Étapes atteintes par les personnes orientées',
			definition:
				'Nombre de personnes orientées pendant la période, et parmi elles nombre de celles qui ont atteint chaque étape avant la fin de la période ; chaque étape est comptée pour elle-même.',
			numerator: 'personnes orientées pendant la période',
			unit: 'personnes',
			measure: 'compte',
			goodWhen: 'neutre',
			article: '4',
			chart: 'stages',
			wilson: false,
			breakdowns: [
				cases('stade', 'Étape', [
					['oriente', 'Orientées', { numerator: PERSONS }],
					[
						'rendez_vous',
						'Venues au premier rendez-vous',
						stage(`presence = 'present' AND (date_rendez_vous <= e OR date_rendez_vous IS NULL)`),
					],
					['accompagne', 'Accompagnées', stage('date_debut <= e')],
					['diagnostic', 'Diagnostic réalisé', stage('date_diagnostic <= e')],
					['plan_accompagnement', 'Plan d’accompagnement', stage('date_plan <= e')],
					['cer', 'Contrat signé', stage('date_cer <= e')],
					['bilan', 'Bilan réalisé', stage('date_bilan <= e')],
					['sortie_positive', 'Sortie positive', stage('date_sortie_positive <= e')],
				]),
			],
			sql: { from: 'orientations_de_la_periode', numerator: PERSONS },
		},
	],
};

function criterion(column: string): { numerator: string; denominator: string } {
	return { numerator: rowsWhere(column), denominator: 'count(*)' };
}

function presence(value: string): { numerator: string; denominator: string } {
	return { numerator: rowsWhere(`presence = '${value}'`), denominator: 'count(presence)' };
}

function stage(condition: string): { numerator: string } {
	return { numerator: personsWhere(condition) };
}
