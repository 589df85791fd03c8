import { Attack, type AttackOptions } from './attack.ts';
import { indexUnits, solveCover, weighUnits } from './cover.ts';
import type { Model } from './model.ts';
import type { Point } from './points.ts';
import { propagate, type Cut } from './propagation.ts';
import { ProtectionError, type ProtectProgress } from './publication.ts';
import type { Solver } from './solver.ts';

/** The units withheld to protect others, and what shows that they are enough. */
export interface Choice {
	readonly units: ReadonlySet<number>;
	readonly weight: number;
	/** The least weight that any choice must have, proved. */
	readonly bound: number;
	/** Whole points that reach every target while these units are withheld. */
	readonly points: readonly Point[];
}

export interface ChoiceOptions {
	readonly signal?: AbortSignal | undefined;
	readonly onProgress?: ((progress: ProtectProgress) => void) | undefined;
}

/** Covers that start the search from what no choice can do without, and nodes of each. */
const OPENING_ROUNDS = 5;
const NODES = 60;
const GAP = 0.01;
/** Repairs before a choice is given up: each withholds at least one more unit. */
const MOST_REPAIRS = 400;

/**
 * Chooses the units to withhold besides the primary ones: cuts found with a pencil, then by the solver, met by the
 * lightest units. Throws a `ProtectionError` where no choice protects, and the reason of `signal`.
 */
export async function chooseSecondary(
	model: Model,
	solver: Solver,
	options: ChoiceOptions = {},
): Promise<Choice> {
	const search = new Search(model, solver, options);
	await search.open();
	await search.repair();
	return search.finish();
}

class Search {
	readonly #model: Model;
	readonly #solver: Solver;
	readonly #options: ChoiceOptions;
	readonly #attack: Attack;
	readonly #showing: readonly (readonly number[])[];
	readonly #cuts = new Map<string, Cut>();
	#units: ReadonlySet<number> = new Set();
	#bound = 0;

	constructor(model: Model, solver: Solver, options: ChoiceOptions) {
		this.#model = model;
		this.#solver = solver;
		this.#options = options;
		this.#attack = new Attack(model, solver);
		this.#showing = indexUnits(model);
	}

	/** The lightest units that meet the cuts found with a pencil, again and again: never more than is needed. */
	async open(): Promise<void> {
		for (let round = 0; round < OPENING_ROUNDS; round++) {
			await this.#tell('Recherche des lignes à retenir', round, OPENING_ROUNDS);
			const found = propagate(this.#model, this.#attack.index, this.#hide());
			if (found.length === 0) return;
			this.#keep(found);
			const cover = this.#cover([...this.#cuts.values()], new Set());
			this.#units = cover.units;
			this.#bound = Math.max(this.#bound, cover.bound);
		}
	}

	/** Withholds more units until nothing is found any more. */
	async repair(): Promise<void> {
		for (let repair = 0; repair < MOST_REPAIRS; repair++) {
			const found = await this.#find();
			if (found.length === 0) return;
			this.#keep(found);
			this.#units = this.#cover(found, this.#units).units;
		}
		throw new ProtectionError('la recherche n’a pas abouti. Déclarer moins de périodes à la fois.');
	}

	finish(): Choice {
		const { points } = this.#attack.pool;
		return {
			units: this.#units,
			weight: weighUnits(this.#model, this.#units),
			bound: this.#bound,
			points,
		};
	}

	async #find(): Promise<readonly Cut[]> {
		const hidden = this.#hide();
		await this.#tell('Contrôle des effectifs retenus', 0, 0);
		const found = propagate(this.#model, this.#attack.index, hidden);
		if (found.length > 0) return found;
		const options: AttackOptions = {
			signal: this.#options.signal,
			onProgress: (left) => {
				const total = this.#model.sensitive.length;
				this.#options.onProgress?.({
					label: 'Contrôle des effectifs retenus',
					done: Math.max(0, total - left),
					total,
				});
			},
		};
		return this.#attack.run(hidden, options);
	}

	#keep(cuts: readonly Cut[]): void {
		for (const cut of cuts) this.#cuts.set(cut.join(), cut);
	}

	#cover(cuts: readonly Cut[], kept: ReadonlySet<number>) {
		const cover = solveCover(this.#model, this.#showing, cuts, this.#solver, {
			nodes: NODES,
			gap: GAP,
			kept,
		});
		if (cover !== null) return cover;
		throw new ProtectionError(
			'ce que des éditions antérieures ont publié ne peut plus être protégé. Déclarer d’autres périodes, ou ne pas publier.',
		);
	}

	#hide(): Uint8Array {
		return hideCounts(this.#model, this.#units);
	}

	async #tell(label: string, done: number, total: number): Promise<void> {
		this.#options.onProgress?.({ label, done, total });
		await Promise.resolve();
		this.#options.signal?.throwIfAborted();
	}
}

/** Which counts are not published when some units are withheld besides the primary ones. */
export function hideCounts(model: Model, withheld: ReadonlySet<number>): Uint8Array {
	const isHidden = new Uint8Array(model.counts.length).fill(1);
	model.units.forEach(({ counts, isPrimary }, unit) => {
		if (isPrimary || withheld.has(unit)) return;
		for (const count of counts) isHidden[count] = 0;
	});
	for (const count of model.given) isHidden[count] = 0;
	return isHidden;
}
