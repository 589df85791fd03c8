import { PackError, type Pack, type PackTable } from '../extracts/pack.ts';
import { toPlainBytes } from '../extracts/hash.ts';
import type { Cell } from '../extracts/table.ts';
import { EngineError, type Engine } from './engine.ts';

/**
 * The tables of a `.duckdb` file, attached by an engine of its own, which closing it closes; views are left out, for
 * they could read other files. Throws `PackError`.
 */
export async function openAttachedPack(engine: Engine, bytes: Uint8Array): Promise<Pack> {
	try {
		return await attachPack(engine, bytes);
	} catch (cause) {
		await engine.close();
		throw cause instanceof PackError ? cause : new PackError(cause);
	}
}

async function attachPack(engine: Engine, bytes: Uint8Array): Promise<Pack> {
	const database = await engine.attach(new Blob([toPlainBytes(bytes)]));
	await engine.lock();
	const types = new Map<string, string>();
	const tables = await guardEngine(() => listTables(engine, database, types));
	return {
		tables,
		readColumn: (table, column, from, count) =>
			guardEngine(async () => {
				const value = toReadable(column, types.get(`${table.name}.${column}`) ?? '');
				const rows = await engine.query(
					`SELECT ${value} AS v FROM ${database}.main.${quote(table.name)} LIMIT ${count} OFFSET ${from}`,
				);
				return rows.map((row): Cell => row['v'] ?? null);
			}),
		close: () => engine.close(),
	};
}

async function listTables(
	engine: Engine,
	database: string,
	types: Map<string, string>,
): Promise<readonly PackTable[]> {
	const names = await engine.query(
		`SELECT table_name AS name FROM duckdb_tables() WHERE database_name = '${database}' AND schema_name = 'main' AND NOT internal ORDER BY table_name`,
	);
	const columns = await engine.query(
		`SELECT table_name AS name, column_name AS title, data_type AS type FROM duckdb_columns() WHERE database_name = '${database}' AND schema_name = 'main' ORDER BY table_name, column_index`,
	);
	const tables: PackTable[] = [];
	for (const name of names.map((row) => String(row['name']))) {
		const own = columns.filter((row) => row['name'] === name);
		for (const row of own) types.set(`${name}.${String(row['title'])}`, String(row['type']));
		const [count] = await engine.query(`SELECT count(*) AS n FROM ${database}.main.${quote(name)}`);
		const titles = own.map((row) => String(row['title']));
		tables.push({ name, columns: titles, rowCount: Number(count?.['n'] ?? 0) });
	}
	return tables;
}

/** The column as a type that both engines give back alike: text, double, integer or boolean. */
function toReadable(column: string, type: string): string {
	const name = quote(column);
	if (/^(?:BOOLEAN|INTEGER|SMALLINT|TINYINT|USMALLINT|UTINYINT|VARCHAR)$/.test(type)) return name;
	if (/^(?:DECIMAL|DOUBLE|FLOAT|U?BIGINT|UINTEGER|U?HUGEINT)/.test(type)) {
		return `CAST(${name} AS DOUBLE)`;
	}
	return `CAST(${name} AS VARCHAR)`;
}

function quote(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}

async function guardEngine<T>(read: () => Promise<T>): Promise<T> {
	try {
		return await read();
	} catch (cause) {
		throw cause instanceof EngineError ? new PackError(cause) : cause;
	}
}
