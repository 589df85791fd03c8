import type { TableModel } from '../models/table.ts';
import type { SheetModel } from './workbook.ts';

const LEAST_WIDTH = 12;
const WIDEST = 48;

/** The table of a figure as one sheet: its title and `preamble` above, numbers as numbers, marks of absence as text. */
export function toFigureSheet(
	title: string,
	table: TableModel,
	preamble: readonly string[],
): SheetModel {
	const header = table.columns.map(({ label }) => label);
	return {
		name: title,
		preamble: [title, ...(table.caption === title ? [] : [table.caption]), ...preamble, ''],
		header,
		rows: table.rows.map((row) => [
			row.label,
			...row.cells.map(({ number, text }) => number ?? text),
		]),
		widths: header.map((label, index) => {
			const lengths = table.rows.map(
				(row) => (index === 0 ? row.label : (row.cells[index - 1]?.text ?? '')).length,
			);
			return Math.min(WIDEST, Math.max(LEAST_WIDTH, label.length, ...lengths) + 2);
		}),
	};
}
