import type { EChartsOption, LineSeriesOption } from 'echarts';
import { formatNumber, NBSP } from '../../models/format.ts';
import type { SeriesModel } from '../../models/series.ts';
import { measureText } from '../measure-text.ts';
import {
	measureLabels,
	placeLabels,
	toLabels,
	type Layout,
	type LineLabel,
} from './line-labels.ts';
import { RATE_SCALE, toCountScale, type Scale } from '../scale.ts';
import {
	type ChartView,
	FONT_FAMILY,
	type GraphicElement,
	toGrid,
	toLine,
	toRect,
	toText,
} from '../view.ts';

/** Height of the plot for a width, in pixels. */
export function getLineHeight(width: number, fontSize: number): number {
	return Math.round(Math.min(26 * fontSize, Math.max(17 * fontSize, width * 0.56)));
}

/** Months of an exercise as a line, its target across the plot, labels at its end. */
export function toLineOption(model: SeriesModel, view: ChartView): EChartsOption {
	const { palette, fontSize } = view;
	const labels = toLabels(model, view);
	const layout = toLayout(model, view, labels);
	const text = { color: palette['ink-3'], fontSize, fontFamily: FONT_FAMILY };
	const hidden = { show: false };
	return {
		animation: false,
		grid: toGrid(layout, view),
		xAxis: {
			type: 'value',
			min: 0,
			max: Math.max(1, model.months.length - 1),
			interval: 1,
			axisLine: { lineStyle: { color: palette['line-strong'], width: 1 } },
			axisTick: hidden,
			splitLine: hidden,
			axisLabel: {
				...text,
				margin: fontSize * 0.7,
				showMaxLabel: true,
				formatter: toMonthFormatter(model, layout, fontSize),
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
				formatter: toValueFormatter(model, layout.scale),
			},
		},
		series: [
			...toEarlier(model, view),
			{
				type: 'line',
				data: model.points.map(({ cell }, month) => [month, cell.number ?? '-']),
				showSymbol: false,
				silent: true,
				lineStyle: { color: palette.bar, width: Math.max(2.5, fontSize * 0.19), join: 'round' },
				z: 7,
			},
		],
		graphic: {
			elements: [
				...toEvents(model, layout, view),
				...toTarget(model, layout, view),
				...toEnd(model, layout, view),
				...placeLabels(labels, model, layout, view),
			],
		},
	};
}

/** The line of the other exercise, thinner and paler, behind. */
function toEarlier({ earlier }: SeriesModel, { palette, fontSize }: ChartView): LineSeriesOption[] {
	if (earlier === null) return [];
	return [
		{
			type: 'line',
			data: earlier.points.map(({ cell }, month) => [month, cell.number ?? '-']),
			showSymbol: false,
			silent: true,
			lineStyle: { color: palette['bar-2'], width: Math.max(1.5, fontSize * 0.11) },
			z: 6,
		},
	];
}

function toLayout(model: SeriesModel, view: ChartView, labels: readonly LineLabel[]): Layout {
	const { fontSize, width, height } = view;
	const greatest = Math.max(
		...model.points.map(({ cell }) => cell.number ?? 0),
		...(model.earlier?.points ?? []).map(({ cell }) => cell.number ?? 0),
		model.target?.band?.[1] ?? model.target?.value ?? 0,
	);
	const scale = model.unit === 'taux' ? RATE_SCALE : toCountScale(greatest);
	const axisWidth = measureText(formatTick(model, scale.max, scale), fontSize);
	const labelWidth = measureLabels(labels, view);
	const left = axisWidth + fontSize * 1.4;
	const right = width - Math.max(fontSize * 1.4, labelWidth + fontSize * 1.6);
	const top = fontSize * 0.8;
	const bottom = height - fontSize * 2;
	const months = Math.max(1, model.months.length - 1);
	return {
		left,
		right,
		top,
		bottom,
		scale,
		x: (month) => left + ((right - left) * month) / months,
		y: (value) => bottom - ((bottom - top) * value) / scale.max,
	};
}

function formatTick(model: SeriesModel, value: number, scale: Scale): string {
	if (model.unit !== 'taux') return formatNumber(value);
	const percent = formatNumber(value * 100);
	return value >= scale.max ? `${percent}${NBSP}%` : percent;
}

function toValueFormatter(model: SeriesModel, scale: Scale): (value: number) => string {
	return (value) => formatTick(model, value, scale);
}

/** Every month where there is room for its name, else every third and the last. */
function toMonthFormatter(
	model: SeriesModel,
	layout: Layout,
	fontSize: number,
): (month: number) => string {
	const last = model.months.length - 1;
	const room = (layout.right - layout.left) / Math.max(1, last);
	const isTight = room < fontSize * 2.7;
	return (month) => {
		const isThird = month % 3 === 0 && (last - month) * room >= fontSize * 3;
		return !isTight || isThird || month === last ? (model.months[month] ?? '') : '';
	};
}

function toEvents(
	model: SeriesModel,
	layout: Layout,
	{ palette, fontSize }: ChartView,
): readonly GraphicElement[] {
	return model.events.flatMap(({ label, from, to }) => {
		const [x, end] = [layout.x(from), layout.x(to)];
		const box = { x, y: layout.top, width: end - x, height: layout.bottom - layout.top };
		const middle = (x + end) / 2;
		const least = layout.left + measureText(label, fontSize) / 2 + 3;
		const style = { fill: palette['ink-3'], align: 'center' as const, size: fontSize };
		return [
			toRect(box, { fill: palette.ink, opacity: 0.055, z: 1 }),
			toText(label, Math.max(middle, least), layout.bottom - fontSize * 0.8, style),
		];
	});
}

function toTarget(
	{ target }: SeriesModel,
	layout: Layout,
	{ palette, fontSize }: ChartView,
): readonly GraphicElement[] {
	if (target === null) return [];
	const y = layout.y(target.value);
	const line = toLine([layout.left, y], [layout.right, y], {
		stroke: palette.target,
		lineWidth: Math.max(2, fontSize * 0.14),
		z: 6,
	});
	if (target.band === null) return [line];
	const [top, bottom] = [layout.y(target.band[1]), layout.y(target.band[0])];
	const box = { x: layout.left, y: top, width: layout.right - layout.left, height: bottom - top };
	return [toRect(box, { fill: palette.ink, opacity: 0.09, z: 2 }), line];
}

/** The dot of the last known month. */
function toEnd(
	model: SeriesModel,
	layout: Layout,
	{ palette, fontSize }: ChartView,
): readonly GraphicElement[] {
	const month = model.points.findLastIndex(({ cell }) => cell.number !== null);
	const value = model.points[month]?.cell.number;
	if (value === undefined || value === null) return [];
	return [
		{
			type: 'circle',
			silent: true,
			z: 8,
			shape: { cx: layout.x(month), cy: layout.y(value), r: fontSize * 0.42 },
			style: { fill: palette.bar, stroke: palette.surface, lineWidth: 2 },
		},
	];
}
