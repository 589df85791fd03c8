/** Limits of a proportion at one size: 95 % and 99.8 %, from 0 to 1. */
export interface FunnelLimits {
	readonly n: number;
	readonly low95: number;
	readonly high95: number;
	readonly low998: number;
	readonly high998: number;
}

/**
 * Limits of an observed proportion of `n` when the true one is `rate` (strictly between 0 and 1): exact
 * binomial, interpolated between whole counts. D. J. Spiegelhalter, « Funnel plots for comparing
 * institutional performance », Statistics in Medicine 24 (2005), p. 1185–1202, appendix A.1.1, for the low
 * limits; the high ones are those of the complement, so that a value is outside when the chance of one as
 * far or farther, itself included, is at most 2.5 % (0.1 %) on its side.
 */
export function toFunnelLimits(rate: number, n: number): FunnelLimits {
	if (!(rate > 0 && rate < 1) || !Number.isInteger(n) || n < 1) throw new Error(`funnel: ${n}`);
	const [low998 = 0, low95 = 0] = toLowLimits(rate, n);
	const [rest998 = 0, rest95 = 0] = toLowLimits(1 - rate, n);
	return { n, low95, high95: 1 - rest95, low998, high998: 1 - rest998 };
}

const LEVELS = [0.001, 0.025] as const;

/**
 * For each level p: (r − α) / n, at least 0, where r is the least count with P(R ≤ r) > p and
 * α = (P(R ≤ r) − p) / P(R = r).
 */
function toLowLimits(rate: number, n: number): readonly number[] {
	const limits: number[] = [];
	const odds = Math.log(rate) - Math.log1p(-rate);
	// Logarithms: (1 − rate)ⁿ alone may be under the least number that can be written.
	let logMass = n * Math.log1p(-rate);
	let upTo = 0;
	for (let count = 0; count <= n; count += 1) {
		const mass = Math.exp(logMass);
		upTo += mass;
		for (const level of LEVELS.slice(limits.length)) {
			if (upTo > level) limits.push(Math.max(0, (count - (upTo - level) / mass) / n));
		}
		if (limits.length === LEVELS.length) break;
		logMass += Math.log(n - count) - Math.log(count + 1) + odds;
	}
	return limits;
}
