/** The height of an item, in pixels, and where it may be cut. */
export interface MeasuredItem {
	readonly height: number;
	readonly breaksBefore: boolean;
	readonly keepsWithNext: boolean;
	/** Of a table: what is repeated on each sheet, each of its rows, and what stands under the last. */
	readonly rows: {
		readonly head: number;
		readonly each: readonly number[];
		readonly tail: number;
	} | null;
}

/** An item on a sheet; of a table, its rows from `from` up to `to`, left out. */
export interface Piece {
	readonly item: number;
	readonly from: number;
	readonly to: number;
}

/** Rows that a table keeps together at its start. */
const FEWEST_ROWS = 3;

/** Which items, or parts of tables, stand on each sheet of a height in pixels; nothing is left out or doubled. */
export function paginate(
	items: readonly MeasuredItem[],
	available: number,
): readonly (readonly Piece[])[] {
	const sheets: Piece[][] = [[]];
	let y = 0;
	const turn = (): void => {
		sheets.push([]);
		y = 0;
	};
	const put = (piece: Piece, height: number): void => {
		sheets.at(-1)?.push(piece);
		y += height;
	};
	items.forEach((item, index) => {
		if (item.breaksBefore && y > 0) turn();
		if (y > 0 && y + leastOf(items, index) > available) turn();
		if (item.rows === null) {
			put({ item: index, from: 0, to: 0 }, item.height);
			return;
		}
		const { head, each, tail } = item.rows;
		for (let from = 0; from === 0 || from < each.length;) {
			const fits = countRows(item.rows, from, available - y);
			if (fits === from && fits < each.length && y > 0) {
				turn();
				continue;
			}
			const to = Math.min(each.length, Math.max(fits, from + 1));
			const height = head + sum(each.slice(from, to)) + (to === each.length ? tail : 0);
			put({ item: index, from, to }, height);
			if (to < each.length) turn();
			from = Math.max(1, to);
		}
	});
	return sheets;
}

/** The first row that does not fit any more. */
function countRows(
	{ head, each, tail }: NonNullable<MeasuredItem['rows']>,
	from: number,
	room: number,
): number {
	let height = head;
	let to = from;
	for (const row of each.slice(from)) {
		height += row;
		const isLast = to === each.length - 1;
		if (height + (isLast ? tail : 0) > room) break;
		to += 1;
	}
	return to;
}

/** The least room that an item asks for, what it must not be parted from included. */
function leastOf(items: readonly MeasuredItem[], index: number): number {
	const item = items[index];
	if (item === undefined) return 0;
	if (item.keepsWithNext) {
		const next = items[index + 1];
		return item.height + (next?.breaksBefore === true ? 0 : leastOf(items, index + 1));
	}
	if (item.rows === null || item.rows.each.length <= FEWEST_ROWS) return item.height;
	return item.rows.head + sum(item.rows.each.slice(0, FEWEST_ROWS));
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, n) => total + n, 0);
}
