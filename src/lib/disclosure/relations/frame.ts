import type { ModelBuilder, Term } from '../model.ts';
import type { Sequence, Span } from '../spans.ts';

/** What the relations are written over. */
export interface Frame {
	readonly builder: ModelBuilder;
	/** The pôles, without the whole. */
	readonly poles: readonly string[];
	/** The whole, then the pôles. */
	readonly places: readonly string[];
	readonly spans: readonly Span[];
	readonly sequences: readonly Sequence[];
	/** Motives of exit, with their group and whether the agreement holds them for positive. */
	readonly motives: readonly Motive[];
}

export interface Motive {
	readonly code: string;
	readonly group: string;
	readonly isPositive: boolean;
}

/** A family of relations of confidentiality.md, §4: adds those that hold to the builder. */
export interface Family {
	readonly id: string;
	/** What it says, in French. */
	readonly label: string;
	readonly relate: (frame: Frame) => void;
}

/** Calls back for every place and span where a count of that name exists, each count once. */
export function forEachCount(
	{ builder, places, spans }: Frame,
	name: string,
	visit: (count: number, pole: string, span: Span) => void,
): void {
	const seen = new Set<number>();
	for (const span of spans) {
		for (const pole of places) {
			const count = builder.find(name, pole, span);
			if (count === undefined || seen.has(count)) continue;
			seen.add(count);
			visit(count, pole, span);
		}
	}
}

/** The names that start with a prefix. */
export function listNames({ builder }: Frame, prefix: string): readonly string[] {
	return builder.names.filter((name) => name.startsWith(prefix) && !isRest(name));
}

/** Whether a count is the rest of a rate: what relates it follows from the numerator and the denominator. */
export function isRest(name: string): boolean {
	return name.includes('/');
}

/** A name without its modality and its particulars: `freins.identifies:logement` → `freins`. */
export function baseOf(name: string): string {
	return name.split(/[.:′]/)[0] ?? name;
}

/** The terms of some names at one place, all with the same coefficient. */
export function termsAt(
	{ builder }: Frame,
	names: readonly string[],
	pole: string,
	span: Span,
	coefficient: number,
): readonly Term[] {
	return names.map((name) => [builder.find(name, pole, span), coefficient]);
}
