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
const HEAD = 1.9;

/** Height of the plot for a width, in pixels. */
export function getSplitHeight(model: SplitBarsModel, width: number, fontSize: number): number {
	return Math.round(fontSize * (HEAD + model.rows.length * toPitch(model, width, fontSize)));
}

function isNarrow(width: number, fontSize: number): boolean {
	return width < STACKED_UNDER * fontSize;
}

function toPitch(model: SplitBarsModel, width: number, fontSize: number): number {
	if (isNarrow(width, fontSize)) return STACKED_PITCH;
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

/** Where everything stands in a view. */
export function toLayout(model: SplitBarsModel, view: ChartView): SplitLayout {
	const { width, height, fontSize } = view;
	const size = valueSize(view);
	const isStacked = isNarrow(width, fontSize);
	const widest = (texts: readonly string[], isBold = true): number =>
		Math.max(0, ...texts.map((text) => measureText(text, size, isBold)));
	const { rows, heads } = model;
	const column = (head: string, texts: readonly string[]): number => widest([head, ...texts]);
	const gap = size * 0.9;
	const rateWidth =
		heads.rate === null ? 0 : column(isStacked ? heads.rate : '', rows.map(toRateWords)) + gap;
	const rateEdge = width - 2;
	const axisWidth = heads.rate === null || isStacked ? 0 : width * 0.24;
	const numbers = rateEdge - rateWidth - axisWidth - (axisWidth === 0 ? 0 : gap * 2.2);
	const part = column(
		heads.part,
		rows.map((row) => row.part.text),
	);
	const whole = column(
		heads.whole,
		rows.map((row) => row.whole.text),
	);
	const partEdge = numbers - whole - gap;
	const labels = widest(rows.flatMap((row) => toLines(row, width * toLabelShare(model), size)));
	return {
		left: isStacked ? 0 : labels + fontSize,
		right: isStacked ? width : partEdge - part - fontSize * 1.2,
		top: fontSize * HEAD,
		pitch: (height - fontSize * HEAD) / Math.max(1, rows.length),
		bar: fontSize * (isStacked ? 0.95 : 1.2),
		partEdge,
		wholeEdge: numbers,
		axis: axisWidth === 0 ? null : [numbers + gap * 2.2, numbers + gap * 2.2 + axisWidth],
		rateEdge,
		greatest: findGreatest(model),
		isStacked,
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
	return layout.isStacked
		? { words: at(0.3), marks: at(0.72) }
		: { words: at(0.5), marks: at(0.5) };
}

/** What is said of a rate; under 20 the fraction leads. */
export function toRateWords({ rate }: SplitRow): string {
	if (rate === null) return '';
	return rate.isSmall && rate.fraction !== null ? rate.fraction : rate.text;
}
