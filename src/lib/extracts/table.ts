import type { TableName } from '../schemas/schemas.ts';

/** One value of a checked column; a DATE is whole days since 1970-01-01. */
export type Cell = string | number | boolean | null;

/** The SQL types that extracts need. */
export type ColumnType = 'VARCHAR' | 'INTEGER' | 'DECIMAL(12,2)' | 'BOOLEAN' | 'DATE';

/** A checked column: `values` has one cell per kept row. */
export interface Column {
	readonly name: string;
	readonly type: ColumnType;
	readonly values: readonly Cell[];
}

/** A table whose every cell has the type of its schema, in the column order of the schema. */
export interface CheckedTable {
	readonly name: TableName;
	readonly rowCount: number;
	readonly columns: readonly Column[];
}
