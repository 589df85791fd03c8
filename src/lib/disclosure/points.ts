import type { Model } from './model.ts';

const TOLERANCE = 1e-6;

/**
 * Another state of affairs in whole numbers, as it differs from the truth: it obeys every relation, and what is
 * published does not tell it from the truth if none of its counts is published.
 */
export interface Point {
	readonly counts: readonly number[];
	readonly deltas: readonly number[];
}

/** A way that a sensitive count must stay free to go: up to the threshold, or down to 1. */
export interface Target {
	readonly count: number;
	readonly isUp: boolean;
	/** How far from its true value it must be free to go. */
	readonly distance: number;
}

/** The bounds of each count that are known before anything is published. */
export interface KnownBounds {
	readonly lower: Float64Array;
	readonly upper: Float64Array;
}

/**
 * The targets of a model that the truth itself does not meet. What is `known` when nothing is published is no part of
 * them: a publication must not add to it.
 */
export function listTargets(model: Model, known?: KnownBounds): readonly Target[] {
	return model.sensitive.flatMap((count) => {
		const value = model.counts[count]?.value ?? 0;
		const most = Math.min(
			model.threshold,
			Math.floor((known?.upper[count] ?? Infinity) + TOLERANCE),
		);
		const least = Math.max(1, Math.ceil((known?.lower[count] ?? 0) - TOLERANCE));
		return [
			{ count, isUp: true, distance: most - value },
			{ count, isUp: false, distance: value - least },
		].filter(({ distance }) => distance > 0);
	});
}

/** The points found so far, by the targets that they reach. */
export class PointPool {
	readonly #byCount = new Map<number, Point[]>();
	readonly points: Point[] = [];
	readonly #keys = new Set<string>();

	constructor(model: Model) {
		for (const count of model.sensitive) this.#byCount.set(count, []);
	}

	add(point: Point): void {
		const key = `${point.counts.join()}:${point.deltas.join()}`;
		if (this.#keys.has(key)) return;
		this.#keys.add(key);
		this.points.push(point);
		for (const count of point.counts) this.#byCount.get(count)?.push(point);
	}

	/** The targets that no point reaches while those counts alone are hidden. */
	listMissing(targets: readonly Target[], isHidden: Uint8Array): readonly Target[] {
		const usable = new Map<Point, boolean>();
		const isUsable = (point: Point): boolean => {
			const known = usable.get(point);
			if (known !== undefined) return known;
			const answer = point.counts.every((count) => isHidden[count] === 1);
			usable.set(point, answer);
			return answer;
		};
		return targets.filter(
			(target) =>
				!(this.#byCount.get(target.count) ?? []).some(
					(point) => reaches(point, target) && isUsable(point),
				),
		);
	}
}

/** Whether a point takes a count as far as it must be free to go. */
export function reaches({ counts, deltas }: Point, target: Target): boolean {
	return isFarEnough(deltas[counts.indexOf(target.count)] ?? 0, target);
}

/** Whether a move of its count takes a target as far as it must be free to go. */
export function isFarEnough(delta: number, { isUp, distance }: Target): boolean {
	return (isUp ? delta : -delta) >= distance;
}

/** Whether a point obeys every relation, with no count below 0: checked in whole numbers. */
export function isPossible(
	model: Model,
	index: readonly (readonly number[])[],
	{ counts, deltas }: Point,
): boolean {
	const delta = new Map(counts.map((count, place) => [count, deltas[place] ?? 0]));
	for (const [count, move] of delta) {
		if (!Number.isInteger(move) || (model.counts[count]?.value ?? 0) + move < 0) return false;
	}
	const touched = new Set(counts.flatMap((count) => index[count] ?? []));
	return [...touched].every((number) => {
		const relation = model.relations[number];
		if (relation === undefined) return false;
		const sum = relation.counts.reduce((total, count, term) => {
			const value = (model.counts[count]?.value ?? 0) + (delta.get(count) ?? 0);
			return total + (relation.coefficients[term] ?? 0) * value;
		}, 0);
		return relation.lower <= sum && sum <= relation.upper;
	});
}
