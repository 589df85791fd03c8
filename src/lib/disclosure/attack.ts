import { pause } from '../extracts/pause.ts';
import { ComponentAttack } from './component-attack.ts';
import { findComponents, indexRelations, type Component } from './components.ts';
import type { Model } from './model.ts';
import { listTargets, PointPool, reaches, type Point, type Target } from './points.ts';
import type { Cut } from './propagation.ts';
import type { Solver } from './solver.ts';
import { splitPoint } from './split-point.ts';

export interface AttackOptions {
	readonly signal?: AbortSignal | undefined;
	/** How many targets are left to decide. */
	readonly onProgress?: ((left: number) => void) | undefined;
	/** Whether to stop at the first range found too narrow. */
	readonly isHasty?: boolean;
}

/** Rounds of pushing together the counts that ended in fractions, before they are pushed one by one. */
const MOST_ROUNDS = 4;

/** The attacker with a solver: looks for sensitive counts whose range does not reach from 1 to the threshold. */
export class Attack {
	readonly index: readonly (readonly number[])[];
	readonly pool: PointPool;
	readonly #model: Model;
	readonly #solver: Solver;
	readonly #targets: readonly Target[];

	constructor(model: Model, solver: Solver) {
		this.#model = model;
		this.#solver = solver;
		this.index = indexRelations(model);
		this.pool = new PointPool(model);
		this.#targets = listTargets(model);
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

	#keep(point: Point): void {
		for (const piece of splitPoint(this.#model, this.index, point)) this.pool.add(piece);
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
			const left = [
				...(await this.#pushTogether(
					attack,
					targets.filter(({ isUp }) => isUp),
					options,
				)),
				...(await this.#pushTogether(
					attack,
					targets.filter(({ isUp }) => !isUp),
					options,
				)),
			];
			return await this.#pushAlone(attack, left, options);
		} finally {
			attack.close();
		}
	}

	/** Pushes all targets of one direction at once, then those left; returns those that no whole point reached. */
	async #pushTogether(
		attack: ComponentAttack,
		targets: readonly Target[],
		{ signal }: AttackOptions,
	): Promise<readonly Target[]> {
		const alone: Target[] = [];
		let waiting = targets;
		// What ends in fractions among many often ends in whole numbers among fewer.
		for (let round = 0; round < MOST_ROUNDS && waiting.length > 1; round++) {
			let left = waiting;
			waiting = [];
			while (left.length > 0) {
				await pause(signal);
				const optimum = attack.push(left);
				const reached = left.filter((target) => attack.isReached(optimum, target));
				if (reached.length === 0) break;
				const point = attack.toPoint(optimum.columns);
				if (point === null) waiting = [...waiting, ...reached];
				else this.#keep(point);
				left = left.filter((target) => !reached.includes(target));
			}
			alone.push(...left);
		}
		return [...alone, ...waiting];
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
			left = left.slice(1);
			await pause(signal);
			const optimum = attack.push([target]);
			if (!attack.isReached(optimum, target)) {
				cuts.push(attack.explain(optimum, target));
				continue;
			}
			const point = attack.toPoint(optimum.columns) ?? attack.searchWhole(target);
			if (point === null) {
				cuts.push(attack.listNeighbours());
				continue;
			}
			this.#keep(point);
			left = left.filter((other) => !reaches(this.#model, point, other));
		}
		return cuts;
	}
}
