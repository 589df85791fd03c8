import { measureText } from '../measure-text.ts';
import { toText, type ChartView, type GraphicElement } from '../view.ts';

/** A point in pixels and its name. */
export interface Mark {
	readonly label: string;
	/** A point without a name takes its place all the same. */
	readonly isNamed: boolean;
	readonly x: number;
	readonly y: number;
}

interface Area {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

const OFFSET = 0.85;
const LINE = 1;

/**
 * The names of points, each at the first free place of right, left, above and below, inside the plot and
 * over no other name, no point and none of the level `lines`; one that finds none is left to the table.
 */
export function placePoleLabels(
	marks: readonly Mark[],
	plot: Area,
	lines: readonly number[],
	{ palette, fontSize }: ChartView,
): readonly GraphicElement[] {
	const radius = fontSize * 0.55;
	const taken: Area[] = [
		...lines.map((y) => ({ left: plot.left, right: plot.right, top: y - 1, bottom: y + 1 })),
		...marks.map(({ x, y }) => ({
			left: x - radius,
			right: x + radius,
			top: y - radius,
			bottom: y + radius,
		})),
	];
	const isFree = (area: Area): boolean =>
		isInside(area, plot) && !taken.some((other) => overlap(area, other));
	return marks.flatMap((mark) => {
		if (!mark.isNamed) return [];
		const place = listPlaces(mark, fontSize).find(isFree);
		if (place === undefined) return [];
		taken.push(place);
		return [
			toText(mark.label, place.left, (place.top + place.bottom) / 2, {
				fill: palette.ink,
				size: fontSize,
				halo: palette.surface,
			}),
		];
	});
}

function listPlaces({ label, x, y }: Mark, fontSize: number): readonly Area[] {
	const width = measureText(label, fontSize);
	const gap = fontSize * OFFSET;
	const half = (fontSize * LINE) / 2;
	const at = (left: number, middle: number): Area => ({
		left,
		right: left + width,
		top: middle - half,
		bottom: middle + half,
	});
	const under = y + fontSize * 1.2;
	const over = y - fontSize * 1.2;
	return [
		at(x + gap, y),
		at(x - gap - width, y),
		at(x - width / 2, under),
		at(x - width / 2, over),
		at(x - width + gap, under),
		at(x - width + gap, over),
		at(x - gap, under),
		at(x - gap, over),
	];
}

function isInside(area: Area, plot: Area): boolean {
	return (
		area.left >= plot.left &&
		area.right <= plot.right &&
		area.top >= plot.top &&
		area.bottom <= plot.bottom
	);
}

function overlap(a: Area, b: Area): boolean {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
