import type { EChartsOption } from 'echarts';
import { formatNumber } from '../../models/format.ts';
import type { SeriesModel } from '../../models/series.ts';
import { measureText } from '../measure-text.ts';
import { toCountScale, type Scale } from '../scale.ts';
import {
	AXIS_TEXT,
	type ChartView,
	FONT_FAMILY,
	type GraphicElement,
	toGrid,
	toHatch,
	toRect,
	toText,
	valueSize,
} from '../view.ts';

interface Layout {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	readonly scale: Scale;
	/** Width of the place of a month. */
	readonly pitch: number;
	readonly bar: number;
}

/** A withheld column has always this height, in pixels of a page. */
const STUB = 26;
/** Share of its place that a column takes. */
const BAR_SHARE = 0.62;
const EARLIER_SHARE = 0.86;

/** Height of the plot for a width, in pixels. */
export function getColumnsHeight(width: number, fontSize: number): number {
	return Math.round(Math.min(20 * fontSize, Math.max(15 * fontSize, width * 0.42)));
}

/** What happened in each month, as columns from zero with their value over them. */
export function toColumnsOption(model: SeriesModel, view: ChartView): EChartsOption {
	const { palette, fontSize } = view;
	const layout = toLayout(model, view);
	const text = { color: palette['ink-3'], fontSize, fontFamily: FONT_FAMILY };
	const hidden = { show: false };
	const isTight = layout.pitch < fontSize * 2.7;
	return {
		animation: false,
		grid: toGrid(layout, view),
		xAxis: {
			type: 'category',
			data: [...model.months],
			axisLine: { lineStyle: { color: palette['line-strong'], width: 1 } },
			axisTick: hidden,
			axisLabel: {
				...text,
				margin: fontSize * 0.7,
				interval: isTight ? 2 : 0,
			},
		},
		yAxis: {
			type: 'value',
			min: 0,
			max: layout.scale.max,
			interval: layout.scale.step,
			axisLine: hidden,
			axisTick: hidden,
			splitLine: { lineStyle: { color: palette.grid, width: 1 } },
			axisLabel: {
				...text,
				margin: fontSize * 0.6,
				formatter: (value: number) => formatNumber(value),
			},
		},
		series: [
			{
				type: 'bar',
				silent: true,
				barWidth: layout.bar,
				itemStyle: { color: palette.bar },
				data: model.points.map(({ cell }) => cell.number ?? '-'),
				z: 6,
			},
		],
		graphic: {
			elements: [
				...toEarlier(model, layout, view),
				...model.points.flatMap((_, month) => toWords(model, month, layout, view)),
			],
		},
	};
}

function toLayout(model: SeriesModel, { width, height, fontSize }: ChartView): Layout {
	const shown = [...model.points, ...(model.earlier?.points ?? [])];
	const scale = toCountScale(Math.max(0, ...shown.map(({ cell }) => cell.number ?? 0)));
	const left = measureText(formatNumber(scale.max), fontSize) + fontSize * 1.2;
	const right = width - fontSize * 0.4;
	const pitch = (right - left) / Math.max(1, model.months.length);
	return {
		left,
		right,
		top: fontSize * 1.6,
		bottom: height - fontSize * 2,
		scale,
		pitch,
		bar: pitch * BAR_SHARE,
	};
}

/** The columns of the other exercise, wider and empty: the month shown stands before them. */
function toEarlier(
	{ earlier }: SeriesModel,
	layout: Layout,
	{ palette, fontSize }: ChartView,
): readonly GraphicElement[] {
	const width = layout.pitch * EARLIER_SHARE;
	return (earlier?.points ?? []).flatMap(({ cell }, month) => {
		if (cell.number === null || cell.number === 0) return [];
		const height = ((layout.bottom - layout.top) * cell.number) / layout.scale.max;
		const x = layout.left + layout.pitch * (month + 0.5) - width / 2;
		const box = { x, y: layout.bottom - height, width, height };
		const lineWidth = Math.max(1.5, fontSize * 0.11);
		return [toRect(box, { stroke: palette['bar-2'], lineWidth, z: 5 })];
	});
}

/** The value over its column, or the mark and the hatch of what is withheld. */
function toWords(
	model: SeriesModel,
	month: number,
	layout: Layout,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette, fontSize } = view;
	const cell = model.points[month]?.cell;
	if (cell === undefined) return [];
	const x = layout.left + layout.pitch * (month + 0.5);
	const stub = cell.state === 'secret' ? (STUB * fontSize) / AXIS_TEXT : 0;
	const share = (cell.number ?? 0) / layout.scale.max;
	const top = layout.bottom - Math.max(stub, (layout.bottom - layout.top) * share);
	const box = { x: x - layout.bar / 2, y: top, width: layout.bar, height: stub };
	return [
		...(stub > 0 ? toHatch(box, palette) : []),
		toText(cell.text, x, top - fontSize * 0.75, {
			fill: cell.number === null ? palette['ink-3'] : palette.ink,
			italic: cell.state === 'secret',
			weight: cell.number === null ? 400 : 600,
			size: Math.min(valueSize(view), layout.pitch * 0.62),
			align: 'center',
			...(model.earlier === null ? {} : { halo: palette.surface }),
		}),
	];
}
