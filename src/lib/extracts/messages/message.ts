import type { Severity } from '../finding.ts';
import type { Place } from '../collector.ts';

/** What a rule met at one place. */
export interface Occurrence {
	readonly place: Place;
	/** First rows, as numbered in the file. */
	readonly rows: readonly number[];
	readonly count: number;
	/** What was expected, in French. */
	readonly expected?: string | undefined;
	/** First distinct details; never the content of a cell that may name a person. */
	readonly details: readonly string[];
}

export interface MessageDefinition {
	readonly severity: Severity;
	readonly message: (occurrence: Occurrence) => string;
	readonly advice: (occurrence: Occurrence) => string;
}

/** A rule; `says` comes after the place where it was met. */
export function define(
	severity: Severity,
	says: string | ((occurrence: Occurrence) => string),
	advice: string | ((occurrence: Occurrence) => string),
): MessageDefinition {
	return {
		severity,
		message: (occurrence) => `${formatPlace(occurrence)} : ${resolve(says, occurrence)}`,
		advice: (occurrence) => resolve(advice, occurrence),
	};
}

function resolve(text: string | ((occurrence: Occurrence) => string), met: Occurrence): string {
	return typeof text === 'string' ? text : text(met);
}

/** `contrats.csv, ligne 12, colonne « date_fin »`. */
function formatPlace({ place, rows, count }: Occurrence): string {
	const parts = [place.file ?? place.table ?? 'Ensemble des fichiers'];
	if (rows.length > 0) parts.push(formatRows(rows, count));
	if (place.column !== undefined) parts.push(`colonne « ${place.column} »`);
	return parts.join(', ');
}

function formatRows(rows: readonly number[], count: number): string {
	if (count === 1) return `ligne ${String(rows[0])}`;
	if (count > rows.length) return `${formatCount(count)} lignes (d'abord ${rows.join(', ')})`;
	return `lignes ${joinFrench(rows.map(String))}`;
}

/** `a, b et c`. */
export function joinFrench(items: readonly string[]): string {
	if (items.length < 2) return items.join('');
	return `${items.slice(0, -1).join(', ')} et ${items.at(-1) ?? ''}`;
}

/** A whole number with narrow no-break spaces between thousands. */
export function formatCount(count: number): string {
	return String(count).replace(/\B(?=(?:\d{3})+$)/g, '\u202f');
}

/** The text with curly apostrophes and no-break spaces where French sets them. */
export function typeset(text: string): string {
	return text
		.replaceAll("'", '’')
		.replaceAll('« ', '«\u00a0')
		.replace(/ ([:;?!%€»])/g, '\u00a0$1');
}
