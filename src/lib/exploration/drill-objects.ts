import type { TableName } from '../schemas/schemas.ts';

/** A column that tells what a row is. */
export interface DrillColumn {
	readonly id: string;
	readonly label: string;
	readonly sql: string;
	readonly kind: 'texte' | 'date' | 'nombre';
	/** Table and column whose vocabulary gives the words of the value. */
	readonly vocabulary?: readonly [table: TableName, field: string];
}

/** What the rows of a relation are, and how the known tables tell them; `r` is the relation, `r.annee` the exercise. */
export interface DrillObject {
	/** « accompagnement », « accompagnements ». */
	readonly nouns: readonly [one: string, many: string];
	/** The first one is the header of its row. */
	readonly columns: readonly DrillColumn[];
	readonly joins: string;
	/** Columns of the relation that the columns and the joins read. */
	readonly keys: readonly string[];
}

const text = (id: string, label: string, sql: string): DrillColumn => ({
	id,
	label,
	sql,
	kind: 'texte',
});
const date = (id: string, label: string, sql: string): DrillColumn => ({
	id,
	label,
	sql: `CAST(${sql} AS VARCHAR)`,
	kind: 'date',
});
const number = (id: string, label: string, sql: string): DrillColumn => ({
	id,
	label,
	sql: `CAST(${sql} AS DOUBLE)`,
	kind: 'nombre',
});
const word = (
	id: string,
	label: string,
	sql: string,
	vocabulary: readonly [table: TableName, field: string],
): DrillColumn => ({ ...text(id, label, sql), vocabulary });

const PERSON = text('id_beneficiaire', 'Bénéficiaire', 'n.id_beneficiaire');
const POLE = text('code_pole', 'Pôle insertion', 'q.libelle');
const REFERENT = text('code_referent', 'Référent', 'a.code_referent');
const ACCOMPANIMENT = text('id_accompagnement', 'Accompagnement', 'a.id_accompagnement');
const POLES = 'JOIN poles q ON q.code_pole = ';
const PERSONS = 'JOIN personnes n ON n.personne = ';
/** The accompaniment that a contract, a frein, a step or an action belongs to. */
const OWNER = `JOIN accompagnements_connus a ON a.annee = x.annee AND a.accompagnement = x.accompagnement
${PERSONS}a.personne
${POLES}a.code_pole`;

function joinKnown(table: string, id: string): string {
	return `JOIN ${table} x ON x.annee = r.annee AND x.${id} = r.${id}`;
}

const ORIENTATION: DrillObject = {
	keys: ['id_orientation'],
	nouns: ['orientation', 'orientations'],
	columns: [
		text('id_orientation', 'Orientation', 'x.id_orientation'),
		PERSON,
		POLE,
		date('date_orientation', 'Date d’orientation', 'x.date_orientation'),
		date('date_debut', 'Début', 'x.date_debut'),
		date('date_premier_cer', 'Premier contrat', 'x.date_premier_cer'),
		date('date_fin', 'Fin', 'x.date_fin'),
	],
	joins: [
		joinKnown('orientations_connues', 'id_orientation'),
		`${PERSONS}x.personne`,
		`${POLES}x.code_pole`,
	].join('\n'),
};

const FOLLOWED: DrillObject = {
	keys: ['accompagnement'],
	nouns: ['accompagnement', 'accompagnements'],
	columns: [
		ACCOMPANIMENT,
		PERSON,
		POLE,
		REFERENT,
		date('date_debut', 'Début', 'a.date_debut'),
		date('date_fin', 'Fin', 'a.date_fin'),
		word('motif_sortie', 'Motif de sortie', 'a.motif_sortie', ['accompagnements', 'motif_sortie']),
	],
	joins: `JOIN accompagnements_connus a ON a.annee = r.annee AND a.accompagnement = r.accompagnement
${PERSONS}a.personne
${POLES}a.code_pole`,
};

const CONTRACT: DrillObject = {
	keys: ['id_contrat'],
	nouns: ['contrat', 'contrats'],
	columns: [
		text('id_contrat', 'Contrat', 'x.id_contrat'),
		ACCOMPANIMENT,
		PERSON,
		POLE,
		REFERENT,
		number('rang', 'Rang', 'x.rang'),
		date('date_signature', 'Signature', 'x.date_signature'),
		date('date_fin', 'Terme', 'x.date_fin'),
	],
	joins: `${joinKnown('contrats_connus', 'id_contrat')}\n${OWNER}`,
};

const FREIN: DrillObject = {
	keys: ['id_frein'],
	nouns: ['frein', 'freins'],
	columns: [
		text('id_frein', 'Frein', 'x.id_frein'),
		ACCOMPANIMENT,
		PERSON,
		POLE,
		REFERENT,
		word('famille', 'Famille', 'x.famille', ['freins', 'famille']),
		date('date_identification', 'Identifié le', 'x.date_identification'),
		date('date_resolution', 'Levé le', 'x.date_resolution'),
	],
	joins: `${joinKnown('freins_connus', 'id_frein')}\n${OWNER}`,
};

const STEP: DrillObject = {
	keys: ['id_etape'],
	nouns: ['étape', 'étapes'],
	columns: [
		text('id_etape', 'Étape', 'x.id_etape'),
		ACCOMPANIMENT,
		PERSON,
		POLE,
		REFERENT,
		word('type_etape', 'Type', 'x.type_etape', ['etapes', 'type_etape']),
		date('date_prevue', 'Prévue le', 'x.date_prevue'),
		date('date_realisation', 'Réalisée le', 'x.date_realisation'),
	],
	joins: `${joinKnown('etapes_connues', 'id_etape')}\n${OWNER}`,
};

const ACTION: DrillObject = {
	keys: ['id_action'],
	nouns: ['action', 'actions'],
	columns: [
		text('id_action', 'Action', 'x.id_action'),
		ACCOMPANIMENT,
		PERSON,
		POLE,
		REFERENT,
		word('type_partenaire', 'Partenaire', 'x.type_partenaire', [
			'actions_partenariales',
			'type_partenaire',
		]),
		word('nature', 'Nature', 'x.nature', ['actions_partenariales', 'nature']),
		date('date_action', 'Date', 'x.date_action'),
	],
	joins: `${joinKnown('actions_connues', 'id_action')}\n${OWNER}`,
};

const PERSONNE: DrillObject = {
	keys: ['personne'],
	nouns: ['personne', 'personnes'],
	columns: [PERSON],
	joins: `${PERSONS}r.personne`,
};

const SESSION: DrillObject = {
	keys: ['id_seance'],
	nouns: ['séance', 'séances'],
	columns: [
		text('id_seance', 'Séance', 'x.id_seance'),
		POLE,
		date('date_seance', 'Date', 'x.date_seance'),
		word('statut', 'Statut', 'x.statut', ['seances', 'statut']),
		number('nb_invites', 'Invités', 'x.nb_invites'),
		number('nb_presents', 'Présents', 'x.nb_presents'),
	],
	joins: `JOIN seances x ON x.id_seance = r.id_seance\n${POLES}x.code_pole`,
};

const MARK: DrillObject = {
	keys: ['id_evaluation'],
	nouns: ['note', 'notes'],
	columns: [
		text('id_evaluation', 'Évaluation', 'v.id_evaluation'),
		POLE,
		date('date_seance', 'Date de la séance', 'x.date_seance'),
		word('evaluateur', 'Évaluateur', 'v.evaluateur', ['evaluations', 'evaluateur']),
		word('critere', 'Critère', 'v.critere', ['evaluations', 'critere']),
		number('note', 'Note', 'v.note'),
	],
	joins: `JOIN evaluations v ON v.id_evaluation = r.id_evaluation
JOIN seances x ON x.id_seance = v.id_seance
${POLES}x.code_pole`,
};

const MONTH: DrillObject = {
	keys: ['debut', 'tenues'],
	nouns: ['mois ouvert', 'mois ouverts'],
	columns: [
		date('debut', 'Premier jour du mois', 'r.debut'),
		number('tenues', 'Séances tenues', 'r.tenues'),
	],
	joins: '',
};

/** What the rows of each relation are; a relation that is not here has no row to show. */
export const DRILL_OBJECTS: Readonly<Partial<Record<string, DrillObject>>> = {
	orientations_de_la_periode: ORIENTATION,
	premiers_contrats_dus: ORIENTATION,
	accompagnements_debutes: FOLLOWED,
	accompagnements_de_la_periode: FOLLOWED,
	sorties_de_la_periode: FOLLOWED,
	durees_accompagnement: FOLLOWED,
	contrats_de_la_periode: CONTRACT,
	freins_de_la_periode: FREIN,
	personnes_suivies: PERSONNE,
	etapes_de_la_periode: STEP,
	actions_de_la_periode: ACTION,
	seances_de_la_periode: SESSION,
	mois_ouverts_de_la_periode: MONTH,
	notes_de_la_periode: MARK,
};
