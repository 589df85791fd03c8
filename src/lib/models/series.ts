import type { Indicator } from '../indicators/indicator.ts';
import { addDays, lastDayOfMonth, wholeMonths } from '../indicators/calendar.ts';
import type { Period } from '../indicators/periods.ts';
import { toCell, type Cell } from './cell.ts';
import { toFigureState, type FigureWords } from './figure.ts';
import { formatMonthShort, formatPeriodLabel } from './format.ts';
import { ENSEMBLE, type PoleName, type RowLookup } from './index-rows.ts';
import { describeSeries } from './series-words.ts';
import { describeTargetWithTolerance, toBand, type TargetRule } from './target.ts';

/** First and last day of an exercise, ISO days. */
export interface Span {
	readonly date_debut: string;
	readonly date_fin: string;
}

/** A month of a line, or the months since the first one. */
export interface SeriesPoint {
	readonly periode: string;
	/** Last day counted: the end of the month, or the cut-off if it comes first. */
	readonly jusquAu: string;
	/** « janv. ». */
	readonly label: string;
	readonly cell: Cell;
}

/** A target drawn across the plot, in the unit of the values. */
export interface SeriesTarget {
	readonly value: number;
	readonly band: readonly [low: number, high: number] | null;
	/** « Cible : environ 100 (tolérance ± 10 %) ». */
	readonly label: string;
}

/** A context event of the configuration; `from`, `to` count months from the first point. */
export interface SeriesEvent {
	readonly label: string;
	readonly from: number;
	readonly to: number;
}

/** The months of another exercise, in the places of those that are shown. */
export interface EarlierSeries {
	/** « 2019 ». */
	readonly label: string;
	readonly points: readonly SeriesPoint[];
}

export interface SeriesModel extends FigureWords {
	readonly kind: 'cumul' | 'mensuel';
	readonly unit: Indicator['unit'];
	/** Whether months are counts of what happened in them: columns, not a line. */
	readonly isFlow: boolean;
	/** Only the months already begun at the cut-off. */
	readonly points: readonly SeriesPoint[];
	/** Labels of all the months of the exercise: the axis does not end at the cut-off. */
	readonly months: readonly string[];
	/** The same months of another exercise; null where nothing is compared. */
	readonly earlier: EarlierSeries | null;
	readonly target: SeriesTarget | null;
	/** « 98 personnes accompagnées », at the end of the line. */
	readonly endLabel: string | null;
	readonly events: readonly SeriesEvent[];
}

export interface SeriesOptions {
	readonly exercice: Span;
	/** The whole exercise: its row carries the target. */
	readonly period: Period;
	readonly kind: SeriesModel['kind'];
	readonly pole?: string;
	readonly poles?: readonly PoleName[];
	readonly rule?: TargetRule;
	/** The exercise to set beside, and the whole of it as a period. */
	readonly earlier?: { readonly exercice: Span; readonly period: Period };
	readonly events?: readonly {
		readonly debut: string;
		readonly fin: string;
		readonly label: string;
	}[];
}

/**
 * Ids `AAAA-MM-JJ..AAAA-MM-JJ` of the periods from the first day of an exercise to the end of each of its
 * months; the last one is the whole exercise. Distinct persons of months do not add up, so that a
 * cumulated line needs these periods computed.
 */
export function cumulativePeriodIds(exercice: Span): string[] {
	return listMonths(exercice).map(([, last]) => `${exercice.date_debut}..${last}`);
}

/** First and last day of each month, the first and the last cut by the exercise. */
function listMonths(exercice: Span): readonly (readonly [string, string])[] {
	const first = `${exercice.date_debut.slice(0, 7)}-01`;
	return wholeMonths(first, lastDayOfMonth(exercice.date_fin)).map(([debut, fin]) => [
		debut < exercice.date_debut ? exercice.date_debut : debut,
		fin > exercice.date_fin ? exercice.date_fin : fin,
	]);
}

/** The months of an exercise as a line: cumulated since its first day, or each on its own. */
export function toSeries(
	lookup: RowLookup,
	indicator: Indicator,
	options: SeriesOptions,
): SeriesModel {
	const { exercice, period, kind } = options;
	const points = toPoints(lookup, indicator, options);
	const earlier = toEarlier(lookup, indicator, options);
	const target = kind === 'cumul' ? toTarget(lookup, indicator, options) : null;
	const state = toFigureState(
		points.map(({ cell }) => cell.state),
		period,
		'Aucune donnée sur la période.',
	);
	return {
		kind,
		unit: indicator.unit,
		isFlow: kind === 'mensuel' && indicator.measure === 'compte',
		points,
		months: listMonths(exercice).map(([, last]) => formatMonthShort(last)),
		earlier,
		target,
		events: (options.events ?? []).flatMap((event) => placeEvent(event, exercice)),
		...state,
		...describeSeries(indicator, { points, earlier, target }, options),
	};
}

function toPoints(
	lookup: RowLookup,
	indicator: Indicator,
	{ exercice, period, kind, pole = ENSEMBLE }: SeriesOptions,
): readonly SeriesPoint[] {
	return listMonths(exercice)
		.filter(([first]) => first <= period.arrete)
		.map(([first, last]) => {
			const periode = kind === 'cumul' ? `${exercice.date_debut}..${last}` : last.slice(0, 7);
			const row = lookup.get({ indicateur: indicator.id, periode, pole });
			return {
				periode,
				jusquAu: last < period.arrete ? last : period.arrete,
				label: formatMonthShort(last),
				cell: toCell(row, indicator, { ...period, id: periode, debut: first, fin: last }),
			};
		});
}

/** Null where months do not begin on the same days, and where the other exercise has no value. */
function toEarlier(
	lookup: RowLookup,
	indicator: Indicator,
	options: SeriesOptions,
): EarlierSeries | null {
	const { earlier, exercice } = options;
	if (earlier === undefined) return null;
	if (earlier.exercice.date_debut.slice(4) !== exercice.date_debut.slice(4)) return null;
	const points = toPoints(lookup, indicator, { ...options, ...earlier });
	if (points.every(({ cell }) => cell.number === null)) return null;
	return { label: formatPeriodLabel(earlier.period.id), points };
}

function toTarget(
	lookup: RowLookup,
	indicator: Indicator,
	{ period, pole = ENSEMBLE, rule }: SeriesOptions,
): SeriesTarget | null {
	const row = lookup.get({ indicateur: indicator.id, periode: period.id, pole });
	if (row?.cible === undefined || row.cible === null || row.secret === 'oui') return null;
	return {
		value: row.cible,
		band: toBand(row.cible, rule),
		label: describeTargetWithTolerance(row.cible, indicator.unit, rule),
	};
}

/** A point stands for the end of its month: an event of the 17th of the second month begins at 0.55. */
function placeEvent(
	event: { readonly debut: string; readonly fin: string; readonly label: string },
	exercice: Span,
): readonly SeriesEvent[] {
	const count = listMonths(exercice).length;
	const place = (iso: string): number => {
		const months =
			12 * (Number(iso.slice(0, 4)) - Number(exercice.date_debut.slice(0, 4))) +
			Number(iso.slice(5, 7)) -
			Number(exercice.date_debut.slice(5, 7));
		const share = Number(iso.slice(8)) / Number(lastDayOfMonth(iso).slice(8));
		return Math.min(count - 1, Math.max(0, months - 1 + share));
	};
	if (event.fin < exercice.date_debut || event.debut > exercice.date_fin) return [];
	const [from, to] = [place(addDays(event.debut, -1)), place(event.fin)];
	return to > from ? [{ label: event.label, from, to }] : [];
}
