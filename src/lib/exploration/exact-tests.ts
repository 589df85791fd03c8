/** Two probabilities this close are the same one, rounded differently. */
const SAME = 1 + 1e-7;

const logFactorials: number[] = [0];

function logFactorial(n: number): number {
	for (let at = logFactorials.length; at <= n; at += 1) {
		logFactorials.push((logFactorials[at - 1] ?? 0) + Math.log(at));
	}
	return logFactorials[n] ?? 0;
}

function logChoose(n: number, k: number): number {
	return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** Two counts that a test compares: `count` of `size`. */
export interface Share {
	readonly count: number;
	readonly size: number;
}

/**
 * Two-sided p-value of Fisher's exact test between two shares: the chance that the marked ones of both, dealt at
 * random, fall in a way that is no likelier than the one observed (R. A. Fisher, 1934). Throws on no count.
 */
export function testShares(part: Share, rest: Share): number {
	for (const { count, size } of [part, rest]) checkShare(count, size);
	const marked = part.count + rest.count;
	const size = part.size + rest.size;
	const base = logChoose(size, part.size);
	return sumUnlikely(
		part.count,
		Math.max(0, marked - rest.size),
		Math.min(marked, part.size),
		(count) => logChoose(marked, count) + logChoose(size - marked, part.size - count) - base,
	);
}

/** Two-sided p-value of the exact binomial test: outcomes no likelier than `count` of `size` at `rate`. */
export function testCount({ count, size }: Share, rate: number): number {
	checkShare(count, size);
	if (!(rate > 0 && rate < 1)) throw new Error(`rate: ${rate}`);
	const odds = Math.log(rate) - Math.log1p(-rate);
	const base = size * Math.log1p(-rate);
	return sumUnlikely(count, 0, size, (k) => logChoose(size, k) + k * odds + base);
}

function checkShare(count: number, size: number): void {
	if (!Number.isInteger(count) || !Number.isInteger(size) || count < 0 || count > size) {
		throw new Error(`share: ${count} of ${size}`);
	}
}

function sumUnlikely(
	observed: number,
	first: number,
	last: number,
	logMass: (count: number) => number,
): number {
	const limit = Math.exp(logMass(observed)) * SAME;
	let sum = 0;
	for (let count = first; count <= last; count += 1) {
		const mass = Math.exp(logMass(count));
		if (mass <= limit) sum += mass;
	}
	return Math.min(1, sum);
}

/** Both tails of Student's t with `freedom` degrees: P(|T| ≥ |t|). */
export function studentTails(t: number, freedom: number): number {
	if (!(freedom > 0)) throw new Error(`freedom: ${freedom}`);
	return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
}

/**
 * Regularised incomplete beta function by its continued fraction (modified Lentz): W. H. Press et al., « Numerical
 * Recipes », § 6.4.
 */
function incompleteBeta(x: number, a: number, b: number): number {
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	const front = Math.exp(
		logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
	);
	return x < (a + 1) / (a + b + 2)
		? (front * betaFraction(x, a, b)) / a
		: 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
	const away = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);
	let c = 1;
	let d = 1 / away(1 - ((a + b) * x) / (a + 1));
	let fraction = d;
	for (let m = 1; m <= 300; m += 1) {
		const steps = [
			(m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
			(-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
		];
		let change = 1;
		for (const step of steps) {
			d = 1 / away(1 + step * d);
			c = away(1 + step / c);
			change = d * c;
			fraction *= change;
		}
		if (Math.abs(change - 1) < 1e-14) return fraction;
	}
	throw new Error('incomplete beta: no convergence');
}

/** Halves of whole numbers are all that the tails need, and Lanczos gives them to fifteen digits. */
const LANCZOS = [
	676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
	12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

const FIRST = 0.99999999999980993;

function logGamma(z: number): number {
	const x = z - 1;
	const t = x + 7.5;
	const sum = LANCZOS.reduce((total, factor, at) => total + factor / (x + at + 1), FIRST);
	return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * The q-value of each p-value: the least false discovery rate at which it is kept. Y. Benjamini and Y. Hochberg,
 * « Controlling the false discovery rate », J. R. Statist. Soc. B 57 (1995), p. 289–300.
 */
export function toFalseDiscoveryRates(pValues: readonly number[]): readonly number[] {
	const count = pValues.length;
	const order = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
	const rates = pValues.map(() => 1);
	let least = 1;
	order.forEach(({ p, index }, above) => {
		least = Math.min(least, p * (count / (count - above)));
		rates[index] = least;
	});
	return rates;
}
