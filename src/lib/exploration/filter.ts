/** What the reader keeps of the whole: facets and the values chosen of each. */
export interface ExplorationFilter {
	readonly facets: Readonly<Partial<Record<string, readonly string[]>>>;
}

/** Whether nothing is left out. */
export function isEmptyFilter({ facets }: ExplorationFilter): boolean {
	return Object.values(facets).every((values) => values === undefined || values.length === 0);
}
