import { isStock } from './identify.ts';
import type { Span } from './spans.ts';

/** A number that the attacker may look for: of persons, or of things that belong to a person. */
export interface Count {
	readonly name: string;
	readonly pole: string;
	/** Span, or `..E` for a stock. */
	readonly span: string;
	/** Its true value, a whole number ≥ 0. */
	readonly value: number;
}

/** lower ≤ Σ coefficient × count ≤ upper. */
export interface Relation {
	/** Family of confidentiality.md, §4. */
	readonly family: string;
	readonly counts: readonly number[];
	readonly coefficients: readonly number[];
	readonly lower: number;
	readonly upper: number;
}

/** Rows that are published together or not at all: nearly always one. */
export interface Unit {
	/** Places of its rows in the table. */
	readonly rows: readonly number[];
	/** The counts that it shows, by number. */
	readonly counts: readonly number[];
	readonly weight: number;
	/** Whether it shows a sensitive count, or lets one be worked out alone. */
	readonly isPrimary: boolean;
	/** Whether an earlier edition published them: they can no longer be withheld. */
	readonly isFixed: boolean;
}

/** What the attacker knows of the counts before anything is published, and what may be published. */
export interface Model {
	readonly threshold: number;
	readonly counts: readonly Count[];
	readonly relations: readonly Relation[];
	readonly units: readonly Unit[];
	/** Counts from 1 to threshold − 1, and the rests of full cells, by number. */
	readonly sensitive: readonly number[];
	/** Counts that an earlier edition gave away. */
	readonly given: readonly number[];
	readonly dropped: ReadonlyMap<string, number>;
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

/** A term of a relation: a count by number, taken so many times. */
export type Term = readonly [count: number | undefined, coefficient: number];

/** The counts and the relations, as they are found. */
export class ModelBuilder {
	readonly counts: Count[] = [];
	readonly relations: Relation[] = [];
	readonly dropped = new Map<string, number>();
	/** Whether values that were corrected since only shift a relation, instead of breaking it. */
	isLenient = false;
	readonly #numbers = new Map<string, number>();
	readonly #names = new Set<string>();
	readonly #written = new Set<string>();

	/** Names found so far, in order. */
	get names(): readonly string[] {
		return [...this.#names];
	}

	/** The number of a count, new or known; a value that says otherwise than before gets a number of its own. */
	define(name: string, pole: string, span: Span, value: number): number {
		const key = toKey(name, pole, span);
		const known = this.#numbers.get(key);
		if (known === undefined) {
			const today = span.tag === '' ? undefined : this.find(name, pole, asToday(span));
			if (today !== undefined && this.counts[today]?.value === value) {
				this.#numbers.set(key, today);
				return today;
			}
			const number = this.counts.length;
			this.counts.push({ name, pole, span: toSpanKey(name, span), value });
			this.#numbers.set(key, number);
			this.#names.add(name);
			return number;
		}
		if (this.isLenient || this.counts[known]?.value === value) return known;
		this.#drop('identite');
		return this.define(`${name}′`, pole, span, value);
	}

	/** The number of a count; undefined where no row speaks of it. */
	find(name: string, pole: string, span: Span): number | undefined {
		return this.#numbers.get(toKey(name, pole, span));
	}

	valueOf(count: number): number {
		return this.counts[count]?.value ?? 0;
	}

	/** Σ terms = 0; left out, and told, where the extracts break it. */
	equal(family: string, terms: readonly Term[]): void {
		if (this.#sum(terms) === 0) this.#add(family, terms, 0, 0);
		else if (this.isLenient) this.near(family, terms);
		else this.#drop(family);
	}

	/** Σ terms is what it is in the data, which the attacker is taken to know. */
	near(family: string, terms: readonly Term[]): void {
		const gap = this.#sum(terms);
		this.#add(family, terms, gap, gap);
	}

	/** Σ terms ≥ 0; left out, and told, where the extracts break it. */
	positive(family: string, terms: readonly Term[]): void {
		if (this.#sum(terms) >= 0) this.#add(family, terms, 0, Infinity);
		else this.#drop(family);
	}

	#sum(terms: readonly Term[]): number {
		return terms.reduce(
			(sum, [count, coefficient]) =>
				count === undefined ? sum : sum + coefficient * this.valueOf(count),
			0,
		);
	}

	#add(family: string, terms: readonly Term[], lower: number, upper: number): void {
		const totals = new Map<number, number>();
		for (const [count, coefficient] of terms) {
			if (count !== undefined) totals.set(count, (totals.get(count) ?? 0) + coefficient);
		}
		const kept = [...totals].filter(([, coefficient]) => coefficient !== 0);
		// A relation of one count says nothing that its being a count does not say.
		if (kept.length === 0 || (kept.length === 1 && upper === Infinity)) return;
		const key = `${kept.join(';')}|${lower}|${upper}`;
		if (this.#written.has(key)) return;
		this.#written.add(key);
		this.relations.push({
			family,
			counts: kept.map(([count]) => count),
			coefficients: kept.map(([, coefficient]) => coefficient),
			lower,
			upper,
		});
	}

	#drop(family: string): void {
		this.dropped.set(family, (this.dropped.get(family) ?? 0) + 1);
	}
}

/** The same days as they are counted today: an earlier count that was not corrected since is the same count. */
function asToday({ first, last, isToCutOff }: Span): Span {
	return { id: `${first}..${last}`, first, last, isToCutOff, tag: '' };
}

function toSpanKey(name: string, span: Span): string {
	return isStock(name) ? `..${span.last}${span.tag}` : span.id;
}

function toKey(name: string, pole: string, span: Span): string {
	return `${name}|${pole}|${toSpanKey(name, span)}`;
}
