import { lastDayOfMonth, countDays } from '../indicators/calendar.ts';
import type { Deliverable } from '../indicators/details.ts';
import type { Period } from '../indicators/periods.ts';
import type { Exercice } from '../schemas/schemas.ts';
import { getCategories } from '../schemas/schemas.ts';
import { formatDate, formatPeriodLabel, NBSP } from './format.ts';
import { toTextCell, type TableModel } from './table.ts';

/** What became of a deliverable: in time, late, missing though due, or not due yet. */
export type DeadlineState = 'a_temps' | 'en_retard' | 'manquant' | 'a_venir';

/** A deliverable or a meeting against its due date; dates are ISO days. */
export interface Deadline {
	readonly id: string;
	readonly type: string;
	/** « Tableau mensuel ». */
	readonly typeLabel: string;
	/** « mars 2020 », with the action where there is one. */
	readonly about: string;
	readonly due: string;
	readonly delivered: string | null;
	readonly state: DeadlineState;
	/** Days late (negative: early); to the day until which things are known where it is missing. */
	readonly days: number | null;
	/** « 12 jours de retard », « 3 jours d’avance », « le jour dit ». */
	readonly gap: string;
	/** Whether a document bears the mention of the Département; null where none is asked. */
	readonly mention: boolean | null;
}

/** Types of deliverables in the order of the vocabulary. */
export const DELIVERABLE_TYPES = getCategories('livrables', 'type_livrable');

/** The deliverables of a period, by due date: all of the exercise, or those whose own period lies within. */
export function selectDeadlines(
	deliverables: readonly Deliverable[],
	{ period, exercice, actions }: DeadlineOptions,
): readonly Deadline[] {
	const isWhole = period.debut === exercice.date_debut && period.fin === exercice.date_fin;
	return deliverables
		.filter(({ annee }) => annee === exercice.annee)
		.filter(({ periode }) => {
			const [debut, fin] = toBounds(periode);
			return isWhole || (debut >= period.debut && fin <= period.fin);
		})
		.map((one) => toDeadline(one, period.connuJusquAu, actions))
		.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

export interface DeadlineOptions {
	readonly period: Period;
	readonly exercice: Pick<Exercice, 'annee' | 'date_debut' | 'date_fin'>;
	/** Label of an action by its code. */
	readonly actions: ReadonlyMap<string, string>;
}

function toDeadline(
	{ id, type, action, periode, echeance, remise, mention, echu }: Deliverable,
	known: string,
	actions: ReadonlyMap<string, string>,
): Deadline {
	const state = toDeadlineState(echeance, remise, echu);
	const end = remise ?? (state === 'manquant' ? known : null);
	const days = end === null ? null : countDays(echeance, end);
	const about = formatPeriodLabel(periode);
	const name = action === null ? undefined : (actions.get(action) ?? action);
	return {
		id,
		type,
		typeLabel: DELIVERABLE_TYPES.find(({ value }) => value === type)?.label ?? type,
		about: name === undefined ? about : `${about}, ${name.toLowerCase()}`,
		due: echeance,
		delivered: remise,
		state,
		days,
		gap: describeGap(state, days),
		mention: type === 'document_communication' && remise !== null ? mention === true : null,
	};
}

function toDeadlineState(due: string, delivered: string | null, isDue: boolean): DeadlineState {
	if (delivered !== null) return delivered <= due ? 'a_temps' : 'en_retard';
	return isDue ? 'manquant' : 'a_venir';
}

function describeGap(state: DeadlineState, days: number | null): string {
	if (days === null) return 'à venir';
	const count = `${Math.abs(days)}${NBSP}${Math.abs(days) < 2 ? 'jour' : 'jours'}`;
	if (state === 'manquant') return days === 0 ? 'attendu le jour même' : `${count} de retard`;
	if (days === 0) return 'le jour dit';
	return days > 0 ? `${count} de retard` : `${count} d’avance`;
}

/** First and last day of a period of a deliverable: a year, a semester, a quarter or a month. */
function toBounds(periode: string): readonly [debut: string, fin: string] {
	const match = /^(\d{4})(?:-(?:S([12])|T([1-4])|(\d{2})))?$/.exec(periode);
	if (match === null) throw new Error(`period of a deliverable: ${periode.slice(0, 20)}`);
	const [, year = '', semester, quarter, month] = match;
	const [first, length] =
		semester !== undefined
			? [6 * Number(semester) - 5, 6]
			: quarter !== undefined
				? [3 * Number(quarter) - 2, 3]
				: month !== undefined
					? [Number(month), 1]
					: [1, 12];
	const pad = (n: number): string => String(n).padStart(2, '0');
	return [`${year}-${pad(first)}-01`, lastDayOfMonth(`${year}-${pad(first + length - 1)}-01`)];
}

const STATE_WORDS: Readonly<Record<DeadlineState, string>> = {
	a_temps: 'À temps',
	en_retard: 'Remis en retard',
	manquant: 'Non remis',
	a_venir: 'À venir',
};

/** « Remis en retard »: what became of a deliverable, in words. */
export function formatDeadlineState(state: DeadlineState): string {
	return STATE_WORDS[state];
}

/** « portée », « absente », empty where no mention is asked. */
export function formatMentionState({ mention }: Deadline): string {
	return mention === null ? '' : mention ? 'portée' : 'absente';
}

/** The deliverables as a table, by due date. */
export function toDeadlineTable(caption: string, deadlines: readonly Deadline[]): TableModel {
	return {
		caption,
		columns: [
			{ id: 'livrable', label: 'Livrable ou réunion', align: 'texte' },
			{ id: 'periode', label: 'Période', align: 'texte' },
			{ id: 'echeance', label: 'Échéance', align: 'texte' },
			{ id: 'remise', label: 'Remise', align: 'texte' },
			{ id: 'etat', label: 'État', align: 'texte' },
			{ id: 'jours', label: 'Jours de retard', align: 'nombre' },
			{ id: 'mention', label: 'Mention du Département', align: 'texte' },
		],
		rows: deadlines.map((one) => ({
			id: one.id,
			label: one.typeLabel,
			isTotal: false,
			cells: [
				toTextCell(one.about),
				toTextCell(formatDate(one.due)),
				toTextCell(one.delivered === null ? '' : formatDate(one.delivered)),
				toTextCell(formatDeadlineState(one.state)),
				toTextCell(one.days === null ? '' : String(one.days), one.days),
				toTextCell(formatMentionState(one)),
			],
		})),
	};
}
