import type { LongRow } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import type { PivotMeasure } from './pivot-measures.ts';

/** Id of what counts a whole axis, every value together. */
export const TOTAL = '';

/** A value of an axis. */
export interface AxisValue {
	readonly id: string;
	readonly label: string;
}

/** Rows or columns: a dimension and its values, in order, the total left out. */
export interface Axis {
	readonly id: string;
	readonly label: string;
	readonly values: readonly AxisValue[];
	/** « Total »; null where the values are of no whole, as exercises are. */
	readonly total: string | null;
}

/** A computed pivot: the figures of each cell, totals included. */
export interface Pivot {
	readonly measure: PivotMeasure;
	readonly rows: Axis;
	readonly columns: Axis;
	readonly period: Period;
	/** The figures of a cell; undefined where its period is not known yet. */
	readonly get: (row: string, column: string) => LongRow | undefined;
}
