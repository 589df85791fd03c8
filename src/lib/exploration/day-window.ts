import { countDays } from '../indicators/calendar.ts';
import { parsePeriod, type Period } from '../indicators/periods.ts';
import type { Convention } from '../schemas/schemas.ts';
import type { DayWindow } from './cube.ts';

const PARAMETER = 'jours';

/** The days that an address limits a period to; without, or where they do not lie in it, the period, and why. */
export function readWindow(
	params: URLSearchParams,
	period: Period,
	convention: Convention,
	dateExtraction: string | null,
): { readonly period: Period; readonly notice: string } {
	const text = params.get(PARAMETER);
	if (text === null) return { period, notice: '' };
	const parsed = parsePeriod(text, convention, dateExtraction);
	const isInside =
		text.includes('..') &&
		parsed.ok &&
		parsed.period.debut >= period.debut &&
		parsed.period.fin <= period.fin;
	if (isInside) return { period: parsed.period, notice: '' };
	return {
		period,
		notice:
			'Les jours de l’adresse ne sont pas dans la période choisie\u00A0: toute la période est affichée.',
	};
}

/** The parameters with the days of a window; the whole period takes none. */
export function writeWindow(
	params: URLSearchParams,
	days: { readonly debut: string; readonly fin: string } | null,
): URLSearchParams {
	const next = new URLSearchParams(params);
	if (days === null) next.delete(PARAMETER);
	else next.set(PARAMETER, `${days.debut}..${days.fin}`);
	return next;
}

/** The days of a period, counted from the first day of its exercise, up to the last one known. */
export function toDayWindow(
	{ debut, effectif }: Pick<Period, 'debut' | 'effectif'>,
	first: string,
	dayCount: number,
): DayWindow {
	return { from: countDays(first, debut), to: Math.min(dayCount - 1, countDays(first, effectif)) };
}
