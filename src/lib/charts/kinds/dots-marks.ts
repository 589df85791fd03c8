import type { DotRow } from '../../models/dots.ts';
import { toCircle } from '../shapes.ts';
import { AXIS_TEXT, toLine, toRect, type ChartView, type GraphicElement } from '../view.ts';

/** Rows in pixels: labels at the left of the marks, or above them where the width is short. */
export interface Layout {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	readonly isStacked: boolean;
	/** Right edges of the two columns of text. */
	readonly leadEdge: number;
	readonly asideEdge: number;
	x(share: number): number;
	/** Middle of the marks of a row. */
	markY(index: number): number;
	/** Middle of the words of a row. */
	wordY(index: number): number;
}

/** The marks of a row at the height `y`: interval, target, value compared, then the point over them. */
export function toMarks(
	row: DotRow,
	y: number,
	layout: Layout,
	{ palette, fontSize }: ChartView,
): readonly GraphicElement[] {
	const unit = fontSize / AXIS_TEXT;
	const other = row.compared?.value ?? null;
	const point = { stroke: palette.surface, lineWidth: 2 * unit };
	return [
		...(row.interval === null
			? []
			: toInterval(
					row.interval.map((share) => layout.x(share)),
					y,
					unit,
					palette.ci,
				)),
		...(row.target === null
			? []
			: [
					toRect(
						{
							x: layout.x(row.target) - 1.5 * unit,
							y: y - 11 * unit,
							width: 3 * unit,
							height: 22 * unit,
						},
						{ fill: palette.target, stroke: palette.surface, lineWidth: 1.5 * unit, z: 6 },
					),
				]),
		...(other === null
			? []
			: [
					toCircle(layout.x(other), y, 7.5 * unit, {
						fill: palette.surface,
						stroke: palette['bar-2'],
						lineWidth: 2 * unit,
					}),
				]),
		...(row.value === null
			? []
			: [
					toCircle(layout.x(row.value), y, (row.isTotal ? 8 : 7) * unit, {
						...point,
						fill: palette.bar,
					}),
				]),
	];
}

/** A thin line with a cap at each end. */
function toInterval(
	[low = 0, high = 0]: readonly number[],
	y: number,
	unit: number,
	stroke: string,
): readonly GraphicElement[] {
	const cap = 4.5 * unit;
	const style = { stroke, lineWidth: 2 * unit, z: 6 };
	return [
		toLine([low, y], [high, y], style),
		toLine([low, y - cap], [low, y + cap], style),
		toLine([high, y - cap], [high, y + cap], style),
	];
}
