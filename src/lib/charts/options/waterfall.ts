import type { EChartsOption } from 'echarts';
import type { WaterfallModel, WaterfallStep } from '../../models/waterfall.ts';
import { measureText } from '../measure-text.ts';
import {
	toLine,
	toRect,
	toText,
	VALUE_RATIO,
	valueSize,
	type BoxStyle,
	type ChartView,
	type GraphicElement,
} from '../view.ts';

interface Layout {
	readonly pitch: number;
	readonly bar: number;
	readonly isStacked: boolean;
	/** Position of an amount. */
	x(amount: number): number;
	/** Top of the bar of a step. */
	top(index: number): number;
}

/** Under this width, in em, the words stand above the bars. */
const STACKED_UNDER = 40;
const PITCH = 2.9;
const STACKED_PITCH = 3.9;

/** Height of the plot for a width, in pixels. */
export function getWaterfallHeight(model: WaterfallModel, width: number, fontSize: number): number {
	const pitch = width < STACKED_UNDER * fontSize ? STACKED_PITCH : PITCH;
	return Math.round(model.steps.length * pitch * fontSize);
}

/** The greatest balance, what each action takes off it, and what is left: all that is simulated is dashed. */
export function toWaterfallOption(model: WaterfallModel, view: ChartView): EChartsOption {
	const layout = toLayout(model, view);
	return {
		animation: false,
		graphic: {
			elements: [
				...toZero(model, layout, view),
				...model.steps.flatMap((step, index) => [
					...toBar(step, index, layout, view),
					...toJoint(model, index, layout, view),
					...toWords(step, index, layout, view),
				]),
			],
		},
	};
}

function toLayout(model: WaterfallModel, { width, fontSize }: ChartView): Layout {
	const size = fontSize * VALUE_RATIO;
	const isStacked = width < STACKED_UNDER * fontSize;
	const widest = (texts: readonly string[]): number =>
		Math.max(0, ...texts.map((text) => measureText(text, size, true)));
	const labels = widest(model.steps.map(({ label }) => label));
	const values = widest(model.steps.map(({ text }) => text));
	const left = isStacked ? 1 : labels + fontSize * 1.4;
	const right = isStacked ? width - 2 : width - values - fontSize * 1.4;
	const amounts = model.steps.flatMap(({ from, to }) => [from, to]);
	const low = Math.min(0, ...amounts);
	const high = Math.max(low + 1, ...amounts);
	const pitch = fontSize * (isStacked ? STACKED_PITCH : PITCH);
	const bar = fontSize * 1.6;
	return {
		pitch,
		bar,
		isStacked,
		x: (amount) => left + ((right - left) * (amount - low)) / (high - low),
		top: (index) => pitch * index + (isStacked ? fontSize * 1.75 : (pitch - bar) / 2),
	};
}

function toBar(
	step: WaterfallStep,
	index: number,
	layout: Layout,
	{ palette }: ChartView,
): readonly GraphicElement[] {
	if (Math.abs(step.to - step.from) < 0.005) return [];
	const [a, b] = [layout.x(step.from), layout.x(step.to)];
	const inset = step.kind === 'depart' ? 0 : 1;
	const box = {
		x: Math.min(a, b) + inset,
		y: layout.top(index) + inset,
		width: Math.max(1, Math.abs(b - a) - 2 * inset),
		height: layout.bar - 2 * inset,
	};
	const styles: Readonly<Record<WaterfallStep['kind'], BoxStyle>> = {
		depart: { fill: palette.bar },
		reduction: {
			fill: palette.surface,
			stroke: palette['line-strong'],
			lineWidth: 1.5,
			lineDash: [5, 3],
		},
		solde: {
			fill: palette['brand-tint'],
			stroke: palette.bar,
			lineWidth: 2,
			lineDash: [5, 3],
		},
	};
	return [toRect(box, styles[step.kind])];
}

/** A hairline from the end of a step to the start of the next, where no words stand between them. */
function toJoint(
	model: WaterfallModel,
	index: number,
	layout: Layout,
	{ palette }: ChartView,
): readonly GraphicElement[] {
	const step = model.steps[index];
	if (step === undefined || layout.isStacked || index === model.steps.length - 1) return [];
	const x = layout.x(step.to);
	return [
		toLine([x, layout.top(index) + layout.bar], [x, layout.top(index + 1)], {
			stroke: palette['line-strong'],
			lineWidth: 1,
			z: 4,
		}),
	];
}

/** Where zero lies, when a step passes below it. */
function toZero(
	model: WaterfallModel,
	layout: Layout,
	{ palette, height }: ChartView,
): readonly GraphicElement[] {
	if (model.steps.every(({ from, to }) => from >= 0 && to >= 0)) return [];
	const x = layout.x(0);
	return [toLine([x, 0], [x, height], { stroke: palette['line-strong'], lineWidth: 1, z: 3 })];
}

function toWords(
	step: WaterfallStep,
	index: number,
	layout: Layout,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette, fontSize, width } = view;
	const y = layout.isStacked
		? layout.top(index) - fontSize * 0.85
		: layout.top(index) + layout.bar / 2;
	const size = valueSize(view);
	const weight = step.kind === 'reduction' ? (400 as const) : (600 as const);
	const ground = layout.isStacked ? { halo: palette.surface } : {};
	return [
		toText(step.label, 0, y, { ...ground, fill: palette.ink, size, weight }),
		toText(step.text, width - 2, y, {
			...ground,
			fill: palette.ink,
			size,
			weight: 600,
			align: 'right',
		}),
	];
}
