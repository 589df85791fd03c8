import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { FieldType, TableSchema } from '../../lib/schemas/schemas.ts';
import { sqlText } from '../../lib/schemas/sql-text.ts';

const SQL_TYPES: Readonly<Record<FieldType, string>> = {
	string: 'VARCHAR',
	integer: 'INTEGER',
	number: 'DECIMAL(12,2)',
	boolean: 'BOOLEAN',
	date: 'DATE',
	year: 'INTEGER',
};

/** Turns the CSV files of one folder into Parquet files of another, with the types of the schemas. */
export async function convertToParquet(
	schemas: readonly TableSchema[],
	from: string,
	to: string,
): Promise<void> {
	// One thread: row groups in the order of the rows, hence the same bytes each time.
	const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
	const connection = await instance.connect();
	try {
		for (const { name, fields } of schemas) {
			const columns = fields.map((field) => `'${field.name}': '${SQL_TYPES[field.type]}'`);
			const source = sqlText(join(from, `${name}.csv`));
			await connection.run(
				`COPY (FROM read_csv(${source}, header = true, auto_detect = false, hive_partitioning = false, delim = ',', quote = '"', escape = '"', nullstr = '', columns = {${columns.join(', ')}}))
				TO ${sqlText(join(to, `${name}.parquet`))} (FORMAT parquet, COMPRESSION zstd)`,
			);
		}
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}
