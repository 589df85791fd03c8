import type { SeriesModel } from '../../models/series.ts';
import { measureText, wrapText } from '../measure-text.ts';
import type { Scale } from '../scale.ts';
import { toText, valueSize, type ChartView, type GraphicElement } from '../view.ts';

/** The plot of a line in pixels, and where months and values fall in it. */
export interface Layout {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	readonly scale: Scale;
	x(month: number): number;
	y(value: number): number;
}

/** The label of the target or that of the last value, cut into lines. */
export interface LineLabel {
	readonly kind: 'cible' | 'valeur';
	readonly lines: readonly string[];
}

/** A label and the middle of its block, in pixels. */
interface Placed extends LineLabel {
	readonly x: number;
	readonly y: number;
}

/** Widest label at the right of the plot, in em. */
const LABEL_EM = 9.4;
const LINE_HEIGHT = 1.36;

/** The labels of a line: direct, never a legend. */
export function toLabels(model: SeriesModel, view: ChartView): readonly LineLabel[] {
	const width = LABEL_EM * view.fontSize;
	const [target, tolerance] = model.target?.label.split(' (') ?? [];
	const labels: LineLabel[] = [];
	if (target !== undefined) {
		const lines = tolerance === undefined ? [target] : [target, `(${tolerance}`];
		labels.push({ kind: 'cible', lines });
	}
	if (model.endLabel !== null) {
		labels.push({ kind: 'valeur', lines: wrapText(model.endLabel, width, valueSize(view), true) });
	}
	return labels;
}

/** Width of the widest line of the labels, in pixels. */
export function measureLabels(labels: readonly LineLabel[], view: ChartView): number {
	const lines = labels.flatMap((label) => label.lines);
	return Math.max(0, ...lines.map((line) => measureText(line, valueSize(view), true)));
}

/** The labels as text: the target keeps its height, the value moves away from it. */
export function placeLabels(
	labels: readonly LineLabel[],
	model: SeriesModel,
	layout: Layout,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette, fontSize } = view;
	const margin = layout.right + fontSize * 0.75;
	const target = labels.find(({ kind }) => kind === 'cible');
	const value = labels.find(({ kind }) => kind === 'valeur');
	const placed: Placed[] = [];
	const targetY = layout.y(model.target?.value ?? 0);
	if (target !== undefined) placed.push({ ...target, x: margin, y: targetY });
	const month = model.points.findLastIndex(({ cell }) => cell.number !== null);
	const last = model.points[month]?.cell.number ?? null;
	if (value !== undefined && last !== null) {
		const isWhole = month === model.months.length - 1;
		const x = isWhole ? margin : layout.x(month) + fontSize * 0.9;
		const room = target === undefined ? 0 : (heightOf(target, view) + heightOf(value, view)) / 2;
		placed.push({ ...value, x, y: avoid(layout.y(last), targetY, room, heightOf(value, view)) });
	}
	return placed.flatMap((label) =>
		label.lines.map((line, index) =>
			toText(line, label.x, label.y + (index - (label.lines.length - 1) / 2) * pitch(view), {
				fill: label.kind === 'cible' ? palette.ink : palette.bar,
				weight: 600,
				size: valueSize(view),
			}),
		),
	);
}

function pitch(view: ChartView): number {
	return valueSize(view) * LINE_HEIGHT;
}

function heightOf(label: LineLabel, view: ChartView): number {
	return label.lines.length * pitch(view);
}

/** The middle of the value's block: at its point, else just under or over the target's. */
function avoid(y: number, targetY: number, room: number, height: number): number {
	const gap = room + height * 0.08;
	if (room === 0 || Math.abs(y - targetY) >= gap) return y;
	const isOver = y < targetY && targetY - gap - height / 2 >= 0;
	return isOver ? targetY - gap : targetY + gap;
}
