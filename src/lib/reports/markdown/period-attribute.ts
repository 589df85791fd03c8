import { parsePeriod, type ParsedPeriod, type Period } from '../../indicators/periods.ts';
import type { Convention } from '../../schemas/schemas.ts';

/** What the periods of a report are reckoned from. */
export interface PeriodScope {
	readonly convention: Convention;
	readonly dateExtraction: string | null;
}

const RELATIVE = ['annee', 'annee-precedente', 'precedent', 'S1', 'S2', 'T1', 'T2', 'T3', 'T4'];
const ABSOLUTE = /^\d{4}(-(S[12]|T[1-4]|0[1-9]|1[0-2]))?$|^\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2}$/;

/** Whether the value of `periode=` can be read, whatever the agreement. */
export function isPeriodText(text: string): boolean {
	return RELATIVE.includes(text) || ABSOLUTE.test(text);
}

/** Whether the value names a period by itself, not one reckoned from that of the report. */
export function isAbsolutePeriod(text: string): boolean {
	return ABSOLUTE.test(text);
}

/** The period that `periode=` means in a report on `period`; a sentence where the agreement has none. */
export function resolvePeriod(text: string, period: Period, scope: PeriodScope): ParsedPeriod {
	const id = toPeriodId(text, period);
	return parsePeriod(id ?? text, scope.convention, scope.dateExtraction);
}

function toPeriodId(text: string, period: Period): string | null {
	if (text === 'annee') return String(period.exercice);
	if (text === 'annee-precedente') return String(period.exercice - 1);
	if (text === 'precedent') return toPreviousId(period.id);
	if (/^[ST]\d$/.test(text)) return `${period.id.slice(0, 4)}-${text}`;
	return text;
}

/** The period of the same length just before: `2020-S1` → `2019-S2`; null for one given day by day. */
export function toPreviousId(id: string): string | null {
	const match = /^(\d{4})(?:-(S|T)?(\d{1,2}))?$/.exec(id);
	if (match === null) return null;
	const [, year = '', letter = '', part] = match;
	const before = String(Number(year) - 1);
	if (part === undefined) return before;
	const count = letter === 'S' ? 2 : letter === 'T' ? 4 : 12;
	const rank = Number(part) - 1;
	const [inYear, number] = rank > 0 ? [year, rank] : [before, count];
	return letter === ''
		? `${inYear}-${String(number).padStart(2, '0')}`
		: `${inYear}-${letter}${number}`;
}
