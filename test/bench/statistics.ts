/** The middle of the values (mean of the two middle ones), in their unit. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
	const high = sorted[Math.floor(middle)] ?? Number.NaN;
	return (low + high) / 2;
}

/** The value under which 95 % of the values lie. */
export function percentile95(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

/** Milliseconds that an action takes. */
export async function time(action: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await action();
	return performance.now() - start;
}

/** Milliseconds of several runs of an action, after one that is not counted. */
export async function timeRuns(count: number, action: () => Promise<unknown>): Promise<number[]> {
	await action();
	const runs: number[] = [];
	for (let run = 0; run < count; run += 1) runs.push(await time(action));
	return runs;
}
