import { lastDayOfMonth } from '../indicators/calendar.ts';
import type { Session } from '../indicators/details.ts';
import type { Period } from '../indicators/periods.ts';
import { capital } from './bars-words.ts';
import { describeAfterCutOff } from './cell.ts';
import { toAlt, type FigureWords } from './figure.ts';
import { formatMonthName, formatMonthShort, formatPeriodLabel, joinWords, NBSP } from './format.ts';
import { isHeld, toSessionMark, type SessionMark } from './sessions.ts';
import { toTextCell, type TableModel } from './table.ts';

/** One session on the strip. */
export interface SessionTile {
	readonly id: string;
	readonly mark: SessionMark;
	/** Number present, empty where the session was not held. */
	readonly text: string;
}

/** A month of the strip. */
export interface SessionMonth {
	/** First day. */
	readonly id: string;
	readonly label: string;
	/** Whether the agreement holds sessions in that month. */
	readonly isOpen: boolean;
	/** Whether the month begins after the cut-off. */
	readonly isToCome: boolean;
	readonly tiles: readonly SessionTile[];
}

/** The sessions of a period month by month. */
export interface SessionStripModel extends FigureWords {
	readonly months: readonly SessionMonth[];
	/** The marks that are drawn, in words. */
	readonly key: readonly { readonly mark: SessionMark; readonly label: string }[];
}

export interface SessionStripOptions {
	readonly period: Period;
	/** « ensemble des pôles », « Grand Valentinois ». */
	readonly where: string;
	/** Months with sessions, 1 to 12. */
	readonly openMonths: readonly number[];
}

const KEY: Readonly<Record<SessionMark, string>> = {
	tenue: 'Tenue, et nombre de présents',
	force_majeure: 'Annulée pour force majeure',
	annulee: 'Annulée',
	reportee: 'Reportée',
};

const TITLE = 'Les séances mois par mois';

/** Each session of a period in its month; months that are closed or to come say so. */
export function toSessionStrip(
	sessions: readonly Session[],
	{ period, where, openMonths }: SessionStripOptions,
): SessionStripModel {
	const months = listMonthStarts(period).map((id): SessionMonth => {
		const own = sessions.filter(({ date }) => date.slice(0, 7) === id.slice(0, 7));
		return {
			id,
			label: formatMonthShort(id),
			isOpen: openMonths.includes(Number(id.slice(5, 7))),
			isToCome: id > period.arrete,
			tiles: own.map((session) => ({
				id: session.id,
				mark: toSessionMark(session),
				text: isHeld(session) ? String(session.presents) : '',
			})),
		};
	});
	const drawn = new Set(sessions.map(toSessionMark));
	const name = `${TITLE}, ${where}, ${formatPeriodLabel(period.id)}`;
	const missed = describeMissed(months, period);
	return {
		months,
		key: (Object.keys(KEY) as SessionMark[])
			.filter((mark) => drawn.has(mark))
			.map((mark) => ({ mark, label: KEY[mark] })),
		...toState(sessions, period),
		title: TITLE,
		subtitle: `Un carré par séance, ${where}, ${formatPeriodLabel(period.id)}`,
		reading: missed,
		population: null,
		alt: toAlt(name, [
			`${sessions.filter(isHeld).length} séances tenues sur ${sessions.length} datées de la période`,
			missed === null ? null : capital(missed.replace(/\.$/, '')),
		]),
		table: toTable(name, months, sessions),
	};
}

function toState(
	sessions: readonly Session[],
	period: Period,
): Pick<FigureWords, 'state' | 'message'> {
	if (sessions.length > 0) return { state: 'trace', message: null };
	return period.debut > period.arrete
		? { state: 'apres_arrete', message: describeAfterCutOff(period) }
		: { state: 'vide', message: 'Aucune séance sur la période.' };
}

function listMonthStarts(period: Period): readonly string[] {
	const starts: string[] = [];
	let first = `${period.debut.slice(0, 7)}-01`;
	while (first <= period.fin) {
		starts.push(first);
		const next = Number(first.slice(5, 7)) % 12;
		const year = Number(first.slice(0, 4)) + (next === 0 ? 1 : 0);
		first = `${year}-${String(next + 1).padStart(2, '0')}-01`;
	}
	return starts;
}

/** Open months over at the cut-off in which no session was held. */
function describeMissed(months: readonly SessionMonth[], period: Period): string | null {
	const missed = months.filter(
		({ id, isOpen, tiles }) =>
			isOpen &&
			id >= period.debut &&
			lastDayOfMonth(id) <= period.effectif &&
			!tiles.some(({ mark }) => mark === 'tenue'),
	);
	const names = joinWords(missed.map(({ id }) => formatMonthName(id)));
	if (missed.length === 0) return null;
	return `mois ouverts sans séance tenue${NBSP}: ${names}.`;
}

function toTable(
	caption: string,
	months: readonly SessionMonth[],
	sessions: readonly Session[],
): TableModel {
	const count = (n: number) => toTextCell(String(n), n);
	const cellsOf = (own: readonly Session[]) => {
		const held = own.filter(isHeld);
		return [
			count(held.length),
			count(own.length - held.length),
			count(held.reduce((sum, { presents }) => sum + presents, 0)),
		];
	};
	return {
		caption,
		columns: [
			{ id: 'mois', label: 'Mois', align: 'texte' },
			{ id: 'tenues', label: 'Séances tenues', align: 'nombre' },
			{ id: 'autres', label: 'Reportées ou annulées', align: 'nombre' },
			{ id: 'presents', label: 'Présents', align: 'nombre' },
			{ id: 'ouvert', label: 'Mois', align: 'texte' },
		],
		rows: [
			...months.map(({ id, isOpen }) => ({
				id,
				label: formatPeriodLabel(id.slice(0, 7)),
				isTotal: false,
				cells: [
					...cellsOf(sessions.filter(({ date }) => date.slice(0, 7) === id.slice(0, 7))),
					toTextCell(isOpen ? 'ouvert' : 'fermé'),
				],
			})),
			{ id: 'total', label: 'Total', isTotal: true, cells: [...cellsOf(sessions), toTextCell('')] },
		],
	};
}
