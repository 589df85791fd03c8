import type { TableName } from '../schemas/schemas.ts';

export type Severity = 'erreur' | 'avertissement' | 'conversion';

/** Something to say about the extracts: what, where and what to do; never the content of a personal cell. */
export interface Finding {
	/** Stable code of the rule, e.g. `valeur-obligatoire`. */
	readonly code: string;
	readonly severity: Severity;
	/** File as its owner knows it, e.g. `contrats.csv`. */
	readonly file?: string;
	readonly table?: TableName;
	readonly column?: string;
	/** First rows concerned, as numbered in the file (1 = header line of a CSV). */
	readonly rows?: readonly number[];
	/** How many rows or files are concerned. */
	readonly count: number;
	/** What was expected, in French. */
	readonly expected?: string;
	/** One French sentence: what is wrong, where. */
	readonly message: string;
	/** One French sentence: what to do. */
	readonly advice: string;
}

/** What is known of one file that was read. */
export interface FileReport {
	readonly path: string;
	readonly table: TableName | null;
	readonly format: 'csv' | 'parquet' | 'xlsx' | 'ods' | 'duckdb' | 'json';
	readonly bytes: number;
	readonly sha256: string;
	/** Rows read; null for the two JSON documents. */
	readonly rows: number | null;
}
