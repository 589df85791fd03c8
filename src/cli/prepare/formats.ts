import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openNodeEngine } from '../../lib/engine/node.ts';
import { listParts } from './partition.ts';
import { createTables } from '../../lib/engine/tables.ts';
import type { ExtractSet } from '../../lib/extracts/read-extracts.ts';
import type { CheckedTable } from '../../lib/extracts/table.ts';
import type { TableName } from '../../lib/schemas/schemas.ts';
import type { PreparedTable } from './convert.ts';
import type { TableFile } from './package.ts';
import { sqlText } from '../../lib/schemas/sql-text.ts';

/** Name of the pack of all the tables. */
export const PACK = 'extraits.duckdb';

/** Checked tables as Parquet files, whole or in parts, or as one DuckDB pack that DuckDB 1.0 and later opens. */
export async function convertTables(
	format: 'parquet' | 'parquet partitionné' | 'duckdb',
	{ tables: checked, convention }: ExtractSet<CheckedTable>,
	prepared: ReadonlyMap<TableName, PreparedTable>,
): Promise<readonly TableFile[]> {
	const folder = await mkdtemp(join(tmpdir(), 'jalons-'));
	const engine = await openNodeEngine({ threads: 1 });
	try {
		await createTables(engine, checked.values());
		const names = [...checked.keys()];
		if (format === 'duckdb') {
			const path = join(folder, PACK);
			await engine.run(`ATTACH ${sqlText(path)} AS pack (STORAGE_VERSION 'v1.0.0')`);
			for (const name of names) {
				await engine.run(`CREATE TABLE pack.main.${name} AS FROM ${name}`);
			}
			await engine.run('DETACH pack');
			return [{ name: PACK, table: null, bytes: await readFile(path) }];
		}
		const files: TableFile[] = [];
		for (const name of names) {
			const path = join(folder, `${name}.parquet`);
			const table = prepared.get(name) ?? null;
			const parts = format === 'parquet' ? [] : await listParts(engine, name, convention.exercices);
			for (const part of parts.length === 0 ? [{ path: `${name}.parquet`, rows: name }] : parts) {
				await engine.run(
					`COPY ${part.rows} TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd)`,
				);
				files.push({ name: part.path, table, bytes: await readFile(path) });
			}
		}
		return files;
	} finally {
		await engine.close();
		await rm(folder, { recursive: true });
	}
}
