import { formatNumber, NBSP } from '../../models/format.ts';
import type { SurvivalModel } from '../../models/survival.ts';
import { listValues, toBaseAxis, toValueAxis } from '../axes.ts';
import { measureText } from '../measure-text.ts';
import { RATE_SCALE } from '../scale.ts';
import { valueSize, type ChartView, type GraphicElement } from '../view.ts';
import { toBand, toCurve } from './survival-curve.ts';
import {
	toCensorings,
	toDayMarks,
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
export function drawSurvival(model: SurvivalModel, view: ChartView): readonly GraphicElement[] {
	const layout = toLayout(model, view);
	const shares = listValues(RATE_SCALE).map((share) => ({
		at: layout.y(share),
		label: share === 1 ? `100${NBSP}%` : formatNumber(share * 100),
	}));
	const days = model.ticks.map((jour) => ({
		at: layout.x(jour),
		label: nameTick(jour, layout.last),
	}));
	return [
		...toValueAxis(shares, layout, view),
		...toBaseAxis(days, layout, view),
		...toDayMarks(model, layout, view),
		toCurve(model, layout, view),
		...toBand(model, layout, view),
		...toDelay(model, layout, view),
		...toMedian(model, layout, view),
		...toCensorings(model, layout, view),
		...toEndWords(model, layout, view),
		...toWaiting(model, layout, view),
	];
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
