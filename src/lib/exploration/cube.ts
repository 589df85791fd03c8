import type { Facts, MultipleColumn, SingleColumn } from './facts.ts';
import type { ExplorationFilter } from './filter.ts';

/** Orientations and distinct persons, by rank of a value or by day. */
export interface Distribution {
	readonly rows: Int32Array;
	readonly persons: Int32Array;
}

/** What the filter leaves. */
export interface Counts {
	readonly rows: number;
	readonly persons: number;
	/** By value of each facet, under the choices of all the others, in the order of the facets. */
	readonly facets: readonly Distribution[];
	/** By day of the exercise, under the choices of all facets, the window of days left out. */
	readonly days: Distribution;
}

/** Days that are counted, both included, from the first day of the exercise. */
export interface DayWindow {
	readonly from: number;
	readonly to: number;
}

/**
 * Counts an exercise under any filter, without SQL: which choices each orientation fails is kept, so that a change of
 * one facet looks at that facet alone. Orientations are then grouped by the one choice that they fail, or none: a
 * distribution counts those that fail nothing and those that its own choice alone leaves out. Exact, distinct persons
 * included.
 */
export class Cube {
	readonly #facts: Facts;
	/** For each orientation, a bit for each choice that it fails: 0 is the window of days, `f + 1` the facet `f`. */
	readonly #fails: Uint16Array;
	/** Orientations of persons who have several, side by side; those of the others. */
	readonly #shared: Int32Array;
	readonly #alone: Int32Array;
	/** Those of the others by the one choice that they fail, those that fail none first. */
	readonly #grouped: Int32Array;
	#chosen: readonly (readonly string[])[];
	#window: DayWindow;

	constructor(facts: Facts) {
		this.#facts = facts;
		const count = facts.days.length;
		this.#fails = new Uint16Array(count);
		const { persons } = facts;
		const isShared = (row: number): boolean =>
			persons[row] === persons[row - 1] || persons[row] === persons[row + 1];
		const rows = Int32Array.from({ length: count }, (_, row) => row);
		this.#shared = rows.filter(isShared);
		this.#alone = rows.filter((row) => !isShared(row));
		this.#grouped = new Int32Array(this.#alone.length);
		this.#chosen = facts.facets.map(() => []);
		this.#window = { from: 0, to: facts.dayCount - 1 };
	}

	/** The counts under a filter and a window of days. */
	count(filter: ExplorationFilter, window: DayWindow): Counts {
		this.#facts.facets.forEach(({ id }, index) => {
			const values = filter.facets[id] ?? [];
			if (!isSame(values, this.#chosen[index] ?? [])) this.#choose(index, values);
		});
		this.#chosen = this.#facts.facets.map(({ id }) => filter.facets[id] ?? []);
		if (window.from !== this.#window.from || window.to !== this.#window.to) this.#limit(window);
		return this.#countAll();
	}

	#choose(index: number, values: readonly string[]): void {
		const facet = this.#facts.facets[index];
		const column = this.#facts.columns[index];
		if (facet === undefined || column === undefined) throw new Error(`unknown facet: ${index}`);
		const chosen = new Set(values);
		// Without a choice everything passes, what has no value included.
		const isOpen = chosen.size === 0;
		const passes = Uint8Array.from([0, ...facet.values.map(({ id }) => (chosen.has(id) ? 1 : 0))]);
		const bit = 1 << (index + 1);
		if (isOpen) clearBit(this.#fails, bit);
		else if (column.kind === 'simple') markSimple(this.#fails, bit, column, passes);
		else markMultiple(this.#fails, bit, column, passes);
	}

	#limit(window: DayWindow): void {
		this.#window = window;
		const { days } = this.#facts;
		const fails = this.#fails;
		for (let row = 0; row < fails.length; row += 1) {
			const day = days[row] ?? 0;
			const isOut = day < window.from || day > window.to ? 1 : 0;
			fails[row] = ((fails[row] ?? 0) & ~1) | isOut;
		}
	}

	#countAll(): Counts {
		const { days, columns, facets, dayCount } = this.#facts;
		const groups = this.#group();
		const whole = groups.slice(0, 1);
		const { rows, persons } = this.#countSimple(new Int32Array(days.length), 0, 1, whole, 0);
		return {
			rows: rows[0] ?? 0,
			persons: persons[0] ?? 0,
			facets: columns.map((column, index) => {
				const size = facets[index]?.values.length ?? 0;
				const own = groups[index + 2];
				const counted = own === undefined ? whole : [...whole, own];
				const bit = 1 << (index + 1);
				return column.kind === 'simple'
					? this.#countSimple(column.codes, 1, size, counted, bit)
					: this.#countMultiple(column, size, counted, bit);
			}),
			days: this.#countSimple(days, 0, dayCount, groups.slice(0, 2), 1),
		};
	}

	/**
	 * Orientations of persons who have no other one: those that fail nothing, those that fail the window of days alone,
	 * the facet 0 alone…
	 */
	#group(): readonly Int32Array[] {
		const fails = this.#fails;
		const alone = this.#alone;
		const grouped = this.#grouped;
		const size = this.#facts.facets.length + 2;
		const starts = new Int32Array(size + 1);
		for (let at = 0; at < alone.length; at += 1) {
			const failed = fails[alone[at] ?? 0] ?? 0;
			if ((failed & (failed - 1)) !== 0) continue;
			const group = 32 - Math.clz32(failed);
			starts[group + 1] = (starts[group + 1] ?? 0) + 1;
		}
		for (let group = 0; group < size; group += 1) {
			starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0);
		}
		const next = starts.slice();
		for (let at = 0; at < alone.length; at += 1) {
			const row = alone[at] ?? 0;
			const failed = fails[row] ?? 0;
			if ((failed & (failed - 1)) !== 0) continue;
			const group = 32 - Math.clz32(failed);
			const to = next[group] ?? 0;
			grouped[to] = row;
			next[group] = to + 1;
		}
		return Array.from({ length: size }, (_, group) =>
			grouped.subarray(starts[group], starts[group + 1]),
		);
	}

	/** Counts by the value of a column, of which `first` is the lowest, whatever the choice of `bit` says. */
	#countSimple(
		codes: Int32Array,
		first: number,
		size: number,
		groups: readonly Int32Array[],
		bit: number,
	): Distribution {
		// What has no value counts in a place of its own, which is dropped.
		const rows = new Int32Array(size + first);
		for (const group of groups) {
			for (let at = 0; at < group.length; at += 1) {
				const value = codes[group[at] ?? 0] ?? 0;
				rows[value] = (rows[value] ?? 0) + 1;
			}
		}
		const persons = rows.slice();
		const last = new Int32Array(size + first).fill(NOBODY);
		const fails = this.#fails;
		const ids = this.#facts.persons;
		const shared = this.#shared;
		const others = ~bit;
		for (let at = 0; at < shared.length; at += 1) {
			const row = shared[at] ?? 0;
			if (((fails[row] ?? 0) & others) !== 0) continue;
			const value = codes[row] ?? 0;
			const person = ids[row] ?? 0;
			rows[value] = (rows[value] ?? 0) + 1;
			persons[value] = (persons[value] ?? 0) + (last[value] === person ? 0 : 1);
			last[value] = person;
		}
		return { rows: rows.subarray(first), persons: persons.subarray(first) };
	}

	#countMultiple(
		{ starts, codes }: MultipleColumn,
		size: number,
		groups: readonly Int32Array[],
		bit: number,
	): Distribution {
		const rows = new Int32Array(size + 1);
		for (const group of groups) {
			for (let index = 0; index < group.length; index += 1) {
				const row = group[index] ?? 0;
				const end = starts[row + 1] ?? 0;
				for (let at = starts[row] ?? 0; at < end; at += 1) {
					const value = codes[at] ?? 0;
					rows[value] = (rows[value] ?? 0) + 1;
				}
			}
		}
		const persons = rows.slice();
		const last = new Int32Array(size + 1).fill(NOBODY);
		const fails = this.#fails;
		const ids = this.#facts.persons;
		const others = ~bit;
		for (const row of this.#shared) {
			if (((fails[row] ?? 0) & others) !== 0) continue;
			const person = ids[row] ?? 0;
			const end = starts[row + 1] ?? 0;
			for (let at = starts[row] ?? 0; at < end; at += 1) {
				const value = codes[at] ?? 0;
				rows[value] = (rows[value] ?? 0) + 1;
				persons[value] = (persons[value] ?? 0) + (last[value] === person ? 0 : 1);
				last[value] = person;
			}
		}
		return { rows: rows.subarray(1), persons: persons.subarray(1) };
	}
}

/** The last person of a value that nobody was counted of. */
const NOBODY = -1;

function clearBit(fails: Uint16Array, bit: number): void {
	for (let row = 0; row < fails.length; row += 1) fails[row] = (fails[row] ?? 0) & ~bit;
}

function markSimple(
	fails: Uint16Array,
	bit: number,
	{ codes }: SingleColumn,
	passes: Uint8Array,
): void {
	for (let row = 0; row < fails.length; row += 1) {
		const mark = passes[codes[row] ?? 0] === 1 ? 0 : bit;
		fails[row] = ((fails[row] ?? 0) & ~bit) | mark;
	}
}

function markMultiple(
	fails: Uint16Array,
	bit: number,
	{ starts, codes }: MultipleColumn,
	passes: Uint8Array,
): void {
	for (let row = 0; row < fails.length; row += 1) {
		const end = starts[row + 1] ?? 0;
		let mark = bit;
		for (let at = starts[row] ?? 0; at < end; at += 1) {
			if (passes[codes[at] ?? 0] === 1) mark = 0;
		}
		fails[row] = ((fails[row] ?? 0) & ~bit) | mark;
	}
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
	return a.length === b.length && a.every((value, index) => value === b[index]);
}
