/** The candidate nearest to a text by edit distance, or null where none is near enough to be a slip of the pen. */
export function findNearest(text: string, candidates: readonly string[]): string | null {
	const limit = Math.max(2, Math.floor(text.length / 3));
	let nearest: string | null = null;
	let best = limit + 1;
	for (const candidate of candidates) {
		const distance = measureDistance(text.toLowerCase(), candidate.toLowerCase());
		if (distance < best) {
			best = distance;
			nearest = candidate;
		}
	}
	return nearest;
}

/** Levenshtein distance (insertions, deletions, replacements), one row of the table at a time. */
export function measureDistance(a: string, b: string): number {
	let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 0; i < a.length; i += 1) {
		const current = [i + 1];
		for (let j = 0; j < b.length; j += 1) {
			const substitution = (previous[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
			current.push(Math.min((previous[j + 1] ?? 0) + 1, (current[j] ?? 0) + 1, substitution));
		}
		previous = current;
	}
	return previous[b.length] ?? 0;
}
