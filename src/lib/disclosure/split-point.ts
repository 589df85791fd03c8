import type { Model } from './model.ts';
import type { Point } from './points.ts';

/**
 * The smallest points that a point is made of: what moves in one does not depend on what moves in another. Small points
 * stay of use when other counts are published. The point must obey every relation.
 */
export function splitPoint(
	model: Model,
	index: readonly (readonly number[])[],
	point: Point,
): readonly Point[] {
	return new Splitter(model, index, point).split();
}

class Splitter {
	readonly #model: Model;
	readonly #index: readonly (readonly number[])[];
	readonly #deltas: ReadonlyMap<number, number>;
	/** The piece of each count, as a tree whose roots are pieces. */
	readonly #parents: Map<number, number>;

	constructor(model: Model, index: readonly (readonly number[])[], { counts, deltas }: Point) {
		this.#model = model;
		this.#index = index;
		this.#deltas = new Map(counts.map((count, place) => [count, deltas[place] ?? 0]));
		this.#parents = new Map(counts.map((count) => [count, count]));
	}

	split(): readonly Point[] {
		const inequalities = new Set<number>();
		for (const count of this.#deltas.keys()) {
			for (const number of this.#index[count] ?? []) {
				const relation = this.#model.relations[number];
				if (relation?.lower === relation?.upper) this.#join(this.#listMoved(number));
				else inequalities.add(number);
			}
		}
		while (this.#joinBroken(inequalities));
		const pieces = new Map<number, number[]>();
		for (const count of this.#deltas.keys()) {
			const root = this.#find(count);
			pieces.set(root, [...(pieces.get(root) ?? []), count]);
		}
		return [...pieces.values()].map((counts) => ({
			counts,
			deltas: counts.map((count) => this.#deltas.get(count) ?? 0),
		}));
	}

	/** Joins the pieces of every inequality that one of them alone would break; whether there was one. */
	#joinBroken(inequalities: ReadonlySet<number>): boolean {
		let isJoined = false;
		for (const number of inequalities) {
			const relation = this.#model.relations[number];
			if (relation === undefined) continue;
			const sums = new Map<number, number>();
			let base = 0;
			relation.counts.forEach((count, term) => {
				const coefficient = relation.coefficients[term] ?? 0;
				base += coefficient * (this.#model.counts[count]?.value ?? 0);
				const delta = this.#deltas.get(count);
				if (delta === undefined) return;
				const root = this.#find(count);
				sums.set(root, (sums.get(root) ?? 0) + coefficient * delta);
			});
			const isBroken = [...sums.values()].some(
				(sum) => base + sum < relation.lower || base + sum > relation.upper,
			);
			if (!isBroken || sums.size < 2) continue;
			this.#join([...sums.keys()]);
			isJoined = true;
		}
		return isJoined;
	}

	#listMoved(relation: number): readonly number[] {
		const counts = this.#model.relations[relation]?.counts ?? [];
		return counts.filter((count) => this.#deltas.has(count));
	}

	#join(counts: readonly number[]): void {
		const [first, ...others] = counts;
		if (first === undefined) return;
		for (const other of others) this.#parents.set(this.#find(other), this.#find(first));
	}

	#find(count: number): number {
		let root = count;
		for (let up = this.#parents.get(root); up !== undefined && up !== root;) {
			root = up;
			up = this.#parents.get(root);
		}
		this.#parents.set(count, root);
		return root;
	}
}
