import type { Session } from '../indicators/details.ts';
import type { Period } from '../indicators/periods.ts';
import { getCategories } from '../schemas/schemas.ts';
import { formatDayOfYear, formatMonthShort } from './format.ts';
import { ENSEMBLE } from './index-rows.ts';

/** How a session ended: each has its own mark on the strip. */
export type SessionMark = 'tenue' | 'force_majeure' | 'annulee' | 'reportee';

const MARKS: Readonly<Record<string, SessionMark>> = {
	realisee: 'tenue',
	annulee_force_majeure: 'force_majeure',
	annulee: 'annulee',
	reportee: 'reportee',
};

/** The sessions of a period and a pôle, in the order of their dates. */
export function selectSessions(
	sessions: readonly Session[],
	period: Period,
	pole: string,
): readonly Session[] {
	return sessions.filter(
		({ annee, date, code_pole }) =>
			annee === period.exercice &&
			date >= period.debut &&
			date <= period.effectif &&
			(pole === ENSEMBLE || code_pole === pole),
	);
}

/** The mark of a session; a status of no vocabulary counts as cancelled. */
export function toSessionMark({ statut }: Session): SessionMark {
	return MARKS[statut] ?? 'annulee';
}

/** Whether the session was held. */
export function isHeld(session: Session): boolean {
	return toSessionMark(session) === 'tenue';
}

/** « Annulée, force majeure »: the status as the vocabulary says it. */
export function formatSessionStatus({ statut }: Session): string {
	if (statut === 'realisee') return 'Tenue';
	const known = getCategories('seances', 'statut').find(({ value }) => value === statut);
	return known?.label ?? statut;
}

/** « 14 janvier ». */
export function formatSessionDay({ date }: Session): string {
	return formatDayOfYear(date);
}

/** « 14 janv. », for a label of a chart. */
export function formatSessionShort({ date }: Session): string {
	const day = Number(date.slice(8, 10));
	return `${day === 1 ? '1er' : String(day)} ${formatMonthShort(date)}`;
}

/** Days of work that a session justifies; one that was not held justifies none. */
export function countDays(session: Session): {
	readonly information: number;
	readonly preparation: number;
} {
	if (!isHeld(session)) return { information: 0, preparation: 0 };
	return {
		information: session.demiJourneesInformation / 2,
		preparation: session.demiJourneesPreparation / 2,
	};
}
