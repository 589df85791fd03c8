import type { Model } from './model.ts';

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
}

/** The targets of a model that the truth itself does not meet. */
export function listTargets(model: Model): readonly Target[] {
	return model.sensitive.flatMap((count) => {
		const up = { count, isUp: true };
		return (model.counts[count]?.value ?? 0) > 1 ? [up, { count, isUp: false }] : [up];
	});
}

/** How far from its true value a target is. */
export function distanceTo(model: Model, { count, isUp }: Target): number {
	const value = model.counts[count]?.value ?? 0;
	return isUp ? model.threshold - value : value - 1;
}

/** The points found so far, by the targets that they reach. */
export class PointPool {
	readonly #model: Model;
	readonly #byCount = new Map<number, Point[]>();
	readonly points: Point[] = [];
	readonly #keys = new Set<string>();

	constructor(model: Model) {
		this.#model = model;
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
					(point) => reaches(this.#model, point, target) && isUsable(point),
				),
		);
	}
}

/** Whether a point takes a count as far as it must be free to go. */
export function reaches(model: Model, { counts, deltas }: Point, target: Target): boolean {
	const delta = deltas[counts.indexOf(target.count)] ?? 0;
	return (target.isUp ? delta : -delta) >= distanceTo(model, target);
}
