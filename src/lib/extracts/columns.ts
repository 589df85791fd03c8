import type { Cell, Cells } from './table.ts';

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/**
 * A column in as few bytes as its cells need, as a `ColumnPacker` makes it. What it holds is in plain properties, by
 * which two of them compare.
 */
export class PackedColumn implements Cells {
	readonly length: number;
	private readonly values: Numbers;
	private readonly words: readonly (string | boolean)[];

	/**
	 * `values` are doubles, NaN for null, or whole numbers: one more than the cell, 0 for null. Where there are `words`
	 * the cells are places among them.
	 */
	constructor(values: Numbers, words: readonly (string | boolean)[]) {
		this.length = values.length;
		this.values = values;
		this.words = words;
	}

	/** The cell of a row, counted from 0; null beyond the last. */
	at(row: number): Cell {
		const value = this.values[row];
		if (value === undefined) return null;
		if (this.values instanceof Float64Array) return Number.isNaN(value) ? null : value;
		if (value === 0) return null;
		return this.words.length === 0 ? value - 1 : (this.words[value - 1] ?? null);
	}

	*[Symbol.iterator](): Generator<Cell> {
		for (let row = 0; row < this.length; row++) yield this.at(row);
	}
}

/** The columns of a result by name, all of one length. */
export type PackedColumns = ReadonlyMap<string, PackedColumn>;

/** Cells that a packer has room for at first. */
const ROOM = 1024;
/** Different words from which those of a column that seldom repeats are no longer looked up. */
const MANY = 4096;

/**
 * Takes the cells of a column one by one: numbers and nulls, or words (texts, booleans) and nulls. Words that repeat
 * are kept once; whole numbers from 0, and places among the words, take one, two or four bytes, other numbers eight.
 */
export class ColumnPacker {
	/** One more than the cell, 0 for null; once they are doubles, the cell and NaN. */
	#values: Numbers = new Uint8Array(ROOM);
	#most = 0xff;
	#length = 0;
	/** Where the words are; null once most are new. */
	#places: Map<string | boolean, number> | null = new Map();
	readonly #words: (string | boolean)[] = [];

	add(cell: Cell): void {
		const value = cell === null ? null : this.#toNumber(cell);
		if (value !== null && !this.#fits(value)) this.#widen(value);
		if (this.#length === this.#values.length) this.#values = copy(this.#values, 2 * this.#length);
		this.#values[this.#length] = this.#encode(value);
		this.#length += 1;
	}

	/** The column; the packer takes no cell after it. */
	finish(): PackedColumn {
		this.#places = null;
		return new PackedColumn(this.#values.slice(0, this.#length), this.#words);
	}

	#isWhole(): boolean {
		return this.#most < Infinity;
	}

	#fits(value: number): boolean {
		return !this.#isWhole() || (Number.isInteger(value) && value >= 0 && value < this.#most);
	}

	#encode(value: number | null): number {
		if (!this.#isWhole()) return value ?? Number.NaN;
		return value === null ? 0 : value + 1;
	}

	#widen(value: number): void {
		const { length } = this.#values;
		if (!Number.isInteger(value) || value < 0 || value >= 0xffff_ffff) {
			const doubles = new Float64Array(length);
			this.#values.forEach((one, index) => {
				doubles[index] = one === 0 ? Number.NaN : one - 1;
			});
			this.#values = doubles;
			this.#most = Infinity;
			return;
		}
		const wider = value < 0xffff ? new Uint16Array(length) : new Uint32Array(length);
		wider.set(this.#values);
		this.#values = wider;
		this.#most = value < 0xffff ? 0xffff : 0xffff_ffff;
	}

	#toNumber(cell: string | number | boolean): number {
		if (typeof cell === 'number') return cell;
		const known = this.#places?.get(cell);
		if (known !== undefined) return known;
		const place = this.#words.push(cell) - 1;
		this.#places?.set(cell, place);
		if (place >= MANY && 2 * place > this.#length) this.#places = null;
		return place;
	}
}

function copy(values: Numbers, length: number): Numbers {
	const wider = new (values.constructor as new (length: number) => Numbers)(length);
	wider.set(values);
	return wider;
}

/** A column that is at hand whole. */
export function packColumn(cells: Iterable<Cell>): PackedColumn {
	const packer = new ColumnPacker();
	for (const cell of cells) packer.add(cell);
	return packer.finish();
}
