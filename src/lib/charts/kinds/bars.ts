import type { BarRow, BarsModel } from '../../models/bars.ts';
import { measureText, wrapText } from '../measure-text.ts';
import { REFERENCE, toReferences } from './bars-references.ts';
import {
	AXIS_TEXT,
	toHatch,
	toRect,
	toText,
	VALUE_RATIO,
	valueSize,
	type ChartView,
	type GraphicElement,
} from '../view.ts';

export interface BarsLayout {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly pitch: number;
	readonly bar: number;
	/** Whether the words stand above the bars. */
	readonly isStacked: boolean;
	readonly valueEdge: number;
	readonly asideEdge: number;
	readonly greatest: number;
	readonly labels: readonly (readonly string[])[];
}

/** Widest label, as a share of the width: longer ones take two lines. */
const LABEL_SHARE = 0.36;
const PITCH = 2.35;
const TWO_LINES = 2.85;
/** Under this room for the longest bar, in em, the words stand above the bars. */
const LEAST_BAR = 4.5;
const STACKED = 3.3;
/** A withheld bar has always this length, in pixels of a page. */
const STUB = 26;

/** Height of the plot for a width, in pixels. */
export function getBarsHeight(model: BarsModel, width: number, fontSize: number): number {
	const layout = toLayout(model, width, fontSize);
	const rows = model.rows.length * layout.pitch;
	return Math.round(rows + toTop(model, fontSize));
}

/** Counts or lengths of time as bars from zero, the value at the right; references dashed. */
export function drawBars(model: BarsModel, view: ChartView): readonly GraphicElement[] {
	const { palette } = view;
	const natural = toLayout(model, view.width, view.fontSize);
	const pitch = (view.height - natural.top) / Math.max(1, model.rows.length);
	const layout = { ...natural, pitch };
	return [
		...toReferences(model, layout, view),
		...model.rows.flatMap((row, index) => [
			toRect(
				{
					x: layout.left,
					y: toMiddles(index, layout)[0] - layout.bar / 2,
					width: ((layout.right - layout.left) * (row.value ?? 0)) / layout.greatest,
					height: layout.bar,
				},
				{ fill: palette.bar, z: 2 },
			),
			...toWords(row, index, layout, view),
		]),
	];
}

function toTop(model: BarsModel, fontSize: number): number {
	return model.references.length * REFERENCE * fontSize;
}

function toLabelLines(
	model: BarsModel,
	width: number,
	fontSize: number,
): readonly (readonly string[])[] {
	const size = fontSize * VALUE_RATIO;
	return model.rows.map(({ label, isTotal }) =>
		wrapText(label, width * LABEL_SHARE, size, isTotal),
	);
}

function toPitch(labels: readonly (readonly string[])[], fontSize: number): number {
	return fontSize * (labels.some((lines) => lines.length > 1) ? TWO_LINES : PITCH);
}

function toLayout(model: BarsModel, width: number, fontSize: number): BarsLayout {
	const size = fontSize * VALUE_RATIO;
	const labels = toLabelLines(model, width, fontSize);
	const widest = (texts: readonly string[], isBold: boolean): number =>
		Math.max(0, ...texts.map((text) => measureText(text, size, isBold)));
	const aside = widest(
		model.rows.map((row) => row.aside),
		false,
	);
	const values = widest(
		model.rows.map(({ cell }) => cell.text),
		true,
	);
	const asideEdge = width - 2;
	const valueEdge = asideEdge - (aside === 0 ? 0 : aside + size * 0.9);
	const left = widest(labels.flat(), true) + fontSize;
	const right = valueEdge - values - fontSize;
	const isStacked = right - left < LEAST_BAR * fontSize;
	return {
		left: isStacked ? 0 : left,
		right: isStacked ? width - 2 : right,
		top: toTop(model, fontSize),
		pitch: isStacked ? fontSize * STACKED : toPitch(labels, fontSize),
		bar: fontSize * (isStacked ? 0.9 : 1.3),
		isStacked,
		valueEdge,
		asideEdge,
		greatest: Math.max(
			1,
			...model.rows.map(({ value }) => value ?? 0),
			...model.references.map(({ value }) => value),
		),
		labels: isStacked ? model.rows.map(({ label }) => [label]) : labels,
	};
}

/** Middle of the bar of a row, and of its words. */
export function toMiddles(
	index: number,
	{ top, pitch, isStacked }: BarsLayout,
): readonly [number, number] {
	const at = (share: number): number => top + pitch * (index + share);
	return isStacked ? [at(0.75), at(0.32)] : [at(0.5), at(0.5)];
}

function toWords(
	row: BarRow,
	index: number,
	layout: BarsLayout,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette, fontSize } = view;
	const size = valueSize(view);
	const [middle, y] = toMiddles(index, layout);
	const lines = layout.labels[index] ?? [];
	const isKnown = row.value !== null;
	const weight = row.isTotal ? (600 as const) : (400 as const);
	const ground = layout.isStacked ? { halo: palette.surface } : {};
	const stub = {
		x: layout.left,
		y: middle - layout.bar / 2,
		width: (STUB * fontSize) / AXIS_TEXT,
		height: layout.bar,
	};
	return [
		...lines.map((line, at) =>
			toText(line, 0, y + (at - (lines.length - 1) / 2) * size * 1.2, {
				...ground,
				fill: palette.ink,
				weight,
				size,
			}),
		),
		...(row.cell.state === 'secret' ? toHatch(stub, palette) : []),
		toText(row.cell.text, layout.valueEdge, y, {
			...ground,
			fill: isKnown ? palette.ink : palette['ink-3'],
			weight: isKnown ? 600 : 400,
			italic: row.cell.state === 'secret',
			size,
			align: 'right',
		}),
		toText(row.aside, layout.asideEdge, y, {
			...ground,
			fill: palette['ink-3'],
			size,
			align: 'right',
		}),
	];
}
