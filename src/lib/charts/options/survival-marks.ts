import type { SurvivalModel, SurvivalStep } from '../../models/survival.ts';
import { measureText } from '../measure-text.ts';
import {
	AXIS_TEXT,
	toLine,
	toText,
	valueSize,
	type ChartView,
	type GraphicElement,
} from '../view.ts';

/** The plot of the curve in pixels, and where days and shares fall in it. */
export interface Layout {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	/** Last day of the axis. */
	readonly last: number;
	/** Whether the words at the end stand inside the plot. */
	readonly isNarrow: boolean;
	readonly waitingFits: boolean;
	x(jour: number): number;
	y(share: number): number;
}

export const WAITING_LABEL = 'Orientations encore sans contrat et suivies';
const WAITING_SHORT = 'Encore sans contrat et suivies';

/** The 95 % band as one polygon a run of steps that have an interval. */
export function toBand(
	model: SurvivalModel,
	layout: Layout,
	{ palette }: ChartView,
): readonly GraphicElement[] {
	return listRuns(model).map((run) => {
		const over = run.flatMap(({ from, to, high }) => [
			[layout.x(from), layout.y(high)],
			[layout.x(to), layout.y(high)],
		]);
		const under = run.flatMap(({ from, to, low }) => [
			[layout.x(from), layout.y(low)],
			[layout.x(to), layout.y(low)],
		]);
		return {
			type: 'polygon',
			silent: true,
			z: 3,
			shape: { points: [...over, ...under.reverse()] },
			style: { fill: palette.bar, opacity: 0.15, stroke: 'none' },
		};
	});
}

interface BandPart {
	readonly from: number;
	readonly to: number;
	readonly low: number;
	readonly high: number;
}

function listRuns({ steps, end }: SurvivalModel): readonly (readonly BandPart[])[] {
	const runs: BandPart[][] = [];
	let run: BandPart[] = [];
	steps.forEach((step: SurvivalStep, at) => {
		const to = steps[at + 1]?.jour ?? end;
		if (step.low === null || step.high === null) {
			if (run.length > 0) runs.push(run);
			run = [];
		} else if (to > step.jour) {
			run.push({ from: step.jour, to, low: step.low, high: step.high });
		}
	});
	return run.length > 0 ? [...runs, run] : runs;
}

/** The delay as a black line over the whole plot, named above it. */
export function toDelay(
	{ delay }: SurvivalModel,
	layout: Layout,
	{ palette, fontSize }: ChartView,
): readonly GraphicElement[] {
	if (delay.jour > layout.last) return [];
	const x = layout.x(delay.jour);
	const half = measureText(delay.label, fontSize, true) / 2;
	return [
		toLine([x, layout.top], [x, layout.bottom], {
			stroke: palette.target,
			lineWidth: Math.max(2, fontSize * 0.14),
			z: 6,
		}),
		toText(
			delay.label,
			Math.max(layout.left + half, Math.min(layout.right - half, x)),
			layout.top - fontSize * 0.9,
			{ fill: palette.ink, weight: 600, size: fontSize, align: 'center' },
		),
	];
}

/** Dashes from the half of the axis to the day that half have signed, and down to it. */
export function toMedian(
	{ median }: SurvivalModel,
	layout: Layout,
	{ palette, fontSize }: ChartView,
): readonly GraphicElement[] {
	if (median === null || median.jour > layout.last) return [];
	const [x, y] = [layout.x(median.jour), layout.y(0.5)];
	const dash = { stroke: palette['ink-2'], lineWidth: 1.2, lineDash: [3, 3], z: 6 };
	const width = measureText(median.label, fontSize, true);
	const fitsLeft = x - layout.left > width + fontSize;
	const words = { fill: palette.ink, weight: 600 as const, size: fontSize, halo: palette.surface };
	return [
		toLine([layout.left, y], [x, y], dash),
		toLine([x, y], [x, layout.bottom], dash),
		{
			type: 'circle',
			silent: true,
			z: 9,
			shape: { cx: x, cy: y, r: (4.5 * fontSize) / AXIS_TEXT },
			style: { fill: palette.surface, stroke: palette.bar, lineWidth: 2 },
		},
		fitsLeft
			? toText(median.label, x - fontSize * 0.8, y - fontSize * 0.8, { ...words, align: 'right' })
			: toText(median.label, x + fontSize * 0.5, layout.bottom - fontSize, words),
	];
}

/** A short tick on the curve where an observation ended without a signature. */
export function toCensorings(
	{ censorings }: SurvivalModel,
	layout: Layout,
	{ palette, fontSize }: ChartView,
): readonly GraphicElement[] {
	const half = (5 * fontSize) / AXIS_TEXT;
	return censorings.map(({ jour, part }) => {
		const [x, y] = [layout.x(jour), layout.y(part)];
		return toLine([x, y - half], [x, y + half], { stroke: palette.bar, lineWidth: 1.4, z: 8 });
	});
}

/** The name of the curve and its last value, at its end. */
export function toEndWords(
	{ end, endLabel, steps }: SurvivalModel,
	layout: Layout,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette, fontSize } = view;
	const [name, value] = endLabel;
	const size = valueSize(view);
	const part = steps.at(-1)?.part ?? 0;
	const isInside = layout.isNarrow;
	const width = Math.max(measureText(name, size, true), measureText(value, fontSize));
	const x = isInside
		? Math.min(layout.right, Math.max(layout.left + width, layout.x(end)))
		: layout.x(end) + fontSize * 0.5;
	const middle = isInside
		? Math.min(layout.y(part) + fontSize * 4.2, layout.bottom - fontSize * 1.6)
		: Math.min(layout.y(part), layout.bottom - fontSize * 1.8);
	const align = isInside ? ('right' as const) : ('left' as const);
	const halo = palette.surface;
	return [
		toText(name, x, middle - fontSize * 0.6, {
			fill: palette.bar,
			weight: 600,
			size,
			align,
			halo,
		}),
		toText(value, x, middle + fontSize * 0.7, {
			fill: palette['ink-2'],
			size: fontSize,
			align,
			halo,
		}),
	];
}

/** Under the axis: how many orientations are still without a contract, and followed, on each day named. */
export function toWaiting(
	{ ticks, waiting }: SurvivalModel,
	layout: Layout,
	{ palette, fontSize }: ChartView,
): readonly GraphicElement[] {
	const label = layout.waitingFits ? WAITING_LABEL : WAITING_SHORT;
	const style = { fill: palette['ink-2'], size: fontSize };
	return [
		toText(label, 0, layout.bottom + fontSize * 3.1, style),
		...ticks.map((tick, at) =>
			toText(String(waiting[at] ?? 0), layout.x(tick), layout.bottom + fontSize * 4.7, {
				...style,
				fill: palette.ink,
				align: 'center',
			}),
		),
	];
}
