import type { EChartsOption } from 'echarts';
import { formatNumber, NBSP } from '../../models/format.ts';
import type { SurvivalModel } from '../../models/survival.ts';
import { measureText } from '../measure-text.ts';
import { type ChartView, FONT_FAMILY, toGrid, valueSize } from '../view.ts';
import {
	toBand,
	toCensorings,
	toDelay,
	toEndWords,
	toMedian,
	toWaiting,
	WAITING_LABEL,
	type Layout,
} from './survival-marks.ts';

/** Room under the axis for the row of those still waiting, in em. */
const FOOT = 5.6;

/** Height of the plot for a width, in pixels. */
export function getSurvivalHeight(width: number, fontSize: number): number {
	const plot = Math.min(26 * fontSize, Math.max(15 * fontSize, width * 0.5));
	return Math.round(plot + (FOOT + 2) * fontSize);
}

/** The rising share signed as steps, its band, the median, the delay and those still waiting. */
export function toSurvivalOption(model: SurvivalModel, view: ChartView): EChartsOption {
	const { palette, fontSize } = view;
	const layout = toLayout(model, view);
	const text = { color: palette['ink-3'], fontSize, fontFamily: FONT_FAMILY };
	const hidden = { show: false };
	const last = model.steps.at(-1)?.part ?? 0;
	return {
		animation: false,
		grid: toGrid(layout, view),
		xAxis: {
			type: 'value',
			min: 0,
			max: layout.last,
			interval: model.ticks[1] ?? layout.last,
			axisLine: { lineStyle: { color: palette['line-strong'], width: 1 } },
			axisTick: { lineStyle: { color: palette['line-strong'] }, length: fontSize * 0.3 },
			splitLine: hidden,
			axisLabel: {
				...text,
				margin: fontSize * 0.7,
				formatter: (jour: number) => nameTick(jour, layout.last),
			},
		},
		yAxis: {
			type: 'value',
			min: 0,
			max: 1,
			interval: 0.25,
			axisLine: hidden,
			axisTick: hidden,
			splitLine: { lineStyle: { color: palette.grid, width: 1 } },
			axisLabel: {
				...text,
				margin: fontSize * 0.6,
				formatter: (share: number) => (share === 1 ? `100${NBSP}%` : formatNumber(share * 100)),
			},
		},
		series: [
			{
				type: 'line',
				step: 'end',
				silent: true,
				showSymbol: false,
				data: [...model.steps.map(({ jour, part }) => [jour, part]), [model.end, last]],
				lineStyle: { color: palette.bar, width: Math.max(2.5, fontSize * 0.19), join: 'round' },
				z: 7,
			},
		],
		graphic: {
			elements: [
				...toBand(model, layout, view),
				...toDelay(model, layout, view),
				...toMedian(model, layout, view),
				...toCensorings(model, layout, view),
				...toEndWords(model, layout, view),
				...toWaiting(model, layout, view),
			],
		},
	};
}

/** « orientation » at the start, the unit once at the end. */
function nameTick(jour: number, last: number): string {
	if (jour === 0) return 'orientation';
	return jour === last ? `${jour}${NBSP}jours` : String(jour);
}

function toLayout(model: SurvivalModel, view: ChartView): Layout {
	const { width, height, fontSize } = view;
	const size = valueSize(view);
	const words = Math.max(
		...model.endLabel.map((line, at) => measureText(line, at === 0 ? size : fontSize, at === 0)),
		measureText(`${model.ticks.at(-1) ?? 0}${NBSP}jours`, fontSize) / 2,
	);
	const isNarrow = width < fontSize * 30;
	const left = Math.max(
		measureText(`100${NBSP}%`, fontSize) + fontSize * 0.8,
		measureText('orientation', fontSize) / 2 + 2,
	);
	const edge = isNarrow ? measureText(`000${NBSP}jours`, fontSize) / 2 : words;
	const right = width - edge - fontSize * (isNarrow ? 0.2 : 1.2);
	const top = fontSize * 2;
	const bottom = height - fontSize * FOOT;
	const last = model.ticks.at(-1) ?? 1;
	return {
		left,
		right,
		top,
		bottom,
		last,
		isNarrow,
		waitingFits: measureText(WAITING_LABEL, fontSize) < width,
		x: (jour) => left + ((right - left) * jour) / last,
		y: (share) => bottom - (bottom - top) * share,
	};
}
