import type { Model } from './model.ts';

/** Products of two residues stay below 2⁵³. */
const PRIME = 67_108_859;
/** Random solutions looked at: a count that moves in none is determined, but for a chance of one in 10¹⁵. */
const SOLUTIONS = 2;

type Row = Map<number, number>;

/**
 * Which hidden counts the equalities alone determine, by elimination modulo a prime: exact, without the solver, but
 * blind to inequalities.
 */
export function determine(model: Model, isHidden: Uint8Array): Uint8Array {
	const system = new System(model, isHidden);
	const pivots = system.eliminate();
	const isDetermined = Uint8Array.from(isHidden);
	const random = createRandom();
	for (let solution = 0; solution < SOLUTIONS; solution++) {
		const moves = new Float64Array(isHidden.length);
		const pivotColumns = new Set(pivots.map(({ column }) => column));
		for (let count = 0; count < moves.length; count++) {
			if (isHidden[count] === 1 && !pivotColumns.has(count)) moves[count] = random();
		}
		for (let last = pivots.length - 1; last >= 0; last--) {
			const pivot = pivots[last];
			if (pivot === undefined) continue;
			let sum = 0;
			for (const [count, value] of pivot.row) {
				if (count !== pivot.column) sum = (sum + value * (moves[count] ?? 0)) % PRIME;
			}
			const scale = invert(pivot.row.get(pivot.column) ?? 1);
			moves[pivot.column] = ((PRIME - sum) * scale) % PRIME;
		}
		for (let count = 0; count < moves.length; count++) {
			if (moves[count] !== 0) isDetermined[count] = 0;
		}
	}
	return isDetermined;
}

interface Pivot {
	readonly column: number;
	readonly row: Row;
}

/** The equalities over the hidden counts: what can move, moves by a solution of them. */
class System {
	readonly #rows: Row[] = [];
	readonly #columns = new Map<number, Set<number>>();

	constructor(model: Model, isHidden: Uint8Array) {
		for (const { counts, coefficients, lower, upper } of model.relations) {
			if (lower !== upper) continue;
			const row: Row = new Map();
			counts.forEach((count, term) => {
				if (isHidden[count] === 1) row.set(count, residue(coefficients[term] ?? 0));
			});
			if (row.size === 0) continue;
			for (const count of row.keys()) this.#touch(count).add(this.#rows.length);
			this.#rows.push(row);
		}
	}

	#touch(count: number): Set<number> {
		const known = this.#columns.get(count);
		if (known !== undefined) return known;
		const fresh = new Set<number>();
		this.#columns.set(count, fresh);
		return fresh;
	}

	/** Pivots in order: the column of each is in no row after it. The shortest rows go first, which keeps rows short. */
	eliminate(): readonly Pivot[] {
		const pivots: Pivot[] = [];
		const left = new Set(this.#rows.keys());
		while (left.size > 0) {
			const chosen = this.#chooseRow(left);
			left.delete(chosen);
			const row = this.#rows[chosen];
			if (row === undefined || row.size === 0) continue;
			const column = this.#chooseColumn(row);
			for (const count of row.keys()) this.#columns.get(count)?.delete(chosen);
			for (const other of [...(this.#columns.get(column) ?? [])]) {
				this.#subtract(other, row, column);
			}
			pivots.push({ column, row });
		}
		return pivots;
	}

	#chooseRow(left: ReadonlySet<number>): number {
		let best = -1;
		let size = Infinity;
		for (const number of left) {
			const length = this.#rows[number]?.size ?? 0;
			if (length >= size) continue;
			best = number;
			size = length;
			if (length <= 2) break;
		}
		return best;
	}

	#chooseColumn(row: Row): number {
		let best = -1;
		let size = Infinity;
		for (const count of row.keys()) {
			const length = this.#columns.get(count)?.size ?? 0;
			if (length < size) {
				best = count;
				size = length;
			}
		}
		return best;
	}

	#subtract(number: number, pivot: Row, column: number): void {
		const row = this.#rows[number];
		if (row === undefined) return;
		const scale = ((row.get(column) ?? 0) * (PRIME - invert(pivot.get(column) ?? 1))) % PRIME;
		for (const [count, value] of pivot) {
			const sum = ((row.get(count) ?? 0) + scale * value) % PRIME;
			if (sum === 0) {
				row.delete(count);
				this.#columns.get(count)?.delete(number);
			} else {
				row.set(count, sum);
				this.#touch(count).add(number);
			}
		}
	}
}

function residue(value: number): number {
	return ((value % PRIME) + PRIME) % PRIME;
}

/** The inverse modulo the prime: aᵖ⁻². */
function invert(value: number): number {
	let result = 1;
	let base = value;
	for (let exponent = PRIME - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
		if (exponent % 2 === 1) result = (result * base) % PRIME;
		base = (base * base) % PRIME;
	}
	return result;
}

/** Residues that look like chance, the same every time: a linear congruence. */
function createRandom(): () => number {
	let state = 20_200_101;
	return () => {
		state = (state * 48_271) % 2_147_483_647;
		return 1 + (state % (PRIME - 1));
	};
}
