import type { Cell } from '../extracts/table.ts';

/** A column of a result, in as few bytes as its cells need. */
export interface ResultColumn {
	readonly length: number;
	/** The cell of a row, counted from 0; null beyond the last. */
	at(index: number): Cell;
}

/** The columns of a result by name, all of one length. */
export type ResultColumns = ReadonlyMap<string, ResultColumn>;

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** Cells that a packer has room for at first. */
const ROOM = 1024;

/**
 * Takes the cells of a column one by one: numbers and nulls, or texts and nulls. Each text is kept once; whole numbers
 * from 0, and places among the texts, take one, two or four bytes, other numbers eight.
 */
export class ColumnPacker {
	/** One more than the cell, 0 for null; once they are doubles, the cell and NaN. */
	#values: Numbers = new Uint8Array(ROOM);
	#most = 0xff;
	#length = 0;
	readonly #places = new Map<string, number>();
	readonly #texts: string[] = [];

	add(cell: Cell): void {
		const value = cell === null ? null : this.#toNumber(cell);
		if (value !== null && !this.#fits(value)) this.#widen(value);
		if (this.#length === this.#values.length) this.#values = copy(this.#values, 2 * this.#length);
		this.#values[this.#length] = this.#encode(value);
		this.#length += 1;
	}

	finish(): ResultColumn {
		const values = this.#values.slice(0, this.#length);
		const texts = this.#texts;
		const isWhole = this.#isWhole();
		return {
			length: values.length,
			at: (index) => {
				const value = values[index];
				if (value === undefined || (isWhole ? value === 0 : Number.isNaN(value))) return null;
				const cell = isWhole ? value - 1 : value;
				return texts.length === 0 ? cell : (texts[cell] ?? null);
			},
		};
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
		if (typeof cell === 'boolean') throw new Error('column: a boolean among numbers or texts');
		const known = this.#places.get(cell);
		if (known !== undefined) return known;
		this.#places.set(cell, this.#texts.length);
		return this.#texts.push(cell) - 1;
	}
}

function copy(values: Numbers, length: number): Numbers {
	const wider = new (values.constructor as new (length: number) => Numbers)(length);
	wider.set(values);
	return wider;
}

/** A column that is at hand whole. */
export function packColumn(cells: readonly Cell[]): ResultColumn {
	const packer = new ColumnPacker();
	for (const cell of cells) packer.add(cell);
	return packer.finish();
}
