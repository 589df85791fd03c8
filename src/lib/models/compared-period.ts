import { addDays, lastDayOfMonth, countDays } from '../indicators/calendar.ts';
import { listStandardPeriods, parsePeriod, type Period } from '../indicators/periods.ts';
import type { Convention } from '../schemas/schemas.ts';
import {
	formatDate,
	formatDateRange,
	formatPeriodIn,
	formatPeriodLabel,
	formatPeriodTo,
	NBSP,
} from './format.ts';

/** The period before, the same one a year before, or the exercise from its first day. */
export type ComparisonKind = 'precedente' | 'annee' | 'exercice';

/** The kinds of comparison, in the order in which they are offered. */
export const COMPARISON_KINDS: readonly ComparisonKind[] = ['precedente', 'annee', 'exercice'];

/** The other period, or a French sentence that says why there is none. */
export type ComparedPeriod =
	{ readonly ok: true; readonly period: Period } | { readonly ok: false; readonly message: string };

type Scope = { readonly convention: Convention; readonly dateExtraction: string | null };

/**
 * The period that a comparison sets beside the one shown. A year before, a period that is not over is cut
 * on the same day; the exercise to date goes from its first day to the last day of the period shown.
 */
export function findComparedPeriod(
	kind: ComparisonKind,
	period: Period,
	scope: Scope,
): ComparedPeriod {
	if (kind === 'exercice') return findToDate(period, scope);
	const bounds = kind === 'annee' ? toYearBefore(period) : toPrevious(period, scope);
	const text = bounds === null ? String(period.exercice - 1) : bounds.join('..');
	const parsed = parsePeriod(text, scope.convention, scope.dateExtraction);
	if (parsed.ok) return { ok: true, period: toStandard(parsed.period, scope) };
	const range = bounds === null ? `avant ${period.exercice}` : formatDateRange(...bounds);
	return {
		ok: false,
		message: `Comparaison impossible${NBSP}: la convention n’a pas d’exercice ${range}.`,
	};
}

function findToDate(period: Period, scope: Scope): ComparedPeriod {
	const exercice = scope.convention.exercices.find(({ annee }) => annee === period.exercice);
	if (exercice === undefined) throw new Error(`exercise: ${period.exercice}`);
	if (period.debut === exercice.date_debut) {
		return {
			ok: false,
			message: `Sans comparaison${NBSP}: la période affichée commence avec l’exercice, elle est donc l’exercice à ce jour.`,
		};
	}
	const text = `${exercice.date_debut}..${period.fin}`;
	const parsed = parsePeriod(text, scope.convention, scope.dateExtraction);
	if (!parsed.ok) throw new Error(`period: ${text}`);
	return { ok: true, period: toStandard(parsed.period, scope) };
}

/** First and last day a year before; null for a whole year, whose exercise before is meant. */
function toYearBefore(period: Period): readonly [debut: string, fin: string] | null {
	const isCut = period.effectif < period.fin && period.debut <= period.arrete;
	if (/^\d{4}$/.test(period.id) && !isCut) return null;
	return [shiftYear(period.debut), shiftYear(isCut ? period.effectif : period.fin)];
}

/** The same day a year before; the last of February stays the last of February. */
function shiftYear(iso: string): string {
	const day = `${Number(iso.slice(0, 4)) - 1}${iso.slice(4)}`;
	return iso === lastDayOfMonth(iso) || day > lastDayOfMonth(`${day.slice(0, 8)}01`)
		? lastDayOfMonth(`${day.slice(0, 8)}01`)
		: day;
}

/** First and last day of the period of the same length before; null for a whole year. */
function toPrevious(
	period: Period,
	{ convention }: Scope,
): readonly [debut: string, fin: string] | null {
	const exercice = convention.exercices.find(({ annee }) => annee === period.exercice);
	if (period.debut === exercice?.date_debut && period.fin === exercice.date_fin) return null;
	const fin = addDays(period.debut, -1);
	const months = countWholeMonths(period);
	if (months === 0) return [addDays(fin, -countDays(period.debut, period.fin)), fin];
	return [shiftMonths(period.debut, -months), fin];
}

/** Months of a period that begins and ends with one; 0 for any other. */
function countWholeMonths({ debut, fin }: Period): number {
	if (!debut.endsWith('-01') || fin !== lastDayOfMonth(fin)) return 0;
	return toMonthNumber(fin) - toMonthNumber(debut) + 1;
}

function toMonthNumber(iso: string): number {
	return Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;
}

function shiftMonths(iso: string, count: number): string {
	const month = toMonthNumber(iso) + count;
	return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

/** The same period by its short name where it has one: its figures are computed already. */
function toStandard(period: Period, { convention, dateExtraction }: Scope): Period {
	const standard = listStandardPeriods(convention, period.exercice, dateExtraction);
	return standard.find(({ debut, fin }) => debut === period.debut && fin === period.fin) ?? period;
}

/** After « par rapport »: « à 2019 », « au 1er semestre 2020 », « à l’exercice à ce jour ». */
export function formatComparedTo(kind: ComparisonKind, other: Period): string {
	return kind === 'exercice' ? 'à l’exercice à ce jour' : formatPeriodTo(other.id);
}

/** In a sentence: « en 2019 », « depuis le 1er janvier 2020 ». */
export function formatComparedIn(kind: ComparisonKind, other: Period): string {
	return kind === 'exercice' ? `depuis le ${formatDate(other.debut)}` : formatPeriodIn(other.id);
}

/** As a label: « 2019 », « 2020, 1er semestre », « exercice à ce jour ». */
export function formatComparedLabel(kind: ComparisonKind, other: Period): string {
	return kind === 'exercice' ? 'exercice à ce jour' : formatPeriodLabel(other.id);
}
