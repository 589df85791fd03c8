import type { Box, GraphicElement } from './view.ts';

interface ShapeStyle {
	readonly fill: string;
	readonly stroke?: string;
	readonly lineWidth?: number;
	readonly z?: number;
}

/** A disc or a ring, in pixels. */
export function toCircle(x: number, y: number, radius: number, style: ShapeStyle): GraphicElement {
	return {
		type: 'circle',
		silent: true,
		z: style.z ?? 6,
		shape: { cx: x, cy: y, r: radius },
		style: {
			fill: style.fill,
			...(style.stroke === undefined ? {} : { stroke: style.stroke }),
			lineWidth: style.lineWidth ?? 0,
		},
	};
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
