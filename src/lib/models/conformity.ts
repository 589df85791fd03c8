import type { Status } from '../indicators/indicator.ts';
import type { Clause } from '../schemas/schemas.ts';
import type { Attestation } from './attestations.ts';
import type { DeadlineState } from './deadlines.ts';
import { formatClauseArticle, toClauseAnchor } from './clause-links.ts';
import { formatDate } from './format.ts';
import { toTextCell, type TableModel } from './table.ts';
import { statusWord } from './target.ts';

/** What a clause has come to: the status of a figure, the word of a person, or nothing known. */
export type ClauseStatus = Status | 'a_attester' | 'atteste' | 'non_mesure';

/** One fact that bears on a clause, with its figures. */
export interface ClauseFact {
	readonly id: string;
	readonly text: string;
	readonly status: Status;
	/** Whether the extracts say anything of it. */
	readonly isKnown: boolean;
}

/** A clause, what was found of it, and where that is shown. */
export interface ClauseRow {
	readonly clause: Clause;
	readonly facts: readonly ClauseFact[];
	readonly status: ClauseStatus;
	readonly attestation: Attestation | null;
	readonly page: { readonly path: string; readonly label: string } | null;
}

/** The clauses of an article. */
export interface ClauseGroup {
	readonly article: string;
	readonly anchor: string;
	readonly label: string;
	readonly rows: readonly ClauseRow[];
}

export interface StatusCount {
	readonly status: ClauseStatus;
	readonly word: string;
	readonly count: number;
}

/** Worst first: a clause is judged by the worst of its figures. */
const SEVERITY: readonly Status[] = [
	'non_atteint',
	'proche',
	'en_cours',
	'depasse',
	'atteint',
	'sans_objet',
];

const ORDER: readonly ClauseStatus[] = [...SEVERITY, 'a_attester', 'atteste', 'non_mesure'];

const DEADLINE_STATUS: Readonly<Record<DeadlineState, Status>> = {
	manquant: 'non_atteint',
	en_retard: 'proche',
	a_venir: 'en_cours',
	a_temps: 'atteint',
};

/** The status of a deliverable: missing is not reached, late is near. */
export function toDeadlineStatus(state: DeadlineState): Status {
	return DEADLINE_STATUS[state];
}

/** « Atteint », « À attester »: the word of the status of a clause. */
export function clauseStatusWord(status: ClauseStatus): string {
	if (status === 'a_attester') return 'À attester';
	if (status === 'atteste') return 'Attesté';
	return status === 'non_mesure' ? 'Non mesuré par les extraits' : statusWord(status);
}

/** The status of a clause from what was found of it, the worst first. */
export function judgeClause(
	{ preuve }: Pick<Clause, 'preuve'>,
	facts: readonly ClauseFact[],
	attestation: Attestation | null,
): ClauseStatus {
	if (preuve === 'attestation') return attestation === null ? 'a_attester' : 'atteste';
	const known = facts.filter(({ isKnown }) => isKnown);
	if (known.length === 0) return 'non_mesure';
	return SEVERITY.find((status) => known.some((fact) => fact.status === status)) ?? 'sans_objet';
}

/** The clauses under their articles, in the order in which they are written. */
export function groupClauses(rows: readonly ClauseRow[]): readonly ClauseGroup[] {
	const articles = [...new Set(rows.map(({ clause }) => clause.article))];
	return articles.map((article) => ({
		article,
		anchor: toClauseAnchor(article),
		label: formatClauseArticle(article),
		rows: rows.filter(({ clause }) => clause.article === article),
	}));
}

/** How many clauses have each status, worst first; a status that none has is left out. */
export function countStatuses(rows: readonly ClauseRow[]): readonly StatusCount[] {
	return ORDER.map((status) => ({
		status,
		word: clauseStatusWord(status),
		count: rows.filter((row) => row.status === status).length,
	})).filter(({ count }) => count > 0);
}

/** The clauses of some statuses; all of them where none is chosen. */
export function filterClauses(
	rows: readonly ClauseRow[],
	chosen: readonly ClauseStatus[],
): readonly ClauseRow[] {
	return chosen.length === 0 ? rows : rows.filter(({ status }) => chosen.includes(status));
}

/** The clauses as a table to export; the name of whoever attested stays out of it. */
export function toConformityTable(caption: string, rows: readonly ClauseRow[]): TableModel {
	const labels = ['Article', 'Clause', 'En résumé', 'Vérifié', 'Constat', 'Statut', 'Attesté le'];
	return {
		caption,
		columns: labels.map((label) => ({ id: label, label, align: 'texte' })),
		rows: rows.map(({ clause, facts, status, attestation }) => ({
			id: clause.id,
			label: formatClauseArticle(clause.article),
			isTotal: false,
			cells: [
				clause.titre,
				clause.resume,
				clause.demande,
				facts.map(({ text }) => text).join(' '),
				clauseStatusWord(status),
				attestation === null ? '' : formatDate(attestation.date),
			].map((text) => toTextCell(text)),
		})),
	};
}
