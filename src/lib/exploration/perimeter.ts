import { sqlText } from '../schemas/sql-text.ts';
import { FACET_IDS, isEmpty, type ExplorationFilter, type FacetId } from './filter.ts';

/**
 * Value of each facet of an orientation `o` and its accompaniment `a`, as SQL; the page counts and the perimeter read
 * the same texts.
 */
export const SINGLE_VALUES = {
	pole: 'o.code_pole',
	tranche_age: 'o.tranche_age',
	conforme: `CASE WHEN o.conforme THEN 'oui' ELSE 'non' END`,
	groupe_sortie: `CASE WHEN a.accompagnement IS NULL THEN 'sans_accompagnement' WHEN a.date_fin IS NULL THEN 'en_cours'
  ELSE COALESCE(a.groupe_sortie, 'non_renseigne') END`,
	motif_sortie: `CASE WHEN a.date_fin IS NOT NULL THEN COALESCE(a.motif_sortie, 'non_renseigne') END`,
	code_referent: 'a.code_referent',
} as const satisfies Partial<Record<FacetId, string>>;

/** The table whose rows give an accompaniment the several values of a facet. */
export const MULTIPLE_VALUES = {
	famille: 'freins_connus',
	type_etape: 'etapes_connues',
	type_partenaire: 'actions_connues',
} as const satisfies Partial<Record<FacetId, string>>;

/** An orientation and the accompaniment that followed it, one row an orientation and exercise. */
export const ORIENTATIONS_AND_ACCOMPANIMENTS = `main.orientations_connues o
LEFT JOIN main.accompagnements_connus a ON a.annee = o.annee AND a.id_orientation = o.id_orientation`;

/** Columns of the tables that figures read (known-tables.ts), and what ties their rows to the perimeter. */
export const LIMITED = {
	orientations_connues: {
		key: 'id_orientation',
		columns:
			'annee, c, id_orientation, personne, seule, code_pole, tranche_age, date_entree_rsa, date_orientation, rsa_majore, parent_isole, enfant_ou_grossesse, nouvel_entrant, sans_exclusion, conforme, premiere, date_rendez_vous, presence, date_echeance, accompagnee, date_debut, date_fin, date_sortie_positive, date_diagnostic, date_plan, date_bilan, date_cer, date_premier_cer',
	},
	accompagnements_connus: {
		key: 'accompagnement',
		columns:
			'annee, accompagnement, id_accompagnement, id_orientation, code_referent, personne, seule, code_pole, tranche_age, date_orientation, date_debut, date_fin, motif_sortie, groupe_sortie, positif, date_premier_frein',
	},
	contrats_connus: {
		key: 'accompagnement',
		columns:
			'annee, id_contrat, accompagnement, personne, code_pole, date_orientation, date_sortie, rang, date_signature, date_debut, date_fin, date_validation, diagnostic_annexe, date_signature_suivante, date_bilan_final, limite_renouvellement, renouvellement_observable, duree_conforme',
	},
	freins_connus: {
		key: 'accompagnement',
		columns:
			'annee, id_frein, accompagnement, personne, code_pole, date_debut, date_fin, famille, date_identification, date_resolution',
	},
	etapes_connues: {
		key: 'accompagnement',
		columns:
			'annee, id_etape, accompagnement, personne, code_pole, date_debut, date_fin, type_etape, dans_cer, date_prevue, date_realisation, abandonnee, progression, bilan',
	},
	actions_connues: {
		key: 'accompagnement',
		columns:
			'annee, id_action, accompagnement, code_pole, type_partenaire, nature, date_action, suite',
	},
} as const;

/** Sessions follow the choice of a pôle, and no other: they are about no person. */
const SESSION_COLUMNS =
	'id_seance, code_pole, date_seance, statut, nb_invites, nb_presents, demi_journees_information, demi_journees_preparation, theme_droits, theme_changements_situation, theme_declarations, theme_caf_fr';

/**
 * The common table expressions that limit what every figure reads to the orientations of the filter and what followed
 * them: put before the query of a chapter, they take the names of the known tables, so that the same SQL counts fewer
 * rows. Which orientation of a person is the first stays that of the whole. None for an empty filter.
 */
export function perimeterTables(filter: ExplorationFilter): readonly string[] {
	if (isEmpty(filter)) return [];
	const poles = filter.facets.pole ?? [];
	return [
		`perimetre AS (
SELECT o.annee, o.id_orientation, a.accompagnement
FROM ${ORIENTATIONS_AND_ACCOMPANIMENTS}
WHERE ${listConditions(filter).join('\n  AND ')}
)`,
		...Object.entries(LIMITED).map(
			([table, { key, columns }]) => `${table} AS (
SELECT ${qualify(columns)}
FROM main.${table} t
JOIN perimetre q ON q.annee = t.annee AND q.${key} = t.${key}
)`,
		),
		...(poles.length === 0
			? []
			: [
					`seances AS (\nSELECT ${qualify(SESSION_COLUMNS)}\nFROM main.seances t\nWHERE t.code_pole IN (${toList(poles)})\n)`,
				]),
	];
}

function listConditions(filter: ExplorationFilter): string[] {
	return FACET_IDS.flatMap((id) => {
		const values = filter.facets[id] ?? [];
		if (values.length === 0) return [];
		if (id in SINGLE_VALUES) {
			return [`${SINGLE_VALUES[id as keyof typeof SINGLE_VALUES]} IN (${toList(values)})`];
		}
		const table = MULTIPLE_VALUES[id as keyof typeof MULTIPLE_VALUES];
		return [
			`EXISTS (SELECT 1 FROM main.${table} v WHERE v.annee = o.annee AND v.accompagnement = a.accompagnement AND v.${id} IN (${toList(values)}))`,
		];
	});
}

function qualify(columns: string): string {
	return columns.replaceAll(/\w+/g, (name) => `t.${name}`);
}

function toList(values: readonly string[]): string {
	return values.map(sqlText).join(', ');
}
