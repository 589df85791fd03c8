import type { Category, Convention } from '../schemas/schemas.ts';
import { getCategories } from '../schemas/schemas.ts';
import { sqlText } from '../schemas/sql-text.ts';
import type { Engine } from '../engine/engine.ts';
import { wholeMonths } from './calendar.ts';
import { cutOff, knownUntil } from './periods.ts';

/** Accompaniments known over the exercises that a page makes at once: what it takes meanwhile stays small. */
const LOT = 60_000;

/**
 * Makes once, at load, what every figure shares: the extracts as each exercise knows them on its cut-off
 * (indicators.md, « Nothing after the cut-off is known »), one copy an exercise. More than `most` accompaniments are
 * made in lots, an exercise or a part of its persons each. Throws `EngineError`.
 */
export async function createKnownTables(
	engine: Engine,
	convention: Convention,
	dateExtraction: string | null,
	most = engine.kind === 'wasm' ? LOT : Infinity,
): Promise<void> {
	for (const sql of conventionTables(convention, dateExtraction)) await engine.run(sql);
	await engine.run(PERSONS);
	for (const [index, lots] of (await planLots(engine, most)).entries()) {
		const rows = lots.map(({ annee, part, parts }) => `(${annee}, ${part}, ${parts})`);
		await engine.run(
			`CREATE OR REPLACE TABLE lots AS SELECT annee, part, parts FROM (VALUES ${rows.join(', ')}) AS l (annee, part, parts)`,
		);
		for (const sql of BY_LOT) await engine.run(index === 0 ? sql : toInsert(sql));
	}
	for (const table of [RAW, 'lots']) await engine.run(`DROP TABLE ${table}`);
	for (const sql of ONCE) await engine.run(sql);
}

/** An exercise, and which of how many parts of the persons. */
interface Lot {
	readonly annee: number;
	readonly part: number;
	readonly parts: number;
}

/** The lots to make together, one after the other: all in one where they are few. */
async function planLots(engine: Engine, most: number): Promise<readonly (readonly Lot[])[]> {
	const counted = await engine.query(
		`SELECT x.annee, count(a.id_accompagnement) AS n FROM exercices x LEFT JOIN accompagnements a ON a.date_debut <= x.c GROUP BY x.annee ORDER BY x.annee`,
	);
	const exercises = counted.map((row) => [Number(row['annee']), Number(row['n'])] as const);
	if (exercises.reduce((sum, [, count]) => sum + count, 0) <= most) {
		return [exercises.map(([annee]) => ({ annee, part: 0, parts: 1 }))];
	}
	return exercises.flatMap(([annee, count]) => {
		const parts = Math.max(1, Math.ceil(count / most));
		return Array.from({ length: parts }, (_, part) => [{ annee, part, parts }]);
	});
}

/** The step for lots after the first: the same rows, added to its table. */
function toInsert(sql: string): string {
	const [created = '', name = ''] = CREATED.exec(sql) ?? [];
	return name === RAW ? sql : sql.replace(created, `INSERT INTO ${name}`);
}

/** A date literal of SQL from an ISO day. */
export function sqlDate(iso: string): string {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) throw new Error(`date: ${iso}`);
	return `DATE '${iso}'`;
}

function conventionTables(convention: Convention, dateExtraction: string | null): string[] {
	const tables: [name: string, columns: string, rows: string[]][] = [
		[
			'exercices',
			'annee INTEGER, debut DATE, fin DATE, c DATE, k DATE, clos BOOLEAN, delai_mois INTEGER, tolerance_jours INTEGER, duree_min INTEGER, duree_max INTEGER, taux_acompte DOUBLE',
			convention.exercices.map((exercice) => {
				const c = cutOff(exercice, dateExtraction);
				const { regles } = exercice;
				return [
					exercice.annee,
					sqlDate(exercice.date_debut),
					sqlDate(exercice.date_fin),
					sqlDate(c),
					sqlDate(knownUntil(exercice, dateExtraction)),
					c >= exercice.date_fin,
					regles.delai_premier_cer_mois,
					regles.tolerance_renouvellement_jours,
					regles.duree_cer_mois_min,
					regles.duree_cer_mois_max,
					exercice.taux_acompte,
				].join(', ');
			}),
		],
		[
			'mois_ouverts',
			'annee INTEGER, debut DATE, fin DATE',
			convention.exercices.flatMap(openMonths),
		],
		[
			'motifs',
			'annee INTEGER, motif_sortie VARCHAR, groupe_sortie VARCHAR, positif BOOLEAN',
			convention.exercices.flatMap((exercice) =>
				listCategories(convention, 'accompagnements', 'motif_sortie').map(
					({ value, group }) =>
						`${exercice.annee}, ${sqlText(value)}, ${sqlText(group ?? 'non_renseigne')}, ${exercice.regles.motifs_positifs.includes(value)}`,
				),
			),
		],
		[
			'budgets',
			'annee INTEGER, action VARCHAR, montant DECIMAL(12,2)',
			convention.exercices.flatMap((exercice) =>
				Object.entries(exercice.budget).map(
					([action, amount]) => `${exercice.annee}, ${sqlText(action)}, ${amount}`,
				),
			),
		],
	];
	return tables.flatMap(([name, columns, rows]) => [
		`CREATE TABLE ${name} (${columns})`,
		...(rows.length === 0 ? [] : [`INSERT INTO ${name} VALUES (${rows.join('), (')})`]),
	]);
}

/** The vocabulary of a column, with what the convention adds to it. */
export function listCategories(
	convention: Convention,
	table: Parameters<typeof getCategories>[0],
	field: string,
): readonly Category[] {
	const added = convention.vocabulaires?.[`${table}.${field}`] ?? [];
	return [
		...getCategories(table, field),
		...added.map(({ code, libelle, groupe }) => ({
			value: code,
			label: libelle,
			...(groupe === undefined ? {} : { group: groupe }),
		})),
	];
}

function openMonths(exercice: Convention['exercices'][number]): string[] {
	return wholeMonths(exercice.date_debut, exercice.date_fin)
		.filter(([first]) => exercice.regles.mois_ouverts_seances.includes(Number(first.slice(5, 7))))
		.map(([first, last]) => `${exercice.annee}, ${sqlDate(first)}, ${sqlDate(last)}`);
}

/** The accompaniments of the lots at hand, before what is known of them is put together. */
const RAW = 'accompagnements_bruts';

/** The name of the table that a step makes. */
export const CREATED = /^CREATE (?:OR REPLACE )?TABLE ([a-z_]+) AS/;

const PERSONS = `CREATE TABLE personnes AS
SELECT id_beneficiaire, CAST(row_number() OVER (ORDER BY id_beneficiaire) AS INTEGER) AS personne, orientations = 1 AS seule
FROM (SELECT id_beneficiaire, count(*) AS orientations FROM orientations GROUP BY id_beneficiaire) AS distinctes`;

/** What is made of the persons of the table `lots` (annee, part, parts), for each of its exercises. */
const BY_LOT: readonly string[] = [
	`CREATE OR REPLACE TABLE accompagnements_bruts AS
SELECT x.annee, x.c, x.tolerance_jours, x.duree_min, x.duree_max, a.id_accompagnement, a.id_orientation, a.code_referent, n.personne, n.seule,
  o.code_pole, o.tranche_age, o.date_orientation, a.date_debut,
  CASE WHEN a.date_fin <= x.c THEN a.date_fin END AS date_fin,
  CASE WHEN a.date_fin <= x.c THEN a.motif_sortie END AS motif_sortie
FROM orientations o
JOIN personnes n ON n.id_beneficiaire = o.id_beneficiaire
JOIN accompagnements a ON a.id_orientation = o.id_orientation
JOIN exercices x ON o.date_orientation <= x.c AND a.date_debut <= x.c
JOIN lots l ON l.annee = x.annee AND n.personne % l.parts = l.part`,

	`CREATE TABLE freins_connus AS
SELECT a.annee, f.id_frein, f.id_accompagnement, a.personne, a.code_pole, a.date_debut, a.date_fin, f.famille, f.date_identification,
  CASE WHEN f.date_resolution <= a.c THEN f.date_resolution END AS date_resolution
FROM freins f
JOIN accompagnements_bruts a ON a.id_accompagnement = f.id_accompagnement AND f.date_identification <= a.c`,

	`CREATE TABLE etapes_connues AS
SELECT a.annee, s.id_etape, s.id_accompagnement, a.personne, a.code_pole, a.date_debut, a.date_fin, s.type_etape, s.dans_cer,
  s.date_prevue, CASE WHEN s.date_realisation <= a.c THEN s.date_realisation END AS date_realisation, s.abandonnee, s.progression
FROM etapes s
JOIN accompagnements_bruts a ON a.id_accompagnement = s.id_accompagnement`,

	`CREATE TABLE actions_connues AS
SELECT a.annee, t.id_action, t.id_accompagnement, a.code_pole, t.type_partenaire, t.nature, t.date_action, t.suite
FROM actions_partenariales t
JOIN accompagnements_bruts a ON a.id_accompagnement = t.id_accompagnement AND t.date_action <= a.c`,

	`CREATE TABLE contrats_connus AS
WITH signes AS (
  SELECT a.annee, a.id_accompagnement, a.personne, a.code_pole, a.date_orientation, a.date_fin AS date_sortie,
    a.c, a.tolerance_jours, a.duree_min, a.duree_max, t.id_contrat, t.rang, t.date_signature, t.date_debut, t.date_fin,
    CASE WHEN t.date_validation <= a.c THEN t.date_validation END AS date_validation, t.diagnostic_annexe
  FROM contrats t
  JOIN accompagnements_bruts a ON a.id_accompagnement = t.id_accompagnement AND t.date_signature <= a.c
), rangs AS (
  SELECT annee, id_accompagnement, rang, min(date_signature) AS date_signature
  FROM signes GROUP BY annee, id_accompagnement, rang
), bilans AS (
  SELECT t.annee, t.id_contrat, min(s.date_realisation) AS date_bilan_final
  FROM signes t
  JOIN etapes_connues s ON s.annee = t.annee AND s.id_accompagnement = t.id_accompagnement
    AND s.type_etape = 'bilan_final' AND s.date_realisation >= t.date_debut
  GROUP BY t.annee, t.id_contrat
)
SELECT t.annee, t.id_contrat, t.id_accompagnement, t.personne, t.code_pole, t.date_orientation, t.date_sortie, t.rang,
  t.date_signature, t.date_debut, t.date_fin, t.date_validation, t.diagnostic_annexe,
  r.date_signature AS date_signature_suivante, b.date_bilan_final,
  CAST(t.date_fin + t.tolerance_jours * INTERVAL '1' DAY AS DATE) AS limite_renouvellement,
  CAST(t.date_fin + t.tolerance_jours * INTERVAL '1' DAY AS DATE) <= t.c AS renouvellement_observable,
  CAST(t.date_fin + INTERVAL '1' DAY AS DATE) BETWEEN CAST(t.date_debut + t.duree_min * INTERVAL '1' MONTH AS DATE)
    AND CAST(t.date_debut + t.duree_max * INTERVAL '1' MONTH AS DATE) AS duree_conforme
FROM signes t
LEFT JOIN rangs r ON r.annee = t.annee AND r.id_accompagnement = t.id_accompagnement AND r.rang = t.rang + 1
LEFT JOIN bilans b ON b.annee = t.annee AND b.id_contrat = t.id_contrat`,

	`CREATE TABLE accompagnements_connus AS
WITH debuts AS (
  SELECT annee, id_accompagnement, min(date_identification) AS date_premier_frein
  FROM freins_connus JOIN lots USING (annee) WHERE personne % parts = part GROUP BY annee, id_accompagnement
)
SELECT a.annee, a.id_accompagnement, a.id_orientation, a.code_referent, a.personne, a.seule, a.code_pole, a.tranche_age,
  a.date_orientation, a.date_debut, a.date_fin, a.motif_sortie, m.groupe_sortie, m.positif, b.date_premier_frein
FROM accompagnements_bruts a
LEFT JOIN motifs m ON m.annee = a.annee AND m.motif_sortie = a.motif_sortie
LEFT JOIN debuts b ON b.annee = a.annee AND b.id_accompagnement = a.id_accompagnement`,

	`CREATE TABLE orientations_connues AS
WITH stades AS (
  SELECT annee, id_accompagnement,
    min(date_realisation) FILTER (WHERE type_etape = 'diagnostic') AS date_diagnostic,
    min(date_realisation) FILTER (WHERE type_etape = 'plan_accompagnement') AS date_plan,
    min(date_realisation) FILTER (WHERE type_etape IN ('bilan_intermediaire', 'bilan_final')) AS date_bilan
  FROM etapes_connues JOIN lots USING (annee) WHERE personne % parts = part GROUP BY annee, id_accompagnement
), cer AS (
  SELECT annee, id_accompagnement, min(date_signature) AS date_cer,
    min(date_signature) FILTER (WHERE rang = 1) AS date_premier_cer
  FROM contrats_connus JOIN lots USING (annee) WHERE personne % parts = part GROUP BY annee, id_accompagnement
), suivantes AS (
  SELECT annee, id_orientation
  FROM (
    SELECT x.annee, o.id_orientation,
      row_number() OVER (PARTITION BY x.annee, n.personne ORDER BY o.date_orientation, o.id_orientation) AS rang
    FROM orientations o
    JOIN personnes n ON n.id_beneficiaire = o.id_beneficiaire AND NOT n.seule
    JOIN exercices x ON o.date_orientation <= x.c
  ) AS rangs
  WHERE rang > 1
)
SELECT x.annee, x.c, o.id_orientation, n.personne, n.seule, o.code_pole, o.tranche_age, o.date_entree_rsa, o.date_orientation,
  o.rsa_majore, o.parent_isole, o.enfant_moins_3_ans OR o.grossesse_declaree AS enfant_ou_grossesse, o.nouvel_entrant,
  o.motif_exclusion IS NULL AS sans_exclusion,
  o.rsa_majore AND o.parent_isole AND (o.enfant_moins_3_ans OR o.grossesse_declaree) AND o.nouvel_entrant
    AND o.motif_exclusion IS NULL AS conforme,
  v.id_orientation IS NULL AS premiere,
  CASE WHEN o.date_premier_rendez_vous <= x.c THEN o.date_premier_rendez_vous END AS date_rendez_vous,
  CASE WHEN o.date_premier_rendez_vous IS NULL OR o.date_premier_rendez_vous <= x.c THEN o.presence_premier_rendez_vous END AS presence,
  CAST(o.date_orientation + x.delai_mois * INTERVAL '1' MONTH AS DATE) AS date_echeance,
  a.id_accompagnement IS NOT NULL AS accompagnee, a.date_debut, a.date_fin,
  CASE WHEN a.positif THEN a.date_fin END AS date_sortie_positive,
  s.date_diagnostic, s.date_plan, s.date_bilan, t.date_cer, t.date_premier_cer
FROM orientations o
JOIN personnes n ON n.id_beneficiaire = o.id_beneficiaire
JOIN exercices x ON o.date_orientation <= x.c
JOIN lots l ON l.annee = x.annee AND n.personne % l.parts = l.part
LEFT JOIN accompagnements_connus a ON a.annee = x.annee AND a.id_orientation = o.id_orientation
LEFT JOIN stades s ON s.annee = x.annee AND s.id_accompagnement = a.id_accompagnement
LEFT JOIN cer t ON t.annee = x.annee AND t.id_accompagnement = a.id_accompagnement
LEFT JOIN suivantes v ON v.annee = x.annee AND v.id_orientation = o.id_orientation`,
];

/** What does not grow with the persons. */
const ONCE: readonly string[] = [
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

/** The steps that figures share, each a `CREATE TABLE … AS`, in the order in which they are made. */
export const KNOWN_TABLES: readonly string[] = [PERSONS, ...BY_LOT, ...ONCE];
