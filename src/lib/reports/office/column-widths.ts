import { measureText } from '../../charts/measure-text.ts';
import type { TableModel, TableRow } from '../../models/table.ts';
import { SPARE } from './faces.ts';

/** Each column has what its longest word asks for, then its share of the rest. */
export function toWidths(
	table: TableModel,
	width: number,
	size: number,
	pad: number,
): readonly number[] {
	const wanted = table.columns.map(({ label }, index) => {
		const texts = [label, ...table.rows.map((row) => toTexts(row)[index] ?? '')];
		const words = texts.flatMap((text) => text.split(' '));
		const least = Math.max(...words.map((word) => measureText(word, size, true))) * SPARE + 2 * pad;
		const whole = Math.max(...texts.map((text) => measureText(text, size))) * 1.06 + 2 * pad;
		return { least, whole: Math.max(least, Math.min(whole, size * 26)) };
	});
	const least = wanted.reduce((sum, column) => sum + column.least, 0);
	const whole = wanted.reduce((sum, column) => sum + column.whole, 0);
	if (least >= width) return wanted.map((column) => (column.least * width) / least);
	const share = whole <= width ? null : (width - least) / (whole - least);
	const spare = Math.max(0, width - whole) / wanted.length;
	return wanted.map((column) =>
		share === null ? column.whole + spare : column.least + (column.whole - column.least) * share,
	);
}

/** The texts of a row, its header first. */
export function toTexts(row: TableRow): readonly string[] {
	return [row.label, ...row.cells.map(({ text }) => text)];
}
