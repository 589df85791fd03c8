import type { BarsModel } from '../../models/bars.ts';
import { measureText } from '../measure-text.ts';
import { toLine, toText, type ChartView, type GraphicElement } from '../view.ts';
import { toMiddles, type BarsLayout } from './bars.ts';

/** Room of a line of labels of references above the bars, in em. */
export const REFERENCE = 1.5;

/** Each reference has its own line of text, the greatest first, so that no dash crosses a label. */
export function toReferences(
	model: BarsModel,
	layout: BarsLayout,
	{ palette, fontSize, height }: ChartView,
): readonly GraphicElement[] {
	const marks = [...model.references].sort((a, b) => b.value - a.value);
	return marks.flatMap(({ value, label }, index) => {
		const x = layout.left + ((layout.right - layout.left) * value) / layout.greatest;
		const y = fontSize * REFERENCE * (index + 0.5);
		const isLeft = x > measureText(label, fontSize) + 4;
		return [
			...toSpans(y + fontSize * 0.7, height, model, layout).map(([from, to]) =>
				toLine([x, from], [x, to], {
					stroke: palette.ref,
					lineWidth: 1.5,
					lineDash: [5, 4],
					z: 8,
				}),
			),
			toText(label, isLeft ? x : 0, y, {
				fill: palette.ref,
				size: fontSize,
				align: isLeft ? 'right' : 'left',
			}),
		];
	});
}

/** Where a reference is drawn: across the plot, or over each bar alone where words stand between the bars. */
function toSpans(
	from: number,
	to: number,
	{ rows }: BarsModel,
	layout: BarsLayout,
): readonly (readonly [number, number])[] {
	if (!layout.isStacked) return [[from, to]];
	return rows.map((_, index) => {
		const [middle] = toMiddles(index, layout);
		return [middle - layout.bar * 0.8, middle + layout.bar * 0.8];
	});
}
