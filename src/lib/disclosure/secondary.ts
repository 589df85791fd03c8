import { Attack, type AttackOptions } from './attack.ts';
import { indexUnits, keepMinimal, solveCover, weighUnits, type CoverOptions } from './cover.ts';
import { hideCounts, type Model } from './model.ts';
import type { Point } from './points.ts';
import type { Cut } from './propagation.ts';
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

/** Covers that start the search from what no choice can do without. */
const OPENING_ROUNDS = 5;
/** Repairs before a choice is given up: each withholds at least one more unit. */
const MOST_REPAIRS = 400;
/** Cuts left at the end of a repair: meeting them one by one takes long. */
const FEW = 30;
const OPENING: CoverOptions = { nodes: 60, gap: 0.01 };
const CLOSING: CoverOptions = { nodes: 200, gap: 0.01 };
/** Counts up to which a model is small: its search starts again until little is left to win. */
const SMALL = 2500;
const ATTEMPTS = { small: 12, large: 1 };
/** How near the least weight a choice is good enough. */
const NEAR_ENOUGH = 1.03;

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
	const attempts = model.counts.length <= SMALL ? ATTEMPTS.small : ATTEMPTS.large;
	for (let attempt = 0; attempt < attempts; attempt++) {
		// What a pencil shows costs little: the solver then has little left to find.
		for (const attacker of ['pencil', 'solver'] as const) {
			await search.repair(attacker);
			await search.reduce(attacker);
		}
		search.keepBest();
		search.restart();
		if (search.isNear(NEAR_ENOUGH)) break;
	}
	return search.best();
}

/** Who looks for what can be worked out: bounds passed on by hand, or all of them at once. */
type Attacker = 'pencil' | 'solver';

class Search {
	readonly #model: Model;
	readonly #solver: Solver;
	readonly #options: ChoiceOptions;
	readonly #attack: Attack;
	readonly #showing: readonly (readonly number[])[];
	readonly #cuts = new Map<string, Cut>();
	#units: ReadonlySet<number> = new Set();
	#best: ReadonlySet<number> | null = null;
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
			const found = this.#attack.known.hideOnly(this.#hide()).cuts;
			if (found.length === 0) return;
			this.#keep(found);
			this.#startFromCuts(OPENING);
		}
	}

	/** Starts again from the lightest units that meet every cut found so far. */
	restart(): void {
		this.#startFromCuts(CLOSING);
	}

	#startFromCuts(options: CoverOptions): void {
		const cover = this.#cover(keepMinimal(this.#cuts.values()), options);
		this.#units = cover.units;
		this.#bound = Math.max(this.#bound, cover.bound);
	}

	/** Withholds more units until nothing is found any more: one count a cut, then more where that was not enough. */
	async repair(attacker: Attacker): Promise<void> {
		let before = Infinity;
		let least = 1;
		for (let repair = 0; repair < MOST_REPAIRS; repair++) {
			const found = await this.#find(attacker);
			if (found.length === 0) return;
			this.#keep(found);
			least = found.length <= FEW && found.length >= before ? least + 1 : 1;
			before = found.length;
			this.#units = this.#cover(found, { ...OPENING, kept: this.#units, least }).units;
		}
		throw new ProtectionError('la recherche n’a pas abouti. Déclarer moins de périodes à la fois.');
	}

	/** Publishes again each unit that can be, the heaviest first; a repair by the same attacker must have ended. */
	async reduce(attacker: Attacker): Promise<void> {
		const weightOf = (unit: number): number => this.#model.units[unit]?.weight ?? 0;
		const units = [...this.#units].sort((a, b) => weightOf(b) - weightOf(a) || b - a);
		let hidden = this.#hide();
		let pencil = this.#attack.known.hideOnly(hidden);
		for (const [done, unit] of units.entries()) {
			await this.#tell('Retour de lignes à la publication', done, units.length);
			const fewer = new Set(this.#units);
			fewer.delete(unit);
			const less = hideCounts(this.#model, fewer);
			if (this.#isKnownToFail(less)) continue;
			const shown = this.#model.units[unit]?.counts ?? [];
			const next = pencil.publish(shown.filter((count) => hidden[count] !== less[count]));
			const found = await this.#check(next.cuts, less, attacker);
			this.#keep(found);
			if (found.length > 0) continue;
			[this.#units, hidden, pencil] = [fewer, less, next];
		}
	}

	#isKnownToFail(hidden: Uint8Array): boolean {
		for (const cut of this.#cuts.values()) {
			if (cut.every((count) => hidden[count] === 0)) return true;
		}
		return false;
	}

	async #check(
		pencilled: readonly Cut[],
		hidden: Uint8Array,
		attacker: Attacker,
	): Promise<readonly Cut[]> {
		if (pencilled.length > 0 || attacker === 'pencil') return pencilled;
		return this.#attack.run(hidden, { signal: this.#options.signal, isHasty: true });
	}

	keepBest(): void {
		if (this.#best === null || this.#weigh(this.#units) < this.#weigh(this.#best)) {
			this.#best = this.#units;
		}
	}

	/** Whether the best choice weighs no more than so many times what any choice must. */
	isNear(ratio: number): boolean {
		return this.#best !== null && this.#weigh(this.#best) <= this.#bound * ratio + 1e-6;
	}

	best(): Choice {
		const units = this.#best ?? this.#units;
		const { points } = this.#attack.pool;
		return { units, weight: this.#weigh(units), bound: this.#bound, points };
	}

	async #find(attacker: Attacker): Promise<readonly Cut[]> {
		const hidden = this.#hide();
		const total = this.#model.sensitive.length;
		await this.#tell('Contrôle des effectifs retenus', 0, total);
		const found = this.#attack.known.hideOnly(hidden).cuts;
		if (found.length > 0 || attacker === 'pencil') return found;
		const options: AttackOptions = {
			signal: this.#options.signal,
			onProgress: (left) => {
				const done = Math.max(0, total - left);
				this.#options.onProgress?.({ label: 'Contrôle des effectifs retenus', done, total });
			},
		};
		return this.#attack.run(hidden, options);
	}

	#keep(cuts: readonly Cut[]): void {
		for (const cut of cuts) this.#cuts.set(cut.join(), cut);
	}

	#weigh(units: ReadonlySet<number>): number {
		return weighUnits(this.#model, units);
	}

	#cover(cuts: readonly Cut[], options: CoverOptions) {
		const cover = solveCover(this.#model, this.#showing, cuts, this.#solver, options);
		if (cover !== null) return cover;
		throw impossible(this.#model);
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

/** What is known before anything is published may narrow a count already: no choice of rows mends that. */
function impossible({ given }: Model): ProtectionError {
	return new ProtectionError(
		given.length > 0
			? 'ce que des éditions antérieures ont publié ne peut plus être protégé. Déclarer d’autres périodes, ou ne pas publier.'
			: 'un effectif se laisse encadrer même quand rien n’est publié. Déclarer moins de périodes à la fois.',
	);
}
