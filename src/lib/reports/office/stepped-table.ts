import type { SteppedModel } from '../../models/stepped.ts';
import type { TableModel } from '../../models/table.ts';

/** The same cells as a table: value, and what the plot prints beside it. */
export function toSteppedTable({ columns, rows, table }: SteppedModel): TableModel {
	return {
		caption: table.caption,
		columns: [
			{ id: 'ligne', label: table.columns[0]?.label ?? '', align: 'texte' },
			...columns.map(({ code, label }) => ({ id: code, label, align: 'nombre' as const })),
		],
		rows: rows.map(({ code, label, isTotal, cells }) => ({
			id: code,
			label,
			isTotal,
			cells: cells.map(({ cell, lead }) => ({
				text: lead,
				number: cell.number,
				state: cell.state,
			})),
		})),
	};
}
