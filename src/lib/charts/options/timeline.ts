import type { EChartsOption } from 'echarts';
import type { TimelineItem, TimelineLane, TimelineModel } from '../../models/timeline.ts';
import { measureText, wrapText } from '../measure-text.ts';
import {
	getKeyHeight,
	toDelay,
	toDelivery,
	toKeyItems,
	toMissing,
	toTick,
} from './timeline-marks.ts';
import {
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
	readonly bottom: number;
	readonly labels: readonly (readonly string[])[];
	/** Top and height of each lane. */
	readonly lanes: readonly { readonly y: number; readonly height: number }[];
	x(at: number): number;
}

const HEAD = 1.9;
const AXIS = 3.3;
const LEVEL = 1.75;
const PAD = 1.3;
/** Widest label, as a share of the width: longer ones take two lines. */
const LABEL_SHARE = 0.24;

/** Height of the plot for a width, in pixels. */
export function getTimelineHeight(model: TimelineModel, width: number, fontSize: number): number {
	const lanes = model.lanes.reduce((sum, lane) => sum + toLaneHeight(lane), 0);
	return Math.round(fontSize * (HEAD + lanes + AXIS) + getKeyHeight(model, width, fontSize));
}

/** A lane a type: tick due, disc delivered, the line between them the delay, empty square missing. */
export function toTimelineOption(model: TimelineModel, view: ChartView): EChartsOption {
	const layout = toLayout(model, view);
	return {
		animation: false,
		graphic: {
			elements: [
				...toAxis(model, layout, view),
				...model.lanes.flatMap((lane, index) => toLane(lane, index, layout, view)),
				...toCutOff(model, layout, view),
				...toKeyItems(model, layout.bottom + view.fontSize * AXIS, view),
			],
		},
	};
}

function toLaneHeight({ levels }: TimelineLane): number {
	return PAD + levels * LEVEL;
}

function toLayout(model: TimelineModel, { width, fontSize }: ChartView): Layout {
	const size = fontSize * VALUE_RATIO;
	const labels = model.lanes.map(({ label }) => wrapText(label, width * LABEL_SHARE, size));
	const widest = Math.max(0, ...labels.flat().map((line) => measureText(line, size)));
	const left = widest + fontSize * 1.6;
	const right = width - fontSize * 0.9;
	const top = fontSize * HEAD;
	let y = top;
	const lanes = model.lanes.map((lane) => {
		const height = toLaneHeight(lane) * fontSize;
		const place = { y, height };
		y += height;
		return place;
	});
	return {
		left,
		right,
		top,
		bottom: y,
		labels,
		lanes,
		x: (at) => left + (right - left) * at,
	};
}

function toAxis(
	{ months }: TimelineModel,
	layout: Layout,
	{ palette, fontSize }: ChartView,
): readonly GraphicElement[] {
	const pitch = (layout.right - layout.left) / Math.max(1, months.length - 1);
	const every = pitch < fontSize * 1.7 ? 3 : pitch < fontSize * 3.1 ? 2 : 1;
	return months.flatMap(({ at, label, year }, index) => {
		const x = layout.x(at);
		const line = toLine([x, layout.top], [x, layout.bottom], {
			stroke: palette.grid,
			lineWidth: 1,
			z: 1,
		});
		const isLast = index === months.length - 1;
		if (isLast || index % every !== 0) return [line];
		const write = (words: string, y: number): GraphicElement =>
			toText(words, x, layout.bottom + fontSize * y, { fill: palette['ink-3'], size: fontSize });
		return [line, write(label, 1), ...(year === '' ? [] : [write(year, 2.25)])];
	});
}

function toLane(
	lane: TimelineLane,
	index: number,
	layout: Layout,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette, fontSize, width } = view;
	const place = layout.lanes[index];
	if (place === undefined) return [];
	const size = valueSize(view);
	const lines = layout.labels[index] ?? [];
	const middle = place.y + place.height / 2;
	return [
		toLine([0, place.y], [width, place.y], { stroke: palette.grid, lineWidth: 1, z: 1 }),
		...lines.map((line, at) =>
			toText(line, 0, middle + (at - (lines.length - 1) / 2) * size * 1.2, {
				fill: palette.ink,
				size,
			}),
		),
		...lane.items.flatMap((item) => {
			const y = middle + (item.level - (lane.levels - 1) / 2) * LEVEL * fontSize;
			return toItem(item, y, layout, view);
		}),
	];
}

function toItem(
	item: TimelineItem,
	y: number,
	layout: Layout,
	view: ChartView,
): readonly GraphicElement[] {
	const due = layout.x(item.due);
	const tick = toTick(due, y, view);
	if (item.delivered === null) {
		return item.state === 'manquant' ? [tick, toMissing(due, y, view)] : [tick];
	}
	const delivered = layout.x(item.delivered);
	return [toDelay(due, delivered, item.state, y, view), tick, toDelivery(delivered, y, view)];
}

/** What was known and when: a black line across the lanes. */
function toCutOff(
	{ cutOff }: TimelineModel,
	layout: Layout,
	{ palette, fontSize, width }: ChartView,
): readonly GraphicElement[] {
	const x = layout.x(cutOff.at);
	const half = measureText(cutOff.label, fontSize, true) / 2;
	return [
		toLine([x, layout.top - fontSize * 0.3], [x, layout.bottom], {
			stroke: palette.target,
			lineWidth: 1.5,
			z: 5,
		}),
		toText(cutOff.label, Math.max(half, Math.min(width - half - 1, x)), fontSize * 0.75, {
			fill: palette.ink,
			size: fontSize,
			weight: 600,
			align: 'center',
		}),
	];
}
