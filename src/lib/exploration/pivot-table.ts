import type { LongRow } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import { isShare, toAbsence, toCell, type Cell } from '../models/cell.ts';
import { formatPeriodLabel } from '../models/format-dates.ts';
import { NBSP } from '../models/format.ts';
import { STEPS } from '../models/stepped.ts';
import { toTextCell, toValueCell, type TableCell, type TableModel } from '../models/table.ts';
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

export interface PivotCell {
	readonly column: string;
	readonly cell: Cell;
	/** From 1 to 5; null where nothing is drawn: a total, a zero, an absence, a rate on under 20. */
	readonly step: number | null;
	/** « 38,5 % », or « 3 sur 8 » under 20. */
	readonly lead: string;
}

export interface PivotRow {
	readonly id: string;
	readonly label: string;
	readonly isTotal: boolean;
	readonly cells: readonly PivotCell[];
}

export interface PivotTable {
	readonly title: string;
	readonly head: string;
	readonly columns: readonly (AxisValue & { readonly isTotal: boolean })[];
	readonly rows: readonly PivotRow[];
	/** Whether values have a numerator and a denominator, and an interval, to show. */
	readonly hasFraction: boolean;
	readonly hasInterval: boolean;
	readonly table: TableModel;
	/** One row a cell, for a program. */
	readonly long: TableModel;
}

/** The order of the rows: a column and its direction; null for that of the dimension. */
export type PivotSort = { readonly column: string; readonly isDescending: boolean } | null;

/** A pivot as it is shown: totals first, rows in the order asked, the ground of a cell darkening with its value. */
export function toPivotTable(pivot: Pivot, sort: PivotSort): PivotTable {
	const { measure, rows: rowAxis, columns: columnAxis, period } = pivot;
	const columns = withTotal(columnAxis);
	const scale = toScale(pivot);
	const read = (row: string, column: string): Cell => {
		const found = pivot.get(row, column);
		return found === undefined
			? toAbsence('inconnu')
			: speak(toCell(found, measure.indicator, period), measure);
	};
	const rows = sortRows(
		withTotal(rowAxis).map((value) => ({
			...value,
			cells: columns.map((column): PivotCell => {
				const cell = read(value.id, column.id);
				const isInner = !value.isTotal && !column.isTotal && !cell.isSmall;
				return {
					column: column.id,
					cell,
					step: isInner ? scale(cell.number) : null,
					lead: cell.isSmall && cell.fraction !== null ? cell.fraction : cell.text,
				};
			}),
		})),
		sort,
	);
	const title = `${measure.label}, ${lower(rowAxis.label)} et ${lower(columnAxis.label)}, ${formatPeriodLabel(period.id)}`;
	const cells = rows.flatMap((row) => row.cells);
	return {
		title,
		head: rowAxis.label,
		columns,
		rows,
		hasFraction: cells.some(({ cell }) => cell.fraction !== null),
		hasInterval: cells.some(({ cell }) => cell.interval !== null),
		table: toMatrix(title, pivot, columns, rows),
		long: toLong(title, pivot, columns, rows),
	};
}

function withTotal({ values, total }: Axis): readonly (AxisValue & { isTotal: boolean })[] {
	const inner = values.map((value) => ({ ...value, isTotal: false }));
	return total === null ? inner : [{ id: TOTAL, label: total, isTotal: true }, ...inner];
}

/** Rows by the value of a column, the total first; what has no value comes last. */
function sortRows(rows: readonly PivotRow[], sort: PivotSort): readonly PivotRow[] {
	if (sort === null) return rows;
	const read = (row: PivotRow): number | null =>
		row.cells.find(({ column }) => column === sort.column)?.cell.number ?? null;
	return [...rows].sort((a, b) => {
		if (a.isTotal !== b.isTotal) return a.isTotal ? -1 : 1;
		const [left, right] = [read(a), read(b)];
		if (left === null || right === null) return Number(left === null) - Number(right === null);
		return sort.isDescending ? right - left : left - right;
	});
}

/** Five steps: of 100 % for a share, of the greatest cell for a count, of the span for a mean. */
function toScale({ measure, rows, columns, get }: Pivot): (value: number | null) => number | null {
	const values = rows.values.flatMap((row) =>
		columns.values.flatMap((column) => get(row.id, column.id)?.valeur ?? []),
	);
	const isMean = measure.group === 'Délais et moyennes';
	const least = isMean && values.length > 1 ? Math.min(...values) : 0;
	const greatest = isShare(measure.indicator) ? 1 : Math.max(least, ...values);
	return (value) => {
		if (value === null || value <= 0 || greatest <= 0) return null;
		if (greatest === least) return STEPS;
		const share = (value - least) / (greatest - least);
		return Math.min(STEPS, Math.max(1, Math.ceil(share * STEPS - 1e-9)));
	};
}

function speak(cell: Cell, { noun, indicator }: PivotMeasure): Cell {
	if (cell.number === null || isShare(indicator)) return cell;
	return { ...cell, spoken: `${cell.text} ${noun(cell.number)}`.trim() };
}

/** The table as it is seen, a rate followed by its numerator and its denominator. */
function toMatrix(
	caption: string,
	pivot: Pivot,
	columns: readonly AxisValue[],
	rows: readonly PivotRow[],
): TableModel {
	const isRate = isShare(pivot.measure.indicator);
	const number = (id: string, label: string) => ({ id, label, align: 'nombre' as const });
	return {
		caption,
		columns: [
			{ id: 'lignes', label: pivot.rows.label, align: 'texte' },
			...columns.flatMap(({ id, label }) => [
				number(id, label),
				...(isRate
					? [number(`${id}_n`, `${label}, numérateur`), number(`${id}_d`, `${label}, dénominateur`)]
					: []),
			]),
		],
		rows: rows.map(({ id, label, isTotal, cells }) => ({
			id,
			label,
			isTotal,
			cells: cells.flatMap(({ column, cell }) => {
				const row = pivot.get(id, column);
				const parts = [toNumberCell(row?.numerateur), toNumberCell(row?.denominateur)];
				return [toValueCell(cell), ...(isRate ? parts : [])];
			}),
		})),
	};
}

function toLong(
	caption: string,
	pivot: Pivot,
	columns: readonly AxisValue[],
	rows: readonly PivotRow[],
): TableModel {
	const number = (id: string) => ({ id, label: id, align: 'nombre' as const });
	const text = (id: string) => ({ id, label: id, align: 'texte' as const });
	return {
		caption,
		columns: [
			text('ligne'),
			text('colonne'),
			text('mesure'),
			text('periode'),
			...['numerateur', 'denominateur', 'valeur', 'ic_bas', 'ic_haut'].map(number),
		],
		rows: rows.flatMap(({ id, label, isTotal }) =>
			columns.map((column) => {
				const row = pivot.get(id, column.id);
				return {
					id: `${id}${NBSP}${column.id}`,
					label,
					isTotal,
					cells: [
						toTextCell(column.label),
						toTextCell(pivot.measure.id),
						toTextCell(row?.periode ?? pivot.period.id),
						toNumberCell(row?.numerateur),
						toNumberCell(row?.denominateur),
						toNumberCell(row?.valeur),
						toNumberCell(row?.ic_bas),
						toNumberCell(row?.ic_haut),
					],
				};
			}),
		),
	};
}

function toNumberCell(n: number | null | undefined): TableCell {
	return n === null || n === undefined ? toTextCell('') : toTextCell(String(n), n);
}

function lower(text: string): string {
	return text.slice(0, 1).toLowerCase() + text.slice(1);
}
