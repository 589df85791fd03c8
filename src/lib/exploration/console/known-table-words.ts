/** A table that the loading prepares for the figures: its columns in their order, and what it holds. */
export interface KnownTable {
	readonly name: string;
	readonly description: string;
	readonly columns: string;
}

const PER_EXERCICE = 'une copie par exercice (annee), sans rien de ce qui suit son arrêté.';

/** What `createKnownTables` makes; a test compares it with the engine. */
export const KNOWN_TABLE_WORDS: readonly KnownTable[] = [
	{
		name: 'orientations_connues',
		description: `Les orientations et le parcours qui les suit, ${PER_EXERCICE}`,
		columns:
			'annee c id_orientation personne seule code_pole tranche_age date_entree_rsa date_orientation rsa_majore parent_isole enfant_ou_grossesse nouvel_entrant sans_exclusion conforme premiere date_rendez_vous presence date_echeance accompagnee date_debut date_fin date_sortie_positive date_diagnostic date_plan date_bilan date_cer date_premier_cer',
	},
	{
		name: 'accompagnements_connus',
		description: `Les accompagnements avec le groupe de leur sortie, ${PER_EXERCICE}`,
		columns:
			'annee accompagnement id_accompagnement id_orientation code_referent personne seule code_pole tranche_age date_orientation date_debut date_fin motif_sortie groupe_sortie positif date_premier_frein',
	},
	{
		name: 'contrats_connus',
		description: `Les CER avec leur renouvellement et leur bilan, ${PER_EXERCICE}`,
		columns:
			'annee id_contrat accompagnement personne code_pole date_orientation date_sortie rang date_signature date_debut date_fin date_validation diagnostic_annexe date_signature_suivante date_bilan_final limite_renouvellement renouvellement_observable duree_conforme',
	},
	{
		name: 'freins_connus',
		description: `Les freins, ${PER_EXERCICE}`,
		columns:
			'annee id_frein accompagnement personne code_pole date_debut date_fin famille date_identification date_resolution',
	},
	{
		name: 'etapes_connues',
		description: `Les étapes du parcours, ${PER_EXERCICE}`,
		columns:
			'annee id_etape accompagnement personne code_pole date_debut date_fin type_etape dans_cer date_prevue date_realisation abandonnee progression bilan',
	},
	{
		name: 'actions_connues',
		description: `Les actions partenariales, ${PER_EXERCICE}`,
		columns: 'annee id_action accompagnement code_pole type_partenaire nature date_action suite',
	},
	{
		name: 'livrables_connus',
		description: 'Les livrables avec les dates de la période qu’ils couvrent.',
		columns: 'exercice type_livrable k date_echeance date_remise mention_departement debut fin',
	},
	{
		name: 'exercices',
		description: 'Les exercices de la convention, leur arrêté et leurs règles.',
		columns: 'annee debut fin c k clos delai_mois tolerance_jours duree_min duree_max taux_acompte',
	},
	{
		name: 'mois_ouverts',
		description: 'Les mois où des séances peuvent se tenir, un par ligne.',
		columns: 'annee debut fin',
	},
	{
		name: 'motifs',
		description: 'Les motifs de sortie de chaque exercice, leur groupe, et s’ils sont positifs.',
		columns: 'annee motif_sortie groupe_sortie positif',
	},
	{
		name: 'budgets',
		description: 'Le budget de chaque action, par exercice.',
		columns: 'annee action montant',
	},
	{
		name: 'personnes',
		description: 'Un nombre par personne, à la place de son identifiant.',
		columns: 'id_beneficiaire personne seule',
	},
	{
		name: 'totaux',
		description: 'Chaque pôle, une fois sous son code et une fois sous ENSEMBLE.',
		columns: 'pole code_pole',
	},
];

/** Columns that no extract has. */
export const KNOWN_COLUMN_WORDS: Readonly<Record<string, string>> = {
	accompagnement: 'Nombre qui tient lieu de l’accompagnement.',
	accompagnee: 'Un accompagnement suit l’orientation.',
	annee: 'Exercice.',
	bilan: 'Rang du bilan réalisé parmi ceux de la personne, par date.',
	c: 'Arrêté de l’exercice\u00A0: dernier jour dont on sait quelque chose.',
	clos: 'L’arrêté est à la fin de l’exercice, ou après.',
	conforme: 'Les cinq conditions du public de la convention sont remplies.',
	date_bilan: 'Jour du premier bilan, intermédiaire ou final.',
	date_bilan_final: 'Jour du bilan final du contrat.',
	date_cer: 'Jour de la première signature d’un contrat.',
	date_diagnostic: 'Jour du premier diagnostic.',
	date_plan: 'Jour du premier plan d’accompagnement.',
	date_premier_cer: 'Jour de la signature du contrat de rang 1.',
	date_premier_frein: 'Jour où le premier frein a été repéré.',
	date_rendez_vous: 'Jour du premier rendez-vous.',
	date_signature_suivante: 'Jour de la signature du contrat de rang suivant.',
	date_sortie: 'Jour de la fin de l’accompagnement.',
	date_sortie_positive: 'Jour de la fin de l’accompagnement, si son motif est positif.',
	debut: 'Premier jour.',
	delai_mois: 'Délai du premier contrat, en mois.',
	duree_conforme: 'La durée du contrat est entre le minimum et le maximum de l’exercice.',
	duree_max: 'Durée maximale d’un contrat, en mois.',
	duree_min: 'Durée minimale d’un contrat, en mois.',
	enfant_ou_grossesse: 'Un enfant de moins de 3\u00A0ans, ou une grossesse déclarée.',
	fin: 'Dernier jour.',
	groupe_sortie: 'Groupe du motif de sortie.',
	k: 'Dernier jour connu pour les livrables.',
	limite_renouvellement: 'Dernier jour où un renouvellement est à temps.',
	personne: 'Nombre qui tient lieu de la personne.',
	pole: 'Code du pôle.',
	positif: 'Le motif de sortie est positif.',
	premiere: 'Première orientation de la personne dans l’exercice.',
	presence: 'Présence au premier rendez-vous.',
	renouvellement_observable: 'La limite du renouvellement est passée à l’arrêté.',
	sans_exclusion: 'Aucun motif d’exclusion.',
	seule: 'La personne n’a qu’une orientation.',
	taux_acompte: 'Part de la participation versée en acompte.',
	tolerance_jours: 'Tolérance du renouvellement, en jours.',
};
