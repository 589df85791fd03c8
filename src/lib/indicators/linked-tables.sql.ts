/** The persons of a part (0 ≤ part < parts), for what is linked a part at a time. */
export interface Lot {
	readonly part: number;
	readonly parts: number;
}

/** The accompaniments of the lot at hand, before what is known of them is put together. */
const RAW = 'accompagnements_bruts';

/** The name of the table that a step makes. */
const CREATED = /^CREATE TABLE ([a-z_]+) AS/;

/** Before the linked tables. */
export const PERSONS = `CREATE TABLE personnes AS
SELECT id_beneficiaire, CAST(row_number() OVER (ORDER BY id_beneficiaire) AS INTEGER) AS personne, orientations = 1 AS seule
FROM (SELECT id_beneficiaire, count(*) AS orientations FROM orientations GROUP BY id_beneficiaire) AS distinctes`;

const REVIEWS = `'bilan_intermediaire', 'bilan_final'`;

/** `bilan` numbers the reviews of a person that took place, so that the latest of them is known by a number. */
function toSteps(bilan: string): string {
	return `SELECT s.id_etape, a.accompagnement, a.personne, a.code_pole, a.date_debut, a.date_fin, s.type_etape, s.dans_cer,
  s.date_prevue, s.date_realisation, s.abandonnee, s.progression, CAST(${bilan} AS INTEGER) AS bilan, a.connu_le
FROM etapes s
JOIN ${RAW} a ON a.id_accompagnement = s.id_accompagnement
`;
}

/**
 * The steps that link the extracts of the persons of a lot to their person, pôle and accompaniment, in order: each a
 * `CREATE TABLE … AS`, or the end of a table that helped. Nothing after `last` (a date of SQL) is kept; `connu_le` is
 * the first day on which a row may be known.
 */
export function linkTables(last: string, { part, parts }: Lot): readonly string[] {
	const isIn = (table: string): string =>
		parts === 1 ? '' : ` AND ${table}.personne % ${parts} = ${part}`;
	const where = (table: string): string => isIn(table).replace(' AND', 'WHERE');
	return [
		`CREATE TABLE ${RAW} AS
SELECT a.accompagnement, a.id_accompagnement, a.id_orientation, a.code_referent, n.personne, n.seule, o.code_pole, o.tranche_age,
  o.date_orientation, a.date_debut, a.date_fin, a.motif_sortie, greatest(o.date_orientation, a.date_debut) AS connu_le
FROM orientations o
JOIN personnes n ON n.id_beneficiaire = o.id_beneficiaire${isIn('n')}
JOIN (
  SELECT id_accompagnement, id_orientation, code_referent, date_debut, date_fin, motif_sortie,
    CAST(row_number() OVER (ORDER BY id_accompagnement) AS INTEGER) AS accompagnement
  FROM accompagnements
) AS a ON a.id_orientation = o.id_orientation
WHERE o.date_orientation <= ${last} AND a.date_debut <= ${last}`,

		`CREATE TABLE freins_lies AS
SELECT f.id_frein, a.accompagnement, a.personne, a.code_pole, a.date_debut, a.date_fin, f.famille, f.date_identification,
  f.date_resolution, greatest(f.date_identification, a.connu_le) AS connu_le
FROM freins f
JOIN ${RAW} a ON a.id_accompagnement = f.id_accompagnement
WHERE f.date_identification <= ${last}`,

		`CREATE TABLE etapes_liees AS
${toSteps('NULL')}WHERE s.date_realisation IS NULL OR s.type_etape NOT IN (${REVIEWS})
UNION ALL
${toSteps('row_number() OVER (PARTITION BY a.personne ORDER BY s.date_realisation, s.id_etape)')}WHERE s.date_realisation IS NOT NULL AND s.type_etape IN (${REVIEWS})`,

		`CREATE TABLE actions_liees AS
SELECT t.id_action, a.accompagnement, a.code_pole, t.type_partenaire, t.nature, t.date_action, t.suite,
  greatest(t.date_action, a.connu_le) AS connu_le
FROM actions_partenariales t
JOIN ${RAW} a ON a.id_accompagnement = t.id_accompagnement
WHERE t.date_action <= ${last}`,

		`CREATE TABLE contrats_lies AS
WITH signes AS (
  SELECT a.accompagnement, a.personne, a.code_pole, a.date_orientation, a.date_fin AS date_sortie, t.id_contrat, t.rang,
    t.date_signature, t.date_debut, t.date_fin, t.date_validation, t.diagnostic_annexe,
    greatest(t.date_signature, a.connu_le) AS connu_le
  FROM contrats t
  JOIN ${RAW} a ON a.id_accompagnement = t.id_accompagnement
  WHERE t.date_signature <= ${last}
), rangs AS (
  SELECT accompagnement, rang, min(date_signature) AS date_signature FROM signes GROUP BY accompagnement, rang
), bilans AS (
  SELECT t.id_contrat, min(s.date_realisation) AS date_bilan_final
  FROM signes t
  JOIN etapes_liees s ON s.accompagnement = t.accompagnement AND s.type_etape = 'bilan_final'
    AND s.date_realisation >= t.date_debut
  GROUP BY t.id_contrat
)
SELECT t.id_contrat, t.accompagnement, t.personne, t.code_pole, t.date_orientation, t.date_sortie, t.rang, t.date_signature,
  t.date_debut, t.date_fin, t.date_validation, t.diagnostic_annexe, r.date_signature AS date_signature_suivante,
  b.date_bilan_final, t.connu_le
FROM signes t
LEFT JOIN rangs r ON r.accompagnement = t.accompagnement AND r.rang = t.rang + 1
LEFT JOIN bilans b ON b.id_contrat = t.id_contrat`,

		`CREATE TABLE accompagnements_lies AS
WITH groupes AS (
  SELECT DISTINCT motif_sortie, groupe_sortie FROM motifs
), debuts AS (
  SELECT f.accompagnement, min(f.date_identification) AS date_premier_frein
  FROM freins_lies f ${where('f')} GROUP BY f.accompagnement
)
SELECT a.accompagnement, a.id_accompagnement, a.id_orientation, a.code_referent, a.personne, a.seule, a.code_pole, a.tranche_age, a.date_orientation,
  a.date_debut, a.date_fin, a.motif_sortie, g.groupe_sortie, b.date_premier_frein, a.connu_le
FROM ${RAW} a
LEFT JOIN groupes g ON g.motif_sortie = a.motif_sortie
LEFT JOIN debuts b ON b.accompagnement = a.accompagnement`,

		`DROP TABLE ${RAW}`,

		`CREATE TABLE orientations_liees AS
WITH stades AS (
  SELECT s.accompagnement,
    min(s.date_realisation) FILTER (WHERE s.type_etape = 'diagnostic') AS date_diagnostic,
    min(s.date_realisation) FILTER (WHERE s.type_etape = 'plan_accompagnement') AS date_plan,
    min(s.date_realisation) FILTER (WHERE s.type_etape IN (${REVIEWS})) AS date_bilan
  FROM etapes_liees s ${where('s')} GROUP BY s.accompagnement
), cer AS (
  SELECT t.accompagnement, min(t.date_signature) AS date_cer, min(t.date_signature) FILTER (WHERE t.rang = 1) AS date_premier_cer
  FROM contrats_lies t ${where('t')} GROUP BY t.accompagnement
), suivantes AS (
  SELECT id_orientation
  FROM (
    SELECT o.id_orientation, row_number() OVER (PARTITION BY n.personne ORDER BY o.date_orientation, o.id_orientation) AS rang
    FROM orientations o
    JOIN personnes n ON n.id_beneficiaire = o.id_beneficiaire AND NOT n.seule${isIn('n')}
  ) AS rangs
  WHERE rang > 1
)
SELECT o.id_orientation, n.personne, n.seule, o.code_pole, o.tranche_age, o.date_entree_rsa, o.date_orientation,
  o.rsa_majore, o.parent_isole, o.enfant_moins_3_ans OR o.grossesse_declaree AS enfant_ou_grossesse, o.nouvel_entrant,
  o.motif_exclusion IS NULL AS sans_exclusion,
  o.rsa_majore AND o.parent_isole AND (o.enfant_moins_3_ans OR o.grossesse_declaree) AND o.nouvel_entrant
    AND o.motif_exclusion IS NULL AS conforme,
  v.id_orientation IS NULL AS premiere, o.date_premier_rendez_vous, o.presence_premier_rendez_vous,
  a.connu_le AS accompagnee_le, a.date_debut, a.date_fin, a.motif_sortie,
  s.date_diagnostic, s.date_plan, s.date_bilan, t.date_cer, t.date_premier_cer
FROM orientations o
JOIN personnes n ON n.id_beneficiaire = o.id_beneficiaire${isIn('n')}
LEFT JOIN accompagnements_lies a ON a.id_orientation = o.id_orientation
LEFT JOIN stades s ON s.accompagnement = a.accompagnement
LEFT JOIN cer t ON t.accompagnement = a.accompagnement
LEFT JOIN suivantes v ON v.id_orientation = o.id_orientation
WHERE o.date_orientation <= ${last}`,
	];
}

/** The step for lots after the first: the same rows, added to its table. */
export function toInsert(sql: string): string {
	const [created = '', name = ''] = CREATED.exec(sql) ?? [];
	return created === '' || name === RAW ? sql : sql.replace(created, `INSERT INTO ${name}`);
}

/** What does not grow with the persons, after the tables of the convention. */
export const ONCE: readonly string[] = [
	`CREATE TABLE livrables_connus AS
SELECT b.exercice, b.type_livrable, x.k, b.date_echeance, CASE WHEN b.date_remise <= x.k THEN b.date_remise END AS date_remise,
  b.mention_departement, COALESCE(y.debut, b.debut) AS debut,
  COALESCE(y.fin, CAST(CAST(b.debut + b.mois * INTERVAL '1' MONTH AS DATE) - INTERVAL '1' DAY AS DATE)) AS fin
FROM (
  SELECT exercice, type_livrable, periode, date_echeance, date_remise, mention_departement,
    CAST(substr(periode, 1, 4) || '-' || CASE
      WHEN length(periode) = 4 OR substr(periode, 6, 2) IN ('S1', 'T1') THEN '01'
      WHEN substr(periode, 6, 2) = 'T2' THEN '04'
      WHEN substr(periode, 6, 2) IN ('S2', 'T3') THEN '07'
      WHEN substr(periode, 6, 2) = 'T4' THEN '10'
      ELSE substr(periode, 6, 2) END || '-01' AS DATE) AS debut,
    CASE WHEN length(periode) = 4 THEN 12 WHEN substr(periode, 6, 1) = 'S' THEN 6 WHEN substr(periode, 6, 1) = 'T' THEN 3 ELSE 1 END AS mois
  FROM livrables
) AS b
JOIN exercices x ON x.annee = b.exercice
LEFT JOIN exercices y ON CAST(y.annee AS VARCHAR) = b.periode`,

	`CREATE TABLE totaux AS
SELECT code_pole AS pole, code_pole FROM poles
UNION ALL
SELECT code_pole AS pole, 'ENSEMBLE' AS code_pole FROM poles`,
];

/** The tables that the steps make, whatever the lots, each with its SQL. */
export const MADE: ReadonlyMap<string, string> = new Map(
	[PERSONS, ...linkTables(`DATE '9999-12-31'`, { part: 0, parts: 1 }), ...ONCE].flatMap((sql) => {
		const name = CREATED.exec(sql)?.[1];
		return name === undefined ? [] : [[name, sql]];
	}),
);
