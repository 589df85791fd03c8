import type { Model, Relation } from './model.ts';
import type { KnownBounds } from './points.ts';

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
 * What an attacker finds with a pencil while some counts are published: bounds passed on from count to count through
 * the relations, in real numbers.
 */
export class Pencil {
	/** One cut for each sensitive count whose bounds reach less far, from 1 to the threshold, than with nothing published. */
	readonly cuts: readonly Cut[];
	readonly #model: Model;
	readonly #index: readonly (readonly number[])[];
	readonly #bounds: Bounds;

	private constructor(
		model: Model,
		index: readonly (readonly number[])[],
		bounds: Bounds,
		first: readonly number[],
	) {
		this.#model = model;
		this.#index = index;
		this.#bounds = bounds;
		this.#pass(first);
		this.cuts = model.sensitive.flatMap((count) => bounds.explain(count));
	}

	/** What is known before anything is published. */
	static start(model: Model, index: readonly (readonly number[])[]): Pencil {
		const all = model.relations.map((_, relation) => relation);
		return new Pencil(model, index, Bounds.start(model), all);
	}

	/** What is known of each count, in real numbers. */
	get bounds(): KnownBounds {
		return this.#bounds;
	}

	/** What is found once more counts are published; this one stays as it is. */
	publish(counts: readonly number[]): Pencil {
		const bounds = this.#bounds.publish(counts);
		const touched = new Set(counts.flatMap((count) => this.#index[count] ?? []));
		return new Pencil(
			this.#model,
			this.#index,
			bounds,
			[...touched].sort((a, b) => a - b),
		);
	}

	/** What is found when those counts alone are hidden. */
	hideOnly(isHidden: Uint8Array): Pencil {
		return this.publish([...isHidden.keys()].filter((count) => isHidden[count] === 0));
	}

	#pass(first: readonly number[]): void {
		const visits = new Uint8Array(this.#model.relations.length);
		let queue = first;
		while (queue.length > 0) {
			const next = new Set<number>();
			for (const relation of queue) {
				visits[relation] = (visits[relation] ?? 0) + 1;
				for (const count of this.#bounds.tighten(relation)) {
					for (const other of this.#index[count] ?? []) {
						if (other !== relation && (visits[other] ?? 0) < MOST_VISITS) next.add(other);
					}
				}
			}
			queue = [...next].sort((a, b) => a - b);
		}
	}
}

type Proofs = (Proof | undefined)[];

class Bounds {
	readonly #model: Model;
	readonly lower: Float64Array;
	readonly upper: Float64Array;
	readonly #lowerProofs: Proofs;
	readonly #upperProofs: Proofs;

	private constructor(
		model: Model,
		[lower, upper]: readonly [Float64Array, Float64Array],
		[lowerProofs, upperProofs]: readonly [Proofs, Proofs],
	) {
		this.#model = model;
		this.lower = lower;
		this.upper = upper;
		this.#lowerProofs = lowerProofs;
		this.#upperProofs = upperProofs;
	}

	static start(model: Model): Bounds {
		const size = model.counts.length;
		return new Bounds(
			model,
			[new Float64Array(size), new Float64Array(size).fill(Infinity)],
			[new Array<Proof | undefined>(size), new Array<Proof | undefined>(size)],
		);
	}

	/** A copy in which more counts are published. */
	publish(counts: readonly number[]): Bounds {
		const copy = new Bounds(
			this.#model,
			[this.lower.slice(), this.upper.slice()],
			[this.#lowerProofs.slice(), this.#upperProofs.slice()],
		);
		for (const count of counts) {
			const value = this.#model.counts[count]?.value ?? 0;
			const proof = { read: [count], from: [] };
			copy.lower[count] = copy.upper[count] = value;
			copy.#lowerProofs[count] = copy.#upperProofs[count] = proof;
		}
		return copy;
	}

	/** Passes the bounds of a relation on; returns the counts whose bounds moved. */
	tighten(number: number): readonly number[] {
		const relation = this.#model.relations[number];
		if (relation === undefined) return [];
		const moved: number[] = [];
		// Σ a x ≥ lower bounds each term from below by the most that the others can be; likewise for upper.
		if (relation.lower > -Infinity) this.#pass(relation, relation.lower, 1, moved);
		if (relation.upper < Infinity) this.#pass(relation, -relation.upper, -1, moved);
		return moved;
	}

	/** Uses Σ sign·a·x ≥ least. */
	#pass(relation: Relation, least: number, sign: number, moved: number[]): void {
		const { counts, coefficients } = relation;
		let finite = 0;
		let unbounded = 0;
		for (let term = 0; term < counts.length; term++) {
			const most = this.#most(counts[term] ?? 0, sign * (coefficients[term] ?? 0));
			if (most === Infinity) unbounded += 1;
			else finite += most;
		}
		if (unbounded > 1) return;
		for (let term = 0; term < counts.length; term++) {
			const count = counts[term] ?? 0;
			const a = sign * (coefficients[term] ?? 0);
			const own = this.#most(count, a);
			if (unbounded === 1 && own !== Infinity) continue;
			const others = unbounded === 1 ? finite : finite - own;
			if (this.#improve(count, a > 0, (least - others) / a, relation, sign)) moved.push(count);
		}
	}

	/** The most that a term can be. */
	#most(count: number, coefficient: number): number {
		const bounds = coefficient > 0 ? this.upper : this.lower;
		return coefficient * (bounds[count] ?? 0);
	}

	#improve(
		count: number,
		isLower: boolean,
		bound: number,
		{ counts, coefficients }: Relation,
		sign: number,
	): boolean {
		const values = isLower ? this.lower : this.upper;
		const known = values[count] ?? 0;
		if (isLower ? bound <= known + TOLERANCE : bound >= known - TOLERANCE) return false;
		values[count] = bound;
		const from: Proof[] = [];
		for (let term = 0; term < counts.length; term++) {
			const other = counts[term] ?? 0;
			if (other === count) continue;
			const isUpper = sign * (coefficients[term] ?? 0) > 0;
			const proof = (isUpper ? this.#upperProofs : this.#lowerProofs)[other];
			if (proof !== undefined) from.push(proof);
		}
		const proofs = isLower ? this.#lowerProofs : this.#upperProofs;
		proofs[count] = { read: [], from };
		return true;
	}

	/** The cuts of a sensitive count that is given away; none where the proof rests on nothing published. */
	explain(count: number): readonly Cut[] {
		const { threshold } = this.#model;
		const cuts: Cut[] = [];
		if ((this.upper[count] ?? 0) < threshold - TOLERANCE) {
			cuts.push(collect(this.#upperProofs[count] ?? NOTHING));
		}
		if ((this.lower[count] ?? 0) > 1 + TOLERANCE) {
			cuts.push(collect(this.#lowerProofs[count] ?? NOTHING));
		}
		return cuts.filter(({ length }) => length > 0);
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
