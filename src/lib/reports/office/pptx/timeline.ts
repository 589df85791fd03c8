import { measureText } from '../../../charts/measure-text.ts';
import type { DeadlineState } from '../../../models/deadlines.ts';
import type { TimelineItem, TimelineModel } from '../../../models/timeline.ts';
import { COLOUR, PLAIN, toPlace, type Box, type Pen } from './canvas.ts';
import { toTextRuns } from './runs.ts';

const AXIS = 92;
const KEY = 56;
const LABELS = 400;

/** Due dates and deliveries along the time as shapes; gives the height that they take, in pixels. */
export function addTimeline(slide: Pen, model: TimelineModel, box: Box): number {
	const levels = model.lanes.reduce((sum, lane) => sum + lane.levels, 0);
	const pitch = Math.min(
		64,
		(box.height - AXIS - KEY) / Math.max(1, levels + model.lanes.length * 0.4),
	);
	const left = box.x + LABELS;
	const width = box.width - LABELS - 20;
	const place = (share: number): number => left + share * width;
	const height = pitch * (levels + model.lanes.length * 0.4);
	addMonths(slide, model, place, { ...box, y: box.y + AXIS, height });
	let y = box.y + AXIS;
	for (const lane of model.lanes) {
		const own = pitch * (lane.levels + 0.4);
		addText(
			slide,
			lane.label,
			{ x: box.x, y, width: LABELS - 24, height: own },
			COLOUR.ink,
			'left',
		);
		addRule(slide, { x: box.x, y: y + own, width: box.width, height: 0 }, COLOUR.line);
		for (const item of lane.items) addItem(slide, item, place, y + pitch * (item.level + 0.7));
		y += own;
	}
	addKey(slide, model, box.x, y + 16);
	return AXIS + height + KEY;
}

function addMonths(
	slide: Pen,
	{ months, cutOff }: TimelineModel,
	place: (share: number) => number,
	box: Box,
): void {
	months.forEach(({ at, label, year }, index) => {
		const next = months[index + 1]?.at;
		addRule(slide, { x: place(at), y: box.y - 6, width: 0, height: box.height + 6 }, COLOUR.track);
		const width = next === undefined ? 0 : place(next) - place(at);
		if (width === 0) return;
		const words = { x: place(at) + 3, y: box.y - 36, width: Math.max(width, 80), height: 30 };
		if (width > 54 || index % 2 === 0) addText(slide, label, words, COLOUR.ink3, 'left', 20);
		if (year !== '') addText(slide, year, { ...words, y: box.y - 64 }, COLOUR.ink2, 'left', 20);
	});
	addRule(
		slide,
		{ x: place(cutOff.at), y: box.y - 68, width: 0, height: box.height + 68 },
		COLOUR.ink,
	);
	const words = { x: place(cutOff.at) - 420, y: box.y - 92, width: 410, height: 28 };
	addText(slide, cutOff.label, words, COLOUR.ink, 'right', 20);
}

/** A tick where it is due, a disc where it was delivered, a line between; an empty square where it is missing. */
function addItem(
	slide: Pen,
	{ due, delivered, state }: TimelineItem,
	place: (share: number) => number,
	y: number,
): void {
	if (delivered !== null) addDelay(slide, place(due), place(delivered), state, y);
	addTick(slide, place(due), y);
	if (delivered !== null) addDisc(slide, place(delivered), y);
	else if (state === 'manquant') addSquare(slide, place(due), y);
}

function addDelay(slide: Pen, from: number, to: number, state: DeadlineState, y: number): void {
	const height = state === 'en_retard' ? 6 : 2.5;
	slide.addShape('rect', {
		...toPlace({
			x: Math.min(from, to),
			y: y - height / 2,
			width: Math.max(1, Math.abs(to - from)),
			height,
		}),
		fill: { color: state === 'en_retard' ? COLOUR.ink : COLOUR.ci },
		objectName: 'Écart',
	});
}

function addTick(slide: Pen, x: number, y: number): void {
	slide.addShape('rect', {
		...toPlace({ x: x - 2, y: y - 14, width: 4, height: 28 }),
		fill: { color: COLOUR.target },
		objectName: 'Échéance',
	});
}

function addDisc(slide: Pen, x: number, y: number): void {
	slide.addShape('ellipse', {
		...toPlace({ x: x - 9, y: y - 9, width: 18, height: 18 }),
		fill: { color: COLOUR.bar },
		line: { color: COLOUR.surface, width: 1 },
		objectName: 'Remise',
	});
}

function addSquare(slide: Pen, x: number, y: number): void {
	slide.addShape('rect', {
		...toPlace({ x: x - 10, y: y - 10, width: 20, height: 20 }),
		fill: { color: COLOUR.surface },
		line: { color: COLOUR.ink, width: 1.5 },
		objectName: 'Non remis',
	});
}

const MARKS: readonly (readonly [state: DeadlineState | 'echeance', label: string])[] = [
	['echeance', 'Échéance'],
	['a_temps', 'Remise à temps'],
	['en_retard', 'Remise en retard'],
	['manquant', 'Non remis'],
];

function addKey(slide: Pen, { states }: TimelineModel, x: number, top: number): void {
	let at = x;
	const y = top + 18;
	for (const [state, label] of MARKS) {
		if (state !== 'echeance' && !states.includes(state)) continue;
		if (state === 'a_temps' || state === 'en_retard') addDelay(slide, at + 10, at + 44, state, y);
		if (state === 'a_temps') addDisc(slide, at + 10, y);
		addTick(slide, at + (state === 'a_temps' ? 44 : state === 'en_retard' ? 10 : 27), y);
		if (state === 'en_retard') addDisc(slide, at + 44, y);
		if (state === 'manquant') addSquare(slide, at + 27, y);
		const width = measureText(label, 23) * 1.1 + 20;
		addText(slide, label, { x: at + 66, y: top, width, height: 36 }, COLOUR.ink2, 'left');
		at += 66 + width + 30;
	}
}

function addRule(slide: Pen, box: Box, color: string): void {
	slide.addShape('line', { ...toPlace(box), line: { color, width: 1 }, objectName: 'Filet' });
}

function addText(
	slide: Pen,
	text: string,
	box: Box,
	colour: string,
	align: 'left' | 'right',
	size = 23,
): void {
	slide.addText(toTextRuns(text, { size, colour }), {
		...PLAIN,
		...toPlace(box),
		align,
		valign: 'middle',
		objectName: text,
	});
}
