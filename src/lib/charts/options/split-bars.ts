import type { EChartsOption } from 'echarts';
import {
	isDrawn,
	isWithheld,
	type SplitBarsModel,
	type SplitRow,
} from '../../models/split-bars.ts';
import { measureText, wrapText } from '../measure-text.ts';
import { toCircle } from '../shapes.ts';
import {
	AXIS_TEXT,
	toHatch,
	toLine,
	toRect,
	toText,
	VALUE_RATIO,
	valueSize,
	type ChartView,
	type GraphicElement,
} from '../view.ts';

interface Layout {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly pitch: number;
	readonly bar: number;
	readonly partEdge: number;
	readonly wholeEdge: number;
	/** Ends of the axis of rates; null where rates are words, or where there are none. */
	readonly axis: readonly [from: number, to: number] | null;
	readonly rateEdge: number;
	readonly greatest: number;
	readonly isStacked: boolean;
}

/** Under this width, in em, the words stand above the bars and a rate is words only. */
const STACKED_UNDER = 34;
const LABEL_SHARE = 0.34;
const PITCH = 2.5;
const TWO_LINES = 3;
const STACKED_PITCH = 3.5;
const HEAD = 1.9;
/** A withheld bar has always this length, in pixels of a page. */
const STUB = 26;

/** Height of the plot for a width, in pixels. */
export function getSplitHeight(model: SplitBarsModel, width: number, fontSize: number): number {
	return Math.round(fontSize * (HEAD + model.rows.length * toPitch(model, width, fontSize)));
}

/** Bars in two parts from one line; the rate of each row on an axis of its own, 0 to 100 %. */
export function toSplitOption(model: SplitBarsModel, view: ChartView): EChartsOption {
	const layout = toLayout(model, view);
	return {
		animation: false,
		graphic: {
			elements: [
				...toHeads(model, layout, view),
				...model.rows.flatMap((row, index) => [
					...toLabel(row, index, layout, view),
					...toBar(row, index, layout, view),
					...toNumbers(row, index, layout, view),
					...toRate(row, index, layout, view),
				]),
			],
		},
	};
}

function isNarrow(width: number, fontSize: number): boolean {
	return width < STACKED_UNDER * fontSize;
}

function toPitch(model: SplitBarsModel, width: number, fontSize: number): number {
	if (isNarrow(width, fontSize)) return STACKED_PITCH;
	const share = toLabelShare(model);
	const isLong = model.rows.some(
		(row) => toLines(row, width * share, fontSize * VALUE_RATIO).length > 1,
	);
	return isLong ? TWO_LINES : PITCH;
}

/** Beside an axis of rates labels have less room. */
function toLabelShare(model: SplitBarsModel): number {
	return model.heads.rate === null ? LABEL_SHARE : LABEL_SHARE * 0.78;
}

function toLines({ label, isTotal }: SplitRow, width: number, size: number): readonly string[] {
	return wrapText(label, width, size, isTotal);
}

function toLayout(model: SplitBarsModel, view: ChartView): Layout {
	const { width, height, fontSize } = view;
	const size = valueSize(view);
	const isStacked = isNarrow(width, fontSize);
	const widest = (texts: readonly string[], isBold = true): number =>
		Math.max(0, ...texts.map((text) => measureText(text, size, isBold)));
	const { rows, heads } = model;
	const column = (head: string, texts: readonly string[]): number => widest([head, ...texts]);
	const gap = size * 0.9;
	const rateWidth =
		heads.rate === null ? 0 : column(isStacked ? heads.rate : '', rows.map(toRateWords)) + gap;
	const rateEdge = width - 2;
	const axisWidth = heads.rate === null || isStacked ? 0 : width * 0.24;
	const numbers = rateEdge - rateWidth - axisWidth - (axisWidth === 0 ? 0 : gap * 2.2);
	const part = column(
		heads.part,
		rows.map((row) => row.part.text),
	);
	const whole = column(
		heads.whole,
		rows.map((row) => row.whole.text),
	);
	const partEdge = numbers - whole - gap;
	const labels = widest(rows.flatMap((row) => toLines(row, width * toLabelShare(model), size)));
	return {
		left: isStacked ? 0 : labels + fontSize,
		right: isStacked ? width : partEdge - part - fontSize * 1.2,
		top: fontSize * HEAD,
		pitch: (height - fontSize * HEAD) / Math.max(1, rows.length),
		bar: fontSize * (isStacked ? 0.95 : 1.2),
		partEdge,
		wholeEdge: numbers,
		axis: axisWidth === 0 ? null : [numbers + gap * 2.2, numbers + gap * 2.2 + axisWidth],
		rateEdge,
		greatest: Math.max(1, ...rows.flatMap((row) => [row.whole.number ?? 0, row.part.number ?? 0])),
		isStacked,
	};
}

function toHeads(
	{ heads }: SplitBarsModel,
	layout: Layout,
	{ palette, fontSize, height }: ChartView,
): readonly GraphicElement[] {
	const style = { fill: palette['ink-2'], size: fontSize, weight: 600 as const };
	const y = fontSize * 0.75;
	const right = { ...style, align: 'right' as const };
	const { axis } = layout;
	const rate =
		heads.rate === null
			? []
			: axis === null
				? [toText(heads.rate, layout.rateEdge, y, right)]
				: [
						toText(heads.rate, axis[0], y, style),
						...[0, 0.5, 1].map((share) => {
							const x = axis[0] + (axis[1] - axis[0]) * share;
							return toLine([x, layout.top], [x, height], {
								stroke: palette.grid,
								lineWidth: 1,
								z: 1,
							});
						}),
					];
	return [
		toText(heads.part, layout.partEdge, y, right),
		toText(heads.whole, layout.wholeEdge, y, right),
		...rate,
	];
}

function toY(index: number, layout: Layout): { readonly words: number; readonly marks: number } {
	const at = (share: number) => layout.top + layout.pitch * (index + share);
	return layout.isStacked
		? { words: at(0.3), marks: at(0.72) }
		: { words: at(0.5), marks: at(0.5) };
}

function toLabel(
	row: SplitRow,
	index: number,
	layout: Layout,
	view: ChartView,
): readonly GraphicElement[] {
	const size = valueSize(view);
	const room = layout.isStacked ? view.width * 0.55 : layout.left - view.fontSize;
	const lines = layout.isStacked ? [row.label] : toLines(row, room + 1, size);
	const y = toY(index, layout).words;
	return lines.map((line, at) =>
		toText(line, 0, y + (at - (lines.length - 1) / 2) * size * 1.15, {
			fill: view.palette.ink,
			weight: row.isTotal ? 600 : 400,
			size,
			halo: view.palette.surface,
		}),
	);
}

function toBar(
	row: SplitRow,
	index: number,
	layout: Layout,
	{ palette, fontSize }: ChartView,
): readonly GraphicElement[] {
	const { left, bar } = layout;
	const box = (from: number, to: number) => ({
		x: left + from,
		y: toY(index, layout).marks - bar / 2,
		width: Math.max(0, to - from),
		height: bar,
	});
	if (isWithheld(row)) return toHatch(box(0, (STUB * fontSize) / AXIS_TEXT), palette);
	if (!isDrawn(row)) return [];
	const scale = (layout.right - left) / layout.greatest;
	const part = (row.part.number ?? 0) * scale;
	const whole = (row.whole.number ?? 0) * scale;
	const gap = part > 0 && whole > part ? 2 : 0;
	const zero = part === 0 && whole === 0;
	return [
		...(zero ? [toRect(box(0, 1.5), { fill: palette['line-strong'] })] : []),
		...(part > 0 ? [toRect(box(0, part), { fill: palette.bar })] : []),
		...(whole > part ? [toRect(box(part + gap, whole), { fill: palette['bar-2'] })] : []),
	];
}

function toNumbers(
	row: SplitRow,
	index: number,
	layout: Layout,
	view: ChartView,
): readonly GraphicElement[] {
	const y = toY(index, layout).words;
	return [[row.part, layout.partEdge] as const, [row.whole, layout.wholeEdge] as const].map(
		([cell, x]) =>
			toText(cell.text, x, y, {
				fill: cell.number === null ? view.palette['ink-3'] : view.palette.ink,
				weight: row.isTotal ? 600 : 400,
				italic: cell.state === 'secret',
				size: valueSize(view),
				align: 'right',
			}),
	);
}

/** Under 20 the fraction leads. */
function toRateWords({ rate }: SplitRow): string {
	if (rate === null) return '';
	return rate.isSmall && rate.fraction !== null ? rate.fraction : rate.text;
}

function toRate(
	row: SplitRow,
	index: number,
	layout: Layout,
	view: ChartView,
): readonly GraphicElement[] {
	const { rate } = row;
	if (rate === null) return [];
	const { palette, fontSize } = view;
	const { axis } = layout;
	const { words, marks } = toY(index, layout);
	const text = toText(toRateWords(row), layout.rateEdge, words, {
		fill: rate.number === null || rate.isSmall ? palette['ink-3'] : palette.ink,
		weight: row.isTotal || !rate.isSmall ? 600 : 400,
		italic: rate.state === 'secret',
		size: valueSize(view),
		align: 'right',
	});
	if (axis === null || rate.number === null) return [text];
	const x = axis[0] + (axis[1] - axis[0]) * rate.number;
	return [
		toLine([axis[0], marks], [axis[1], marks], { stroke: palette.track, lineWidth: 3, z: 2 }),
		toCircle(x, marks, fontSize * 0.46, {
			fill: palette.bar,
			stroke: palette.surface,
			lineWidth: 1.5,
		}),
		text,
	];
}
