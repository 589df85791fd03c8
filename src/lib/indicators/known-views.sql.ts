import type { Convention } from '../schemas/schemas.ts';
import { sqlDate, sqlText } from '../schemas/sql-text.ts';
import { cutOff } from './periods.ts';

type Exercice = Convention['exercices'][number];

/** What an exercise knows of a linked table: the columns after its year, and which rows. */
interface KnownView {
	readonly name: string;
	/** The linked table, `t` in the SQL. */
	readonly from: string;
	/** `c` is the cut-off as a date of SQL. */
	readonly columns: (c: string, exercice: Exercice) => readonly string[];
	readonly where: (c: string) => string;
}

/** A date, empty while it is not known. */
const until = (c: string, date: string): string =>
	`CASE WHEN t.${date} <= ${c} THEN t.${date} END AS ${date}`;
const isKnown = (c: string): string => `t.connu_le <= ${c}`;
const plain = (names: string): string =>
	names
		.split(' ')
		.map((name) => `t.${name}`)
		.join(', ');

/** The tables that figures read, one copy an exercise of what it knows. */
export const KNOWN_VIEWS: readonly KnownView[] = [
	{
		name: 'freins_connus',
		from: 'freins_lies',
		columns: (c) => [
			plain('id_frein accompagnement personne code_pole date_debut'),
			until(c, 'date_fin'),
			plain('famille date_identification'),
			until(c, 'date_resolution'),
		],
		where: isKnown,
	},
	{
		name: 'etapes_connues',
		from: 'etapes_liees',
		columns: (c) => [
			plain('id_etape accompagnement personne code_pole date_debut'),
			until(c, 'date_fin'),
			plain('type_etape dans_cer date_prevue'),
			until(c, 'date_realisation'),
			plain('abandonnee progression'),
			`CASE WHEN t.date_realisation <= ${c} THEN t.bilan END AS bilan`,
		],
		where: isKnown,
	},
	{
		name: 'actions_connues',
		from: 'actions_liees',
		columns: () => [
			plain('id_action accompagnement code_pole type_partenaire nature date_action suite'),
		],
		where: isKnown,
	},
	{
		name: 'contrats_connus',
		from: 'contrats_lies',
		columns: (c, { regles }) => {
			const { tolerance_renouvellement_jours, duree_cer_mois_min, duree_cer_mois_max } = regles;
			const limit = `CAST(t.date_fin + ${interval(tolerance_renouvellement_jours, 'DAY')} AS DATE)`;
			const after = (months: number): string =>
				`CAST(t.date_debut + ${interval(months, 'MONTH')} AS DATE)`;
			return [
				plain('id_contrat accompagnement personne code_pole date_orientation'),
				until(c, 'date_sortie'),
				plain('rang date_signature date_debut date_fin'),
				until(c, 'date_validation'),
				plain('diagnostic_annexe'),
				until(c, 'date_signature_suivante'),
				until(c, 'date_bilan_final'),
				`${limit} AS limite_renouvellement`,
				`${limit} <= ${c} AS renouvellement_observable`,
				`CAST(t.date_fin + INTERVAL '1' DAY AS DATE) BETWEEN ${after(duree_cer_mois_min)} AND ${after(duree_cer_mois_max)} AS duree_conforme`,
			];
		},
		where: isKnown,
	},
	{
		name: 'accompagnements_connus',
		from: 'accompagnements_lies',
		columns: (c, exercice) => [
			plain(
				'accompagnement id_accompagnement id_orientation code_referent personne seule code_pole tranche_age date_orientation date_debut',
			),
			until(c, 'date_fin'),
			`CASE WHEN t.date_fin <= ${c} THEN t.motif_sortie END AS motif_sortie`,
			`CASE WHEN t.date_fin <= ${c} THEN t.groupe_sortie END AS groupe_sortie`,
			`CASE WHEN t.date_fin <= ${c} THEN ${isPositive(exercice)} END AS positif`,
			until(c, 'date_premier_frein'),
		],
		where: isKnown,
	},
	{
		name: 'orientations_connues',
		from: 'orientations_liees',
		columns: (c, exercice) => {
			const followed = `t.accompagnee_le <= ${c}`;
			const ofFollowed = (date: string): string =>
				`CASE WHEN ${followed} AND t.${date} <= ${c} THEN t.${date} END AS ${date}`;
			return [
				`${c} AS c`,
				plain(
					'id_orientation personne seule code_pole tranche_age date_entree_rsa date_orientation rsa_majore parent_isole enfant_ou_grossesse nouvel_entrant sans_exclusion conforme premiere',
				),
				`CASE WHEN t.date_premier_rendez_vous <= ${c} THEN t.date_premier_rendez_vous END AS date_rendez_vous`,
				`CASE WHEN t.date_premier_rendez_vous IS NULL OR t.date_premier_rendez_vous <= ${c} THEN t.presence_premier_rendez_vous END AS presence`,
				`CAST(t.date_orientation + ${interval(exercice.regles.delai_premier_cer_mois, 'MONTH')} AS DATE) AS date_echeance`,
				`COALESCE(${followed}, FALSE) AS accompagnee`,
				`CASE WHEN ${followed} THEN t.date_debut END AS date_debut`,
				ofFollowed('date_fin'),
				`CASE WHEN ${followed} AND t.date_fin <= ${c} AND ${isPositive(exercice)} THEN t.date_fin END AS date_sortie_positive`,
				...['date_diagnostic', 'date_plan', 'date_bilan', 'date_cer', 'date_premier_cer'].map(
					ofFollowed,
				),
			];
		},
		where: (c) => `t.date_orientation <= ${c}`,
	},
];

/**
 * The view of some exercises, one after the other: the year of each is a constant, so that an engine reads those alone
 * that are asked for.
 */
export function toKnownView(
	{ name, from, columns, where }: KnownView,
	exercices: readonly Exercice[],
	dateExtraction: string | null,
): string {
	const selects = exercices.map((exercice) => {
		const c = sqlDate(cutOff(exercice, dateExtraction));
		const list = [`${exercice.annee} AS annee`, ...columns(c, exercice)];
		return `SELECT ${list.join(', ')}\nFROM ${from} t\nWHERE ${where(c)}`;
	});
	return `CREATE VIEW ${name} AS\n${selects.join('\nUNION ALL\n')}`;
}

function interval(count: number, unit: 'DAY' | 'MONTH'): string {
	return `INTERVAL '${count}' ${unit}`;
}

/** Whether the motive of an exit is one of those that the exercise calls positive; null where it is not known. */
function isPositive({ regles }: Exercice): string {
	const motives = regles.motifs_positifs.map(sqlText);
	return motives.length === 0
		? 't.motif_sortie IS NULL AND NULL'
		: `t.motif_sortie IN (${motives.join(', ')})`;
}
