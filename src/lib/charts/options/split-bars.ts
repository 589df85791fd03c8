import type { EChartsOption } from 'echarts';
import {
	isDrawn,
	isWithheld,
	type SplitBarsModel,
	type SplitRow,
} from '../../models/split-bars.ts';
import { toCircle } from '../shapes.ts';
import {
	AXIS_TEXT,
	toHatch,
	toLine,
	toRect,
	toText,
	valueSize,
	type ChartView,
	type GraphicElement,
} from '../view.ts';
import { toLayout, toLines, toRateWords, toY, type SplitLayout } from './split-layout.ts';

export { getSplitHeight } from './split-layout.ts';

/** A withheld bar has always this length, in pixels of a page. */
const STUB = 26;

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
					...(row.isTotal && !model.hasTotalBar ? [] : toBar(row, index, layout, view)),
					...toNumbers(row, index, layout, view),
					...toRate(row, index, layout, view),
				]),
			],
		},
	};
}

function toHeads(
	{ heads }: SplitBarsModel,
	layout: SplitLayout,
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

function toLabel(
	row: SplitRow,
	index: number,
	layout: SplitLayout,
	view: ChartView,
): readonly GraphicElement[] {
	const size = valueSize(view);
	const lines = toLines(row, layout.labelRoom, size);
	const first = (lines.length - 1) / (layout.isStacked ? 1 : 2);
	const y = toY(index, layout).words;
	return lines.map((line, at) =>
		toText(line, 0, y + (at - first) * size * 1.15, {
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
	layout: SplitLayout,
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
	layout: SplitLayout,
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

function toRate(
	row: SplitRow,
	index: number,
	layout: SplitLayout,
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
