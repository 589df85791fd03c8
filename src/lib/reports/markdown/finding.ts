import { NBSP } from '../../models/format.ts';

/** Where something stands in a report, from 1. */
export interface Place {
	readonly line: number;
	readonly column: number;
}

/** What is wrong in a report: an error keeps it from being handed in, a warning does not. */
export interface ReportFinding extends Place {
	/** Name of the file: `rapport-annuel-information.md`. */
	readonly file: string;
	readonly severity: 'erreur' | 'avertissement';
	/** A French sentence: what, and how to mend it. */
	readonly message: string;
}

/** A text that people wrote, as it may be repeated in a message: short, on one line. */
export function quote(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return `«${NBSP}${line.length > 60 ? `${line.slice(0, 60)}…` : line}${NBSP}»`;
}

/** « Le plus proche : taux_accueil. », or all that is allowed where nothing is near. */
export function suggest(nearest: string | null, allowed: readonly string[]): string {
	if (nearest !== null) return `Le plus proche${NBSP}: ${nearest}.`;
	const most = 12;
	const list = allowed.slice(0, most).join(', ');
	return `Possibles${NBSP}: ${list}${allowed.length > most ? '…' : ''}.`;
}
