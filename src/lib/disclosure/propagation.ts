import type { Model } from './model.ts';

/** Published counts that, together, give a sensitive count away: at least one of them must be withheld. */
export type Cut = readonly number[];

/** How a bound was found: through a relation, from bounds found before; none for « a count is ≥ 0 ». */
interface Proof {
	/** The published counts that it reads. */
	readonly read: readonly number[];
	readonly from: readonly Proof[];
}

const NOTHING: Proof = { read: [], from: [] };
const TOLERANCE = 1e-7;
/** Bounds that a relation may still tighten are looked at so many times at most. */
const MOST_VISITS = 12;

/**
 * What an attacker finds with a pencil: bounds passed on from count to count through the relations, in real numbers.
 * Returns one cut for each sensitive count whose bounds do not reach from 1 to the threshold.
 */
export function propagate(
	model: Model,
	index: readonly (readonly number[])[],
	isHidden: Uint8Array,
): readonly Cut[] {
	const bounds = new Bounds(model, isHidden);
	const visits = new Uint8Array(model.relations.length);
	let queue = model.relations.map((_, relation) => relation);
	while (queue.length > 0) {
		const next = new Set<number>();
		for (const relation of queue) {
			visits[relation] = (visits[relation] ?? 0) + 1;
			for (const count of bounds.tighten(relation)) {
				for (const other of index[count] ?? []) {
					if (other !== relation && (visits[other] ?? 0) < MOST_VISITS) next.add(other);
				}
			}
		}
		queue = [...next].sort((a, b) => a - b);
	}
	return model.sensitive.flatMap((count) => bounds.explain(count));
}

class Bounds {
	readonly #model: Model;
	readonly #lower: Float64Array;
	readonly #upper: Float64Array;
	readonly #lowerProofs: (Proof | undefined)[];
	readonly #upperProofs: (Proof | undefined)[];

	constructor(model: Model, isHidden: Uint8Array) {
		this.#model = model;
		const { counts } = model;
		this.#lower = Float64Array.from(counts, ({ value }, count) => (isHidden[count] ? 0 : value));
		this.#upper = Float64Array.from(counts, ({ value }, count) =>
			isHidden[count] ? Infinity : value,
		);
		const proofs = (): (Proof | undefined)[] =>
			counts.map((_, count) => (isHidden[count] ? undefined : { read: [count], from: [] }));
		this.#lowerProofs = proofs();
		this.#upperProofs = proofs();
	}

	/** Passes the bounds of a relation on; returns the counts whose bounds moved. */
	tighten(number: number): readonly number[] {
		const relation = this.#model.relations[number];
		if (relation === undefined) return [];
		const { counts, coefficients, lower, upper } = relation;
		const moved: number[] = [];
		// Σ a x ≥ lower bounds each term from below by the most that the others can be; likewise for upper.
		if (lower > -Infinity) this.#pass(counts, coefficients, lower, 1, moved);
		if (upper < Infinity) this.#pass(counts, coefficients, -upper, -1, moved);
		return moved;
	}

	/** Uses Σ sign·a·x ≥ least. */
	#pass(
		counts: readonly number[],
		coefficients: readonly number[],
		least: number,
		sign: number,
		moved: number[],
	): void {
		let finite = 0;
		let unbounded = 0;
		const most = (term: number): number => {
			const a = sign * (coefficients[term] ?? 0);
			const count = counts[term] ?? 0;
			return a * ((a > 0 ? this.#upper[count] : this.#lower[count]) ?? 0);
		};
		for (let term = 0; term < counts.length; term++) {
			const value = most(term);
			if (value === Infinity) unbounded += 1;
			else finite += value;
		}
		if (unbounded > 1) return;
		for (let term = 0; term < counts.length; term++) {
			const own = most(term);
			if (unbounded === 1 && own !== Infinity) continue;
			const others = unbounded === 1 ? finite : finite - own;
			const a = sign * (coefficients[term] ?? 0);
			const count = counts[term] ?? 0;
			if (this.#improve(count, a, (least - others) / a, counts, coefficients, sign)) {
				moved.push(count);
			}
		}
	}

	#improve(
		count: number,
		a: number,
		bound: number,
		counts: readonly number[],
		coefficients: readonly number[],
		sign: number,
	): boolean {
		const isLower = a > 0;
		const values = isLower ? this.#lower : this.#upper;
		const known = values[count] ?? 0;
		if (isLower ? bound <= known + TOLERANCE : bound >= known - TOLERANCE) return false;
		values[count] = bound;
		const from = counts.flatMap((other, term) => {
			if (other === count) return [];
			const isUpper = sign * (coefficients[term] ?? 0) > 0;
			return (isUpper ? this.#upperProofs[other] : this.#lowerProofs[other]) ?? [];
		});
		const proofs = isLower ? this.#lowerProofs : this.#upperProofs;
		proofs[count] = { read: [], from };
		return true;
	}

	/** The cut of a sensitive count that is given away, if it is. */
	explain(count: number): readonly Cut[] {
		const { threshold } = this.#model;
		const isHigh = (this.#upper[count] ?? 0) < threshold - TOLERANCE;
		const isLow = (this.#lower[count] ?? 0) > 1 + TOLERANCE;
		const cuts: Cut[] = [];
		if (isHigh) cuts.push(collect(this.#upperProofs[count] ?? NOTHING));
		if (isLow) cuts.push(collect(this.#lowerProofs[count] ?? NOTHING));
		return cuts;
	}
}

/** The published counts that a proof rests on. */
function collect(proof: Proof): Cut {
	const read = new Set<number>();
	const seen = new Set<Proof>();
	const stack = [proof];
	for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
		if (seen.has(next)) continue;
		seen.add(next);
		for (const count of next.read) read.add(count);
		stack.push(...next.from);
	}
	return [...read].sort((a, b) => a - b);
}
