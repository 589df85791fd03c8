import type { Session } from '../indicators/details.ts';
import type { Period } from '../indicators/periods.ts';
import { describeAfterCutOff } from './cell.ts';
import { toAlt, type FigureWords } from './figure.ts';
import {
	formatFraction,
	formatPercent,
	formatPeriodLabel,
	NBSP,
	NO_DENOMINATOR,
} from './format.ts';
import { formatSessionDay, formatSessionShort, isHeld } from './sessions.ts';
import { toTextCell, type TableModel } from './table.ts';

/** A session held: how many were invited, how many came. */
export interface AttendanceRow {
	readonly id: string;
	/** « 14 janv. ». */
	readonly label: string;
	readonly invited: number;
	readonly present: number;
	/** « 10 sur 19 ». */
	readonly lead: string;
	/** « 52,6 % ». */
	readonly aside: string;
}

export interface AttendanceModel extends FigureWords {
	readonly rows: readonly AttendanceRow[];
}

/** More sessions than this cannot be read one by one: the last ones are drawn, all are in the table. */
const MOST_ROWS = 40;
const TITLE = 'Invités et présents, séance par séance';

/** Invited and present, for each session held of those given. */
export function toAttendance(
	sessions: readonly Session[],
	{ period, where }: { readonly period: Period; readonly where: string },
): AttendanceModel {
	const held = sessions.filter(isHeld);
	const rows = held.slice(-MOST_ROWS).map(toRow);
	const name = `${TITLE}, ${where}, ${formatPeriodLabel(period.id)}`;
	const [best, least] = findEnds(rows);
	return {
		rows,
		...(held.length > 0
			? { state: 'trace', message: null }
			: period.debut > period.arrete
				? { state: 'apres_arrete', message: describeAfterCutOff(period) }
				: { state: 'vide', message: 'Aucune séance tenue sur la période.' }),
		title: TITLE,
		subtitle: `Nombre de personnes, ${where}${NBSP}; anneau${NBSP}: invitées, disque${NBSP}: présentes`,
		reading:
			best === undefined
				? null
				: `${best.label === '' ? '' : `le ${best.label}, `}${best.present} personnes sont venues sur ${best.invited} invitées.`,
		population:
			held.length > rows.length
				? `les ${rows.length} dernières séances tenues, sur ${held.length}${NBSP}; toutes sont dans le tableau.`
				: null,
		alt: toAlt(name, [
			best === undefined || least === undefined
				? null
				: `De ${least.lead} (${least.label}) à ${best.lead} (${best.label})`,
		]),
		table: toTable(name, held),
	};
}

function toRow(session: Session): AttendanceRow {
	const { id, invites, presents } = session;
	return {
		id,
		label: formatSessionShort(session),
		invited: invites,
		present: presents,
		lead: formatFraction(presents, invites),
		aside: formatShare(presents, invites),
	};
}

function formatShare(presents: number, invites: number): string {
	return invites === 0 ? NO_DENOMINATOR : formatPercent(presents / invites);
}

/** The sessions with the greatest and the least share of their invited present. */
function findEnds(rows: readonly AttendanceRow[]): readonly (AttendanceRow | undefined)[] {
	const sorted = rows
		.filter(({ invited }) => invited > 0)
		.sort((a, b) => b.present / b.invited - a.present / a.invited);
	return [sorted[0], sorted.at(-1)];
}

function toTable(caption: string, held: readonly Session[]): TableModel {
	const cells = (invites: number, presents: number) => [
		toTextCell(String(invites), invites),
		toTextCell(String(presents), presents),
		toTextCell(formatShare(presents, invites), invites === 0 ? null : presents / invites),
	];
	const add = (read: (session: Session) => number): number =>
		held.reduce((sum, session) => sum + read(session), 0);
	return {
		caption,
		columns: [
			{ id: 'date', label: 'Séance du', align: 'texte' },
			{ id: 'invites', label: 'Invités', align: 'nombre' },
			{ id: 'presents', label: 'Présents', align: 'nombre' },
			{ id: 'taux', label: 'Part', align: 'nombre' },
		],
		rows: [
			...held.map((session) => ({
				id: session.id,
				label: formatSessionDay(session),
				isTotal: false,
				cells: cells(session.invites, session.presents),
			})),
			{
				id: 'total',
				label: 'Ensemble',
				isTotal: true,
				cells: cells(
					add(({ invites }) => invites),
					add(({ presents }) => presents),
				),
			},
		],
	};
}
