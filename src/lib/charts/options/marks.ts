import type { EChartsOption } from 'echarts';
import type { MarkRow, MarksModel } from '../../models/marks.ts';
import { measureText, wrapText } from '../measure-text.ts';
import { toCircle } from '../shapes.ts';
import {
	AXIS_TEXT,
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
	readonly bottom: number;
	readonly pitch: number;
	readonly leadEdge: number;
	readonly labels: readonly (readonly string[])[];
	x(mark: number): number;
}

const PITCH = 2.8;
const AXIS = 2.1;
/** Widest label, as a share of the width: longer ones take two lines. */
const LABEL_SHARE = 0.34;
const LOWEST = 1;
const HIGHEST = 5;

/** Height of the plot for a width, in pixels. */
export function getMarksHeight(model: MarksModel, width: number, fontSize: number): number {
	const lines = Math.max(1, ...toLabels(model, width, fontSize).map((label) => label.length));
	const pitch = Math.max(PITCH, (lines * 1.2 + 0.4) * VALUE_RATIO);
	return Math.round(fontSize * (model.rows.length * pitch + AXIS));
}

/** Mean marks from 1 to 5: discs of the participants, squares of the others, number of marks beside. */
export function toMarksOption(model: MarksModel, view: ChartView): EChartsOption {
	const layout = toLayout(model, view);
	return {
		animation: false,
		graphic: {
			elements: [
				...toAxis(layout, view),
				...model.rows.flatMap((row, index) => toRow(row, index, layout, view)),
			],
		},
	};
}

function toLabels(
	model: MarksModel,
	width: number,
	fontSize: number,
): readonly (readonly string[])[] {
	return model.rows.map(({ label, isTotal }) =>
		wrapText(label, width * LABEL_SHARE, fontSize * VALUE_RATIO, isTotal),
	);
}

function toLayout(model: MarksModel, { width, height, fontSize }: ChartView): Layout {
	const size = fontSize * VALUE_RATIO;
	const labels = toLabels(model, width, fontSize);
	const widest = (texts: readonly string[]): number =>
		Math.max(0, ...texts.map((text) => measureText(text, size, true)));
	const leadEdge = width - 2 - widest(model.rows.map(({ aside }) => aside)) - fontSize * 0.8;
	const left = widest(labels.flat()) + fontSize * 1.5;
	const right = leadEdge - widest(model.rows.map(({ cell }) => cell.text)) - fontSize * 1.4;
	const bottom = height - fontSize * AXIS;
	return {
		left,
		right,
		bottom,
		pitch: bottom / Math.max(1, model.rows.length),
		leadEdge,
		labels,
		x: (mark) => left + ((right - left) * (mark - LOWEST)) / (HIGHEST - LOWEST),
	};
}

function toAxis(layout: Layout, { palette, fontSize }: ChartView): readonly GraphicElement[] {
	return Array.from({ length: HIGHEST - LOWEST + 1 }, (_, index) => LOWEST + index).flatMap(
		(mark) => {
			const x = layout.x(mark);
			return [
				toLine([x, 0], [x, layout.bottom], { stroke: palette.grid, lineWidth: 1, z: 1 }),
				toText(String(mark), x, layout.bottom + fontSize * 1.1, {
					fill: palette['ink-3'],
					size: fontSize,
					align: 'center',
				}),
			];
		},
	);
}

function toRow(
	row: MarkRow,
	index: number,
	layout: Layout,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette, width } = view;
	const y = layout.pitch * (index + 0.5);
	const size = valueSize(view);
	const weight = row.isTotal ? (600 as const) : (400 as const);
	const isKnown = row.value !== null;
	const lines = layout.labels[index] ?? [];
	return [
		...lines.map((line, at) =>
			toText(line, 0, y + (at - (lines.length - 1) / 2) * size * 1.2, {
				fill: palette.ink,
				size,
				weight,
			}),
		),
		...toMark(row, y, layout, view),
		toText(row.cell.text, layout.leadEdge, y, {
			fill: isKnown ? palette.ink : palette['ink-3'],
			size,
			weight: isKnown ? 600 : 400,
			italic: row.cell.state === 'secret',
			align: 'right',
		}),
		toText(row.aside, width - 2, y, { fill: palette['ink-3'], size, align: 'right' }),
	];
}

function toMark(
	row: MarkRow,
	y: number,
	layout: Layout,
	{ palette, fontSize }: ChartView,
): readonly GraphicElement[] {
	if (row.value === null) return [];
	const unit = fontSize / AXIS_TEXT;
	const x = layout.x(row.value);
	const style = { fill: palette.bar, stroke: palette.surface, lineWidth: 2 * unit, z: 6 };
	if (row.shape === 'disque') return [toCircle(x, y, (row.isTotal ? 8 : 7) * unit, style)];
	const half = 6.5 * unit;
	return [toRect({ x: x - half, y: y - half, width: 2 * half, height: 2 * half }, style)];
}
