import { findDimension, isFacet } from '../../exploration/dimensions.ts';
import { MULTIPLE_VALUES } from '../../exploration/perimeter.ts';
import { isOwnCut } from '../../exploration/pivot-cells.sql.ts';
import { isShare, toAbsence, toCell, type Cell } from '../cell.ts';
import { formatPeriodLabel } from '../format-dates.ts';
import { NBSP, unitWord } from '../format.ts';
import { STEPS } from '../stepped.ts';
import type { TableModel } from '../table.ts';
import { TOTAL, type Axis, type AxisValue, type Pivot } from '../../exploration/pivot.ts';
import type { PivotCell, PivotRow } from './pivot-rows.ts';
import { toLong, toMatrix } from './pivot-files.ts';
import type { PivotMeasure } from '../../exploration/pivot-measures.ts';

export interface PivotTable {
	readonly title: string;
	/** What the cells hold, and how totals are made. */
	readonly subtitle: string;
	/** In the place of the table where an axis has no value. */
	readonly message: string | null;
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
	const axes = [rowAxis, columnAxis].filter(({ id }) => id !== '').map(({ label }) => lower(label));
	const title = `${measure.label} par ${axes.join(' et ')}, ${formatPeriodLabel(period.id)}`;
	const cells = rows.flatMap((row) => row.cells);
	const empty = [rowAxis, columnAxis].find(({ id, values }) => id !== '' && values.length === 0);
	return {
		title,
		subtitle: [describeMeasure(measure), ...describeMultiple(pivot)].join(' '),
		message:
			empty === undefined
				? null
				: `Rien à croiser${NBSP}: « ${empty.label} » n’a pas de valeur sur cette période.`
						.replaceAll('« ', `«${NBSP}`)
						.replaceAll(' »', `${NBSP}»`),
		head: rowAxis.label,
		columns,
		rows,
		hasFraction: cells.some(({ cell }) => cell.fraction !== null),
		hasInterval: cells.some(({ cell }) => cell.interval !== null),
		table: toMatrix(title, pivot, columns, rows),
		long: toLong(title, pivot, columns, rows),
	};
}

/** « Part, en % : … sur …. Chaque total est calculé… » */
function describeMeasure(measure: PivotMeasure): string {
	const { numerator, denominator, sql } = measure.indicator;
	const over =
		denominator === undefined
			? `Nombre de ${nounOf(measure, 2)}${NBSP}: ${numerator}`
			: `${sql.numerator === undefined ? 'Estimation' : capital(numerator)}, sur ${denominator}`;
	return `${over}. Chaque total est calculé, jamais additionné${NBSP}: une personne de deux cases y compte une fois.`;
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

/** What a cell of several values holds: those who have the value among others, or only what is of that value. */
function describeMultiple({ measure, rows, columns }: Pivot): readonly string[] {
	return [rows, columns].flatMap(({ id, label }) => {
		const dimension = findDimension(id)?.id;
		if (dimension === undefined || !isFacet(dimension) || !(dimension in MULTIPLE_VALUES))
			return [];
		return isOwnCut(dimension, measure.indicator)
			? []
			: [`«${NBSP}${label}${NBSP}»${NBSP}: qui en a plusieurs compte dans chacune.`];
	});
}

/** The word of its unit beside a number; the long table has none for steps. */
function nounOf({ id, indicator }: PivotMeasure, n: number): string {
	if (id === 'etapes_prevues') return Math.abs(n) < 2 ? 'étape' : 'étapes';
	return unitWord(indicator.unit, n);
}

function speak(cell: Cell, measure: PivotMeasure): Cell {
	if (cell.number === null || isShare(measure.indicator)) return cell;
	return { ...cell, spoken: `${cell.text} ${nounOf(measure, cell.number)}`.trim() };
}

function capital(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function lower(text: string): string {
	return text.slice(0, 1).toLowerCase() + text.slice(1);
}
