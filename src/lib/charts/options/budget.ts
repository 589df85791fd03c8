import type { EChartsOption } from 'echarts';
import type { BudgetSegment, BudgetStrip } from '../../models/budget-strip.ts';
import { measureText } from '../measure-text.ts';
import type { Palette } from '../palette.ts';
import {
	toHatch,
	toRect,
	toText,
	VALUE_RATIO,
	valueSize,
	type Box,
	type BoxStyle,
	type ChartView,
	type GraphicElement,
} from '../view.ts';

const STRIP = 3.9;
const SHORT_STRIP = 2;
const LIST_PITCH = 2.3;
const GAP = 3;

/** Height of the strip for a width, in pixels. */
export function getBudgetHeight(model: BudgetStrip, width: number, fontSize: number): number {
	if (!isListed(model, width, fontSize)) return Math.round(STRIP * fontSize);
	return Math.round(fontSize * (SHORT_STRIP + 0.8 + model.segments.length * LIST_PITCH));
}

/** The words stand in a list under the strip where a piece cannot hold them; the rest has its note. */
function isListed({ segments }: BudgetStrip, width: number, fontSize: number): boolean {
	return segments.some(
		(segment) =>
			segment.style !== 'contour' &&
			measureWords(segment, fontSize) > (segment.to - segment.from) * width - GAP,
	);
}

/** Width that the two lines of a piece need, their margins included. */
function measureWords(segment: BudgetSegment, fontSize: number): number {
	const label = measureText(segment.label, fontSize);
	const amount = measureText(segment.text, fontSize * VALUE_RATIO, true);
	return Math.max(label, amount) + fontSize * 1.7;
}

/** The participation as one bar: paid, simulated (dashed), not called (outline). */
export function toBudgetOption(model: BudgetStrip, view: ChartView): EChartsOption {
	const hasList = isListed(model, view.width, view.fontSize);
	const height = (hasList ? SHORT_STRIP : STRIP) * view.fontSize;
	return {
		animation: false,
		graphic: {
			elements: model.segments.flatMap((segment, index) => {
				const box = toBox(segment, model.segments.length - 1 === index, height, view);
				return [
					...draw(segment, box, view.palette),
					...(hasList
						? toListItem(segment, index, height, view)
						: toInnerWords(segment, box, view)),
				];
			}),
		},
	};
}

function toBox(segment: BudgetSegment, isLast: boolean, height: number, view: ChartView): Box {
	const x = segment.from * view.width;
	const end = segment.to * view.width - (isLast ? 0 : GAP);
	return { x, y: 0, width: Math.max(1, end - x), height };
}

/** Strokes lie inside the box, so that the pieces keep their share and the strip its edge. */
function draw(segment: BudgetSegment, box: Box, palette: Palette): readonly GraphicElement[] {
	if (segment.style === 'secret') return toHatch(inset(box, 0.75), palette, 10);
	if (segment.style === 'plein') return [toRect(box, { fill: palette.bar })];
	const style: BoxStyle =
		segment.style === 'simule'
			? { fill: palette['brand-tint'], stroke: palette.bar, lineWidth: 2, lineDash: [5, 3] }
			: { fill: palette.surface, stroke: palette['line-strong'], lineWidth: 1.5 };
	return [toRect(inset(box, (style.lineWidth ?? 0) / 2), style)];
}

function inset(box: Box, by: number): Box {
	return {
		x: box.x + by,
		y: box.y + by,
		width: Math.max(0.5, box.width - 2 * by),
		height: box.height - 2 * by,
	};
}

/** Two lines inside the piece; a piece too short for them is told by the note under the strip. */
function toInnerWords(
	segment: BudgetSegment,
	box: Box,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette, fontSize } = view;
	const size = valueSize(view);
	const needed = measureWords(segment, fontSize);
	if (needed > box.width) return [];
	const fill = segment.style === 'plein' ? palette['brand-on'] : palette.ink;
	const x = box.x + fontSize * 0.85;
	const words = [
		toText(segment.label, x, box.height * 0.31, { fill, size: fontSize }),
		toText(segment.text, x, box.height * 0.68, { fill, size, weight: 600 }),
	];
	if (segment.style !== 'secret') return words;
	const ground = { x: x - 5, y: 5, width: needed - fontSize, height: box.height - 10 };
	return [toRect(ground, { fill: palette.surface, z: 7 }), ...words];
}

function toListItem(
	segment: BudgetSegment,
	index: number,
	strip: number,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette, fontSize, width } = view;
	const y = strip + fontSize * (0.8 + LIST_PITCH * (index + 0.5));
	const side = fontSize * 0.95;
	const swatch = { x: 0, y: y - side / 2, width: side * 1.3, height: side };
	const size = valueSize(view);
	return [
		...draw(segment, swatch, palette),
		toText(segment.label, side * 2, y, { fill: palette.ink, size }),
		toText(segment.text, width - 2, y, { fill: palette.ink, size, weight: 600, align: 'right' }),
	];
}
