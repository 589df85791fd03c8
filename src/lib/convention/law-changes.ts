import lawChanges from './law-changes.json' with { type: 'json' };

/** A change of the law that sets the figures before it apart from those after; `date` is its first ISO day. */
export interface LawChange {
	readonly date: string;
	/** What changed, as the end of a sentence. */
	readonly libelle: string;
	/** The texts that say so. */
	readonly source: string;
	/** Ids of the indicators that it touches. */
	readonly indicateurs: readonly string[];
}

/** The changes of the law between two days: after the first, up to the second. */
export function listLawChanges(from: string, to: string): readonly LawChange[] {
	const changes: readonly LawChange[] = lawChanges;
	return changes.filter(({ date }) => from < date && date <= to);
}
