import { pause } from './pause.ts';
import type { Cell } from './table.ts';
import { TableReader, type LoadedTable, type TableInput } from './table-reader.ts';

/** A table inside a `.duckdb` file. */
export interface PackTable {
	readonly name: string;
	readonly columns: readonly string[];
	readonly rowCount: number;
}

/** An open `.duckdb` file; whatever the engine says of it becomes a `PackError`. */
export interface Pack {
	readonly tables: readonly PackTable[];
	/** Cells of one column, in the order of the rows; dates as ISO text. */
	readColumn(
		table: PackTable,
		column: string,
		from: number,
		count: number,
	): Promise<readonly Cell[]>;
	close(): Promise<void>;
}

/** Opens the bytes of a `.duckdb` file, for reading only; throws `PackError`. */
export type OpenPack = (bytes: Uint8Array) => Promise<Pack>;

/** The file is no readable `.duckdb`. */
export class PackError extends Error {
	constructor(cause: unknown) {
		super('unreadable pack', { cause });
		this.name = 'PackError';
	}
}

/** Rows read and checked at a time. */
const SLICE_ROWS = 100_000;

/** Reads a table of a pack, rows numbered from 1; null when it cannot be read. */
export async function readPackTable(
	pack: Pack,
	source: PackTable,
	input: TableInput,
): Promise<LoadedTable | null> {
	const { file, table, added, findings, signal } = input;
	const reader = new TableReader(file, table, source.columns, added, findings);
	if (!reader.checkColumns()) return null;
	try {
		for (let start = 0; start < source.rowCount; start += SLICE_ROWS) {
			const count = Math.min(SLICE_ROWS, source.rowCount - start);
			const rows = Array.from({ length: count }, (_, index) => start + index + 1);
			const read = async (position: number): Promise<readonly Cell[]> => {
				const cells = await pack.readColumn(source, source.columns[position] ?? '', start, count);
				if (cells.length !== count) throw new PackError('row count');
				await pause(signal);
				return cells;
			};
			for (const [order, position] of reader.getPositions().entries()) {
				const cells = position === undefined ? null : await read(position);
				reader.pushColumn(order, rows, cells === null ? null : (index) => cells[index]);
			}
			for (const position of reader.getUnknownPositions()) {
				const cells = await read(position);
				reader.guardColumn(position, rows, (index) => cells[index]);
			}
			reader.closeRows(rows);
			input.onShare?.((start + count) / source.rowCount);
		}
	} catch (error) {
		if (!(error instanceof PackError)) throw error;
		findings.data.add('paquet-illisible', { file, table });
		return null;
	}
	return reader.toTable();
}
