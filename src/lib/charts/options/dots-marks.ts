import type { CustomSeriesOption } from 'echarts';
import type { DotRow, DotsModel } from '../../models/dots.ts';
import { AXIS_TEXT, type ChartView } from '../view.ts';

/** Rows in pixels: labels at the left of the marks, or above them where the width is short. */
export interface Layout {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	readonly isStacked: boolean;
	/** Width of a label above the marks. */
	readonly stackedRoom: number;
	/** Right edges of the two columns of text. */
	readonly leadEdge: number;
	readonly asideEdge: number;
	x(share: number): number;
	/** Middle of the marks of a row. */
	markY(index: number): number;
	/** Middle of the words of a row. */
	wordY(index: number): number;
}

/** One series draws a row whole, so that the point always lies over its own interval. */
export function toMarks(model: DotsModel, layout: Layout, view: ChartView): CustomSeriesOption {
	return {
		type: 'custom',
		silent: true,
		z: 6,
		data: model.rows.map(({ value }, index) => [value ?? '-', index]),
		renderItem: ({ dataIndex }) => {
			const row = model.rows[dataIndex];
			return {
				type: 'group',
				children: row === undefined ? [] : drawRow(row, layout.markY(dataIndex), layout, view),
			};
		},
	};
}

type Mark = Extract<
	ReturnType<NonNullable<CustomSeriesOption['renderItem']>>,
	{ readonly type: 'group' }
>['children'][number];

function drawRow(row: DotRow, y: number, layout: Layout, { palette, fontSize }: ChartView): Mark[] {
	const unit = fontSize / AXIS_TEXT;
	const segment = (x1: number, y1: number, x2: number, y2: number): Mark => ({
		type: 'line',
		shape: { x1, y1, x2, y2 },
		style: { stroke: palette.ci, lineWidth: 2 * unit },
	});
	const marks: Mark[] = [];
	if (row.interval !== null) {
		const [low, high] = [layout.x(row.interval[0]), layout.x(row.interval[1])];
		const cap = 4.5 * unit;
		marks.push(segment(low, y, high, y));
		marks.push(segment(low, y - cap, low, y + cap), segment(high, y - cap, high, y + cap));
	}
	if (row.target !== null) {
		marks.push({
			type: 'rect',
			shape: {
				x: layout.x(row.target) - 1.5 * unit,
				y: y - 11 * unit,
				width: 3 * unit,
				height: 22 * unit,
			},
			style: { fill: palette.target, stroke: palette.surface, lineWidth: 1.5 * unit },
		});
	}
	const other = row.compared?.value ?? null;
	if (other !== null) {
		marks.push({
			type: 'circle',
			shape: { cx: layout.x(other), cy: y, r: 7.5 * unit },
			style: { fill: palette.surface, stroke: palette['bar-2'], lineWidth: 2 * unit },
		});
	}
	if (row.value !== null) {
		marks.push({
			type: 'circle',
			shape: { cx: layout.x(row.value), cy: y, r: (row.isTotal ? 8 : 7) * unit },
			style: { fill: palette.bar, stroke: palette.surface, lineWidth: 2 * unit },
		});
	}
	return marks;
}
