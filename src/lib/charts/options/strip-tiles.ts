import type { SessionTile } from '../../models/session-strip.ts';
import type { SessionMark } from '../../models/sessions.ts';
import {
	toLine,
	toRect,
	toText,
	valueSize,
	type Box,
	type ChartView,
	type GraphicElement,
} from '../view.ts';

/** A session: its mark, and the number present. */
export function toTile(tile: SessionTile, box: Box, view: ChartView): readonly GraphicElement[] {
	const { palette } = view;
	const words =
		tile.text === ''
			? []
			: [
					toText(tile.text, box.x + box.width / 2, box.y + box.height / 2, {
						fill: palette['brand-on'],
						size: valueSize(view),
						weight: 600,
						align: 'center',
					}),
				];
	return [...toMark(tile.mark, box, view), ...words];
}

/** Held: full. Force majeure: outline and cross. Cancelled: outline and bar. Postponed: outline and arrow. */
export function toMark(
	mark: SessionMark,
	box: Box,
	{ palette }: ChartView,
): readonly GraphicElement[] {
	if (mark === 'tenue') return [toRect(box, { fill: palette.bar })];
	const edge = 0.75;
	const frame = toRect(
		{
			x: box.x + edge,
			y: box.y + edge,
			width: box.width - 2 * edge,
			height: box.height - 2 * edge,
		},
		{ fill: palette.surface, stroke: palette['ink-2'], lineWidth: 1.5, z: 5 },
	);
	const at = (x: number, y: number): [number, number] => [
		box.x + box.width * x,
		box.y + box.height * y,
	];
	const strokes: Readonly<
		Record<Exclude<SessionMark, 'tenue'>, readonly (readonly [number, number, number, number])[]>
	> = {
		force_majeure: [
			[0.28, 0.28, 0.72, 0.72],
			[0.72, 0.28, 0.28, 0.72],
		],
		annulee: [[0.25, 0.5, 0.75, 0.5]],
		reportee: [
			[0.22, 0.5, 0.76, 0.5],
			[0.56, 0.3, 0.77, 0.51],
			[0.56, 0.7, 0.77, 0.49],
		],
	};
	return [
		frame,
		...strokes[mark].map(([x1, y1, x2, y2]) =>
			toLine(at(x1, y1), at(x2, y2), { stroke: palette['ink-2'], lineWidth: 1.75, z: 6 }),
		),
	];
}
