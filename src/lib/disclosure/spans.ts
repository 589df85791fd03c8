import { addDays } from '../indicators/calendar.ts';
import type { Period } from '../indicators/periods.ts';

/** The days that a count is about, up to the cut-off: two periods with the same first and last day are one. */
export interface Span {
	readonly id: string;
	readonly first: string;
	/** E, the last day of which anything is known. */
	readonly last: string;
	/** Whether the cut-off is its last day: what happens later is not known. */
	readonly isToCutOff: boolean;
}

/**
 * The periods whose exact rows a publication needs: those declared, and what remains of one when another lies in it;
 * remainders are never published, but the attacker knows that they exist.
 */
export function listPublicationPeriods(declared: readonly Period[]): readonly Period[] {
	const known = declared.filter(({ debut, arrete }) => debut <= arrete);
	const bounds = new Set<string>();
	for (const { debut, fin } of known) {
		bounds.add(debut);
		bounds.add(addDays(fin, 1));
	}
	const cuts = [...bounds].sort();
	const found = new Map(known.map((period) => [`${period.debut} ${period.fin}`, period]));
	const addPiece = (from: Period, debut: string, fin: string): void => {
		if (debut > fin || debut > from.arrete || found.has(`${debut} ${fin}`)) return;
		const effectif = fin < from.arrete ? fin : from.arrete;
		found.set(`${debut} ${fin}`, { ...from, id: `${debut}..${fin}`, debut, fin, effectif });
	};
	for (const outer of known) {
		const inside = cuts.filter((cut) => outer.debut <= cut && cut <= addDays(outer.fin, 1));
		inside.forEach((cut, index) => {
			const next = inside[index + 1];
			if (next !== undefined) addPiece(outer, cut, addDays(next, -1));
		});
		for (const inner of known) {
			if (!isInside(inner, outer)) continue;
			addPiece(outer, outer.debut, addDays(inner.debut, -1));
			addPiece(outer, addDays(inner.fin, 1), outer.fin);
		}
	}
	return [...found.values()];
}

function isInside(inner: Period, outer: Period): boolean {
	return inner !== outer && outer.debut <= inner.debut && inner.fin <= outer.fin;
}

/** The span of a period. */
export function toSpan({ debut, effectif, arrete }: Period): Span {
	return {
		id: `${debut}..${effectif}`,
		first: debut,
		last: effectif,
		isToCutOff: effectif === arrete,
	};
}

/** The different spans of some periods, in order of time, the longer first. */
export function listSpans(periods: readonly Period[]): readonly Span[] {
	const spans = new Map(periods.map(toSpan).map((span) => [span.id, span]));
	return [...spans.values()].sort((a, b) => compare(a.first, b.first) || compare(b.last, a.last));
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Spans that follow one another without a gap, and the span that both make, if it is one of them. */
export interface Sequence {
	readonly before: Span;
	readonly after: Span;
	readonly whole: Span | undefined;
}

export function listSequences(spans: readonly Span[]): readonly Sequence[] {
	return spans.flatMap((before) =>
		spans
			.filter(({ first }) => first === addDays(before.last, 1))
			.map((after) => ({
				before,
				after,
				whole: spans.find(({ first, last }) => first === before.first && last === after.last),
			})),
	);
}

/** Each span that others make up, and those: the shortest ones that there are, end to end. */
export function listPartitions(
	spans: readonly Span[],
): readonly { readonly whole: Span; readonly parts: readonly Span[] }[] {
	const isMinimal = (span: Span): boolean => !spans.some((other) => contains(span, other));
	const minimal = spans.filter(isMinimal);
	return spans.flatMap((whole) => {
		const parts = minimal.filter((part) => contains(whole, part));
		const total = parts.reduce((sum, { first, last }) => sum + countDays(first, last), 0);
		return parts.length > 1 && total === countDays(whole.first, whole.last)
			? [{ whole, parts }]
			: [];
	});
}

/** Whether a span lies in another, longer one. */
export function contains(outer: Span, inner: Span): boolean {
	return outer.id !== inner.id && outer.first <= inner.first && inner.last <= outer.last;
}

/** Days from one ISO day to another, both included. */
export function countDays(first: string, last: string): number {
	return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;
}
