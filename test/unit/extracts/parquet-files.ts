import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ColumnSource } from 'hyparquet-writer';
import type { CheckedTable, Column } from '../../../src/lib/extracts/table.ts';

/** A checked table as a Parquet of typed columns, in row groups of `rowGroupSize` rows. */
export function toParquet(table: CheckedTable, rowGroupSize = 16): Uint8Array {
	return writeParquet(table.columns.map(toSource), rowGroupSize);
}

export function writeParquet(columnData: ColumnSource[], rowGroupSize = 16): Uint8Array {
	return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize }));
}

function toSource({ name, type, values }: Column): ColumnSource {
	switch (type) {
		case 'VARCHAR':
			return { name, data: [...values], type: 'STRING' };
		case 'BOOLEAN':
			return { name, data: [...values], type: 'BOOLEAN' };
		case 'INTEGER':
			return { name, data: Array.from(values, toBigInt), type: 'INT64' };
		case 'DECIMAL(12,2)':
			return { name, data: [...values], type: 'DOUBLE' };
		case 'DATE':
			return { name, data: Array.from(values, toDate), type: 'TIMESTAMP' };
	}
}

function toBigInt(value: unknown): bigint | null {
	return typeof value === 'number' ? BigInt(value) : null;
}

function toDate(value: unknown): Date | null {
	return typeof value === 'number' ? new Date(value * 86_400_000) : null;
}
