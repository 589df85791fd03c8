import type { EChartsOption } from 'echarts';
import { NBSP } from '../../models/format.ts';
import type { DotRow, DotsModel } from '../../models/dots.ts';
import { measureText, wrapText } from '../measure-text.ts';
import { RATE_SCALE } from '../scale.ts';
import { toMarks, type Layout } from './dots-marks.ts';
import {
	type ChartView,
	FONT_FAMILY,
	type GraphicElement,
	toGrid,
	toLine,
	toText,
	VALUE_RATIO,
	valueSize,
} from '../view.ts';

/** Under this width, in em, the words stand above the marks. */
const STACKED_UNDER = 30;
const PITCH = 3.15;
const STACKED_PITCH = 3.9;
/** Where a label takes two lines above the marks. */
const STACKED_LONG = 5;
const AXIS = 2.4;
const REFERENCE = 1.9;
/** Widest label beside the marks, as a share of the width: longer ones take two lines. */
const LABEL_SHARE = 0.38;

/** Height of the plot for a width, in pixels. */
export function getDotsHeight(model: DotsModel, width: number, fontSize: number): number {
	const pitch = width < STACKED_UNDER * fontSize ? toStackedPitch(model, width, fontSize) : PITCH;
	const reference = model.reference === null ? 0 : REFERENCE;
	return Math.round(fontSize * (model.rows.length * pitch + AXIS + reference));
}

function toStackedPitch(model: DotsModel, width: number, fontSize: number): number {
	const size = fontSize * VALUE_RATIO;
	const room = toStackedRoom(model, width, size);
	const isLong = model.rows.some(({ label }) => wrapText(label, room, size, true).length > 1);
	return isLong ? STACKED_LONG : STACKED_PITCH;
}

/** Room of a label beside the numbers of its line, in pixels. */
function toStackedRoom({ rows }: DotsModel, width: number, size: number): number {
	const numbers = rows.map(({ lead, aside }) => measureText(`${lead} ${aside}`, size, true));
	return width - Math.max(0, ...numbers) - size * 2;
}

/** A rate by pôle: a point, its interval, its target, on one line from 0 to 100 %. */
export function toDotsOption(model: DotsModel, view: ChartView): EChartsOption {
	const { palette, fontSize } = view;
	const layout = toLayout(model, view);
	const hidden = { show: false };
	const line = { lineStyle: { color: palette.grid, width: 1 } };
	return {
		animation: false,
		grid: toGrid(layout, view),
		xAxis: {
			type: 'value',
			min: 0,
			max: RATE_SCALE.max,
			interval: RATE_SCALE.step,
			axisLine: hidden,
			axisTick: hidden,
			splitLine: { ...line, showMinLine: true, showMaxLine: true },
			axisLabel: {
				color: palette['ink-3'],
				fontSize,
				fontFamily: FONT_FAMILY,
				margin: fontSize * 0.6,
				formatter: (share: number) =>
					share === 1 ? `100${NBSP}%` : String(Math.round(share * 100)),
			},
		},
		yAxis: { type: 'value', min: 0, max: 1, show: false },
		series: [toMarks(model, layout, view)],
		graphic: {
			elements: [
				...model.rows.flatMap((row, index) => toWords(row, index, layout, view)),
				...toReference(model, layout, view),
			],
		},
	};
}

function toLayout(model: DotsModel, view: ChartView): Layout {
	const { width, height, fontSize } = view;
	const size = valueSize(view);
	const isStacked = width < STACKED_UNDER * fontSize;
	const widest = (texts: readonly string[], isBold: boolean): number =>
		Math.max(0, ...texts.map((text) => measureText(text, size, isBold)));
	const numbers = model.rows.filter(({ leads }) => leads !== 'mots');
	const lead = widest(
		numbers.map((row) => row.lead),
		true,
	);
	const aside = widest(
		numbers.map((row) => row.aside),
		false,
	);
	const labels = widest(
		model.rows.flatMap(({ label }) => toLabelLines(label, width, size)),
		true,
	);
	const asideEdge = width - 2;
	const leadEdge = asideEdge - (aside === 0 ? 0 : aside + size * 0.9);
	const left = isStacked ? fontSize * 0.6 : labels + fontSize * 1.6;
	const right = isStacked ? width - fontSize * 1.2 : leadEdge - lead - fontSize * 1.5;
	const top = fontSize * (model.reference === null ? 0.2 : REFERENCE);
	const bottom = height - fontSize * (AXIS - 0.4);
	const pitch = (bottom - top) / Math.max(1, model.rows.length);
	const markY = (index: number): number =>
		isStacked
			? top + pitch * (index + 1) - fontSize * STACKED_PITCH * 0.23
			: top + pitch * (index + 0.5);
	return {
		left,
		right,
		top,
		bottom,
		isStacked,
		stackedRoom: toStackedRoom(model, width, size),
		leadEdge,
		asideEdge,
		x: (share) => left + (right - left) * share,
		markY,
		wordY: (index) => markY(index) - (isStacked ? fontSize * STACKED_PITCH * 0.43 : 0),
	};
}

function toLabelLines(label: string, width: number, size: number): readonly string[] {
	return wrapText(label, width * LABEL_SHARE, size, true);
}

function toWords(
	row: DotRow,
	index: number,
	layout: Layout,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette, fontSize } = view;
	const y = layout.wordY(index);
	const size = valueSize(view);
	const weight = row.isTotal ? (600 as const) : (400 as const);
	const ground = layout.isStacked ? { halo: palette.surface } : {};
	const lines = layout.isStacked
		? wrapText(row.label, layout.stackedRoom, size, true)
		: toLabelLines(row.label, view.width, size);
	const first = (lines.length - 1) / (layout.isStacked ? 1 : 2);
	const label = lines.map((line, at) =>
		toText(line, 0, y + (at - first) * size * 1.2, {
			...ground,
			fill: palette.ink,
			weight,
			size,
		}),
	);
	if (row.leads === 'mots') {
		const style = { ...ground, fill: palette['ink-3'], size: fontSize, italic: true };
		const words = `${row.lead} ${row.aside}`;
		return layout.isStacked
			? [...label, toText(words, layout.asideEdge, y, { ...style, align: 'right' })]
			: [...label, toText(words, layout.left + fontSize * 0.6, y, style)];
	}
	const right = { ...ground, size, align: 'right' as const };
	return [
		...label,
		toText(row.lead, layout.leadEdge, y, { ...right, fill: palette.ink, weight: 600 }),
		toText(row.aside, layout.asideEdge, y, { ...right, fill: palette['ink-3'] }),
	];
}

function toReference(
	{ reference }: DotsModel,
	layout: Layout,
	{ palette, fontSize }: ChartView,
): readonly GraphicElement[] {
	if (reference === null) return [];
	const x = layout.x(reference.value);
	const middle = (layout.left + layout.right) / 2;
	const align = x > middle ? 'right' : 'left';
	return [
		toLine([x, layout.top], [x, layout.bottom], {
			stroke: palette.ref,
			lineWidth: 1.5,
			lineDash: [5, 4],
			z: 4,
		}),
		toText(reference.label, x, layout.top - fontSize * 0.8, {
			fill: palette.ref,
			size: fontSize,
			align,
		}),
	];
}
