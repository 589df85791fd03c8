import type { LongRow } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import { isStock, nameRest } from './identify.ts';
import type { ModelBuilder } from './model.ts';
import { isRest } from './relations/frame.ts';
import type { Disclosed } from './read-counts.ts';
import { toSpan, type Span } from './spans.ts';

/** An earlier edition made from other extracts, as the model takes it in. */
export interface EarlierRows {
	/** Its periods and their remainders, as they were known then. */
	readonly periods: readonly Period[];
	/** Its rows: as published where they were, otherwise as today's extracts give them for that day. */
	readonly rows: readonly LongRow[];
	/** The places of the rows that it published. */
	readonly published: ReadonlySet<string>;
}

/** What an earlier edition adds to the model. */
export interface Links {
	/** Counts of today that it gave away. */
	readonly given: ReadonlySet<number>;
	/** Counts of today whose publication would show a small difference. */
	readonly telling: ReadonlySet<number>;
	/** Those differences. */
	readonly differences: readonly number[];
}

interface Pair {
	readonly name: string;
	readonly pole: string;
	readonly now: Span;
	readonly then: Span;
}

/**
 * Relates the counts of an earlier edition to those of today: the same where the last day is the same, but for
 * corrections; otherwise events and persons only grow. A small difference is a count like another.
 */
export function linkEarlier(
	builder: ModelBuilder,
	pairs: readonly Pair[],
	published: ReadonlySet<number>,
	threshold: number,
): Links {
	const given = new Set<number>();
	const telling = new Set<number>();
	const differences: number[] = [];
	for (const { name, pole, now, then } of pairs) {
		const today = builder.find(name, pole, now);
		const before = builder.find(name, pole, then);
		if (today === undefined || before === undefined) continue;
		const isSameDay = now.last === then.last;
		if (!isSameDay && isStock(name)) continue;
		if (!isSameDay) {
			builder.positive('editions', [
				[today, 1],
				[before, -1],
			]);
		}
		if (!published.has(before)) {
			if (isSameDay) {
				builder.near('editions', [
					[today, 1],
					[before, -1],
				]);
			}
			continue;
		}
		const gap = builder.valueOf(today) - builder.valueOf(before);
		if (gap === 0 && isSameDay) given.add(today);
		if (gap === 0 || Math.abs(gap) >= threshold) continue;
		const difference = builder.define(nameRest(name, 'avant'), pole, now, Math.abs(gap));
		builder.equal('editions', [
			[today, 1],
			[before, -1],
			[difference, -Math.sign(gap)],
		]);
		telling.add(today);
		differences.push(difference);
	}
	return { given, telling, differences };
}

/** The counts of today and of then that are about the same period. */
export function pairCounts(
	builder: ModelBuilder,
	places: readonly string[],
	today: readonly Period[],
	{ periods }: EarlierRows,
	tag: string,
): readonly Pair[] {
	const names = builder.names.filter((name) => !isRest(name));
	return today.flatMap((period) =>
		periods
			.filter(
				({ id, debut, effectif }) =>
					id === period.id || (debut === period.debut && effectif === period.effectif),
			)
			.flatMap((same) => {
				const now = toSpan(period);
				const then = toSpan(same, tag);
				return names.flatMap((name) => places.map((pole) => ({ name, pole, now, then })));
			}),
	);
}

/** The counts that the published rows of an earlier edition show. */
export function listShown(
	disclosed: readonly Disclosed[],
	isPublished: (row: LongRow) => boolean,
): ReadonlySet<number> {
	return new Set(disclosed.filter(({ row }) => isPublished(row)).flatMap(({ shown }) => shown));
}
