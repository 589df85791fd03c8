import type { Palette } from './palette.ts';

/** Where a chart is drawn: size in pixels, colours, and the size of its axis text. */
export interface ChartView {
	readonly palette: Palette;
	readonly width: number;
	readonly height: number;
	/** 13.5 on a page, 23 on a slide: margins and gaps follow it. */
	readonly fontSize: number;
}

/** Text of axes and notes on a page, in pixels. */
export const AXIS_TEXT = 13.5;
/** Values and row labels, relative to the text of the axis. */
export const VALUE_RATIO = 14.5 / AXIS_TEXT;

/** The faces of every text in a chart: an SVG file keeps them by name. */
export const FONT_FAMILY =
	"'Source Sans 3 Variable', 'Source Sans 3', 'Source Sans Pro', system-ui, 'Segoe UI', Arial, sans-serif";

/** What a mark is painted with; lengths in pixels. */
export interface MarkStyle {
	readonly fill?: string;
	readonly stroke?: string;
	readonly lineWidth?: number;
	readonly lineDash?: readonly number[];
	readonly opacity?: number;
}

export type Point = readonly [x: number, y: number];

/** One mark or text of a drawing, in pixels; the higher `z` lies over the lower. */
export type GraphicElement = { readonly z: number } & (
	| { readonly type: 'circle'; readonly shape: Circle; readonly style: MarkStyle }
	| { readonly type: 'rect'; readonly shape: Box; readonly style: MarkStyle }
	| { readonly type: 'line'; readonly shape: readonly [Point, Point]; readonly style: MarkStyle }
	| {
			readonly type: 'polyline' | 'polygon';
			readonly shape: readonly Point[];
			readonly style: MarkStyle;
	  }
	| {
			readonly type: 'text';
			readonly shape: Point;
			readonly text: string;
			readonly style: TextStyle;
	  }
);

interface Circle {
	readonly cx: number;
	readonly cy: number;
	readonly r: number;
}

export interface TextStyle {
	readonly fill: string;
	readonly weight?: 400 | 600;
	readonly align?: 'left' | 'center' | 'right';
	readonly size?: number;
	readonly italic?: boolean;
	/** Colour of the ground, drawn round the letters where a line may pass behind them. */
	readonly halo?: string;
}

/** A line of text at a point, in pixels; `y` is its middle. */
export function toText(text: string, x: number, y: number, style: TextStyle): GraphicElement {
	return { type: 'text', z: 10, shape: [x, y], text, style };
}

export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

export type BoxStyle = MarkStyle & { readonly z?: number };

/** A rectangle, in pixels. */
export function toRect(box: Box, { z = 5, ...style }: BoxStyle): GraphicElement {
	return { type: 'rect', z, shape: box, style };
}

/** A straight line, in pixels. */
export function toLine(
	from: Point,
	to: Point,
	{ z = 5, ...style }: MarkStyle & { readonly z?: number },
): GraphicElement {
	return { type: 'line', z, shape: [from, to], style };
}

/** Diagonals inside a box: the mark of what is withheld, and of nothing else. */
export function toHatch(box: Box, palette: Palette, step = 7): readonly GraphicElement[] {
	const { x, y, width, height } = box;
	const lines: GraphicElement[] = [];
	for (let start = step / 2; start < width + height; start += step) {
		// The diagonal that enters at the foot, `start` from the left, and rises to the right edge or the top.
		const low = Math.max(0, start - width);
		const high = Math.min(start, height);
		if (high > low) {
			lines.push(
				toLine([x + start - low, y + low], [x + start - high, y + high], {
					stroke: palette.hatch,
					lineWidth: 1.4,
				}),
			);
		}
	}
	return [...lines, toRect(box, { stroke: palette.hatch, lineWidth: 1.2, z: 6 })];
}

/** Size of values and of the labels of rows. */
export function valueSize(view: ChartView): number {
	return view.fontSize * VALUE_RATIO;
}
