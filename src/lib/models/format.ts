import type { Measure, Unit } from '../indicators/indicator.ts';

export * from './format-dates.ts';

/** A denominator of 0: the calculation has no object. */
export const NO_DENOMINATOR = '—';
/** A value that statistical secrecy covers. */
export const WITHHELD = 's.';
/** A value that no extract gives. */
export const UNKNOWN = 'nd';
export const NBSP = '\u00A0';
const MINUS = '\u2212';

const formats = new Map<number, Intl.NumberFormat>();

function getFormat(digits: number): Intl.NumberFormat {
	let format = formats.get(digits);
	if (format === undefined) {
		format = new Intl.NumberFormat('fr-FR', {
			minimumFractionDigits: digits,
			maximumFractionDigits: digits,
			signDisplay: 'negative',
		});
		formats.set(digits, format);
	}
	return format;
}

/**
 * « 31 114 », « 12,5 »: a number with a fixed count of decimals (0 by default). Thousands are parted by
 * U+00A0, because the fonts have no U+202F. Throws on what is not a finite number.
 */
export function formatNumber(n: number, digits = 0): string {
	if (!Number.isFinite(n)) throw new Error(`number: ${n}`);
	// A ratio such as 0,0325 × 100 falls a hair under its half: two of the fifteen digits are given up.
	const exact = Number(n.toPrecision(13));
	return getFormat(digits).format(exact).replaceAll('\u202F', NBSP).replace('-', MINUS);
}

export interface ValueOptions {
	/** Euros with cents: payments. */
	readonly cents?: boolean;
	/** `moyenne` gives one decimal to what is otherwise whole. */
	readonly measure?: Measure;
	/** Decimals, when neither the unit nor the measure decides. */
	readonly digits?: number;
}

/**
 * The value of a row as text, with its sign « % » or « € » but without the word of its unit; « — » for null.
 * `taux` is a share of 1, `jours` whole unless they are not or are a mean.
 */
export function formatValue(value: number | null, unit: Unit, options: ValueOptions = {}): string {
	if (value === null) return NO_DENOMINATOR;
	if (unit === 'taux') return formatPercent(value, options.digits ?? 1);
	if (unit === 'euros') return formatEuros(value, options.cents ?? false);
	return formatNumber(value, options.digits ?? decimalsOf(value, unit, options.measure));
}

function decimalsOf(value: number, unit: Unit, measure: Measure | undefined): number {
	if (unit === 'note' || measure === 'moyenne') return 1;
	return unit === 'jours' && Math.abs(value - Math.round(value)) > 1e-9 ? 1 : 0;
}

/** « 75,5 % » of a share of 1. */
export function formatPercent(share: number, digits = 1): string {
	return `${formatNumber(share * 100, digits)}${NBSP}%`;
}

/** « 31 114 € », or « 24 891,20 € » with cents. */
export function formatEuros(amount: number, cents = false): string {
	return `${formatNumber(amount, cents ? 2 : 0)}${NBSP}€`;
}

/** « 74 sur 98 ». */
export function formatFraction(numerator: number, denominator: number): string {
	return `${formatPlain(numerator)} sur ${formatPlain(denominator)}`;
}

/** A count, or half-days and marks when they are not whole. */
export function formatPlain(n: number): string {
	return formatNumber(n, Math.abs(n - Math.round(n)) > 1e-9 ? 1 : 0);
}

/** « 66 à 83 % » of two shares of 1. */
export function formatInterval(low: number, high: number): string {
	return `${formatNumber(low * 100)} à ${formatNumber(high * 100)}${NBSP}%`;
}

/** « ± 10 % » of a share of 1. */
export function formatTolerance(tolerance: number): string {
	return `±${NBSP}${formatNumber(tolerance * 100, Number.isInteger(round9(tolerance * 100)) ? 0 : 1)}${NBSP}%`;
}

function round9(n: number): number {
	return Math.round(n * 1e9) / 1e9;
}

/** « + 6 », « − 3 », « 0 »: a difference already written by `format`, with its sign apart. */
export function formatSigned(n: number, format: (absolute: number) => string): string {
	const text = format(Math.abs(n));
	if (text === format(0)) return text;
	return `${n > 0 ? '+' : MINUS}${NBSP}${text}`;
}

const UNIT_WORDS: Readonly<Record<Unit, readonly [one: string, many: string]>> = {
	personnes: ['personne', 'personnes'],
	orientations: ['orientation', 'orientations'],
	accompagnements: ['accompagnement', 'accompagnements'],
	contrats: ['contrat', 'contrats'],
	freins: ['frein', 'freins'],
	sorties: ['sortie', 'sorties'],
	actions: ['action', 'actions'],
	seances: ['séance', 'séances'],
	presences: ['présence', 'présences'],
	livrables: ['livrable', 'livrables'],
	jours: ['jour', 'jours'],
	note: ['sur 5', 'sur 5'],
	taux: ['', ''],
	euros: ['', ''],
};

/** « personne » up to 2, « personnes » from 2 on; empty where the value carries its sign. */
export function unitWord(unit: Unit, n: number): string {
	return UNIT_WORDS[unit][Math.abs(n) < 2 ? 0 : 1];
}

/** « avril, mai et novembre ». */
export function joinWords(words: readonly string[]): string {
	if (words.length < 2) return words.join('');
	return `${words.slice(0, -1).join(', ')} et ${words.at(-1) ?? ''}`;
}
