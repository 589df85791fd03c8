import { toProgram, type Component } from './components.ts';
import type { Model } from './model.ts';
import { distanceTo, type Point, type Target } from './points.ts';
import type { Cut } from './propagation.ts';
import type { OpenProgram, Optimum, Program, Solver } from './solver.ts';

const TOLERANCE = 1e-6;

/** Programs over one component: pushes many counts at once, or one as far as it goes. To be closed. */
export class ComponentAttack {
	readonly #model: Model;
	readonly #component: Component;
	readonly #solver: Solver;
	readonly #program: Program;
	readonly #open: OpenProgram;
	readonly #places: ReadonlyMap<number, number>;

	constructor(model: Model, component: Component, solver: Solver) {
		this.#model = model;
		this.#component = component;
		this.#solver = solver;
		this.#program = toProgram(model, component);
		this.#open = solver.open(this.#program);
		this.#places = new Map(component.counts.map((count, place) => [count, place]));
	}

	/** Pushes the targets together, none further than it must go; returns where that leads. */
	push(targets: readonly Target[]): Optimum {
		const costs = new Float64Array(this.#component.counts.length);
		const lower = Float64Array.from(this.#program.lower);
		const upper = Float64Array.from(this.#program.upper);
		for (const target of targets) {
			const place = this.#place(target);
			const goal = distanceTo(this.#model, target);
			costs[place] = target.isUp ? -1 : 1;
			if (target.isUp) upper[place] = goal;
			else lower[place] = -goal;
		}
		this.#open.setBounds(lower, upper);
		this.#open.setCosts(costs);
		return this.#open.minimise(targets.length > 1 ? 'dual' : 'primal');
	}

	/** Whether an optimum takes a target as far as it must be free to go, in real numbers. */
	isReached(optimum: Optimum, target: Target): boolean {
		const delta = optimum.columns[this.#place(target)] ?? 0;
		return (target.isUp ? delta : -delta) >= distanceTo(this.#model, target) - TOLERANCE;
	}

	/** The whole point that an optimum is, checked in whole numbers; null where it is none. */
	toPoint(columns: Float64Array): Point | null {
		const counts: number[] = [];
		const deltas: number[] = [];
		const rounded = new Float64Array(columns.length);
		for (const [place, value] of columns.entries()) {
			const whole = Math.round(value);
			if (Math.abs(value - whole) > TOLERANCE) return null;
			if (whole < (this.#program.lower[place] ?? 0)) return null;
			rounded[place] = whole;
			if (whole === 0) continue;
			counts.push(this.#component.counts[place] ?? 0);
			deltas.push(whole);
		}
		return this.#holds(rounded) ? { counts, deltas } : null;
	}

	#holds(values: Float64Array): boolean {
		const { starts, indices, values: coefficients, rowLower, rowUpper } = this.#program;
		for (let row = 0; row < rowLower.length; row++) {
			let sum = 0;
			for (let term = starts[row] ?? 0; term < (starts[row + 1] ?? 0); term++) {
				sum += (coefficients[term] ?? 0) * (values[indices[term] ?? 0] ?? 0);
			}
			if (sum < (rowLower[row] ?? 0) || sum > (rowUpper[row] ?? 0)) return false;
		}
		return true;
	}

	/** A whole point that reaches a target, by a search in whole numbers; null where none is found. */
	searchWhole(target: Target): Point | null {
		const place = this.#place(target);
		const costs = new Float64Array(this.#component.counts.length);
		const lower = Float64Array.from(this.#program.lower);
		const upper = Float64Array.from(this.#program.upper);
		const goal = distanceTo(this.#model, target);
		if (target.isUp) lower[place] = goal;
		else upper[place] = -goal;
		const found = this.#solver.minimiseWhole({ ...this.#program, lower, upper }, costs);
		return found === null ? null : this.toPoint(found.columns);
	}

	/**
	 * The published counts that the proof of a failing bound rests on. Those that only help are left out, the least
	 * useful first, as long as the bound still fails without them.
	 */
	explain(optimum: Optimum, target: Target): Cut {
		const prices = this.#pricePublished(optimum.rowDuals);
		const needed = [...prices].filter(([, price]) => price < -TOLERANCE).map(([count]) => count);
		const helping = [...prices]
			.map(([count, price]) => ({
				count,
				help: price * (this.#model.counts[count]?.value ?? 0),
			}))
			.filter(({ help }) => help > TOLERANCE)
			.sort((a, b) => a.help - b.help || a.count - b.count);
		let slack = distanceTo(this.#model, target) + optimum.objective - 1e-4;
		const kept = helping.filter(({ help }) => {
			if (help >= slack) return true;
			slack -= help;
			return false;
		});
		return [...needed, ...kept.map(({ count }) => count)].sort((a, b) => a - b);
	}

	/** What each published count would cost if it were free: the reduced costs of the columns that are not there. */
	#pricePublished(rowDuals: Float64Array): ReadonlyMap<number, number> {
		const prices = new Map<number, number>();
		this.#component.relations.forEach((number, row) => {
			const dual = rowDuals[row] ?? 0;
			if (Math.abs(dual) < 1e-9) return;
			const relation = this.#model.relations[number];
			relation?.counts.forEach((count, term) => {
				if (this.#places.has(count)) return;
				const price = -dual * (relation.coefficients[term] ?? 0);
				prices.set(count, (prices.get(count) ?? 0) + price);
			});
		});
		return prices;
	}

	/** Every published count that the component depends on: a proof that holds for whole numbers alone rests on them. */
	listNeighbours(): Cut {
		const found = new Set<number>();
		for (const number of this.#component.relations) {
			for (const count of this.#model.relations[number]?.counts ?? []) {
				if (!this.#places.has(count)) found.add(count);
			}
		}
		return [...found].sort((a, b) => a - b);
	}

	close(): void {
		this.#open.close();
	}

	#place({ count }: Target): number {
		const place = this.#places.get(count);
		if (place === undefined) throw new Error(`count outside its component: ${count}`);
		return place;
	}
}
