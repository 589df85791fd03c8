import { getHeight, type Drawing } from '../../charts/drawing.ts';
import { measureText } from '../../charts/measure-text.ts';

/** A slide, in its own pixels: every size below is one of these, whatever the screen. */
export const SLIDE = { width: 1920, height: 1080 } as const;
/** Text of axes, in pixels of a slide. */
const AXIS_TEXT = 23;
/** Nothing on a slide is smaller: it is read at five metres. */
const LEAST_TEXT = 22;
/** Rows have a pitch that follows their text: a drawing of few rows takes larger words, down to the least. */
const ROW_TEXTS = [26, 24.5, AXIS_TEXT, LEAST_TEXT];
const BIG_NUMBER = 208;
const LEAST_NUMBER = 84;

/** How a drawing stands in a box: `scale` under 1 where it has more rows than the box can hold. */
export interface FittedDrawing {
	readonly width: number;
	readonly height: number;
	readonly fontSize: number;
	readonly scale: number;
}

/** Kinds whose plot takes any height; the others have rows, whose pitch is theirs. */
const ELASTIC: ReadonlySet<Drawing['kind']> = new Set(['serie', 'survie', 'entonnoir', 'cascade']);

/** Kinds whose rows share the height given: they may be set closer, down to this share of their own pitch. */
const CLOSE: ReadonlySet<Drawing['kind']> = new Set([
	'points',
	'barres',
	'parties',
	'etapes',
	'halteres',
	'notes',
]);
const CLOSEST = 0.72;

/** The size of a drawing in a box of a slide, in pixels. */
export function fitDrawing(
	drawing: Drawing,
	box: { readonly width: number; readonly height: number },
): FittedDrawing {
	const { width } = box;
	if (ELASTIC.has(drawing.kind)) {
		return { width, height: box.height, fontSize: AXIS_TEXT, scale: 1 };
	}
	for (const fontSize of ROW_TEXTS) {
		const height = getHeight(drawing, width, fontSize);
		if (height <= box.height) return { width, height, fontSize, scale: 1 };
	}
	const least = getHeight(drawing, width, LEAST_TEXT) * CLOSEST;
	return CLOSE.has(drawing.kind) && least <= box.height
		? { width, height: box.height, fontSize: LEAST_TEXT, scale: 1 }
		: shrink(drawing, box);
}

/** Drawn wider than its box, then shown smaller: nothing is cut. */
function shrink(
	drawing: Drawing,
	box: { readonly width: number; readonly height: number },
): FittedDrawing {
	const fontSize = LEAST_TEXT;
	let scale = 0.95;
	for (; scale > 0.4; scale -= 0.05) {
		const width = box.width / scale;
		if (getHeight(drawing, width, fontSize) * scale <= box.height) break;
	}
	const width = Math.round(box.width / scale);
	return { width, height: getHeight(drawing, width, fontSize), fontSize, scale };
}

/** Size of a big number that must hold in `width` pixels: « 98 » is 208 high, « 24 891,20 € » smaller. */
export function fitNumber(text: string, width: number, greatest = BIG_NUMBER): number {
	const atOne = measureText(text, 1, true);
	return Math.max(LEAST_NUMBER, Math.min(greatest, Math.floor(width / atOne)));
}
