import { pause } from '../extracts/pause.ts';
import { ComponentAttack } from './component-attack.ts';
import { findComponents, indexRelations, type Component } from './components.ts';
import type { Model } from './model.ts';
import {
	isFarEnough,
	isPossible,
	listTargets,
	PointPool,
	type Point,
	type Target,
} from './points.ts';
import { Pencil, type Cut } from './propagation.ts';
import type { Solver } from './solver.ts';
import { splitPoint } from './split-point.ts';

export interface AttackOptions {
	readonly signal?: AbortSignal | undefined;
	/** How many targets are left to decide. */
	readonly onProgress?: ((left: number) => void) | undefined;
	/** Whether to stop at the first range found too narrow. */
	readonly isHasty?: boolean;
}

/** What a step costs when targets are pushed together, as a share of what a step of a target is worth. */
const THRIFT = 0.003;
/** How many targets are pushed at once, in rounds, before those left are reached one by one. */
const GROUPS = [60, 8];

/** The attacker with a solver: looks for sensitive counts whose range does not reach from 1 to the threshold. */
export class Attack {
	readonly index: readonly (readonly number[])[];
	readonly pool: PointPool;
	/** What is known before anything is published. */
	readonly known: Pencil;
	readonly #model: Model;
	readonly #solver: Solver;
	#targets: readonly Target[];

	constructor(model: Model, solver: Solver) {
		this.#model = model;
		this.#solver = solver;
		this.index = indexRelations(model);
		this.pool = new PointPool(model);
		this.known = Pencil.start(model, this.index);
		this.#targets = listTargets(model, this.known.bounds);
	}

	/** How far each sensitive count must be free to go. */
	get targets(): readonly Target[] {
		return this.#targets;
	}

	/**
	 * One cut for each range found too narrow while those counts alone are hidden; none where every sensitive count has
	 * whole points at both ends of what it must span. Throws `ProtectionError`, and the reason of `signal`.
	 */
	async run(isHidden: Uint8Array, options: AttackOptions = {}): Promise<readonly Cut[]> {
		const cuts: Cut[] = this.#targets
			.filter(({ count }) => isHidden[count] === 0)
			.map(({ count }) => [count]);
		const missing = this.pool.listMissing(
			this.#targets.filter(({ count }) => isHidden[count] === 1),
			isHidden,
		);
		if (missing.length === 0) return cuts;
		let left = missing.length;
		for (const [component, targets] of this.#sort(missing, isHidden)) {
			await pause(options.signal);
			cuts.push(...(await this.#attack(component, targets, options)));
			if (options.isHasty === true && cuts.length > 0) return cuts;
			left -= targets.length;
			options.onProgress?.(left);
		}
		return cuts;
	}

	/** Keeps the whole points among those that some moves are made of; returns the targets that none of them reaches. */
	#keep(moves: Point, targets: readonly Target[]): readonly Target[] {
		const pieces = splitPoint(this.#model, this.index, moves).filter((piece) =>
			isPossible(this.#model, this.index, piece),
		);
		for (const piece of pieces) this.pool.add(piece);
		// Each count moves in one piece only.
		const deltas = new Map(
			pieces.flatMap(({ counts, deltas: own }) =>
				counts.map((count, place) => [count, own[place] ?? 0] as const),
			),
		);
		return targets.filter((target) => !isFarEnough(deltas.get(target.count) ?? 0, target));
	}

	/** The targets of each component. */
	#sort(
		targets: readonly Target[],
		isHidden: Uint8Array,
	): readonly (readonly [Component, readonly Target[]])[] {
		const components = findComponents(this.#model, this.index, isHidden);
		const home = new Map<number, number>();
		components.forEach(({ counts }, component) => {
			for (const count of counts) home.set(count, component);
		});
		return components.flatMap((component, number) => {
			const own = targets.filter(({ count }) => home.get(count) === number);
			return own.length === 0 ? [] : [[component, own] as const];
		});
	}

	async #attack(
		component: Component,
		targets: readonly Target[],
		options: AttackOptions,
	): Promise<readonly Cut[]> {
		const attack = new ComponentAttack(this.#model, component, this.#solver);
		try {
			const left = await this.#pushTogether(attack, targets, options);
			return await this.#pushAlone(attack, left, options);
		} finally {
			attack.close();
		}
	}

	/** Pushes targets in groups, large ones first; returns those that no whole point reached. */
	async #pushTogether(
		attack: ComponentAttack,
		targets: readonly Target[],
		{ signal }: AttackOptions,
	): Promise<readonly Target[]> {
		let left = targets;
		for (const size of GROUPS) {
			let waiting = left;
			left = [];
			while (waiting.length > 0) {
				await pause(signal);
				// Far from each other, so that one does not hold the other back.
				const step = Math.ceil(waiting.length / size);
				const group = waiting.filter((_, place) => place % step === 0);
				const moves = attack.toMoves(attack.push(group, THRIFT));
				const far = new Set(this.#keep(moves, [...waiting, ...left]));
				left = [...left, ...group].filter((target) => far.has(target));
				waiting = waiting.filter((target, place) => place % step !== 0 && far.has(target));
			}
		}
		return left;
	}

	async #pushAlone(
		attack: ComponentAttack,
		targets: readonly Target[],
		{ signal, isHasty = false }: AttackOptions,
	): Promise<readonly Cut[]> {
		const cuts: Cut[] = [];
		let left = targets;
		for (let target = left[0]; target !== undefined; target = left[0]) {
			if (isHasty && cuts.length > 0) return cuts;
			await pause(signal);
			const least = attack.reach(target);
			if (least === null) {
				const furthest = attack.push([target], 0);
				const cut = attack.explain(furthest, target);
				left = left.slice(1);
				if (cut.length > 0) cuts.push(cut);
				else left = [...this.#shorten(target, -furthest.objective), ...left];
				continue;
			}
			left = this.#keep(attack.toMoves(least), left);
			if (!left.includes(target)) continue;
			const moves = attack.searchWhole(target);
			if (moves !== null) left = this.#keep(moves, left);
			if (!left.includes(target)) continue;
			cuts.push(attack.listNeighbours());
			left = left.slice(1);
		}
		return cuts;
	}

	/** A target that nothing published stops goes no further than that: returns what is left of it. */
	#shorten(target: Target, furthest: number): readonly Target[] {
		const shorter = {
			...target,
			distance: Math.min(target.distance - 1, Math.floor(furthest + 1e-6)),
		};
		const rest = shorter.distance > 0 ? [shorter] : [];
		this.#targets = this.#targets.flatMap((other) => (other === target ? rest : [other]));
		return rest;
	}
}
