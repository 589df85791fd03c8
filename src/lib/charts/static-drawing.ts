import { drawNode } from './draw.ts';
import { getHeight, type Drawing } from './drawing.ts';
import { pagePalette } from './palette.ts';
import { toMarkup } from './svg-node.ts';
import { AXIS_TEXT } from './view.ts';

/**
 * Widths that a drawing is made for at build time, in pixels: the style of `Chart.svelte` shows the nearest one,
 * scaled to its frame, so that its text stays between 12 and 18 px from 280 px up.
 */
export const STATIC_WIDTHS = [310, 420, 505, 700, 1062] as const;

/** Height ÷ width of a drawing at every width, as custom properties: its place before it is laid out. */
export function toStaticRatios(drawing: Drawing): string {
	return STATIC_WIDTHS.map((width, step) => {
		const ratio = getHeight(drawing, width, AXIS_TEXT) / width;
		return `--ratio-${step}:${ratio.toFixed(4)}`;
	}).join(';');
}

/** A drawing at every width, as markup: what a page shows before, and without, any script. */
export function toStaticMarkup(drawing: Drawing, name: string): string {
	return STATIC_WIDTHS.map((width, step) => {
		const height = getHeight(drawing, width, AXIS_TEXT);
		const view = { palette: pagePalette, width, height, fontSize: AXIS_TEXT };
		const root = drawNode(drawing, view, `${name}-${step}`);
		return toMarkup({ ...root, attributes: { ...root.attributes, class: `pas-${step}` } });
	}).join('');
}
