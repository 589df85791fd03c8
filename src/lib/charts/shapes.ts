import type { Box, BoxStyle, GraphicElement } from './view.ts';

/** A disc or a ring, in pixels. */
export function toCircle(
	cx: number,
	cy: number,
	r: number,
	{ z = 6, ...style }: BoxStyle,
): GraphicElement {
	return { type: 'circle', z, shape: { cx, cy, r }, style };
}

/** A ground of dots inside a box. */
export function toDottedGround(box: Box, fill: string, step: number): readonly GraphicElement[] {
	const dots: GraphicElement[] = [];
	for (let y = box.y + step / 2; y < box.y + box.height; y += step) {
		for (let x = box.x + step / 2; x < box.x + box.width; x += step) {
			dots.push(toCircle(x, y, step / 9, { fill, z: 2 }));
		}
	}
	return dots;
}
