/** Steps of a scale from zero; `max` is a multiple of `step`. */
export interface Scale {
	readonly max: number;
	readonly step: number;
}

const MOST_STEPS = 6;

/** A scale of whole numbers from 0, of at most six steps, that holds `greatest`. */
export function toCountScale(greatest: number): Scale {
	const wanted = Math.max(greatest, 1);
	for (let power = 1; ; power *= 10) {
		for (const base of [1, 2, 5]) {
			const step = base * power;
			const count = Math.max(1, Math.ceil(wanted / step - 1e-9));
			if (count <= MOST_STEPS) return { max: count * step, step };
		}
	}
}

/** The scale of shares: 0 to 100 %, four steps. */
export const RATE_SCALE: Scale = { max: 1, step: 0.25 };
