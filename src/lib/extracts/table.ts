import type { TableName } from '../schemas/schemas.ts';

/** One value of a checked column; a DATE is whole days since 1970-01-01. */
export type Cell = string | number | boolean | null;

/** The SQL types that extracts need. */
export type ColumnType = 'VARCHAR' | 'INTEGER' | 'DECIMAL(12,2)' | 'BOOLEAN' | 'DATE';

export interface ColumnShape {
	readonly name: string;
	readonly type: ColumnType;
}

/** The cells of a column by row, from 0: an array, or a column that is packed (columns.ts). */
export interface Cells extends Iterable<Cell> {
	readonly length: number;
	at(row: number): Cell | undefined;
}

/** A checked column: `values` has one cell per kept row. */
export interface Column extends ColumnShape {
	readonly values: Cells;
}

/** A table whose every cell has the type of its schema, in the column order of the schema. */
export interface CheckedTable {
	readonly name: TableName;
	readonly rowCount: number;
	readonly columns: readonly Column[];
}

/** The same, its rows as Arrow IPC streams: what goes from one thread to another without a copy of cells. */
export interface PackedTable {
	readonly name: TableName;
	readonly rowCount: number;
	readonly columns: readonly ColumnShape[];
	readonly batches: readonly Uint8Array<ArrayBuffer>[];
}

/** The same, its rows left in a `.duckdb` file that was checked before: an engine attaches it. */
export interface AttachedTable {
	readonly name: TableName;
	readonly rowCount: number;
	readonly columns: readonly ColumnShape[];
	readonly pack: Blob;
}

/** A table whose rows an engine copies. */
export type FilledTable = CheckedTable | PackedTable;

/** A table of an accepted set, whichever thread checked it. */
export type SetTable = FilledTable | AttachedTable;

/** Whether the rows of a table are Arrow streams. */
export function isPacked(table: FilledTable): table is PackedTable {
	return 'batches' in table;
}

/** Whether the rows of a table stay in the file that holds them. */
export function isAttached(table: SetTable): table is AttachedTable {
	return 'pack' in table;
}
