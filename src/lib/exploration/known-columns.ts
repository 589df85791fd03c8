/** The columns of the known tables that belong to a person, `annee` left out. */
export const KNOWN_COLUMNS = {
	orientations_connues:
		'c, id_orientation, personne, code_pole, tranche_age, date_entree_rsa, date_orientation, rsa_majore, parent_isole, enfant_ou_grossesse, nouvel_entrant, sans_exclusion, conforme, premiere, date_rendez_vous, presence, date_echeance, accompagnee, date_debut, date_fin, date_sortie_positive, date_diagnostic, date_plan, date_bilan, date_cer, date_premier_cer',
	accompagnements_connus:
		'id_accompagnement, id_orientation, code_referent, personne, code_pole, tranche_age, date_orientation, date_debut, date_fin, motif_sortie, groupe_sortie, positif, date_premier_frein',
	contrats_connus:
		'id_contrat, id_accompagnement, personne, code_pole, date_orientation, date_sortie, rang, date_signature, date_debut, date_fin, date_validation, diagnostic_annexe, date_signature_suivante, date_bilan_final, limite_renouvellement, renouvellement_observable, duree_conforme',
	freins_connus:
		'id_frein, id_accompagnement, personne, code_pole, date_debut, date_fin, famille, date_identification, date_resolution',
	etapes_connues:
		'id_etape, id_accompagnement, personne, code_pole, date_debut, date_fin, type_etape, dans_cer, date_prevue, date_realisation, abandonnee, progression',
	actions_connues:
		'id_action, id_accompagnement, personne, code_pole, type_partenaire, nature, date_action, suite',
} as const;
