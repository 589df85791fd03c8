import type { PaperItem } from '../../reports/paper/paper-items.ts';
import type { MeasuredItem } from '../../reports/paper/paginate.ts';

/** What a column of paper measures, and the widths of the columns of each table. */
export interface Measured {
	readonly items: readonly MeasuredItem[];
	readonly widths: readonly (readonly number[])[];
}

/** The heights of items drawn one under the other in a column; `scale` is how much the column is enlarged. */
export function measureColumn(column: Element, items: readonly PaperItem[]): Measured {
	const boxes = [...column.children];
	return {
		items: items.map(({ breaksBefore, keepsWithNext }, index) => {
			const box = boxes[index];
			if (box === undefined) throw new Error(`item: ${index}`);
			return {
				height: box.getBoundingClientRect().height,
				breaksBefore,
				keepsWithNext,
				rows: items[index]?.content.kind === 'tableau' ? measureRows(box) : null,
			};
		}),
		widths: boxes.map((box, index) =>
			items[index]?.content.kind === 'tableau'
				? [...box.querySelectorAll('thead th')].map((cell) => cell.getBoundingClientRect().width)
				: [],
		),
	};
}

function measureRows(box: Element): MeasuredItem['rows'] {
	const rows = [...box.querySelectorAll('tbody tr')].map((row) => row.getBoundingClientRect());
	const { top, bottom } = box.getBoundingClientRect();
	const [first] = rows;
	const last = rows.at(-1);
	if (first === undefined || last === undefined) return { head: bottom - top, each: [], tail: 0 };
	return {
		head: first.top - top,
		each: rows.map(({ height }) => height),
		tail: bottom - last.bottom,
	};
}
