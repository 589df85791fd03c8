import type { EChartsOption } from 'echarts';
import type { FunnelLimits } from '../../models/binomial.ts';
import { formatNumber, NBSP } from '../../models/format.ts';
import type { FunnelModel } from '../../models/funnel.ts';
import { measureText } from '../measure-text.ts';
import { toCountScale } from '../scale.ts';
import {
	AXIS_TEXT,
	type ChartView,
	FONT_FAMILY,
	type GraphicElement,
	toGrid,
	toLine,
	toText,
} from '../view.ts';
import { placePoleLabels } from './funnel-labels.ts';

interface Layout {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	readonly max: number;
	readonly step: number;
	x(n: number): number;
	y(share: number): number;
}

/** Above it only the points outside the limits have their name. */
const MOST_NAMED = 20;

/** Height of the plot for a width, in pixels. */
export function getFunnelHeight(width: number, fontSize: number): number {
	return Math.round(Math.min(24 * fontSize, Math.max(18 * fontSize, width * 0.6)));
}

/** Rates by size of pôle, and the limits that chance alone gives around the whole. */
export function toFunnelOption(model: FunnelModel, view: ChartView): EChartsOption {
	const { palette, fontSize, height } = view;
	const layout = toLayout(model, view);
	const [low, high] = model.range;
	const text = { color: palette['ink-3'], fontSize, fontFamily: FONT_FAMILY };
	const hidden = { show: false };
	return {
		animation: false,
		grid: toGrid(layout, view),
		xAxis: {
			type: 'value',
			min: 0,
			max: layout.max,
			interval: layout.step,
			axisLine: { lineStyle: { color: palette['line-strong'], width: 1 } },
			axisTick: hidden,
			splitLine: hidden,
			axisLabel: {
				...text,
				margin: fontSize * 0.6,
				formatter: (n: number) => (n % layout.step === 0 ? formatNumber(n) : ''),
			},
		},
		yAxis: {
			type: 'value',
			min: low,
			max: high,
			interval: (high - low) / 4,
			axisLine: hidden,
			axisTick: hidden,
			splitLine: { lineStyle: { color: palette.grid, width: 1 } },
			axisLabel: {
				...text,
				margin: fontSize * 0.6,
				formatter: (share: number) => formatShare(share),
			},
		},
		series: [],
		graphic: {
			elements: [
				...toLimits(model, layout, view),
				...toWhole(model, layout, view),
				...toPoints(model, layout, view),
				toText(model.axis, (layout.left + layout.right) / 2, height - fontSize * 0.7, {
					fill: palette['ink-3'],
					size: fontSize,
					align: 'center',
				}),
			],
		},
	};
}

function formatShare(share: number): string {
	const percent = Math.round(share * 1000) / 10;
	return percent === 100 ? `100${NBSP}%` : formatNumber(percent, Number.isInteger(percent) ? 0 : 1);
}

function toLayout(model: FunnelModel, { width, height, fontSize }: ChartView): Layout {
	const greatest = model.limits.at(-1)?.n ?? 1;
	const { step } = toCountScale(greatest);
	const [low, high] = model.range;
	const max = greatest;
	const left = measureText(`100${NBSP}%`, fontSize) + fontSize * 0.9;
	const words = Math.max(
		measureText('Ensemble', fontSize),
		measureText(`99,8${NBSP}%`, fontSize),
		measureText(model.whole.cell.text, fontSize, true),
	);
	const right = width - words - fontSize * 0.9;
	const top = fontSize * 0.8;
	const bottom = height - fontSize * 3.3;
	return {
		left,
		right,
		top,
		bottom,
		max,
		step,
		x: (n) => left + ((right - left) * n) / max,
		// The limits of the smallest sizes leave a narrower range.
		y: (share) =>
			bottom - ((bottom - top) * (Math.min(high, Math.max(low, share)) - low)) / (high - low),
	};
}

type Side = Exclude<keyof FunnelLimits, 'n'>;

/** 95 % as full lines, 99.8 % as dashes, each named at its end. */
function toLimits(model: FunnelModel, layout: Layout, view: ChartView): readonly GraphicElement[] {
	const { palette, fontSize } = view;
	const sides: readonly (readonly [Side, number[] | null])[] = [
		['high998', [5, 4]],
		['high95', null],
		['low95', null],
		['low998', [5, 4]],
	];
	const lines = sides.map(([side, dash]): GraphicElement => ({
		type: 'polyline',
		silent: true,
		z: 4,
		shape: {
			points: model.limits.map((limits) => [layout.x(limits.n), layout.y(limits[side])]),
		},
		style: {
			stroke: palette['line-strong'],
			fill: 'none',
			lineWidth: 1.2,
			...(dash === null ? {} : { lineDash: dash }),
		},
	}));
	const last = model.limits.at(-1);
	if (last === undefined) return lines;
	const style = { fill: palette['ink-3'], size: fontSize };
	const x = layout.right + fontSize * 0.4;
	const gap = fontSize * 1.15;
	// The names of both limits of a side are kept apart, away from the line of the whole.
	const outer = Math.max(fontSize * 0.6, layout.y(last.high998));
	const inner = Math.max(layout.y(last.high95), outer + gap);
	return [...lines, toText(`99,8${NBSP}%`, x, outer, style), toText(`95${NBSP}%`, x, inner, style)];
}

/** The rate of the whole, across. */
function toWhole(
	{ whole, limits }: FunnelModel,
	layout: Layout,
	{ palette, fontSize }: ChartView,
): readonly GraphicElement[] {
	const y = layout.y(whole.value);
	const x = layout.right + fontSize * 0.4;
	const last = limits.at(-1);
	const nameOver = last === undefined ? 0 : layout.y(last.high95) + fontSize * 1.7;
	const first = Math.max(y - fontSize * 0.6, nameOver);
	const fill = palette.ink;
	return [
		toLine([layout.left, y], [layout.right, y], { stroke: fill, lineWidth: 1.6, z: 5 }),
		toText('Ensemble', x, first, { fill, size: fontSize }),
		toText(whole.cell.text, x, first + fontSize * 1.2, { fill, size: fontSize, weight: 600 }),
	];
}

function toPoints(
	{ points, whole }: FunnelModel,
	layout: Layout,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette, fontSize } = view;
	const isCrowded = points.length > MOST_NAMED;
	const radius = ((isCrowded ? 4 : 6) * fontSize) / AXIS_TEXT;
	const marks = points.map(({ label, n, value, place }) => ({
		isNamed: !isCrowded || place !== 'dedans',
		label: label.replace(/ \([^)]*\)$/, ''),
		x: layout.x(n),
		y: layout.y(value),
	}));
	return [
		...marks.map(({ x, y }): GraphicElement => ({
			type: 'circle',
			silent: true,
			z: 8,
			shape: { cx: x, cy: y, r: radius },
			style: { fill: palette.bar, stroke: palette.surface, lineWidth: 2 },
		})),
		...placePoleLabels(marks, layout, [layout.y(whole.value)], view),
	];
}
