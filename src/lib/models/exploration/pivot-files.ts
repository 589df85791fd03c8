import { isShare } from '../cell.ts';
import { NBSP } from '../format.ts';
import { toTextCell, toValueCell, type TableCell, type TableModel } from '../table.ts';
import type { AxisValue, Pivot } from '../../exploration/pivot.ts';
import type { PivotRow } from './pivot-rows.ts';

/** The table as it is seen, a rate followed by its numerator and its denominator. */
export function toMatrix(
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

/** One row a cell, for a program. */
export function toLong(
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
