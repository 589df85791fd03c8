import type { Clause } from '../../../lib/schemas/schemas.ts';

/** Articles 5 to 8: money, accounts, communication, and what no extract measures. */
export const fundClauses: readonly Clause[] = [
	{
		id: 'article-5-participation',
		article: '5',
		titre: 'Participation du Département',
		resume: 'En résumé, la participation est au plus de 31\u00a0114\u00a0€ pour les deux actions.',
		demande: 'La participation prévue, et sa part dans les recettes.',
		preuve: 'indicateur',
		indicateurs: ['participation_prevue', 'part_departement'],
	},
	{
		id: 'article-5-versements',
		article: '5',
		titre: 'Acompte et solde',
		resume:
			'En résumé, un acompte de 80\u00a0% est versé, puis un solde selon ce qui a été réalisé. La règle du solde reste à préciser par les parties.',
		demande: 'L’acompte versé est celui qui est dû\u00a0; le solde suit le bilan.',
		preuve: 'indicateur',
		indicateurs: ['acompte_du', 'acompte_verse', 'solde_verse'],
	},
	{
		id: 'article-6-comptes',
		article: '6',
		titre: 'État des dépenses et des recettes',
		resume:
			'En résumé, la CAF remet pour chaque action un état des dépenses et des recettes avant le 28 février.',
		demande: 'Les états financiers sont remis, à la date prévue.',
		preuve: 'livrable',
		indicateurs: [
			'depenses_realisees',
			'recettes_realisees',
			'resultat',
			'taux_execution',
			'contributions_nature',
		],
		livrables: ['etat_financier'],
		page: '/budget',
	},
	{
		id: 'article-6-couts',
		article: '6',
		titre: 'Coûts des actions',
		resume: 'En résumé, les comptes permettent de dire ce que coûte chaque action.',
		demande: 'Le coût par personne accompagnée et par séance tenue.',
		preuve: 'indicateur',
		indicateurs: ['cout_par_personne', 'cout_par_seance'],
	},
	{
		id: 'article-6-budget',
		article: '6',
		titre: 'Budget de l’année suivante',
		resume: 'En résumé, le budget prévisionnel suivant est remis avant le 28 février.',
		demande: 'Le budget prévisionnel est remis, à la date prévue.',
		preuve: 'livrable',
		livrables: ['budget_previsionnel'],
	},
	{
		id: 'article-7-communication',
		article: '7',
		titre: 'Mention du Département',
		resume:
			'En résumé, les documents de communication disent que le Département participe à l’action.',
		demande: 'Chaque document de communication remis porte la mention.',
		preuve: 'indicateur',
		indicateurs: ['mention_departement'],
	},
	{
		id: 'article-8-dispositions',
		article: '8',
		titre: 'Dispositions générales',
		resume:
			'En résumé, les règles de vie de la convention elle-même. Leur détail est à relire dans le texte signé.',
		demande: 'Les deux parties confirment que ces dispositions sont respectées.',
		preuve: 'attestation',
	},
];

/** The annexe: how contracts are made, and what is sent each month. */
export const annexeClauses: readonly Clause[] = [
	{
		id: 'annexe-duree',
		article: 'annexe',
		titre: 'Durée des contrats',
		resume: 'En résumé, un contrat dure de six à douze mois.',
		demande: 'La durée de chaque contrat signé.',
		preuve: 'indicateur',
		indicateurs: ['duree_cer_conforme'],
	},
	{
		id: 'annexe-diagnostic',
		article: 'annexe',
		titre: 'Diagnostic joint au contrat',
		resume: 'En résumé, le diagnostic social est joint à chaque contrat.',
		demande: 'La part des contrats signés auxquels le diagnostic est joint.',
		preuve: 'indicateur',
		indicateurs: ['diagnostics_annexes'],
	},
	{
		id: 'annexe-validation',
		article: 'annexe',
		titre: 'Validation par le pôle',
		resume: 'En résumé, le pôle insertion valide les contrats que la CAF lui transmet.',
		demande: 'Le délai de validation, et les contrats qui attendent.',
		preuve: 'indicateur',
		indicateurs: ['delai_moyen_validation', 'cer_en_attente_validation'],
	},
	{
		id: 'annexe-echeances',
		article: 'annexe',
		titre: 'Contrats suivis jusqu’à leur terme',
		resume:
			'En résumé, la file des personnes suivies et la fin de leurs contrats sont tenues à jour.',
		demande: 'Les personnes accompagnées au dernier jour, et les contrats bientôt terminés.',
		preuve: 'indicateur',
		indicateurs: ['file_active', 'cer_a_echeance'],
	},
	{
		id: 'annexe-bilan',
		article: 'annexe',
		titre: 'Bilan final',
		resume: 'En résumé, chaque contrat qui se termine donne lieu à un bilan final.',
		demande: 'La part des contrats terminés qui ont un bilan final.',
		preuve: 'indicateur',
		indicateurs: ['bilans_finaux'],
	},
	{
		id: 'annexe-tableaux',
		article: 'annexe',
		titre: 'Tableaux mensuels',
		resume: 'En résumé, un tableau de suivi est transmis chaque mois, douze dans l’année.',
		demande: 'Le nombre de tableaux transmis.',
		preuve: 'indicateur',
		indicateurs: ['tableaux_mensuels_transmis'],
	},
];
