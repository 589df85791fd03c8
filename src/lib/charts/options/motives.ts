import type { EChartsOption } from 'echarts';
import type { ExitMotive, ExitSegment, ExitsModel } from '../../models/exit-groups.ts';
import { measureText, wrapText } from '../measure-text.ts';
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
import { toShadeBox } from './exit-shade.ts';

/** A row of the list: the head of a group, or one of its motives. */
interface Row {
	readonly segment: ExitSegment;
	/** Null on the head. */
	readonly motive: ExitMotive | null;
	readonly lines: readonly string[];
	readonly y: number;
}

interface Layout {
	readonly rows: readonly Row[];
	readonly height: number;
	readonly left: number;
	readonly right: number;
	readonly greatest: number;
}

const HEAD = 2.2;
const ROW = 1.75;
const LINE = 1.25;
const APART = 0.5;
const LABEL_SHARE = 0.46;
const STUB = 26;

/** Height of the plot for a width, in pixels. */
export function getMotivesHeight(model: ExitsModel, width: number, fontSize: number): number {
	return Math.round(toLayout(model, width, fontSize).height);
}

/** Each motive under its group, bars from one line on one scale. */
export function toMotivesOption(model: ExitsModel, view: ChartView): EChartsOption {
	const layout = toLayout(model, view.width, view.fontSize);
	return {
		animation: false,
		graphic: {
			elements: layout.rows.flatMap((row) =>
				row.motive === null ? toHead(row, view) : toMotive(row, row.motive, layout, view),
			),
		},
	};
}

function toLayout(model: ExitsModel, width: number, fontSize: number): Layout {
	const size = fontSize * VALUE_RATIO;
	const indent = fontSize * 1.5;
	let y = 0;
	const rows = model.segments.flatMap((segment, index) => {
		if (index > 0) y += fontSize * APART;
		const add = (motive: ExitMotive | null, label: string, room: number, pitch: number): Row => {
			const lines = wrapText(label, room, size, motive === null);
			const height = fontSize * (pitch + (lines.length - 1) * LINE);
			const row = { segment, motive, lines, y: y + height / 2 };
			y += height;
			return row;
		};
		return [
			add(null, segment.label, width * 0.8 - indent, HEAD),
			...segment.motives
				.filter(() => segment.motives.length > 1)
				.map((motive) => add(motive, motive.label, width * LABEL_SHARE - indent, ROW)),
		];
	});
	const labels = rows.flatMap(({ motive, lines }) =>
		motive === null ? [] : lines.map((line) => measureText(line, size)),
	);
	return {
		rows,
		height: y,
		left: indent + Math.max(0, ...labels) + fontSize,
		right: width - fontSize * 3,
		greatest: Math.max(1, ...rows.map(({ motive }) => motive?.value ?? 0)),
	};
}

function toHead({ segment, lines, y }: Row, view: ChartView): readonly GraphicElement[] {
	const { palette, fontSize, width } = view;
	const side = fontSize * 0.85;
	const mark = { x: 0, y: y - side / 2, width: side, height: side };
	const style = { fill: palette.ink, size: valueSize(view), weight: 600 as const };
	return [
		...toShadeBox(mark, segment.shade, view),
		...toLines(lines, fontSize * 1.5, y, style),
		toText(segment.text, width - 1, y, {
			...style,
			align: 'right',
			italic: segment.value === null,
		}),
	];
}

function toMotive(
	{ segment, lines, y }: Row,
	motive: ExitMotive,
	layout: Layout,
	view: ChartView,
): readonly GraphicElement[] {
	const { palette, fontSize, width } = view;
	const size = valueSize(view);
	const height = fontSize * 0.8;
	const bar = (length: number) => ({
		x: layout.left,
		y: y - height / 2,
		width: length,
		height,
	});
	const length = ((layout.right - layout.left) * (motive.value ?? 0)) / layout.greatest;
	const mark =
		motive.cell.state === 'secret'
			? toHatch(bar((STUB * fontSize) / AXIS_TEXT), palette)
			: motive.value === null
				? []
				: motive.value === 0
					? [toRect(bar(1.5), { fill: palette['line-strong'] })]
					: toShadeBox(bar(length), segment.shade, view);
	return [
		...toLines(lines, fontSize * 1.5, y, { fill: palette['ink-2'], size }),
		...mark,
		toText(motive.cell.text, width - 1, y, {
			fill: motive.value === null ? palette['ink-3'] : palette.ink,
			size,
			align: 'right',
			italic: motive.cell.state === 'secret',
		}),
	];
}

function toLines(
	lines: readonly string[],
	x: number,
	y: number,
	style: Parameters<typeof toText>[3],
): readonly GraphicElement[] {
	const size = style.size ?? AXIS_TEXT;
	return lines.map((line, at) =>
		toText(line, x, y + (at - (lines.length - 1) / 2) * size * 1.15, style),
	);
}
