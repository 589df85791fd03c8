import type { ExplorationFilter } from './filter.ts';

/** The known tables as a filter leaves them, as CTEs of their names; none where nothing is left out. */
export function perimeterTables(filter: ExplorationFilter): readonly string[] {
	const chosen = Object.entries(filter.facets).filter(([, values]) => (values ?? []).length > 0);
	if (chosen.length > 0) throw new Error(`facet: ${chosen.map(([id]) => id).join(', ')}`);
	return [];
}
