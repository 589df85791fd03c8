import type { EChartsOption } from 'echarts';
import type { StageRow, StagesModel } from '../../models/stages.ts';
import { measureText, wrapText } from '../measure-text.ts';
import {
	AXIS_TEXT,
	toHatch,
	toText,
	VALUE_RATIO,
	valueSize,
	type ChartView,
	type GraphicElement,
} from '../view.ts';

interface Layout {
	readonly left: number;
	readonly right: number;
	readonly pitch: number;
	readonly bar: number;
	readonly valueEdge: number;
	readonly shareEdge: number;
	readonly labels: readonly (readonly string[])[];
}

/** Widest label, as a share of the width: longer ones take two lines. */
const LABEL_SHARE = 0.4;
const PITCH = 2.35;
const TWO_LINES = 2.85;
/** A withheld bar has always this length, in pixels of a page. */
const STUB = 26;

/** Height of the plot for a width, in pixels. */
export function getStagesHeight(model: StagesModel, width: number, fontSize: number): number {
	return Math.round(model.rows.length * toPitch(toLabelLines(model, width, fontSize), fontSize));
}

/** Stages as bars from one line, with the share of the persons oriented. */
export function toStagesOption(model: StagesModel, view: ChartView): EChartsOption {
	const { palette } = view;
	const layout = toLayout(model, view);
	const greatest = Math.max(1, ...model.rows.map(({ value }) => value ?? 0));
	return {
		animation: false,
		grid: { left: layout.left, right: view.width - layout.right, top: 0, bottom: 0 },
		xAxis: { type: 'value', min: 0, max: greatest, show: false },
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
			elements: model.rows.flatMap((row, index) => toWords(row, index, layout, view)),
		},
	};
}

function toLabelLines(
	model: StagesModel,
	width: number,
	fontSize: number,
): readonly (readonly string[])[] {
	const size = fontSize * VALUE_RATIO;
	return model.rows.map(({ label }) => wrapText(label, width * LABEL_SHARE, size));
}

function toPitch(labels: readonly (readonly string[])[], fontSize: number): number {
	return fontSize * (labels.some((lines) => lines.length > 1) ? TWO_LINES : PITCH);
}

function toLayout(model: StagesModel, view: ChartView): Layout {
	const { width, height, fontSize } = view;
	const size = valueSize(view);
	const labels = toLabelLines(model, width, fontSize);
	const widest = (texts: readonly string[], isBold: boolean): number =>
		Math.max(0, ...texts.map((text) => measureText(text, size, isBold)));
	const shareEdge = width - 2;
	const valueEdge =
		shareEdge -
		widest(
			model.rows.map(({ shareText }) => shareText),
			false,
		) -
		size;
	return {
		left: widest(labels.flat(), false) + fontSize,
		right:
			valueEdge -
			widest(
				model.rows.map(({ cell }) => cell.text),
				true,
			) -
			fontSize,
		pitch: height / Math.max(1, model.rows.length),
		bar: fontSize * 1.3,
		valueEdge,
		shareEdge,
		labels,
	};
}

function toWords(
	row: StageRow,
	index: number,
	layout: Layout,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette, fontSize } = view;
	const size = valueSize(view);
	const y = layout.pitch * (index + 0.5);
	const lines = layout.labels[index] ?? [];
	const isKnown = row.value !== null;
	const stub = {
		x: layout.left,
		y: y - layout.bar / 2,
		width: (STUB * fontSize) / AXIS_TEXT,
		height: layout.bar,
	};
	return [
		...lines.map((line, at) =>
			toText(line, 0, y + (at - (lines.length - 1) / 2) * size * 1.2, { fill: palette.ink, size }),
		),
		...(row.cell.state === 'secret' ? toHatch(stub, palette) : []),
		toText(row.cell.text, layout.valueEdge, y, {
			fill: isKnown ? palette.ink : palette['ink-3'],
			weight: isKnown ? 600 : 400,
			italic: row.cell.state === 'secret',
			size,
			align: 'right',
		}),
		toText(row.shareText, layout.shareEdge, y, { fill: palette['ink-3'], size, align: 'right' }),
	];
}
