import { CURVE_SQL, curveBounds } from './survival.sql.ts';

const [LOW, HIGH] = curveBounds('s', 'v');

/** The curve behind `part_cer_signe`, every orientation of the periods of `periodes` included. */
export const SIGNATURES_SQL = `SELECT periode, code_pole, t, n, d, c, 1 - s AS part, ${LOW} AS bas, ${HIGH} AS haut
FROM (${CURVE_SQL}) AS courbe
WHERE tous
ORDER BY periode, code_pole, t`;

/** Every session that is known at the cut-off, whatever its status. */
export const SESSIONS_SQL = `SELECT x.annee, s.id_seance, s.code_pole, CAST(s.date_seance AS VARCHAR) AS date_seance, s.statut,
  s.nb_invites, s.nb_presents, s.demi_journees_information, s.demi_journees_preparation,
  s.theme_droits, s.theme_changements_situation, s.theme_declarations, s.theme_caf_fr
FROM seances s
JOIN exercices x ON s.date_seance BETWEEN x.debut AND x.c
ORDER BY s.date_seance, s.id_seance`;

/** Every deliverable of an exercise, a delivery after K counting as none. */
export const DELIVERABLES_SQL = `SELECT l.exercice AS annee, l.id_livrable, l.type_livrable, l.action, l.periode,
  CAST(l.date_echeance AS VARCHAR) AS date_echeance,
  CASE WHEN l.date_remise <= x.k THEN CAST(l.date_remise AS VARCHAR) END AS date_remise, l.mention_departement,
  l.date_echeance <= x.k AS echu
FROM livrables l
JOIN exercices x ON x.annee = l.exercice
ORDER BY l.date_echeance, l.type_livrable, l.id_livrable`;

/** The statement of expenses and receipts, line by line. */
export const ACCOUNTS_SQL = `SELECT f.exercice AS annee, f.action, f.sens, f.compte, f.financeur, f.libelle,
  CAST(f.montant_prevu AS DOUBLE) AS prevu, CAST(f.montant_realise AS DOUBLE) AS realise,
  f.compte LIKE '86%' OR f.compte LIKE '87%' AS en_nature
FROM finances f
JOIN exercices x ON x.annee = f.exercice
ORDER BY f.exercice, f.action, f.sens, f.compte, f.id_ligne`;

/** A date as days since 1970: in lists that grow with the persons a text each would fill the memory of a page. */
const toDay = (date: string): string => toCount(`date_diff('day', DATE '1970-01-01', ${date})`);
/** Four bytes, where a count has eight. */
const toCount = (count: string): string => `CAST(${count} AS INTEGER)`;

/** What followed for each accompaniment of an exercise (article 4), as it is known on the cut-off. */
export const toFollowUpSql = (annee: number): string => `WITH cer AS (
  SELECT accompagnement, count(*) AS contrats, min(date_signature) FILTER (WHERE rang = 1) AS premier,
    max(date_fin) AS dernier_terme
  FROM contrats_connus WHERE annee = ${annee} GROUP BY accompagnement
), obstacles AS (
  SELECT accompagnement, count(*) AS freins, count(date_resolution) AS leves
  FROM freins_connus WHERE annee = ${annee} GROUP BY accompagnement
), pas AS (
  SELECT accompagnement, count(*) AS etapes, count(date_realisation) AS realisees
  FROM etapes_connues WHERE annee = ${annee} GROUP BY accompagnement
)
SELECT a.id_accompagnement, a.code_pole, a.code_referent, ${toDay('a.date_orientation')} AS date_orientation,
  ${toDay('a.date_debut')} AS date_debut, ${toDay('a.date_fin')} AS date_fin, a.motif_sortie, a.groupe_sortie,
  ${toCount('COALESCE(t.contrats, 0)')} AS contrats, ${toDay('t.premier')} AS premier_contrat,
  ${toDay('t.dernier_terme')} AS dernier_terme, ${toCount('COALESCE(o.freins, 0)')} AS freins, ${toCount('COALESCE(o.leves, 0)')} AS freins_leves,
  ${toCount('COALESCE(s.etapes, 0)')} AS etapes, ${toCount('COALESCE(s.realisees, 0)')} AS etapes_realisees
FROM accompagnements_connus a
JOIN exercices x ON x.annee = a.annee AND (a.date_fin IS NULL OR a.date_fin >= x.debut)
LEFT JOIN cer t ON t.accompagnement = a.accompagnement
LEFT JOIN obstacles o ON o.accompagnement = a.accompagnement
LEFT JOIN pas s ON s.accompagnement = a.accompagnement
WHERE a.annee = ${annee}
ORDER BY a.code_pole, a.date_debut, a.id_accompagnement`;

/** Every contract of an exercise signed by the cut-off, with what ends it or follows it, in any order. */
export const toContractSql = (annee: number): string => `SELECT t.id_contrat, t.code_pole, t.rang,
  ${toDay('t.date_signature')} AS date_signature, ${toDay('t.date_debut')} AS date_debut,
  ${toDay('t.date_fin')} AS date_fin, ${toDay('t.date_validation')} AS date_validation,
  ${toDay('t.date_signature_suivante')} AS date_signature_suivante, ${toDay('t.date_sortie')} AS date_sortie
FROM contrats_connus t
JOIN exercices x ON x.annee = t.annee AND t.date_fin >= x.debut
WHERE t.annee = ${annee}`;
