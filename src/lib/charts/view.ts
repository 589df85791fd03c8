import type { GraphicComponentOption } from 'echarts';
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

/** One mark or text of the `graphic` component. */
export type GraphicElement = Extract<
	GraphicComponentOption,
	{ readonly type?: 'group'; readonly children: readonly unknown[] }
>['children'][number];

export interface TextStyle {
	readonly fill: string;
	readonly weight?: 400 | 600;
	readonly align?: 'left' | 'center' | 'right';
	readonly vertical?: 'top' | 'middle' | 'bottom';
	readonly size?: number;
	readonly italic?: boolean;
	/** Colour of the ground, drawn round the letters where a line may pass behind them. */
	readonly halo?: string;
}

/** A line of text at a point, in pixels; `y` is its middle unless said. */
export function toText(text: string, x: number, y: number, style: TextStyle): GraphicElement {
	return {
		type: 'text',
		silent: true,
		z: 10,
		style: {
			text,
			x,
			y,
			fill: style.fill,
			fontFamily: FONT_FAMILY,
			fontSize: style.size ?? AXIS_TEXT,
			fontWeight: style.weight ?? 400,
			fontStyle: style.italic === true ? 'italic' : 'normal',
			align: style.align ?? 'left',
			verticalAlign: style.vertical ?? 'middle',
			...(style.halo === undefined ? {} : { stroke: style.halo, lineWidth: 4 }),
		},
	};
}

export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/**
 * The grid of ECharts on the plot of a layout, in pixels of the view. Its axes stay there: by itself ECharts moves them
 * away from the marks that the layout places, where it takes labels to be wider than they are.
 */
export function toGrid(
	plot: {
		readonly left: number;
		readonly right: number;
		readonly top: number;
		readonly bottom: number;
	},
	{ width, height }: Pick<ChartView, 'width' | 'height'>,
) {
	const { left, right, top, bottom } = plot;
	return {
		left,
		right: width - right,
		top,
		bottom: height - bottom,
		outerBoundsMode: 'none',
	} as const;
}

export interface BoxStyle {
	readonly fill?: string;
	readonly stroke?: string;
	readonly lineWidth?: number;
	readonly lineDash?: number[];
	readonly opacity?: number;
	readonly z?: number;
}

/** A rectangle, in pixels. */
export function toRect(box: Box, style: BoxStyle): GraphicElement {
	return {
		type: 'rect',
		silent: true,
		z: style.z ?? 5,
		shape: { ...box },
		style: {
			fill: style.fill ?? 'none',
			...(style.stroke === undefined ? {} : { stroke: style.stroke }),
			lineWidth: style.lineWidth ?? 0,
			...(style.lineDash === undefined ? {} : { lineDash: style.lineDash }),
			opacity: style.opacity ?? 1,
		},
	};
}

/** A straight line, in pixels. */
export function toLine(
	from: readonly [x: number, y: number],
	to: readonly [x: number, y: number],
	style: {
		readonly stroke: string;
		readonly lineWidth: number;
		readonly lineDash?: number[];
		readonly z?: number;
	},
): GraphicElement {
	return {
		type: 'line',
		silent: true,
		z: style.z ?? 5,
		shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
		style: {
			stroke: style.stroke,
			lineWidth: style.lineWidth,
			...(style.lineDash === undefined ? {} : { lineDash: style.lineDash }),
		},
	};
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
