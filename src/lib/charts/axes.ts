import { measureText } from './measure-text.ts';
import type { Scale } from './scale.ts';
import { toLine, toText, type ChartView, type GraphicElement } from './view.ts';

/** Where a plot lies, in pixels. */
export interface Plane {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** A place on an axis, in pixels, and what is written there; empty for a line alone. */
export interface Tick {
	readonly at: number;
	readonly label: string;
}

/** The values of a scale from zero to its greatest. */
export function listValues({ max, step }: Scale): readonly number[] {
	return Array.from({ length: Math.round(max / step) + 1 }, (_, index) => index * step);
}

/** Horizontal lines of a grid, each named at the left of the plot. */
export function toValueAxis(
	ticks: readonly Tick[],
	{ left, right }: Plane,
	{ palette, fontSize }: ChartView,
): readonly GraphicElement[] {
	return ticks.flatMap(({ at, label }) => {
		const y = toSharp(at);
		return [
			toLine([left, y], [right, y], { stroke: palette.grid, lineWidth: 1, z: 0 }),
			toText(label, left - fontSize * 0.6, at, {
				fill: palette['ink-3'],
				size: fontSize,
				align: 'right',
			}),
		];
	});
}

/** Vertical lines of a grid, each named under the plot. */
export function toShareAxis(
	ticks: readonly Tick[],
	{ top, bottom }: Plane,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette } = view;
	return ticks.flatMap((tick) => {
		const x = toSharp(tick.at);
		return [
			toLine([x, top], [x, bottom], { stroke: palette.grid, lineWidth: 1, z: 0 }),
			toTickLabel(tick, bottom, view),
		];
	});
}

/** The line at the foot of a plot and the names under it; a name that would touch another one is left out. */
export function toBaseAxis(
	ticks: readonly Tick[],
	{ left, right, bottom }: Plane,
	view: ChartView,
): readonly GraphicElement[] {
	const y = toSharp(bottom);
	const line = toLine([left, y], [right, y], {
		stroke: view.palette['line-strong'],
		lineWidth: 1,
		z: 1,
	});
	return [line, ...spaceTicks(ticks, view.fontSize).map((tick) => toTickLabel(tick, bottom, view))];
}

/** A line on a whole pixel is one pixel wide. */
export function toSharp(at: number): number {
	return Math.floor(at) + 0.5;
}

function toTickLabel(
	{ at, label }: Tick,
	bottom: number,
	{ palette, fontSize }: ChartView,
): GraphicElement {
	return toText(label, at, bottom + fontSize * 1.25, {
		fill: palette['ink-3'],
		size: fontSize,
		align: 'center',
	});
}

/** The first and the last names stay, and those between that touch no other. */
function spaceTicks(ticks: readonly Tick[], fontSize: number): readonly Tick[] {
	const named = ticks.filter(({ label }) => label !== '');
	const half = ({ label }: Tick): number => measureText(label, fontSize) / 2 + fontSize * 0.2;
	const last = named.at(-1);
	const kept: Tick[] = [];
	for (const tick of named) {
		const before = kept.at(-1);
		const start = tick.at - half(tick);
		const isFree = before === undefined || start >= before.at + half(before);
		const leavesLast =
			last === undefined || tick === last || tick.at + half(tick) <= last.at - half(last);
		if (tick === last || (isFree && leavesLast)) kept.push(tick);
	}
	return kept;
}
