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

/** The bit of the window of days; facet `f` has the bit `f + 1`. */
const DAY_BIT = 1;

/**
 * Counts an exercise under any filter, without SQL: which choices each orientation fails is kept, so that a change of
 * one facet looks at that facet alone, then one pass counts everything. Exact, distinct persons included.
 */
export class Cube {
	readonly #facts: Facts;
	/** For each orientation, a bit for each choice that it fails. */
	readonly #fails: Uint16Array;
	/** For each orientation, whether another one of the same person stands beside it. */
	readonly #isShared: Uint8Array;
	#chosen: readonly (readonly string[])[];
	#window: DayWindow;

	constructor(facts: Facts) {
		this.#facts = facts;
		const count = facts.days.length;
		this.#fails = new Uint16Array(count);
		this.#isShared = new Uint8Array(count);
		for (let row = 1; row < count; row += 1) {
			if (facts.persons[row] !== facts.persons[row - 1]) continue;
			this.#isShared[row] = 1;
			this.#isShared[row - 1] = 1;
		}
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
		const passes = Uint8Array.from([
			chosen.size === 0 ? 1 : 0,
			...facet.values.map(({ id }) => (chosen.size === 0 || chosen.has(id) ? 1 : 0)),
		]);
		const bit = 1 << (index + 1);
		const fails = this.#fails;
		for (let row = 0; row < fails.length; row += 1) {
			const before = fails[row] ?? 0;
			fails[row] = hasPassed(column, row, passes, chosen.size === 0) ? before & ~bit : before | bit;
		}
	}

	#limit(window: DayWindow): void {
		this.#window = window;
		const { days } = this.#facts;
		const fails = this.#fails;
		for (let row = 0; row < fails.length; row += 1) {
			const day = days[row] ?? 0;
			const before = fails[row] ?? 0;
			fails[row] = day >= window.from && day <= window.to ? before & ~DAY_BIT : before | DAY_BIT;
		}
	}

	#countAll(): Counts {
		const { days, persons, columns, facets, dayCount } = this.#facts;
		const fails = this.#fails;
		const isShared = this.#isShared;
		const tallies = [new Tally(dayCount), ...facets.map(({ values }) => new Tally(values.length))];
		const [dayTally, ...facetTallies] = tallies;
		if (dayTally === undefined) throw new Error('cube: no days');
		const whole = new Tally(1);
		for (let row = 0; row < fails.length; row += 1) {
			const failed = fails[row] ?? 0;
			// Two choices failed: it counts nowhere. One: only in the distribution of that one.
			if ((failed & (failed - 1)) !== 0) continue;
			const person = isShared[row] === 1 ? (persons[row] ?? 0) : ALONE;
			if (failed === 0) whole.add(0, person);
			if ((failed & ~DAY_BIT) === 0) dayTally.add(days[row] ?? 0, person);
			for (let index = 0; index < columns.length; index += 1) {
				if ((failed & ~(1 << (index + 1))) !== 0) continue;
				const column = columns[index];
				const tally = facetTallies[index];
				if (column === undefined || tally === undefined) continue;
				if (column.kind === 'simple') {
					const code = column.codes[row] ?? 0;
					if (code > 0) tally.add(code - 1, person);
				} else {
					const end = column.starts[row + 1] ?? 0;
					for (let at = column.starts[row] ?? 0; at < end; at += 1) {
						tally.add((column.codes[at] ?? 1) - 1, person);
					}
				}
			}
		}
		return {
			rows: whole.rows[0] ?? 0,
			persons: whole.persons[0] ?? 0,
			facets: facetTallies,
			days: dayTally,
		};
	}
}

/** Stands for a person who has one orientation only: nothing to compare. */
const ALONE = -1;

/** Counts of one distribution; the orientations of a person must come one after the other. */
class Tally implements Distribution {
	readonly rows: Int32Array;
	readonly persons: Int32Array;
	/** The last person with several orientations who was counted, by value. */
	readonly #last: Int32Array;

	constructor(size: number) {
		this.rows = new Int32Array(size);
		this.persons = new Int32Array(size);
		this.#last = new Int32Array(size).fill(ALONE);
	}

	add(value: number, person: number): void {
		this.rows[value] = (this.rows[value] ?? 0) + 1;
		if (person !== ALONE) {
			if (this.#last[value] === person) return;
			this.#last[value] = person;
		}
		this.persons[value] = (this.persons[value] ?? 0) + 1;
	}
}

function hasPassed(
	column: SingleColumn | MultipleColumn,
	row: number,
	passes: Uint8Array,
	isOpen: boolean,
): boolean {
	if (isOpen) return true;
	if (column.kind === 'simple') return passes[column.codes[row] ?? 0] === 1;
	const end = column.starts[row + 1] ?? 0;
	for (let at = column.starts[row] ?? 0; at < end; at += 1) {
		if (passes[column.codes[at] ?? 0] === 1) return true;
	}
	return false;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
	return a.length === b.length && a.every((value, index) => value === b[index]);
}
