import type { DeadlineState } from '../../models/deadlines.ts';
import type { TimelineModel } from '../../models/timeline.ts';
import { measureText } from '../measure-text.ts';
import { toCircle } from '../shapes.ts';
import { AXIS_TEXT, toLine, toRect, toText, type ChartView, type GraphicElement } from '../view.ts';

const KEY_PITCH = 1.9;

const KEY: readonly (readonly [state: DeadlineState | 'echeance', label: string])[] = [
	['echeance', 'Échéance'],
	['a_temps', 'Remise à temps'],
	['en_retard', 'Remise en retard'],
	['manquant', 'Non remis'],
];

/** What is due: a black tick. */
export function toTick(x: number, y: number, { palette, fontSize }: ChartView): GraphicElement {
	const unit = fontSize / AXIS_TEXT;
	const box = { x: x - 1.25 * unit, y: y - 8.5 * unit, width: 2.5 * unit, height: 17 * unit };
	return toRect(box, { fill: palette.target, z: 6 });
}

/** Late: a solid line; early: a thin one. */
export function toDelay(
	from: number,
	to: number,
	state: DeadlineState,
	y: number,
	{ palette, fontSize }: ChartView,
): GraphicElement {
	const isLate = state === 'en_retard';
	return toLine([from, y], [to, y], {
		stroke: isLate ? palette.ink : palette.ci,
		lineWidth: ((isLate ? 4 : 1.5) * fontSize) / AXIS_TEXT,
		z: 4,
	});
}

/** What was delivered: a disc. */
export function toDelivery(x: number, y: number, { palette, fontSize }: ChartView): GraphicElement {
	const unit = fontSize / AXIS_TEXT;
	return toCircle(x, y, 5.5 * unit, {
		fill: palette.bar,
		stroke: palette.surface,
		lineWidth: 1.25 * unit,
		z: 7,
	});
}

/** What is due and was not delivered: an empty square. */
export function toMissing(x: number, y: number, { palette, fontSize }: ChartView): GraphicElement {
	const unit = fontSize / AXIS_TEXT;
	const half = 6 * unit;
	return toRect(
		{ x: x - half, y: y - half, width: 2 * half, height: 2 * half },
		{ fill: palette.surface, stroke: palette.ink, lineWidth: 2 * unit, z: 7 },
	);
}

interface KeyItem {
	readonly state: DeadlineState | 'echeance';
	readonly label: string;
	readonly x: number;
	readonly line: number;
}

/** Height of the key, in pixels. */
export function getKeyHeight(model: TimelineModel, width: number, fontSize: number): number {
	const lines = toKey(model, width, fontSize).reduce(
		(most, { line }) => Math.max(most, line + 1),
		0,
	);
	return lines * KEY_PITCH * fontSize;
}

/** The marks that are drawn, on as many lines as the width asks for. */
function toKey(model: TimelineModel, width: number, fontSize: number): readonly KeyItem[] {
	let x = 0;
	let line = 0;
	return KEY.filter(([state]) => state === 'echeance' || model.states.includes(state)).map(
		([state, label]) => {
			const wide = fontSize * 2.9 + measureText(label, fontSize);
			if (x > 0 && x + wide > width) {
				x = 0;
				line += 1;
			}
			const item = { state, label, x, line };
			x += wide + fontSize * 1.6;
			return item;
		},
	);
}

/** The words of the marks under the lanes, from `foot` down. */
export function toKeyItems(
	model: TimelineModel,
	foot: number,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette, fontSize, width } = view;
	return toKey(model, width, fontSize).flatMap(({ state, label, x, line }) => {
		const y = foot + fontSize * KEY_PITCH * (line + 0.5);
		const [near, far] = [x + fontSize * 0.5, x + fontSize * 2];
		const marks: Readonly<Record<KeyItem['state'], readonly GraphicElement[]>> = {
			echeance: [toTick(x + fontSize * 1.2, y, view)],
			a_temps: [
				toDelay(near, far, 'a_temps', y, view),
				toDelivery(near, y, view),
				toTick(far, y, view),
			],
			en_retard: [
				toDelay(near, far, 'en_retard', y, view),
				toTick(near, y, view),
				toDelivery(far, y, view),
			],
			manquant: [toTick(x + fontSize * 1.2, y, view), toMissing(x + fontSize * 1.2, y, view)],
			a_venir: [],
		};
		return [
			...marks[state],
			toText(label, x + fontSize * 2.9, y, { fill: palette['ink-2'], size: fontSize }),
		];
	});
}
