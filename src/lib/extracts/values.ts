/** A value read from text: `converted` says that the text was not in the form of the model. */
export type Read<T> =
	| { readonly ok: true; readonly value: T; readonly converted: boolean }
	| { readonly ok: false; readonly problem: ValueProblem };

export type ValueProblem =
	| 'date-illisible'
	| 'date-impossible'
	| 'date-annee-courte'
	| 'date-hors-limites'
	| 'date-avec-heure'
	| 'nombre-illisible'
	| 'booleen-illisible';

const DAY_MS = 86_400_000;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const ISO_DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)Z?$/;
const FRENCH_DATE = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/;
const SHORT_YEAR_DATE = /^\d{1,2}([/-])\d{1,2}\1\d{2}$/;

/** Days since 1970-01-01 of a date in ISO or day-first French form; a time other than midnight is refused. */
export function readDate(text: string): Read<number> {
	const iso = ISO_DATE.exec(text);
	if (iso !== null) return readDay(Number(iso[1]), Number(iso[2]), Number(iso[3]), false);
	const french = FRENCH_DATE.exec(text);
	if (french !== null)
		return readDay(Number(french[4]), Number(french[3]), Number(french[1]), true);
	const timed = ISO_DATE_TIME.exec(text);
	if (timed !== null) {
		if (/[1-9]/.test(timed[4] ?? '')) return { ok: false, problem: 'date-avec-heure' };
		return readDay(Number(timed[1]), Number(timed[2]), Number(timed[3]), true);
	}
	if (SHORT_YEAR_DATE.test(text)) return { ok: false, problem: 'date-annee-courte' };
	return { ok: false, problem: 'date-illisible' };
}

/** Days since 1970-01-01 of a moment that must be midnight UTC, as typed files carry dates. */
export function readInstant(date: Date): Read<number> {
	const time = date.getTime();
	if (Number.isNaN(time)) return { ok: false, problem: 'date-illisible' };
	if (time % DAY_MS !== 0) return { ok: false, problem: 'date-avec-heure' };
	return readDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), false);
}

function readDay(year: number, month: number, day: number, converted: boolean): Read<number> {
	if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
		return { ok: false, problem: 'date-impossible' };
	}
	if (year < FIRST_YEAR || year > LAST_YEAR) return { ok: false, problem: 'date-hors-limites' };
	return { ok: true, value: Date.UTC(year, month - 1, day) / DAY_MS, converted };
}

function daysInMonth(year: number, month: number): number {
	return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** ISO text of days since 1970-01-01. */
export function toIsoDate(days: number): string {
	return new Date(days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day `months` later, or the last day of that month when it is shorter (as SQL intervals do). */
export function addMonths(days: number, months: number): number {
	const date = new Date(days * DAY_MS);
	const month = date.getUTCMonth() + months;
	const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
	return Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), last)) / DAY_MS;
}

const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;
const FRENCH_NUMBER = /^-?(?:\d+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?:[.,]\d+)?$/;

/** A finite number: decimal point or comma, thousands parted by a space; never a guess on `1.234,5`. */
export function readNumber(text: string): Read<number> {
	const isPlain = PLAIN_NUMBER.test(text);
	if (!isPlain && !FRENCH_NUMBER.test(text)) return { ok: false, problem: 'nombre-illisible' };
	const value = Number(isPlain ? text : text.replace(/[ \u00a0\u202f]/g, '').replace(',', '.'));
	if (!Number.isFinite(value)) return { ok: false, problem: 'nombre-illisible' };
	// `-0` would be another value than 0 for `Object.is`, though it is the same amount.
	return { ok: true, value: value === 0 ? 0 : value, converted: !isPlain };
}

const TRUE_WORDS = new Set(['true', 'vrai', 'oui', 'o', '1']);
const FALSE_WORDS = new Set(['false', 'faux', 'non', 'n', '0']);

/** A boolean from `true/false`, `vrai/faux`, `oui/non`, `o/n` or `1/0`, in any case. */
export function readBoolean(text: string): Read<boolean> {
	if (text === 'true') return { ok: true, value: true, converted: false };
	if (text === 'false') return { ok: true, value: false, converted: false };
	const word = text.toLowerCase();
	if (TRUE_WORDS.has(word)) return { ok: true, value: true, converted: true };
	if (FALSE_WORDS.has(word)) return { ok: true, value: false, converted: true };
	return { ok: false, problem: 'booleen-illisible' };
}
