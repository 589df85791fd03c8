import type { SplitBarsModel, SplitRow } from '../../models/split-bars.ts';
import { measureText, wrapText } from '../measure-text.ts';
import { VALUE_RATIO, valueSize, type ChartView } from '../view.ts';

/** Places of a chart of two-part bars, in pixels. */
export interface SplitLayout {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly pitch: number;
	readonly bar: number;
	/** Widest line of a label. */
	readonly labelRoom: number;
	readonly partEdge: number;
	readonly wholeEdge: number;
	/** Ends of the axis of rates; null where rates are words, or where there are none. */
	readonly axis: readonly [from: number, to: number] | null;
	readonly rateEdge: number;
	readonly greatest: number;
	readonly isStacked: boolean;
}

/** Under this width, in em, the words stand above the bars and a rate is words only. */
const STACKED_UNDER = 34;
const LABEL_SHARE = 0.34;
const PITCH = 2.5;
const TWO_LINES = 3;
const STACKED_PITCH = 3.5;
const STACKED_LONG = 4.6;
const HEAD = 1.9;

/** Height of the plot for a width, in pixels. */
export function getSplitHeight(model: SplitBarsModel, width: number, fontSize: number): number {
	return Math.round(fontSize * (HEAD + model.rows.length * toPitch(model, width, fontSize)));
}

function isNarrow(width: number, fontSize: number): boolean {
	return width < STACKED_UNDER * fontSize;
}

function toPitch(model: SplitBarsModel, width: number, fontSize: number): number {
	if (isNarrow(width, fontSize)) {
		const size = fontSize * VALUE_RATIO;
		const room = toStackedRoom(model, toColumns(model, width, fontSize), size);
		return model.rows.some((row) => toLines(row, room, size).length > 1)
			? STACKED_LONG
			: STACKED_PITCH;
	}
	const share = toLabelShare(model);
	const isLong = model.rows.some(
		(row) => toLines(row, width * share, fontSize * VALUE_RATIO).length > 1,
	);
	return isLong ? TWO_LINES : PITCH;
}

/** Beside an axis of rates labels have less room. */
function toLabelShare(model: SplitBarsModel): number {
	return model.heads.rate === null ? LABEL_SHARE : LABEL_SHARE * 0.78;
}

/** A label cut into lines of at most `width` pixels. */
export function toLines(
	{ label, isTotal }: SplitRow,
	width: number,
	size: number,
): readonly string[] {
	return wrapText(label, width, size, isTotal);
}

type Columns = Pick<SplitLayout, 'partEdge' | 'wholeEdge' | 'axis' | 'rateEdge' | 'isStacked'>;

/** Where the columns of words end. */
function toColumns({ rows, heads }: SplitBarsModel, width: number, fontSize: number): Columns {
	const size = fontSize * VALUE_RATIO;
	const isStacked = isNarrow(width, fontSize);
	const gap = size * 0.9;
	const rateWidth =
		heads.rate === null
			? 0
			: widest([isStacked ? heads.rate : '', ...rows.map(toRateWords)], size) + gap;
	const rateEdge = width - 2;
	const axisWidth = heads.rate === null || isStacked ? 0 : width * 0.24;
	const wholeEdge = rateEdge - rateWidth - axisWidth - (axisWidth === 0 ? 0 : gap * 2.2);
	const whole = widest([heads.whole, ...rows.map((row) => row.whole.text)], size);
	return {
		partEdge: wholeEdge - whole - gap,
		wholeEdge,
		axis: axisWidth === 0 ? null : [wholeEdge + gap * 2.2, wholeEdge + gap * 2.2 + axisWidth],
		rateEdge,
		isStacked,
	};
}

/** Room of a label above the bars, beside the numbers of its line, in pixels. */
function toStackedRoom({ rows }: SplitBarsModel, { partEdge }: Columns, size: number): number {
	const numbers = rows.map((row) => row.part.text);
	return partEdge - widest(numbers, size) - size * 0.6;
}

function widest(texts: readonly string[], size: number): number {
	return Math.max(0, ...texts.map((text) => measureText(text, size, true)));
}

/** Where everything stands in a view. */
export function toLayout(model: SplitBarsModel, view: ChartView): SplitLayout {
	const { width, height, fontSize } = view;
	const size = valueSize(view);
	const columns = toColumns(model, width, fontSize);
	const { isStacked, partEdge } = columns;
	const { rows, heads } = model;
	const part = widest([heads.part, ...rows.map((row) => row.part.text)], size);
	const labels = widest(
		rows.flatMap((row) => toLines(row, width * toLabelShare(model), size)),
		size,
	);
	return {
		...columns,
		left: isStacked ? 0 : labels + fontSize,
		right: isStacked ? width : partEdge - part - fontSize * 1.2,
		top: fontSize * HEAD,
		pitch: (height - fontSize * HEAD) / Math.max(1, rows.length),
		bar: fontSize * (isStacked ? 0.95 : 1.2),
		labelRoom: isStacked ? toStackedRoom(model, columns, size) : labels + 1,
		greatest: findGreatest(model),
	};
}

function findGreatest({ rows, hasTotalBar }: SplitBarsModel): number {
	const drawn = rows.filter(({ isTotal }) => hasTotalBar || !isTotal);
	return Math.max(1, ...drawn.flatMap(({ whole, part }) => [whole.number ?? 0, part.number ?? 0]));
}

/** Middle of the words and of the marks of a row. */
export function toY(
	index: number,
	layout: SplitLayout,
): { readonly words: number; readonly marks: number } {
	const at = (share: number) => layout.top + layout.pitch * (index + share);
	if (!layout.isStacked) return { words: at(0.5), marks: at(0.5) };
	const marks = at(1) - layout.bar;
	return { words: marks - layout.bar * 1.55, marks };
}

/** What is said of a rate; under 20 the fraction leads. */
export function toRateWords({ rate }: SplitRow): string {
	if (rate === null) return '';
	return rate.isSmall && rate.fraction !== null ? rate.fraction : rate.text;
}
