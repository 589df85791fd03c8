import type { PackedColumns } from '../extracts/columns.ts';
import type { Cell, FilledTable } from '../extracts/table.ts';

export type ResultRow = Readonly<Record<string, Cell>>;

/** How an engine was lost: while it worked, which whoever asked is told too, or while nobody waited for it. */
export interface EngineLoss {
	readonly wasBusy: boolean;
}

/** A DuckDB database, in a worker of the browser or native in Node. */
export interface Engine {
	readonly kind: 'wasm' | 'native';
	/** Settles when the engine can answer no more; left out where it lives as long as its process. */
	readonly lost?: Promise<EngineLoss>;
	/** Runs statements that return nothing; throws `EngineError`. */
	run(sql: string): Promise<void>;
	/** Rows of one statement, numbers as doubles, dates as ISO text where the SQL casts them; throws `EngineError`. */
	query(sql: string): Promise<readonly ResultRow[]>;
	/** The columns of one statement, of numbers and of texts: the way for long lists. Throws `EngineError`. */
	queryColumns(sql: string): Promise<PackedColumns>;
	/**
	 * Rows of a text that the engine itself accepts as one statement only: the way for what a reader wrote. Throws
	 * `EngineError`.
	 */
	queryOne(sql: string): Promise<readonly ResultRow[]>;
	/** The columns of one statement whose columns are all whole numbers, none of them null; throws `EngineError`. */
	queryIntegers(sql: string): Promise<ReadonlyMap<string, Int32Array>>;
	/** Appends the rows of a checked table to the table of its name, which exists; throws `EngineError`. */
	append(table: FilledTable): Promise<void>;
	/** Attaches a `.duckdb` file for reading, before `lock`; the name of its database. Throws `EngineError`. */
	attach(pack: Blob): Promise<string>;
	/** From here on files, network and settings are refused: only the loaded tables can be read. */
	lock(): Promise<void>;
	close(): Promise<void>;
}

/** A failure of DuckDB: `sql` is the statement, `cause` what the engine said. */
export class EngineError extends Error {
	readonly sql: string;

	constructor(message: string, sql: string, cause: unknown) {
		super(message, { cause });
		this.name = 'EngineError';
		this.sql = sql;
	}
}
