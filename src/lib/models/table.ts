import type { Cell, ValueState } from './cell.ts';

export interface TableColumn {
	readonly id: string;
	readonly label: string;
	readonly align: 'texte' | 'nombre';
}

/** A cell as it is read; `number` is what a spreadsheet gets, null where there is only text or no value. */
export interface TableCell {
	readonly text: string;
	readonly number: number | null;
	readonly state: ValueState;
}

export interface TableRow {
	readonly id: string;
	/** Header of the row, in the first column. */
	readonly label: string;
	readonly isTotal: boolean;
	/** One cell a column, the first column left out. */
	readonly cells: readonly TableCell[];
}

/** The table alternative of a figure; the first column holds the headers of the rows. */
export interface TableModel {
	readonly caption: string;
	readonly columns: readonly TableColumn[];
	readonly rows: readonly TableRow[];
}

/** A cell of plain text or of a number already written. */
export function toTextCell(text: string, number: number | null = null): TableCell {
	return { text, number, state: 'valeur' };
}

/** A value, or the mark of its absence. */
export function toValueCell(cell: Cell): TableCell {
	return { text: cell.text, number: cell.number, state: cell.state };
}

/** One part of a row as a cell: nothing where the part does not apply, the mark where the row is absent. */
export function toPartCell(cell: Cell, text: string | null, number: number | null): TableCell {
	if (cell.state !== 'valeur') return { text: cell.text, number: null, state: cell.state };
	return { text: text ?? '', number, state: 'valeur' };
}

/**
 * A table as CSV: semicolons, decimal commas, CRLF and a byte order mark, as French office software opens
 * it. A withheld cell is « s. », never an empty field; numbers are not rounded beyond nine decimals. `notes` stand
 * under the table, after an empty line, each in the first column.
 */
export function toCsv(table: TableModel, notes: readonly string[] = []): string {
	const header = table.columns.map(({ label }) => label);
	const lines = table.rows.map((row) => [row.label, ...row.cells.map(toCsvField)]);
	const under = notes.length === 0 ? [] : [[], ...notes.map((note) => [note])];
	return `\uFEFF${[header, ...lines, ...under].map((fields) => fields.map(quote).join(';')).join('\r\n')}\r\n`;
}

function toCsvField(cell: TableCell): string {
	if (cell.number === null) return cell.text;
	return String(Math.round(cell.number * 1e9) / 1e9).replace('.', ',');
}

function quote(field: string): string {
	const text = toPlainField(field);
	return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A negative number as it is written: « -12,5 % » is no formula, « -1+2 » is one. */
const NEGATIVE = /^-[\d\s.,]+[%€]?$/;

/** A field that a spreadsheet would take for a formula is written as text. */
export function toPlainField(field: string): string {
	const isFormula = /^[\s']*[=+@-]/.test(field) && !NEGATIVE.test(field);
	return isFormula ? `'${field}` : field;
}
