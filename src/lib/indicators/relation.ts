/**
 * A relation of a chapter: `sql` is a SELECT that may read `periodes` (periode, annee, d, f, e) and the tables of
 * `known-tables.ts`, and yields `periode`, `code_pole` and what the aggregates of its indicators read.
 */
export interface Relation {
	readonly id: string;
	readonly sql: string;
	/** Columns that breakdowns group by. */
	readonly dimensions: readonly string[];
	/**
	 * How its rows reach pôle and ENSEMBLE: `groupes` by grouping sets, `prets` when `code_pole` already says
	 * ENSEMBLE where that is meant, `ensemble` when it has no pôle at all.
	 */
	readonly totals: 'groupes' | 'prets' | 'ensemble';
	/**
	 * Condition under which a row is the only one of its `personne` in every group: such rows are counted without being
	 * told apart.
	 */
	readonly alone?: string;
}
