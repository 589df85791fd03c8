const MONTHS = [
	'janvier',
	'février',
	'mars',
	'avril',
	'mai',
	'juin',
	'juillet',
	'août',
	'septembre',
	'octobre',
	'novembre',
	'décembre',
] as const;

const SHORT_MONTHS = [
	'janv.',
	'févr.',
	'mars',
	'avr.',
	'mai',
	'juin',
	'juil.',
	'août',
	'sept.',
	'oct.',
	'nov.',
	'déc.',
] as const;

interface Day {
	readonly year: string;
	readonly month: number;
	readonly day: number;
}

/** A day is read as text, never as a `Date`: no time zone can move it. */
function readDay(iso: string): Day {
	const match = /^(\d{4})-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/.exec(iso);
	if (match === null) throw new Error(`date: ${iso.slice(0, 20)}`);
	return { year: match[1] ?? '', month: Number(match[2]), day: Number(match[3]) };
}

function monthName(month: number): string {
	return MONTHS[month - 1] ?? '';
}

function ordinal(n: number): string {
	return n === 1 ? '1er' : `${n}e`;
}

function dayNumber(day: number): string {
	return day === 1 ? '1er' : String(day);
}

/** « 31 décembre 2020 », « 1er janvier 2020 ». Throws on anything but an ISO day. */
export function formatDate(iso: string): string {
	const { year, month, day } = readDay(iso);
	return `${dayNumber(day)} ${monthName(month)} ${year}`;
}

/** « 31 décembre », without the year. */
export function formatDayOfYear(iso: string): string {
	const { month, day } = readDay(iso);
	return `${dayNumber(day)} ${monthName(month)}`;
}

/** « du 1er janvier au 30 juin 2020 », the year said once when both days share it. */
export function formatDateRange(debut: string, fin: string): string {
	if (debut === fin) return `le ${formatDate(fin)}`;
	const first = readDay(debut);
	const last = readDay(fin);
	if (first.year !== last.year) return `du ${formatDate(debut)} au ${formatDate(fin)}`;
	if (first.month !== last.month) return `du ${formatDayOfYear(debut)} au ${formatDate(fin)}`;
	return `du ${dayNumber(first.day)} au ${formatDate(fin)}`;
}

/** « janv. », « févr. », « mars »: the month of an ISO day or of a period `AAAA-MM`. */
export function formatMonthShort(iso: string): string {
	const name = SHORT_MONTHS[Number(iso.slice(5, 7)) - 1];
	if (name === undefined) throw new Error(`month: ${iso.slice(0, 20)}`);
	return name;
}

/** « juin »: the month of an ISO day or of a period `AAAA-MM`. */
export function formatMonthName(iso: string): string {
	const name = MONTHS[Number(iso.slice(5, 7)) - 1];
	if (name === undefined) throw new Error(`month: ${iso.slice(0, 20)}`);
	return name;
}

type ReadPeriod =
	| { readonly kind: 'year'; readonly year: string }
	| { readonly kind: 'part'; readonly year: string; readonly part: string }
	| { readonly kind: 'month'; readonly year: string; readonly month: string }
	| { readonly kind: 'range'; readonly debut: string; readonly fin: string };

function readPeriod(id: string): ReadPeriod {
	const match = /^(\d{4})(?:-(?:S([12])|T([1-4])|(0[1-9]|1[0-2])))?$/.exec(id);
	if (match !== null) {
		const [, year = '', semester, quarter, month] = match;
		if (semester !== undefined)
			return { kind: 'part', year, part: `${ordinal(Number(semester))} semestre` };
		if (quarter !== undefined)
			return { kind: 'part', year, part: `${ordinal(Number(quarter))} trimestre` };
		if (month !== undefined) return { kind: 'month', year, month: monthName(Number(month)) };
		return { kind: 'year', year };
	}
	const [debut = '', fin = ''] = id.split('..');
	readDay(debut);
	readDay(fin);
	return { kind: 'range', debut, fin };
}

/** A period as a label: « 2020 », « 2020, 1er semestre », « mai 2020 ». Throws on an unknown form. */
export function formatPeriodLabel(id: string): string {
	const period = readPeriod(id);
	if (period.kind === 'year') return period.year;
	if (period.kind === 'part') return `${period.year}, ${period.part}`;
	if (period.kind === 'month') return `${period.month} ${period.year}`;
	return formatDateRange(period.debut, period.fin);
}

/** A period in a sentence: « en 2020 », « au 1er semestre 2020 », « en mai 2020 ». */
export function formatPeriodIn(id: string): string {
	const period = readPeriod(id);
	if (period.kind === 'year') return `en ${period.year}`;
	if (period.kind === 'part') return `au ${period.part} ${period.year}`;
	if (period.kind === 'month') return `en ${period.month} ${period.year}`;
	return formatDateRange(period.debut, period.fin);
}

/** A period after « par rapport »: « à 2019 », « au 1er semestre 2020 », « à mai 2020 ». */
export function formatPeriodTo(id: string): string {
	const period = readPeriod(id);
	if (period.kind === 'year') return `à ${period.year}`;
	if (period.kind === 'part') return `au ${period.part} ${period.year}`;
	if (period.kind === 'month') return `à ${period.month} ${period.year}`;
	return `à la période ${formatDateRange(period.debut, period.fin)}`;
}

export interface TextPart {
	readonly text: string;
	/** Whether the part is the ending of an ordinal, set above the line. */
	readonly superscript: boolean;
}

/** A text cut so that the endings of « 1er » and « 2e » may be set as superscripts. */
export function splitOrdinals(text: string): readonly TextPart[] {
	return text
		.split(/(?<=\b\d{1,2})(er|e)\b/)
		.map((part, index) => ({ text: part, superscript: index % 2 === 1 }))
		.filter((part) => part.text !== '');
}

/** « de mars », « d’avril »: the month of an ISO day or of a period `AAAA-MM`. */
export function formatOfMonth(iso: string): string {
	const name = formatMonthName(iso);
	return /^[ao]/.test(name) ? `d’${name}` : `de ${name}`;
}
