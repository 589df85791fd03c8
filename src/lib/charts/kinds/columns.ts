import { formatNumber } from '../../models/format.ts';
import type { SeriesModel } from '../../models/series.ts';
import { listValues, toBaseAxis, toValueAxis } from '../axes.ts';
import { measureText } from '../measure-text.ts';
import { toCountScale, type Scale } from '../scale.ts';
import {
	AXIS_TEXT,
	toHatch,
	toRect,
	toText,
	valueSize,
	type ChartView,
	type GraphicElement,
} from '../view.ts';

interface Layout {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	readonly scale: Scale;
	/** Width of the place of a month. */
	readonly pitch: number;
	readonly bar: number;
}

/** A withheld column has always this height, in pixels of a page. */
const STUB = 26;
/** Share of its place that a column takes. */
const BAR_SHARE = 0.62;

/** Height of the plot for a width, in pixels. */
export function getColumnsHeight(width: number, fontSize: number): number {
	return Math.round(Math.min(20 * fontSize, Math.max(15 * fontSize, width * 0.42)));
}

/** What happened in each month, as columns from zero with their value over them. */
export function drawColumns(model: SeriesModel, view: ChartView): readonly GraphicElement[] {
	const layout = toLayout(model, view);
	const { left, bottom, pitch, scale } = layout;
	const interval = pitch < view.fontSize * 2.7 ? 3 : 1;
	const values = listValues(scale).map((value) => ({
		at: bottom - ((bottom - layout.top) * value) / scale.max,
		label: formatNumber(value),
	}));
	const months = model.months.map((label, month) => ({
		at: left + pitch * (month + 0.5),
		label: month % interval === 0 ? label : '',
	}));
	return [
		...toValueAxis(values, layout, view),
		...toBaseAxis(months, layout, view),
		...model.points.flatMap((_, month) => toColumn(model, month, layout, view)),
	];
}

function toLayout(model: SeriesModel, { width, height, fontSize }: ChartView): Layout {
	const scale = toCountScale(Math.max(0, ...model.points.map(({ cell }) => cell.number ?? 0)));
	const left = measureText(formatNumber(scale.max), fontSize) + fontSize * 1.2;
	const right = width - fontSize * 0.4;
	const pitch = (right - left) / Math.max(1, model.months.length);
	return {
		left,
		right,
		top: fontSize * 1.6,
		bottom: height - fontSize * 2,
		scale,
		pitch,
		bar: pitch * BAR_SHARE,
	};
}

/** A column and its value over it, or the mark and the hatch of what is withheld. */
function toColumn(
	model: SeriesModel,
	month: number,
	layout: Layout,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette, fontSize } = view;
	const cell = model.points[month]?.cell;
	if (cell === undefined) return [];
	const x = layout.left + layout.pitch * (month + 0.5);
	const stub = cell.state === 'secret' ? (STUB * fontSize) / AXIS_TEXT : 0;
	const share = (cell.number ?? 0) / layout.scale.max;
	const top = layout.bottom - Math.max(stub, (layout.bottom - layout.top) * share);
	const box = { x: x - layout.bar / 2, y: top, width: layout.bar, height: layout.bottom - top };
	return [
		...(stub > 0 ? toHatch(box, palette) : [toRect(box, { fill: palette.bar, z: 6 })]),
		toText(cell.text, x, top - fontSize * 0.75, {
			fill: cell.number === null ? palette['ink-3'] : palette.ink,
			italic: cell.state === 'secret',
			weight: cell.number === null ? 400 : 600,
			size: Math.min(valueSize(view), layout.pitch * 0.62),
			align: 'center',
		}),
	];
}
