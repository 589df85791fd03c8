import type { Indicator } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import { toFunnelLimits, type FunnelLimits } from './binomial.ts';
import { isShare, toCell, type Cell } from './cell.ts';
import type { FigureWords } from './figure.ts';
import { describeFunnel } from './funnel-words.ts';
import type { Groups } from './groups.ts';
import { ENSEMBLE, type PoleName, type RowLookup } from './index-rows.ts';

/** Where a pôle lies against the limits around the whole. */
export type FunnelPlace = 'dedans' | 'au_dela_95' | 'au_dela_998';

export interface FunnelPoint {
	readonly code: string;
	readonly label: string;
	/** Its denominator, across. */
	readonly n: number;
	/** Its rate, a share of 1, upwards. */
	readonly value: number;
	readonly cell: Cell;
	readonly limits: FunnelLimits;
	readonly place: FunnelPlace;
	/** Whether the pôle lies over the rate of the whole. */
	readonly isOver: boolean;
}

export interface FunnelModel extends FigureWords {
	/** In the order of the pôles; those without denominator or withheld are left out. */
	readonly points: readonly FunnelPoint[];
	/** The rate of the whole, a share of 1, and its words. */
	readonly whole: { readonly value: number; readonly cell: Cell };
	/** The limits along the axis, by increasing denominator. */
	readonly limits: readonly FunnelLimits[];
	/** « premiers contrats dus », under the axis. */
	readonly axis: string;
	/** The shares of 1 between which the plot lies: all of them, unless large groups would lie in one line. */
	readonly range: readonly [low: number, high: number];
}

export interface FunnelOptions {
	readonly period: Period;
	/** In `ordre`. */
	readonly poles: readonly PoleName[];
	/** A noun phrase in the place of the label of the indicator. */
	readonly title?: string;
	/** What the denominator counts, under the axis. */
	readonly axis: string;
	/** What the points are: pôles unless said otherwise. */
	readonly groups?: Groups;
}

/** Under this count of pôles with a denominator a funnel says nothing. */
const FEWEST_POLES = 4;
/** Sizes at which the limits are computed, at most. */
const MOST_SIZES = 120;

/**
 * A rate by pôle against the limits that chance alone gives around the whole; null under four pôles with a
 * denominator, and where the whole is at 0 or 100 %. Throws on an indicator that is no rate.
 */
export function toFunnel(
	lookup: RowLookup,
	indicator: Indicator,
	options: FunnelOptions,
): FunnelModel | null {
	if (!isShare(indicator)) throw new Error(`rate: ${indicator.id}`);
	const { period, poles } = options;
	const key = { indicateur: indicator.id, periode: period.id };
	const wholeRow = lookup.get({ ...key, pole: ENSEMBLE });
	const whole = wholeRow?.valeur ?? null;
	if (whole === null || whole <= 0 || whole >= 1) return null;
	const points = poles.flatMap(({ code, label }) => {
		const row = lookup.get({ ...key, pole: code });
		if (row?.valeur == null || row.denominateur === null || row.denominateur < 1) return [];
		const cell = toCell(row, indicator, period);
		return [toPoint({ code, label, n: row.denominateur, value: row.valeur, cell }, whole)];
	});
	if (points.length < FEWEST_POLES) return null;
	const model = {
		points,
		whole: { value: whole, cell: toCell(wholeRow, indicator, period) },
		limits: listSizes(Math.max(...points.map(({ n }) => n))).map((n) => toFunnelLimits(whole, n)),
		axis: options.axis,
		range: options.groups === 'conventions' ? toRange(points) : WHOLE_RANGE,
	};
	return {
		...model,
		state: 'trace',
		message: null,
		...describeFunnel(model, indicator, options),
	};
}

const WHOLE_RANGE = [0, 1] as const;
/** Bounds of the plot are multiples of it. */
const RANGE_STEP = 0.1;

/** The tens of percents that hold every point and its limits. */
function toRange(points: readonly FunnelPoint[]): readonly [number, number] {
	const low = Math.min(...points.map(({ value, limits }) => Math.min(value, limits.low998)));
	const high = Math.max(...points.map(({ value, limits }) => Math.max(value, limits.high998)));
	return [
		Math.max(0, Math.floor(low / RANGE_STEP) * RANGE_STEP),
		Math.min(1, Math.ceil(high / RANGE_STEP) * RANGE_STEP),
	];
}

function toPoint(
	given: Pick<FunnelPoint, 'code' | 'label' | 'n' | 'value' | 'cell'>,
	whole: number,
): FunnelPoint {
	const limits = toFunnelLimits(whole, given.n);
	const isOver = given.value > whole;
	return { ...given, limits, place: findPlace(given.value, limits), isOver };
}

function findPlace(value: number, limits: FunnelLimits): FunnelPlace {
	if (value < limits.low998 - 1e-9 || value > limits.high998 + 1e-9) return 'au_dela_998';
	if (value < limits.low95 - 1e-9 || value > limits.high95 + 1e-9) return 'au_dela_95';
	return 'dedans';
}

/** Every size up to a few dozens, then evenly spread, a little beyond the greatest pôle. */
function listSizes(greatest: number): readonly number[] {
	const last = Math.max(greatest + 1, Math.ceil(greatest * 1.12));
	const step = Math.max(1, Math.ceil(last / MOST_SIZES));
	const sizes: number[] = [];
	for (let n = 1; n < last; n += step) sizes.push(n);
	return [...sizes, last];
}
