import type PptxGenJS from 'pptxgenjs';
import { wrapText } from '../../../charts/measure-text.ts';
import { palettes } from '../../../charts/palette.ts';
import type { TableCell, TableModel, TableRow } from '../../../models/table.ts';
import { toHex } from '../chart/chart-looks.ts';
import { toTexts, toWidths } from '../column-widths.ts';
import { COLOUR, toInches, toPlace, toPoints, type Box, type Slide } from './canvas.ts';
import { toTextRuns } from './runs.ts';

/** Texts of a table, in pixels of a slide: the first that holds. */
const SIZES = [26, 24, 22, 20, 18];
const PAD = 12;
const LINE = 1.3;

/** Widths of the columns of a table and heights of its rows, in pixels. */
interface TableLayout {
	readonly size: number;
	readonly widths: readonly number[];
	readonly head: number;
	readonly heights: readonly number[];
}

/** The rows of a table, cut where a slide is full: the first of the sizes at which all hold, else the least one. */
export function splitTable(
	table: TableModel,
	box: Pick<Box, 'width' | 'height'>,
): readonly TableModel[] {
	const layout = layOut(table, box);
	const parts: TableRow[][] = [[]];
	let height = layout.head;
	table.rows.forEach((row, index) => {
		const own = layout.heights[index] ?? 0;
		if (height + own > box.height && (parts.at(-1)?.length ?? 0) > 0) {
			parts.push([]);
			height = layout.head;
		}
		parts.at(-1)?.push(row);
		height += own;
	});
	return parts.map((rows) => ({ ...table, rows }));
}

function layOut(table: TableModel, box: Pick<Box, 'width' | 'height'>): TableLayout {
	const layouts = SIZES.map((size) => layOutAt(table, box.width, size));
	const holds = layouts.find(
		({ head, heights }) => heights.reduce((sum, height) => sum + height, head) <= box.height,
	);
	const least = layouts.at(-1);
	if (least === undefined) throw new Error('table: no size');
	return holds ?? least;
}

function layOutAt(table: TableModel, width: number, size: number): TableLayout {
	const widths = toWidths(table, width, size, PAD);
	const height = (texts: readonly string[], isBold: boolean): number =>
		Math.max(
			...texts.map((text, index) => {
				const room = (widths[index] ?? width) - 2 * PAD;
				return wrapText(text, room, size * 1.05, isBold).length * size * LINE;
			}),
		) +
		size * 0.72;
	return {
		size,
		widths,
		head: height(
			table.columns.map(({ label }) => label),
			true,
		),
		heights: table.rows.map((row) => height(toTexts(row), row.isTotal)),
	};
}

/** Colours of a cell, by its row and its place among the cells: both without their sign. */
export type CellShade = (
	row: number,
	cell: number,
) => { readonly ground: string; readonly ink: string } | null;

const NO_SHADE: CellShade = () => null;

/** A native table with its header row; gives the height that it takes, in pixels. */
export function addTable(
	slide: Slide,
	table: TableModel,
	box: Box,
	name: string,
	shade: CellShade = NO_SHADE,
): number {
	const { size, widths, head, heights } = layOut(table, box);
	const rows = table.rows.map((row, at) => toRow(row, table, size, (cell) => shade(at, cell)));
	slide.addTable([toHead(table, size), ...rows], {
		...toPlace({ ...box, height: heights.reduce((sum, one) => sum + one, head) }),
		colW: widths.map(toInches),
		rowH: [head, ...heights].map(toInches),
		margin: [toPoints(size * 0.3), toPoints(PAD), toPoints(size * 0.3), toPoints(PAD)],
		valign: 'middle',
		objectName: name,
	});
	return heights.reduce((sum, one) => sum + one, head);
}

type Border = PptxGenJS.BorderProps;

const NONE: Border = { type: 'none' };
const rule = (pt: number, color: string): Border => ({ type: 'solid', pt, color });

function toHead({ columns }: TableModel, size: number): PptxGenJS.TableRow {
	return columns.map(({ label, align }) => ({
		text: toCellText(label, { size: size * 0.94, colour: COLOUR.ink2, isBold: true }),
		options: {
			align: align === 'nombre' ? 'right' : 'left',
			valign: 'bottom',
			fontSize: toPoints(size),
			border: [rule(1.25, COLOUR.ink), NONE, rule(1.25, COLOUR.ink), NONE],
		},
	}));
}

function toRow(
	row: TableRow,
	{ columns }: TableModel,
	size: number,
	shade: (cell: number) => ReturnType<CellShade>,
): PptxGenJS.TableRow {
	const border: PptxGenJS.TableCellProps['border'] = [NONE, NONE, rule(0.75, COLOUR.line), NONE];
	return [
		{
			text: toCellText(row.label, { size, isBold: row.isTotal }),
			options: { align: 'left', border, fontSize: toPoints(size) },
		},
		...row.cells.map((cell, index) => ({
			text: toCellText(cell.text, { ...toLook(cell, row, size), ...toInk(shade(index)) }),
			options: {
				align: columns[index + 1]?.align === 'nombre' ? ('right' as const) : ('left' as const),
				border,
				// An empty cell has the height of its text too.
				fontSize: toPoints(size),
				...toGround(cell, shade(index)),
			},
		})),
	];
}

/** Without a run, an empty cell takes the height of the text that the library sets. */
function toCellText(
	text: string,
	look: Parameters<typeof toTextRuns>[1],
): NonNullable<PptxGenJS.TableCell['text']> {
	return text === '' ? '' : toTextRuns(text, look);
}

function toLook(
	{ state }: TableCell,
	{ isTotal }: TableRow,
	size: number,
): Parameters<typeof toTextRuns>[1] {
	const isAbsent = state !== 'valeur';
	return {
		size,
		isBold: isTotal && !isAbsent,
		isItalic: state === 'secret',
		...(isAbsent && { colour: COLOUR.ink2 }),
	};
}

function toInk(shade: ReturnType<CellShade>): { colour?: string } {
	return shade === null ? {} : { colour: shade.ink };
}

/** What is withheld has a ground of its own, hatched once the file is finished. */
function toGround(
	{ state }: TableCell,
	shade: ReturnType<CellShade>,
): { fill?: { color: string } } {
	if (state === 'secret') return { fill: { color: HATCHED } };
	return shade === null ? {} : { fill: { color: shade.ground } };
}

/** A colour that stands for a hatch until `hatchCells` draws it: no slide uses it for anything else. */
const HATCHED = toHex(palettes.clair.hatch);

/** The grounds of withheld cells as diagonals, which the library cannot write. */
export function hatchCells(xml: string): string {
	const solid = new RegExp(
		`(<a:tcPr[^>]*>(?:(?!</a:tcPr>).)*?)<a:solidFill><a:srgbClr val="${HATCHED}"/></a:solidFill>`,
		'gs',
	);
	return xml.replace(
		solid,
		`$1<a:pattFill prst="ltUpDiag"><a:fgClr><a:srgbClr val="${HATCHED}"/></a:fgClr><a:bgClr><a:srgbClr val="${COLOUR.surface}"/></a:bgClr></a:pattFill>`,
	);
}
