import type { Model } from './model.ts';
import type { Cut } from './propagation.ts';
import type { Program, Solver } from './solver.ts';

/** Units to withhold besides the primary ones, their weight, and the least weight that any choice must have. */
export interface Cover {
	readonly units: ReadonlySet<number>;
	readonly weight: number;
	readonly bound: number;
}

export interface CoverOptions {
	/** Nodes of the search, and the share of the weight that it may leave unproved. */
	readonly nodes: number;
	readonly gap: number;
	/** Units withheld already. */
	readonly kept?: ReadonlySet<number>;
	/** How many counts of each cut to hide besides those hidden already; 1 by default. */
	readonly least?: number;
}

/** The units that show each count and may still be withheld; none where an earlier edition gave it away. */
export function indexUnits(model: Model): readonly (readonly number[])[] {
	const index: number[][] = model.counts.map(() => []);
	model.units.forEach(({ counts, isPrimary }, unit) => {
		if (isPrimary) return;
		for (const count of counts) index[count]?.push(unit);
	});
	for (const count of model.given) index[count] = [];
	return index;
}

/**
 * The lightest units that hide at least one count of every cut: a count is hidden once every unit that shows it is
 * withheld. `kept` units are withheld already. Null where some cut cannot be met.
 */
export function solveCover(
	model: Model,
	showing: readonly (readonly number[])[],
	cuts: readonly Cut[],
	solver: Solver,
	options: CoverOptions,
): Cover | null {
	if (cuts.length === 0) return { units: new Set(options.kept), weight: 0, bound: 0 };
	const columns = new CoverColumns(model, showing, options.kept ?? new Set());
	const rows: Row[] = [];
	for (const cut of cuts) {
		const terms = new Set(cut.flatMap((count) => columns.hide(count) ?? []));
		if (terms.size === 0) return null;
		const least = Math.min(terms.size, options.least ?? 1);
		rows.push([[...terms].map((column) => [column, 1] as const), least]);
	}
	for (const link of columns.links) rows.push([link, 0]);
	const program = toProgram(columns.costs.length, rows);
	const found = solver.minimiseWhole(program, Float64Array.from(columns.costs), options);
	if (found === null) return null;
	return columns.read(found.columns, found.bound);
}

type Row = readonly [terms: readonly (readonly [column: number, value: number])[], least: number];

/** The cuts that no other one is part of: meeting those meets them all. */
export function keepMinimal(cuts: Iterable<Cut>): readonly Cut[] {
	const sorted = [...cuts].sort((a, b) => a.length - b.length);
	const kept: Cut[] = [];
	const byCount = new Map<number, Cut[]>();
	for (const cut of sorted) {
		const inside = new Set(cut);
		const isImplied = cut.some((count) =>
			(byCount.get(count) ?? []).some((other) => other.every((member) => inside.has(member))),
		);
		if (isImplied) continue;
		kept.push(cut);
		const [first] = cut;
		if (first !== undefined) byCount.set(first, [...(byCount.get(first) ?? []), cut]);
	}
	return kept;
}

/** One column a unit, and one a count that several units show. */
class CoverColumns {
	readonly costs: number[] = [];
	readonly links: (readonly (readonly [number, number])[])[] = [];
	readonly #model: Model;
	readonly #showing: readonly (readonly number[])[];
	readonly #kept: ReadonlySet<number>;
	readonly #units = new Map<number, number>();
	readonly #counts = new Map<number, number | null>();

	constructor(model: Model, showing: readonly (readonly number[])[], kept: ReadonlySet<number>) {
		this.#model = model;
		this.#showing = showing;
		this.#kept = kept;
	}

	/** The column that hides a count; null where it cannot be hidden. */
	hide(count: number): number | null {
		const known = this.#counts.get(count);
		if (known !== undefined) return known;
		const column = this.#addCount(count);
		this.#counts.set(count, column);
		return column;
	}

	#addCount(count: number): number | null {
		const units = this.#showing[count] ?? [];
		if (units.length === 0 || units.some((unit) => this.#model.units[unit]?.isFixed)) return null;
		const columns = units.map((unit) => this.#addUnit(unit));
		const [only] = columns;
		if (only !== undefined && columns.length === 1) return only;
		const column = this.#add(0);
		for (const unit of columns) {
			this.links.push([
				[unit, 1],
				[column, -1],
			]);
		}
		return column;
	}

	#addUnit(unit: number): number {
		const known = this.#units.get(unit);
		if (known !== undefined) return known;
		const weight = this.#model.units[unit]?.weight ?? 0;
		const column = this.#add(this.#kept.has(unit) ? 0 : weight);
		this.#units.set(unit, column);
		return column;
	}

	#add(cost: number): number {
		this.costs.push(cost);
		return this.costs.length - 1;
	}

	read(values: Float64Array, bound: number): Cover {
		const units = new Set(this.#kept);
		for (const [unit, column] of this.#units) if ((values[column] ?? 0) > 0.5) units.add(unit);
		return { units, weight: weighUnits(this.#model, units), bound };
	}
}

/** The weight of some units. */
export function weighUnits(model: Model, units: ReadonlySet<number>): number {
	return [...units].reduce((sum, unit) => sum + (model.units[unit]?.weight ?? 0), 0);
}

function toProgram(columns: number, rows: readonly Row[]): Program {
	const starts = new Int32Array(rows.length + 1);
	const indices: number[] = [];
	const values: number[] = [];
	rows.forEach(([terms], row) => {
		for (const [column, value] of terms) {
			indices.push(column);
			values.push(value);
		}
		starts[row + 1] = indices.length;
	});
	return {
		lower: new Float64Array(columns),
		upper: new Float64Array(columns).fill(1),
		rowLower: Float64Array.from(rows, ([, least]) => least),
		rowUpper: new Float64Array(rows.length).fill(Infinity),
		starts,
		indices: Int32Array.from(indices),
		values: Float64Array.from(values),
	};
}
