import type { EChartsOption } from 'echarts';
import type { BarRow, BarsModel } from '../../models/bars.ts';
import { measureText, wrapText } from '../measure-text.ts';
import {
	AXIS_TEXT,
	toHatch,
	toLine,
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
	readonly valueEdge: number;
	readonly asideEdge: number;
	readonly greatest: number;
	readonly labels: readonly (readonly string[])[];
	/** Whether what is said beside a value stands under it, for want of room. */
	readonly isStacked: boolean;
}

/** Widest label, as a share of the width: longer ones take two lines. */
const LABEL_SHARE = 0.36;
const PITCH = 2.35;
const TWO_LINES = 2.85;
const STACKED = 3.7;
/** Bars with less than this share of the width say nothing: the words make room. */
const LEAST_BARS = 0.22;
/** Room of a line of labels of references above the bars, in em. */
const REFERENCE = 1.5;
/** A withheld bar has always this length, in pixels of a page. */
const STUB = 26;

/** Height of the plot for a width, in pixels. */
export function getBarsHeight(model: BarsModel, width: number, fontSize: number): number {
	const labels = toLabelLines(model, width, fontSize);
	const pitch = toColumns(model, labels, width, fontSize).isStacked
		? fontSize * STACKED
		: toPitch(labels, fontSize);
	return Math.round(model.rows.length * pitch + toTop(model, fontSize));
}

/** Counts or lengths of time as bars from zero, the value at the right; references dashed. */
export function toBarsOption(model: BarsModel, view: ChartView): EChartsOption {
	const { palette } = view;
	const layout = toLayout(model, view);
	return {
		animation: false,
		grid: { left: layout.left, right: view.width - layout.right, top: layout.top, bottom: 0 },
		xAxis: { type: 'value', min: 0, max: layout.greatest, show: false },
		yAxis: {
			type: 'category',
			inverse: true,
			show: false,
			data: model.rows.map(({ label }) => label),
		},
		series: [
			{
				type: 'bar',
				silent: true,
				barWidth: layout.bar,
				itemStyle: { color: palette.bar },
				data: model.rows.map(({ value }) => value ?? '-'),
			},
		],
		graphic: {
			elements: [
				...toReferences(model, layout, view),
				...model.rows.flatMap((row, index) => toWords(row, index, layout, view)),
			],
		},
	};
}

function toTop(model: BarsModel, fontSize: number): number {
	return model.references.length * REFERENCE * fontSize;
}

function toLabelLines(
	model: BarsModel,
	width: number,
	fontSize: number,
): readonly (readonly string[])[] {
	const size = fontSize * VALUE_RATIO;
	return model.rows.map(({ label, isTotal }) =>
		wrapText(label, width * LABEL_SHARE, size, isTotal),
	);
}

function toPitch(labels: readonly (readonly string[])[], fontSize: number): number {
	return fontSize * (labels.some((lines) => lines.length > 1) ? TWO_LINES : PITCH);
}

type Columns = Pick<Layout, 'left' | 'right' | 'valueEdge' | 'asideEdge' | 'isStacked'>;

/** Where bars and words begin and end. */
function toColumns(
	model: BarsModel,
	labels: Layout['labels'],
	width: number,
	fontSize: number,
): Columns {
	const size = fontSize * VALUE_RATIO;
	const widest = (texts: readonly string[], isBold: boolean): number =>
		Math.max(0, ...texts.map((text) => measureText(text, size, isBold)));
	const aside = widest(
		model.rows.map((row) => row.aside),
		false,
	);
	const values = widest(
		model.rows.map(({ cell }) => cell.text),
		true,
	);
	const left = widest(labels.flat(), true) + fontSize;
	const asideEdge = width - 2;
	const beside = asideEdge - (aside === 0 ? 0 : aside + size * 0.9);
	const isStacked = aside > 0 && beside - values - fontSize - left < width * LEAST_BARS;
	const valueEdge = isStacked ? asideEdge : beside;
	return { left, right: valueEdge - values - fontSize, valueEdge, asideEdge, isStacked };
}

function toLayout(model: BarsModel, { width, height, fontSize }: ChartView): Layout {
	const labels = toLabelLines(model, width, fontSize);
	const top = toTop(model, fontSize);
	return {
		...toColumns(model, labels, width, fontSize),
		top,
		pitch: (height - top) / Math.max(1, model.rows.length),
		bar: fontSize * 1.3,
		greatest: Math.max(
			1,
			...model.rows.map(({ value }) => value ?? 0),
			...model.references.map(({ value }) => value),
		),
		labels,
	};
}

function toWords(
	row: BarRow,
	index: number,
	layout: Layout,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette, fontSize } = view;
	const size = valueSize(view);
	const y = layout.top + layout.pitch * (index + 0.5);
	const asideY = layout.isStacked ? y + size * 1.4 : y;
	const lines = layout.labels[index] ?? [];
	const isKnown = row.value !== null;
	const weight = row.isTotal ? (600 as const) : (400 as const);
	const stub = {
		x: layout.left,
		y: y - layout.bar / 2,
		width: (STUB * fontSize) / AXIS_TEXT,
		height: layout.bar,
	};
	return [
		...lines.map((line, at) =>
			toText(line, 0, y + (at - (lines.length - 1) / 2) * size * 1.2, {
				fill: palette.ink,
				weight,
				size,
			}),
		),
		...(row.cell.state === 'secret' ? toHatch(stub, palette) : []),
		toText(row.cell.text, layout.valueEdge, y, {
			fill: isKnown ? palette.ink : palette['ink-3'],
			weight: isKnown ? 600 : 400,
			italic: row.cell.state === 'secret',
			size,
			align: 'right',
		}),
		toText(row.aside, layout.asideEdge, asideY, {
			fill: palette['ink-3'],
			size,
			align: 'right',
			...(layout.isStacked ? { halo: palette.surface } : {}),
		}),
	];
}

/** Each reference has its own line of text, the greatest first, so that no dash crosses a label. */
function toReferences(
	model: BarsModel,
	layout: Layout,
	{ palette, fontSize, height }: ChartView,
): readonly GraphicElement[] {
	const marks = [...model.references].sort((a, b) => b.value - a.value);
	return marks.flatMap(({ value, label }, index) => {
		const x = layout.left + ((layout.right - layout.left) * value) / layout.greatest;
		const y = fontSize * REFERENCE * (index + 0.5);
		const isLeft = x > measureText(label, fontSize) + 4;
		return [
			toLine([x, y + fontSize * 0.7], [x, height], {
				stroke: palette.ref,
				lineWidth: 1.5,
				lineDash: [5, 4],
				z: 8,
			}),
			toText(label, isLeft ? x : 0, y, {
				fill: palette.ref,
				size: fontSize,
				align: isLeft ? 'right' : 'left',
			}),
		];
	});
}
