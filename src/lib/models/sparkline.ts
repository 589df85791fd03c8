import { type RowKey, type RowLookup } from './index-rows.ts';

/** A point of a sparkline, from 0 to 1; `y` grows upwards. */
export type SparkPoint = readonly [x: number, y: number];

/** Under three points a line says nothing. */
const FEWEST_POINTS = 3;
/** Least share of the greatest value that the height stands for, so that a small change stays small. */
const LEAST_SPAN = 0.4;

/**
 * Points of a decorative sparkline over periods in order, null under three known values. A withheld or
 * unknown period keeps its place and has no point.
 */
export function toSparkline(
	lookup: RowLookup,
	key: Omit<RowKey, 'periode'>,
	periodIds: readonly string[],
): readonly SparkPoint[] | null {
	const known = periodIds.flatMap((periode, index) => {
		const value = lookup.get({ ...key, periode })?.valeur ?? null;
		return value === null ? [] : [{ index, value }];
	});
	if (known.length < FEWEST_POINTS) return null;
	const values = known.map(({ value }) => value);
	const low = Math.min(...values);
	const high = Math.max(...values);
	const span = Math.max(high - low, LEAST_SPAN * Math.max(Math.abs(low), Math.abs(high)));
	const last = periodIds.length - 1;
	return known.map(({ index, value }) => [
		index / last,
		span === 0 ? 0.5 : (value - (low + high) / 2) / span + 0.5,
	]);
}
