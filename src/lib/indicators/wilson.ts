/** Quantile of the normal law for 95 % (two-sided). */
export const Z_95 = 1.959963984540054;

/** 95 % Wilson interval of `numerator` successes among `denominator` > 0 trials, both bounds in [0, 1]. */
export function wilsonInterval(
	numerator: number,
	denominator: number,
): readonly [low: number, high: number] {
	const share = numerator / denominator;
	const square = Z_95 ** 2;
	const centre = (share + square / (2 * denominator)) / (1 + square / denominator);
	const half =
		(Z_95 * Math.sqrt((share * (1 - share)) / denominator + square / (4 * denominator ** 2))) /
		(1 + square / denominator);
	return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
