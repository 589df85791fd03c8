import type { EChartsOption } from 'echarts';
import type { AttendanceModel, AttendanceRow } from '../../models/attendance.ts';
import { formatNumber } from '../../models/format.ts';
import { measureText } from '../measure-text.ts';
import { toCountScale, type Scale } from '../scale.ts';
import { toCircle } from '../shapes.ts';
import {
	AXIS_TEXT,
	toLine,
	toText,
	VALUE_RATIO,
	valueSize,
	type ChartView,
	type GraphicElement,
} from '../view.ts';

interface Layout {
	readonly left: number;
	readonly right: number;
	readonly bottom: number;
	readonly pitch: number;
	readonly leadEdge: number;
	readonly scale: Scale;
	x(count: number): number;
}

const PITCH = 2.15;
const AXIS = 2.1;

/** Height of the plot for a width, in pixels. */
export function getDumbbellHeight(
	model: AttendanceModel,
	_width: number,
	fontSize: number,
): number {
	return Math.round(fontSize * (model.rows.length * PITCH + AXIS));
}

/** Invited (ring) to present (disc), a row a session, on one line of counts from zero. */
export function toDumbbellOption(model: AttendanceModel, view: ChartView): EChartsOption {
	const layout = toLayout(model, view);
	return {
		animation: false,
		graphic: {
			elements: [
				...toAxis(layout, view),
				...model.rows.flatMap((row, index) => toRow(row, index, layout, view)),
			],
		},
	};
}

function toLayout(model: AttendanceModel, { width, height, fontSize }: ChartView): Layout {
	const size = fontSize * VALUE_RATIO;
	const widest = (texts: readonly string[], isBold: boolean): number =>
		Math.max(0, ...texts.map((text) => measureText(text, size, isBold)));
	const labels = widest(
		model.rows.map(({ label }) => label),
		false,
	);
	const leads = widest(
		model.rows.map(({ lead }) => lead),
		true,
	);
	const asides = widest(
		model.rows.map(({ aside }) => aside),
		false,
	);
	const leadEdge = width - 2 - asides - fontSize;
	const left = labels + fontSize * 1.5;
	const right = leadEdge - leads - fontSize * 1.6;
	const scale = toCountScale(
		Math.max(1, ...model.rows.flatMap(({ invited, present }) => [invited, present])),
	);
	const bottom = height - fontSize * AXIS;
	return {
		left,
		right,
		bottom,
		pitch: bottom / Math.max(1, model.rows.length),
		leadEdge,
		scale,
		x: (count) => left + ((right - left) * count) / scale.max,
	};
}

function toAxis(layout: Layout, { palette, fontSize }: ChartView): readonly GraphicElement[] {
	const { scale, right, left } = layout;
	const isTight = (right - left) / (scale.max / scale.step) < fontSize * 2;
	const steps = Math.round(scale.max / scale.step);
	return Array.from({ length: steps + 1 }, (_, index) => index).flatMap((index) => {
		const count = index * scale.step;
		const x = layout.x(count);
		const line = toLine([x, 0], [x, layout.bottom], { stroke: palette.grid, lineWidth: 1, z: 1 });
		if (isTight && index % 2 === 1) return [line];
		const text = toText(formatNumber(count), x, layout.bottom + fontSize * 1.1, {
			fill: palette['ink-3'],
			size: fontSize,
			align: 'center',
		});
		return [line, text];
	});
}

function toRow(
	row: AttendanceRow,
	index: number,
	layout: Layout,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette, fontSize, width } = view;
	const unit = fontSize / AXIS_TEXT;
	const y = layout.pitch * (index + 0.5);
	const size = valueSize(view);
	const [from, to] = [layout.x(row.present), layout.x(row.invited)];
	return [
		toText(row.label, 0, y, { fill: palette.ink, size }),
		toLine([from, y], [to, y], { stroke: palette.ci, lineWidth: 2 * unit, z: 3 }),
		toCircle(to, y, 6 * unit, {
			fill: palette.surface,
			stroke: palette.bar,
			lineWidth: 2 * unit,
			z: 5,
		}),
		toCircle(from, y, 7 * unit, {
			fill: palette.bar,
			stroke: palette.surface,
			lineWidth: 2 * unit,
			z: 6,
		}),
		toText(row.lead, layout.leadEdge, y, {
			fill: palette.ink,
			size,
			weight: 600,
			align: 'right',
		}),
		toText(row.aside, width - 2, y, { fill: palette['ink-3'], size, align: 'right' }),
	];
}
