import {
	AlignmentType,
	BorderStyle,
	Paragraph,
	ShadingType,
	Table,
	TableCell as Cell,
	TableLayoutType,
	TableRow as Row,
	VerticalAlign,
	WidthType,
	type IBorderOptions,
} from 'docx';
import type { TableCell, TableModel, TableRow } from '../../../models/table.ts';
import { toWidths } from '../column-widths.ts';
import { COLOUR, STYLE, TEXT_WIDTH } from './styles.ts';
import { toTextRuns } from './words.ts';

const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const rule = (eighths: number, color: string): IBorderOptions => ({
	style: BorderStyle.SINGLE,
	size: eighths,
	color,
});

/** Text of a table, in twips, for the widths of its columns. */
const TEXT = 190;
const PAD = 80;

/** A table with rules above, below and under its head, which is said again on each page; no vertical line. */
export function toTable(table: TableModel): Table {
	const widths = toWidths(table, TEXT_WIDTH, TEXT, PAD).map(Math.round);
	return new Table({
		layout: TableLayoutType.FIXED,
		width: { size: TEXT_WIDTH, type: WidthType.DXA },
		columnWidths: widths,
		borders: {
			top: rule(10, COLOUR.ink),
			bottom: rule(10, COLOUR.ink),
			left: NONE,
			right: NONE,
			insideHorizontal: rule(4, COLOUR.line),
			insideVertical: NONE,
		},
		margins: { top: 32, bottom: 32, left: 70, right: 70 },
		rows: [toHead(table, widths), ...table.rows.map((row) => toRow(row, table, widths))],
	});
}

function toHead({ columns }: TableModel, widths: readonly number[]): Row {
	return new Row({
		tableHeader: true,
		cantSplit: true,
		children: columns.map(
			({ label, align }, index) =>
				new Cell({
					width: { size: widths[index] ?? 0, type: WidthType.DXA },
					verticalAlign: VerticalAlign.BOTTOM,
					borders: { bottom: rule(10, COLOUR.ink) },
					children: [toParagraph(label, align, { bold: true, color: COLOUR.ink2 })],
				}),
		),
	});
}

function toRow(row: TableRow, { columns }: TableModel, widths: readonly number[]): Row {
	const texts: readonly TableCell[] = [
		{ text: row.label, number: null, state: 'valeur' },
		...row.cells,
	];
	return new Row({
		cantSplit: true,
		children: texts.map(
			({ text, state }, index) =>
				new Cell({
					width: { size: widths[index] ?? 0, type: WidthType.DXA },
					...(state === 'secret' && {
						shading: {
							type: ShadingType.THIN_DIAGONAL_STRIPE,
							color: COLOUR.line,
							fill: COLOUR.surface,
						},
					}),
					children: [
						toParagraph(text, columns[index]?.align ?? 'texte', {
							bold: row.isTotal && state === 'valeur',
							italics: state === 'secret',
							...(state !== 'valeur' && { color: COLOUR.ink2 }),
						}),
					],
				}),
		),
	});
}

function toParagraph(
	text: string,
	align: 'texte' | 'nombre',
	look: Parameters<typeof toTextRuns>[1],
): Paragraph {
	return new Paragraph({
		style: STYLE.cell,
		alignment: align === 'nombre' ? AlignmentType.RIGHT : AlignmentType.LEFT,
		children: toTextRuns(text, look),
	});
}
