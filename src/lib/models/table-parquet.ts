import { parquetWriteBuffer } from 'hyparquet-writer';
import type { TableModel } from './table.ts';

/** A table as a Parquet file: columns by their ids, numbers as doubles and the rest as text; `notes` in its metadata. */
export function toTableParquet(
	table: TableModel,
	metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
	return new Uint8Array(
		parquetWriteBuffer({
			columnData: table.columns.map(({ id, align }, at) => ({
				name: id,
				type: align === 'nombre' ? 'DOUBLE' : 'STRING',
				data: table.rows.map(({ label, cells }) => {
					if (at === 0) return label;
					const cell = cells[at - 1];
					if (cell === undefined) return null;
					return align === 'nombre' ? cell.number : cell.text;
				}),
			})),
			kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
		}),
	);
}
