import type { ExitShade } from '../../models/exit-groups.ts';
import type { Palette } from '../palette.ts';
import { toDottedGround } from '../shapes.ts';
import { toRect, type Box, type ChartView, type GraphicElement } from '../view.ts';

/** A box in the colour of a group of exits; dots where no motive is given. */
export function toShadeBox(
	box: Box,
	shade: ExitShade,
	{ palette, fontSize }: ChartView,
): readonly GraphicElement[] {
	if (shade !== 'x6') return [toRect(box, { fill: palette[shade] })];
	const edge = { x: box.x + 0.5, y: box.y + 0.5, width: box.width - 1, height: box.height - 1 };
	const isSmall = box.height < fontSize * 1.5;
	return [
		toRect(edge, { fill: palette.surface, stroke: palette['line-strong'], lineWidth: 1, z: 2 }),
		...toDottedGround(edge, palette['line-strong'], fontSize * (isSmall ? 0.36 : 0.55)),
	];
}

/** The colour of a number inside such a box. */
export function toShadeInk(shade: ExitShade, palette: Palette): string {
	return shade === 'x6' ? palette.ink : palette['x-on'];
}
