import type PptxGenJS from 'pptxgenjs';
import { palettes } from '../../../charts/palette.ts';
import { toHex } from '../chart/chart-looks.ts';

/** Where something stands on a slide, in the pixels of the design: 1920 by 1080. */
export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Margins, and the room between the banner and the foot. */
export const MARGIN = 96;
export const WIDTH = 1728;
export const BANNER = 44;
export const FOOT = 984;

/** Colours without their sign, as slides write them. */
export const COLOUR = {
	ink: toHex(palettes.clair.ink),
	ink2: toHex(palettes.clair['ink-2']),
	ink3: toHex(palettes.clair['ink-3']),
	bar: toHex(palettes.clair.bar),
	track: toHex(palettes.clair.track),
	line: toHex(palettes.clair.line),
	strong: toHex(palettes.clair['line-strong']),
	ci: toHex(palettes.clair.ci),
	target: toHex(palettes.clair.target),
	surface: toHex(palettes.clair.surface),
	hatch: toHex(palettes.clair.hatch),
	paper: toHex(palettes.clair.paper),
} as const;

/** Inches of some pixels. */
export function toInches(pixels: number): number {
	return Math.round((pixels / 144) * 10_000) / 10_000;
}

/** Points of a text so many pixels high. */
export function toPoints(pixels: number): number {
	return Math.round(pixels * 5) / 10;
}

export function toPlace({ x, y, width, height }: Box): {
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
} {
	return { x: toInches(x), y: toInches(y), w: toInches(width), h: toInches(height) };
}

export type Slide = PptxGenJS.Slide;

/** What draws: a slide, or nothing at all where only a height is asked for. */
export interface Pen {
	addShape(shape: PptxGenJS.SHAPE_NAME | 'custGeom', options: PptxGenJS.ShapeProps): unknown;
	addText(...args: Parameters<Slide['addText']>): unknown;
}

/** Draws nothing: what is drawn with it gives its height. */
export const NO_PEN: Pen = { addShape: () => null, addText: () => null };

/** What a text box always says: no margin of its own, top left, in French. */
export const PLAIN = {
	margin: 0,
	valign: 'top',
	align: 'left',
	lang: 'fr-FR',
	fit: 'none',
} as const;
