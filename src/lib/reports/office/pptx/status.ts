import { palettes } from '../../../charts/palette.ts';
import { measureText } from '../../../charts/measure-text.ts';
import type { Status } from '../../../indicators/indicator.ts';
import type { KpiStatus } from '../../../models/kpi.ts';
import { toHex } from '../chart/chart-looks.ts';
import { SANS } from '../faces.ts';
import { COLOUR, PLAIN, toInches, toPlace, toPoints, type Box, type Pen } from './canvas.ts';
import { toStatusColour } from './runs.ts';

const HEIGHT = 50;
const TEXT = 26;

/** A status as its word beside its glyph, on its tint; gives the width that it takes. */
export function addStatus(slide: Pen, status: KpiStatus, x: number, y: number): number {
	const width = measureText(status.word, TEXT, true) * 1.08 + 84;
	const ink = toStatusColour(status.id);
	slide.addShape('roundRect', {
		...toPlace({ x, y, width, height: HEIGHT }),
		rectRadius: toInches(HEIGHT / 2),
		fill: { color: toTint(status.id) },
		objectName: 'Statut, fond',
	});
	addGlyph(slide, status.id, { x: x + 14, y: y + 11, width: 28, height: 28 });
	slide.addText(status.word, {
		...PLAIN,
		...toPlace({ x: x + 54, y, width: width - 60, height: HEIGHT }),
		valign: 'middle',
		wrap: false,
		fontFace: SANS,
		fontSize: toPoints(TEXT),
		bold: true,
		color: ink,
		objectName: 'Statut',
	});
	return width;
}

function toTint(status: Status): string {
	if (status === 'sans_objet') return COLOUR.surface;
	return toHex(palettes.clair[`st-${status.replace('_', '-') as 'atteint'}-tint`]);
}

interface Glyph {
	readonly slide: Pen;
	readonly box: Box;
	readonly ink: string;
	readonly cut: string;
}

/** On a grid of 16 by 16: a full form or an outline, a half of it filled, lines cut in it or drawn. */
const GLYPHS: Readonly<
	Record<
		Status,
		{
			readonly full?: 'ellipse' | 'roundRect';
			readonly outline?: 'ellipse' | 'diamond';
			readonly half?: readonly number[];
			readonly strokes?: readonly (readonly number[])[];
		}
	>
> = {
	atteint: { full: 'ellipse', strokes: [[4.6, 8.3, 7, 10.6, 11.4, 5.7]] },
	depasse: {
		full: 'ellipse',
		strokes: [
			[8, 12, 8, 4.4],
			[4.9, 7.4, 8, 4.3, 11.1, 7.4],
		],
	},
	non_atteint: {
		full: 'roundRect',
		strokes: [
			[5.2, 5.2, 10.8, 10.8],
			[10.8, 5.2, 5.2, 10.8],
		],
	},
	proche: { outline: 'diamond', half: [8, 0.8, 8, 15.2, 0.8, 8] },
	en_cours: {
		outline: 'ellipse',
		half: [8, 1.4, 11.3, 2.3, 13.7, 4.7, 14.6, 8, 13.7, 11.3, 11.3, 13.7, 8, 14.6],
	},
	sans_objet: { outline: 'ellipse', strokes: [[5.2, 8, 10.8, 8]] },
};

/** The silhouette of each status: it tells them apart without its colour. */
function addGlyph(slide: Pen, status: Status, box: Box): void {
	const pen: Glyph = { slide, box, ink: toStatusColour(status), cut: toTint(status) };
	const { full, outline, half, strokes } = GLYPHS[status];
	if (full !== undefined) addFull(pen, full);
	if (outline !== undefined) addOutline(pen, outline, status === 'sans_objet' ? 'dash' : 'solid');
	if (half !== undefined) addHalf(pen, half);
	addStrokes(pen, full === undefined ? pen.ink : pen.cut, strokes ?? []);
}

function addFull({ slide, box, ink }: Glyph, shape: 'ellipse' | 'roundRect'): void {
	slide.addShape(shape, {
		...toPlace(box),
		fill: { color: ink },
		...(shape === 'roundRect' && { rectRadius: toInches(4) }),
		objectName: 'Statut, forme',
	});
}

function addOutline(
	{ slide, box, ink }: Glyph,
	shape: 'ellipse' | 'diamond',
	dashType: 'solid' | 'dash',
): void {
	const inset = { x: box.x + 2, y: box.y + 2, width: box.width - 4, height: box.height - 4 };
	slide.addShape(shape, {
		...toPlace(inset),
		line: { color: ink, width: 1.25, dashType },
		objectName: 'Statut, forme',
	});
}

/** Lines through points of a grid of 16 by 16. */
function addStrokes(
	{ slide, box }: Glyph,
	color: string,
	lines: readonly (readonly number[])[],
): void {
	for (const line of lines) {
		slide.addShape('custGeom', {
			...toPlace(box),
			points: toPath(line, box),
			line: { color, width: 1.6 },
			objectName: 'Statut, trait',
		});
	}
}

function addHalf({ slide, box, ink }: Glyph, outline: readonly number[]): void {
	slide.addShape('custGeom', {
		...toPlace(box),
		points: [...toPath(outline, box), { close: true }],
		fill: { color: ink },
		objectName: 'Statut, moitié',
	});
}

function toPath(
	numbers: readonly number[],
	{ width }: Box,
): { x: number; y: number; moveTo?: boolean }[] {
	const scale = width / 16;
	const points: { x: number; y: number; moveTo?: boolean }[] = [];
	for (let at = 0; at + 1 < numbers.length; at += 2) {
		points.push({
			x: toInches((numbers[at] ?? 0) * scale),
			y: toInches((numbers[at + 1] ?? 0) * scale),
			...(at === 0 && { moveTo: true }),
		});
	}
	return points;
}
