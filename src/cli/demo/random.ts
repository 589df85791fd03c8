/** A seeded source of numbers (sfc32); the same name and seed give the same numbers everywhere. */
export class Random {
	#a: number;
	#b: number;
	#c: number;
	#d: number;

	constructor(name: string) {
		const mix = createMixer(name);
		this.#a = mix();
		this.#b = mix();
		this.#c = mix();
		this.#d = 1;
		for (let round = 0; round < 12; round++) this.next();
	}

	/** A number in [0, 1[. */
	next(): number {
		const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
		this.#d = (this.#d + 1) | 0;
		this.#a = this.#b ^ (this.#b >>> 9);
		this.#b = (this.#c + (this.#c << 3)) | 0;
		this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
		return (sum >>> 0) / 4_294_967_296;
	}

	/** A whole number from `low` to `high`, both included; `low` where the range is empty. */
	integer(low: number, high: number): number {
		return high <= low ? low : low + Math.floor(this.next() * (high - low + 1));
	}

	/** True with a chance of `share`. */
	chance(share: number): boolean {
		return this.next() < share;
	}

	/** One of the values, by weight. */
	weighted<T>(choices: readonly (readonly [T, number])[]): T {
		let left = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
		for (const [value, weight] of choices) {
			left -= weight;
			if (left < 0) return value;
		}
		const first = choices[0];
		if (first === undefined) throw new Error('no choice: weighted');
		return first[0];
	}

	/** A shuffled copy. */
	shuffle<T>(values: readonly T[]): T[] {
		return values
			.map((value) => ({ value, key: this.next() }))
			.sort((one, other) => one.key - other.key)
			.map(({ value }) => value);
	}

	/** `count` values with exact shares: of each choice the whole number next to its share, shuffled. */
	deal<T>(choices: readonly (readonly [T, number])[], count: number): T[] {
		const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
		const offset = this.next();
		const dealt: T[] = [];
		let reached = 0;
		for (const [value, weight] of choices) {
			reached += weight;
			// The margin keeps whole shares whole despite rounding.
			const end = Math.min(count, Math.floor((reached / total) * count + offset + 1e-9));
			while (dealt.length < end) dealt.push(value);
		}
		return this.shuffle(dealt);
	}
}

/** Streams of numbers by name: a change in what one draws does not move the others. */
export type Streams = (name: string) => Random;

/** Streams of one seed and one block of persons. */
export function createStreams(seed: number, block: number): Streams {
	const streams = new Map<string, Random>();
	return (name) => {
		const known = streams.get(name);
		if (known !== undefined) return known;
		const stream = new Random(`${seed}/${block}/${name}`);
		streams.set(name, stream);
		return stream;
	};
}

/** Distinct 32-bit numbers for distinct 32-bit numbers, in no visible order. */
export function scramble(index: number, key: number): number {
	let value = (index ^ key) >>> 0;
	value = Math.imul(value ^ (value >>> 16), 0x7feb352d);
	value = Math.imul(value ^ (value >>> 15), 0x846ca68b);
	return (value ^ (value >>> 16)) >>> 0;
}

/** 32-bit seeds drawn from a name (FNV-1a, then a bijective finish). */
function createMixer(name: string): () => number {
	let state = 0x811c9dc5;
	for (const letter of name) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
	return () => {
		state = (state + 0x9e3779b9) | 0;
		return scramble(state, 0);
	};
}
