import type { EChartsOption } from 'echarts';
import { listDrawn, type ExitSegment, type ExitsModel } from '../../models/exit-groups.ts';
import { formatExitShare } from '../../models/exit-words.ts';
import { measureText, wrapText } from '../measure-text.ts';
import {
	AXIS_TEXT,
	toHatch,
	toLine,
	toText,
	valueSize,
	type Box,
	type ChartView,
	type GraphicElement,
} from '../view.ts';
import { toShadeBox, toShadeInk } from './exit-shade.ts';

interface Placed {
	readonly segment: ExitSegment;
	readonly box: Box;
	readonly lines: readonly string[];
}

const BRACKET = 2.3;
const BAR = 4;
const LINE = 1.35;
const MOST_LINES = 3;
/** A row of the list that stands for labels too wide for their segment. */
const LIST_PITCH = 1.9;
const GAP = 2;
const STUB = 26;
const COUNT_RATIO = 20 / AXIS_TEXT;

/** Height of the plot for a width, in pixels. */
export function getStackedHeight(model: ExitsModel, width: number, fontSize: number): number {
	const placed = place(model, width, fontSize);
	const words = fits(placed, fontSize)
		? (Math.max(1, ...placed.map(({ lines }) => lines.length)) + 1) * LINE + 0.5
		: placed.length * LIST_PITCH + 0.6;
	return Math.round(fontSize * (toTop(model) + BAR + words));
}

/** One bar of the groups, the positive ones under a bracket. */
export function toStackedOption(model: ExitsModel, view: ChartView): EChartsOption {
	const placed = place(model, view.width, view.fontSize);
	const words = fits(placed, view.fontSize) ? toLabels(placed, view) : toList(placed, view);
	return {
		animation: false,
		graphic: {
			elements: [
				...toBracket(model, placed, view),
				...placed.flatMap((one) => toSegment(one, view)),
				...words,
			],
		},
	};
}

function toTop({ bracket }: ExitsModel): number {
	return bracket === null ? 0 : BRACKET;
}

/** A withheld segment has a fixed length; the others share the rest. */
function place(model: ExitsModel, width: number, fontSize: number): readonly Placed[] {
	const drawn = listDrawn(model.segments);
	const stub = (STUB * fontSize) / AXIS_TEXT;
	const hidden = drawn.filter(({ value }) => value === null).length;
	const sum = drawn.reduce((all, { value }) => all + (value ?? 0), 0);
	const room = width - hidden * stub - GAP * Math.max(0, drawn.length - 1);
	let x = 0;
	return drawn.map((segment) => {
		const size = segment.value === null ? stub : (room * segment.value) / Math.max(1, sum);
		const box = { x, y: fontSize * toTop(model), width: size, height: fontSize * BAR };
		x += size + GAP;
		return { segment, box, lines: wrapText(segment.label, size - 6, fontSize) };
	});
}

function fits(placed: readonly Placed[], fontSize: number): boolean {
	return placed.every(({ box, lines }) => {
		const widest = Math.max(...lines.map((line) => measureText(line, fontSize)));
		return lines.length <= MOST_LINES && widest <= box.width - 4;
	});
}

function toSegment({ segment, box }: Placed, view: ChartView): readonly GraphicElement[] {
	const { palette, fontSize } = view;
	if (segment.value === null) return toHatch(box, palette);
	const size = fontSize * COUNT_RATIO;
	const hasRoom = measureText(segment.text, size, true) < box.width - 4;
	const count = toText(segment.text, box.x + box.width / 2, box.y + box.height / 2, {
		fill: toShadeInk(segment.shade, palette),
		size,
		weight: 600,
		align: 'center',
		...(segment.shade === 'x6' ? { halo: palette.surface } : {}),
	});
	return [...toShadeBox(box, segment.shade, view), ...(hasRoom ? [count] : [])];
}

function toLabels(
	placed: readonly Placed[],
	{ palette, fontSize }: ChartView,
): readonly GraphicElement[] {
	return placed.flatMap(({ segment, box, lines }) => {
		const y = box.y + box.height + fontSize * 1.1;
		return [
			...lines.map((line, at) =>
				toText(line, box.x, y + at * fontSize * LINE, { fill: palette.ink, size: fontSize }),
			),
			toText(formatExitShare(segment.share), box.x, y + lines.length * fontSize * LINE, {
				fill: palette['ink-3'],
				size: fontSize,
			}),
		];
	});
}

function toList(placed: readonly Placed[], view: ChartView): readonly GraphicElement[] {
	const { palette, fontSize, width } = view;
	const size = valueSize(view);
	return placed.flatMap(({ segment, box }, index) => {
		const y = box.y + box.height + fontSize * (1.4 + index * LIST_PITCH);
		const side = fontSize * 0.85;
		const mark = { x: 0, y: y - side / 2, width: side, height: side };
		const right = { size, align: 'right' as const };
		return [
			...(segment.value === null ? toHatch(mark, palette) : toShadeBox(mark, segment.shade, view)),
			toText(segment.label, side + fontSize * 0.6, y, { fill: palette.ink, size }),
			toText(segment.text, width - fontSize * 3.6, y, {
				...right,
				fill: palette.ink,
				weight: 600,
				italic: segment.value === null,
			}),
			toText(formatExitShare(segment.share), width - 1, y, { ...right, fill: palette['ink-3'] }),
		];
	});
}

/** Over the positive segments, which come first. */
function toBracket(
	{ bracket }: ExitsModel,
	placed: readonly Placed[],
	{ palette, fontSize, width }: ChartView,
): readonly GraphicElement[] {
	const last = placed.filter(({ segment }) => segment.isPositive).at(-1);
	if (bracket === null || last === undefined) return [];
	const to = last.box.x + last.box.width;
	const y = fontSize * (BRACKET - 0.75);
	const foot = fontSize * (BRACKET - 0.2);
	const style = { stroke: palette.ink, lineWidth: 1.5 };
	const short = bracket.split(', soit')[0] ?? bracket;
	const words = measureText(bracket, fontSize, true) > width ? short : bracket;
	return [
		toText(words, 1, fontSize * 0.65, { fill: palette.ink, size: fontSize, weight: 600 }),
		toLine([0.75, y], [to, y], style),
		toLine([0.75, y], [0.75, foot], style),
		toLine([to - 0.75, y], [to - 0.75, foot], style),
	];
}
