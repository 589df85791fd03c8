import type { TableModel } from '../../../models/table.ts';
import { toWorkbook, type SheetCell, type SheetModel } from '../../workbook.ts';
import type { NativeChart, NativeSeries } from './native-chart.ts';

/** Where a series stands in the data sheet: ranges as a chart names them. */
export interface SeriesPlace {
	readonly head: string;
	readonly categories: string;
	readonly values: string;
	/** Distances to the bounds of the intervals. */
	readonly minus: string | null;
	readonly plus: string | null;
}

interface Column {
	readonly head: string;
	readonly cells: readonly SheetCell[];
	readonly width: number;
}

const SHEET = 'Données';

/** The workbook behind a chart: what is drawn, then the whole table of the figure on a second sheet. */
export function toChartWorkbook(
	chart: NativeChart,
	table: TableModel,
	notes: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
	return toWorkbook([toDataSheet(chart), toTableSheet(table, notes)]);
}

/** The sheet that a chart reads: an absence leaves its cell empty, since a text there would be drawn as a zero. */
function toDataSheet(chart: NativeChart): SheetModel {
	const columns = listColumns(chart);
	const count = Math.max(...columns.map(({ cells }) => cells.length));
	return {
		name: SHEET,
		header: columns.map(({ head }) => head),
		widths: columns.map(({ width }) => width),
		rows: Array.from({ length: count }, (_, row) => columns.map(({ cells }) => cells[row] ?? null)),
	};
}

function listColumns({ kind, categoryHead, categories, series }: NativeChart): readonly Column[] {
	if (kind === 'nuage') {
		return series.flatMap(({ name, x = [], values }) => [
			{ head: `${name}, abscisse`, cells: x, width: 16 },
			{ head: name, cells: values, width: 16 },
		]);
	}
	return [
		{ head: categoryHead, cells: categories, width: 34 },
		...series.map(({ name, values }) => ({ head: name, cells: values, width: 16 })),
		...series.flatMap(listIntervalColumns),
	];
}

function listIntervalColumns(one: NativeSeries): readonly Column[] {
	if (one.interval === undefined) return [];
	const { low, high } = one.interval;
	return [
		{ head: 'Intervalle à 95 %, bas', cells: low, width: 14 },
		{ head: 'Intervalle à 95 %, haut', cells: high, width: 14 },
		{ head: 'Écart vers le bas', cells: toGaps(one).minus, width: 14 },
		{ head: 'Écart vers le haut', cells: toGaps(one).plus, width: 14 },
	];
}

/** Distances from the values to the bounds of their intervals, never under zero. */
export function toGaps({ values, interval }: NativeSeries): {
	readonly minus: readonly (number | null)[];
	readonly plus: readonly (number | null)[];
} {
	const gap = (from: number | null | undefined, to: number | null | undefined): number | null =>
		from == null || to == null ? null : Math.max(0, Math.round((to - from) * 1e9) / 1e9);
	return {
		minus: values.map((value, index) => gap(interval?.low[index], value)),
		plus: values.map((value, index) => gap(value, interval?.high[index])),
	};
}

function toTableSheet(table: TableModel, notes: readonly string[]): SheetModel {
	return {
		name: 'Tableau',
		preamble: [table.caption, ...notes],
		header: table.columns.map(({ label }) => label),
		widths: table.columns.map((_, index) => (index === 0 ? 34 : 18)),
		rows: table.rows.map((row) => [
			row.label,
			...row.cells.map(({ number, text }) => number ?? text),
		]),
	};
}

/** The ranges of a series of a chart. */
export function locateSeries(chart: NativeChart, index: number): SeriesPlace {
	const { kind, series, categories } = chart;
	const own = series[index];
	if (own === undefined) throw new Error(`series: ${index}`);
	const rows = own.values.length;
	if (kind === 'nuage') {
		return {
			head: toCellName(index * 2 + 1),
			categories: toRange(index * 2, rows),
			values: toRange(index * 2 + 1, rows),
			minus: null,
			plus: null,
		};
	}
	const before = series.slice(0, index).filter(({ interval }) => interval !== undefined).length;
	const first = 1 + series.length + before * 4;
	return {
		head: toCellName(index + 1),
		categories: toRange(0, categories.length),
		values: toRange(index + 1, rows),
		minus: own.interval === undefined ? null : toRange(first + 2, rows),
		plus: own.interval === undefined ? null : toRange(first + 3, rows),
	};
}

function toCellName(column: number): string {
	return `'${SHEET}'!$${toLetters(column)}$1`;
}

function toRange(column: number, rows: number): string {
	const letters = toLetters(column);
	return `'${SHEET}'!$${letters}$2:$${letters}$${Math.max(2, rows + 1)}`;
}

/** « A », « Z », « AA »: a column by its place from 0. */
export function toLetters(column: number): string {
	const letter = String.fromCharCode(65 + (column % 26));
	return column < 26 ? letter : `${toLetters(Math.floor(column / 26) - 1)}${letter}`;
}
