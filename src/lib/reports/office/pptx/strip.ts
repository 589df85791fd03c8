import { palettes } from '../../../charts/palette.ts';
import type {
	SessionMonth,
	SessionStripModel,
	SessionTile,
} from '../../../models/session-strip.ts';
import type { SessionMark } from '../../../models/sessions.ts';
import { toHex } from '../chart/chart-looks.ts';
import { COLOUR, PLAIN, toInches, toPlace, type Box, type Pen } from './canvas.ts';
import { toTextRuns } from './runs.ts';

const LABEL = 40;
const KEY = 60;
const GAP = 8;

/** The sessions month by month as shapes, which can be moved and restyled; gives the height that they take. */
export function addStrip(slide: Pen, model: SessionStripModel, box: Box): number {
	const pitch = box.width / model.months.length;
	const most = Math.max(1, ...model.months.map(({ tiles }) => tiles.length));
	const room = box.height - LABEL - KEY;
	const side = Math.min(pitch - GAP * 2, room / most - GAP, 88);
	const height = most * (side + GAP) + GAP;
	model.months.forEach((month, index) => {
		addMonth(slide, month, { x: box.x + index * pitch, y: box.y, width: pitch, height }, side);
	});
	addKey(slide, model, box.x, box.y + height + LABEL + 14);
	return height + LABEL + KEY;
}

function addMonth(slide: Pen, month: SessionMonth, box: Box, side: number): void {
	const ground = { ...box, x: box.x + GAP / 2, width: box.width - GAP };
	slide.addShape('rect', {
		...toPlace(ground),
		fill: { color: month.isOpen ? COLOUR.paper : COLOUR.track },
		objectName: `${month.label}, fond`,
	});
	if (!month.isOpen && month.tiles.length === 0) {
		addCentred(slide, 'fermé', ground, COLOUR.ink3, 22);
	}
	month.tiles.forEach((tile, index) => {
		const at = {
			x: box.x + (box.width - side) / 2,
			y: box.y + box.height - (index + 1) * (side + GAP),
			width: side,
			height: side,
		};
		addTile(slide, tile, at);
	});
	const foot = { x: box.x, y: box.y + box.height + 4, width: box.width, height: LABEL };
	addCentred(slide, month.label, foot, COLOUR.ink2, 23);
}

function addTile(slide: Pen, { mark, text }: SessionTile, box: Box): void {
	addMark(slide, mark, box);
	if (text !== '') addCentred(slide, text, box, COLOUR.surface, 26, true);
}

/** Held: full. Otherwise an outline with a cross, a bar or an arrow. */
function addMark(slide: Pen, mark: SessionMark, box: Box): void {
	slide.addShape('rect', {
		...toPlace(box),
		...(mark === 'tenue'
			? { fill: { color: COLOUR.bar } }
			: { fill: { color: COLOUR.surface }, line: { color: COLOUR.ink2, width: 1.25 } }),
		objectName: 'Séance',
	});
	for (const [x1, y1, x2, y2] of STROKES[mark]) {
		slide.addShape('custGeom', {
			...toPlace(box),
			points: [
				{ x: toInches(x1 * box.width), y: toInches(y1 * box.height), moveTo: true },
				{ x: toInches(x2 * box.width), y: toInches(y2 * box.height) },
			],
			line: { color: toHex(palettes.clair['ink-2']), width: 1.5 },
			objectName: 'Séance, trait',
		});
	}
}

type Stroke = readonly [x1: number, y1: number, x2: number, y2: number];

const STROKES: Readonly<Record<SessionMark, readonly Stroke[]>> = {
	tenue: [],
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

function addKey(slide: Pen, { key }: SessionStripModel, x: number, y: number): void {
	let at = x;
	for (const { mark, label } of key) {
		addMark(slide, mark, { x: at, y, width: 30, height: 30 });
		const width = label.length * 12 + 20;
		slide.addText(toTextRuns(label, { size: 23, colour: COLOUR.ink2 }), {
			...PLAIN,
			...toPlace({ x: at + 42, y: y - 3, width, height: 36 }),
			valign: 'middle',
			wrap: false,
			objectName: 'Légende',
		});
		at += 42 + width + 24;
	}
}

function addCentred(
	slide: Pen,
	text: string,
	box: Box,
	colour: string,
	size: number,
	isBold = false,
): void {
	slide.addText(toTextRuns(text, { size, colour, isBold }), {
		...PLAIN,
		...toPlace(box),
		align: 'center',
		valign: 'middle',
		wrap: false,
		objectName: text,
	});
}
