import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ConsoleResult, ResultColumn } from './console-result.ts';

/** A result as a Parquet file: numbers as doubles, true and false as such, the rest as text; `query` in its metadata. */
export function toResultParquet({ columns, rows }: ConsoleResult, query: string): Uint8Array {
	return new Uint8Array(
		parquetWriteBuffer({
			columnData: columns.map((column, index) => {
				const cells = rows.map((row) => row[index] ?? null);
				const type = toParquetType(column, cells);
				const data =
					type === 'STRING' ? cells.map((cell) => (cell === null ? null : String(cell))) : cells;
				return { name: column.name, data, type, nullable: true };
			}),
			kvMetadata: [{ key: 'requete', value: query }],
		}),
	);
}

/** A column of numbers that holds one too long for a double is text, so that no digit is lost. */
function toParquetType(
	{ kind }: ResultColumn,
	cells: readonly unknown[],
): 'DOUBLE' | 'BOOLEAN' | 'STRING' {
	if (kind === 'booleen') return 'BOOLEAN';
	return kind === 'nombre' && !cells.some((cell) => typeof cell === 'string') ? 'DOUBLE' : 'STRING';
}
