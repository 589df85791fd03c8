import type { Period } from '../indicators/periods.ts';
import { capital } from './bars-words.ts';
import { describeAfterCutOff } from './cell.ts';
import {
	DELIVERABLE_TYPES,
	toDeadlineTable,
	type Deadline,
	type DeadlineState,
} from './deadlines.ts';
import { toAlt, type FigureWords } from './figure.ts';
import { formatDate, formatMonthShort, formatPeriodLabel, NBSP } from './format.ts';

/** A due date and what came of it; positions from 0 to 1 along the axis. */
export interface TimelineItem {
	readonly id: string;
	readonly state: DeadlineState;
	readonly due: number;
	readonly delivered: number | null;
	/** Place among the items of its lane that would cover it: 0, then 1, 2… */
	readonly level: number;
}

export interface TimelineLane {
	readonly id: string;
	readonly label: string;
	readonly items: readonly TimelineItem[];
	/** How many levels its items take. */
	readonly levels: number;
}

/** Months along the axis; `year` on the first one and on each January, else empty. */
export interface TimelineMonth {
	readonly at: number;
	readonly label: string;
	readonly year: string;
}

export interface TimelineModel extends FigureWords {
	readonly lanes: readonly TimelineLane[];
	readonly months: readonly TimelineMonth[];
	/** The day until which deliveries are known. */
	readonly cutOff: { readonly at: number; readonly label: string };
	readonly states: readonly DeadlineState[];
}

const TITLE = 'Échéances et remises, par type de livrable';
/** Due dates of a lane closer than this share of the axis take two levels. */
const CLOSE = 0.012;

/** The deliverables of a period along the time, a lane per type. */
export function toTimeline(deadlines: readonly Deadline[], period: Period): TimelineModel {
	const known = period.connuJusquAu;
	const days = deadlines.flatMap(({ due, delivered }) => [due, delivered ?? due]);
	const starts = listMonths(
		min([...days, known, period.fin]),
		max([...days, known < period.debut ? period.fin : known]),
	);
	const place = toPlace(starts[0] ?? period.debut, starts.at(-1) ?? period.fin);
	const name = `${TITLE}, ${formatPeriodLabel(period.id)}`;
	return {
		lanes: DELIVERABLE_TYPES.flatMap(({ value, label }) => {
			const own = deadlines.filter(({ type }) => type === value);
			return own.length === 0 ? [] : [toLane(value, label, own, place)];
		}),
		months: starts.map((iso, index) => ({
			at: place(iso),
			label: formatMonthShort(iso),
			year: index === 0 || iso.slice(5, 7) === '01' ? iso.slice(0, 4) : '',
		})),
		cutOff: { at: place(known), label: `Connu jusqu’au ${formatDate(known)}` },
		states: [...new Set(deadlines.map(({ state }) => state))],
		...toState(deadlines, period),
		title: TITLE,
		subtitle: 'Livrables et réunions de la période, à la date de leur échéance et de leur remise',
		reading: readWorst(deadlines),
		population: null,
		alt: toAlt(name, [
			`${count(deadlines, 'a_temps')} à temps, ${count(deadlines, 'en_retard')} remis en retard, ${count(deadlines, 'manquant')} non remis`,
			capital(readWorst(deadlines)?.replace(/\.$/, '') ?? ''),
		]),
		table: toDeadlineTable(name, deadlines),
	};
}

function toState(
	deadlines: readonly Deadline[],
	period: Period,
): Pick<FigureWords, 'state' | 'message'> {
	if (deadlines.length > 0) return { state: 'trace', message: null };
	return period.debut > period.arrete
		? { state: 'apres_arrete', message: describeAfterCutOff(period) }
		: { state: 'vide', message: 'Aucun livrable attendu pour la période.' };
}

function toLane(
	id: string,
	label: string,
	deadlines: readonly Deadline[],
	place: (iso: string) => number,
): TimelineLane {
	const ends: number[] = [];
	const items = deadlines.map((one): TimelineItem => {
		const due = place(one.due);
		const delivered = one.delivered === null ? null : place(one.delivered);
		const from = Math.min(due, delivered ?? due);
		const free = ends.findIndex((end) => end + CLOSE < from);
		const level = free === -1 ? ends.length : free;
		ends[level] = Math.max(due, delivered ?? due);
		return { id: one.id, state: one.state, due, delivered, level };
	});
	return { id, label, items, levels: Math.max(1, ends.length) };
}

/** First days of the months that hold both days, one more at the end. */
function listMonths(from: string, to: string): readonly string[] {
	const starts = [`${from.slice(0, 7)}-01`];
	for (;;) {
		const last = starts.at(-1) ?? from;
		if (last > to) return starts;
		const month = Number(last.slice(5, 7)) % 12;
		const year = Number(last.slice(0, 4)) + (month === 0 ? 1 : 0);
		starts.push(`${year}-${String(month + 1).padStart(2, '0')}-01`);
	}
}

function toPlace(from: string, to: string): (iso: string) => number {
	const [start, end] = [Date.parse(from), Date.parse(to)];
	return (iso) => Math.min(1, Math.max(0, (Date.parse(iso) - start) / Math.max(1, end - start)));
}

function min(days: readonly string[]): string {
	return days.reduce((a, b) => (a < b ? a : b));
}

function max(days: readonly string[]): string {
	return days.reduce((a, b) => (a > b ? a : b));
}

function count(deadlines: readonly Deadline[], state: DeadlineState): number {
	return deadlines.filter((one) => one.state === state).length;
}

/** The missing one that has been due for longest, else the latest delivered. */
function readWorst(deadlines: readonly Deadline[]): string | null {
	const longest = (state: DeadlineState): Deadline | undefined =>
		deadlines
			.filter((one) => one.state === state)
			.reduce<Deadline | undefined>(
				(worst, one) => (worst === undefined || (one.days ?? 0) > (worst.days ?? 0) ? one : worst),
				undefined,
			);
	const missing = longest('manquant');
	const worst = missing ?? longest('en_retard');
	if (worst === undefined) return null;
	const name = `${worst.typeLabel.toLowerCase()} (${worst.about})`;
	return missing === undefined
		? `le livrable remis le plus tard après son échéance est «${NBSP}${name}${NBSP}», ${worst.gap}.`
		: `«${NBSP}${name}${NBSP}» était attendu le ${formatDate(worst.due)} et n’est pas remis, ${worst.gap}.`;
}
