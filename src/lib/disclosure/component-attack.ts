import { toProgram, type Component } from './components.ts';
import type { Model } from './model.ts';
import type { Point, Target } from './points.ts';
import type { Cut } from './propagation.ts';
import type { OpenProgram, Optimum, Program, Solver } from './solver.ts';

const TOLERANCE = 1e-6;

/** Programs over one component: pushes many counts at once, or one as far as it goes. To be closed. */
export class ComponentAttack {
	readonly #model: Model;
	readonly #component: Component;
	readonly #solver: Solver;
	readonly #program: Program;
	/** The same program with two columns a count: how far it goes up, then how far it goes down. */
	readonly #halves: Program;
	readonly #open: OpenProgram;
	readonly #places: ReadonlyMap<number, number>;

	constructor(model: Model, component: Component, solver: Solver) {
		this.#model = model;
		this.#component = component;
		this.#solver = solver;
		this.#program = toProgram(model, component);
		this.#halves = splitColumns(this.#program);
		this.#open = solver.open(this.#halves);
		this.#places = new Map(component.counts.map((count, place) => [count, place]));
	}

	/**
	 * Pushes the targets together, none further than it must go; returns where that leads. Every step that a count takes
	 * costs `thrift`, a share of what a step of a target is worth: nothing moves that need not, and most ends are whole.
	 */
	push(targets: readonly Target[], thrift: number): Optimum {
		const size = this.#component.counts.length;
		const costs = new Float64Array(2 * size).fill(thrift);
		const upper = Float64Array.from(this.#halves.upper);
		for (const target of targets) {
			const { along, against } = this.#halve(target);
			costs[along] = thrift - 1;
			upper[along] = target.distance;
			upper[against] = 0;
		}
		this.#open.setBounds(this.#halves.lower, upper);
		this.#open.setCosts(costs);
		const optimum = this.#open.minimise();
		if (optimum === null) throw new Error('component without its truth');
		return optimum;
	}

	/** The least moves that reach a target, in real numbers; null where nothing does. */
	reach(target: Target): Optimum | null {
		const lower = Float64Array.from(this.#halves.lower);
		const upper = Float64Array.from(this.#halves.upper);
		const { along, against } = this.#halve(target);
		lower[along] = target.distance;
		upper[against] = 0;
		this.#open.setBounds(lower, upper);
		this.#open.setCosts(new Float64Array(lower.length).fill(1));
		return this.#open.minimise();
	}

	/** The columns of the halves that take a target along its way, and against it. */
	#halve(target: Target): { readonly along: number; readonly against: number } {
		const up = this.#place(target);
		const down = this.#component.counts.length + up;
		return target.isUp ? { along: up, against: down } : { along: down, against: up };
	}

	/** How an optimum differs from the truth; what is whole but for rounding is made whole. */
	toMoves({ columns }: Optimum): Point {
		const { length } = this.#component.counts;
		return this.#toPoint(
			columns.slice(0, length).map((up, place) => up - (columns[length + place] ?? 0)),
		);
	}

	/** Whole moves that reach a target; null where none were found. */
	searchWhole(target: Target): Point | null {
		const place = this.#place(target);
		const costs = new Float64Array(this.#component.counts.length);
		const lower = Float64Array.from(this.#program.lower);
		const upper = Float64Array.from(this.#program.upper);
		if (target.isUp) lower[place] = target.distance;
		else upper[place] = -target.distance;
		const found = this.#solver.minimiseWhole({ ...this.#program, lower, upper }, costs);
		return found === null ? null : this.#toPoint(found.columns);
	}

	#toPoint(moves: Float64Array): Point {
		const counts: number[] = [];
		const deltas: number[] = [];
		for (const [place, value] of moves.entries()) {
			const whole = Math.round(value);
			const delta = Math.abs(value - whole) > TOLERANCE ? value : whole;
			if (delta === 0) continue;
			counts.push(this.#component.counts[place] ?? 0);
			deltas.push(delta);
		}
		return { counts, deltas };
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
		let slack = target.distance + optimum.objective - 1e-4;
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

/** Each column as the difference of two that are ≥ 0: the way up, without end, and the way down to its lower bound. */
function splitColumns(program: Program): Program {
	const size = program.lower.length;
	const indices = new Int32Array(2 * program.indices.length);
	const values = new Float64Array(2 * program.values.length);
	program.indices.forEach((column, term) => {
		const value = program.values[term] ?? 0;
		indices.set([column, size + column], 2 * term);
		values.set([value, -value], 2 * term);
	});
	const upper = new Float64Array(2 * size).fill(Infinity);
	program.lower.forEach((lower, column) => {
		upper[size + column] = -lower;
	});
	const starts = program.starts.map((start) => 2 * start);
	return { ...program, lower: new Float64Array(2 * size), upper, starts, indices, values };
}
