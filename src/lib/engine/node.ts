import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	DATE,
	DuckDBDataChunk,
	DuckDBDateValue,
	DuckDBDecimalValue,
	DuckDBInstance,
	type DuckDBConnection,
	type DuckDBType,
	type DuckDBValue,
	type JS,
	BOOLEAN,
	DECIMAL,
	INTEGER,
	VARCHAR,
} from '@duckdb/node-api';
import { unpackTable } from '../extracts/arrow.ts';
import { packColumn, type PackedColumns } from '../extracts/columns.ts';
import {
	isPacked,
	type Cell,
	type Column,
	type ColumnType,
	type FilledTable,
} from '../extracts/table.ts';
import { sqlText } from '../schemas/sql-text.ts';
import { EngineError, type Engine, type ResultRow } from './engine.ts';

/** DuckDB's own size of a data chunk, in rows. */
const CHUNK_ROWS = 2048;

const TYPES: Readonly<Record<ColumnType, DuckDBType>> = {
	VARCHAR,
	INTEGER,
	BOOLEAN,
	DATE,
	'DECIMAL(12,2)': DECIMAL(12, 2),
};

/** A native DuckDB database in memory; `threads` limits its parallelism. */
export async function openNodeEngine(options: { readonly threads?: number } = {}): Promise<Engine> {
	const config: Record<string, string> = {};
	if (options.threads !== undefined) config['threads'] = String(options.threads);
	const instance = await DuckDBInstance.create(':memory:', config);
	const connection = await instance.connect();
	return new NodeEngine(instance, connection);
}

/** The native engine; `connection` is open to the command line, which writes Parquet through it. */
export class NodeEngine implements Engine {
	readonly kind = 'native';
	readonly #instance: DuckDBInstance;
	readonly #connection: DuckDBConnection;
	/** Private copies of what is attached. */
	readonly #folders: string[] = [];

	constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
		this.#instance = instance;
		this.#connection = connection;
	}

	async run(sql: string): Promise<void> {
		try {
			await this.#connection.run(sql);
		} catch (cause) {
			throw toEngineError(sql, cause);
		}
	}

	async query(sql: string): Promise<readonly ResultRow[]> {
		try {
			const reader = await this.#connection.runAndReadAll(sql);
			return reader.getRowObjectsJS().map(toResultRow);
		} catch (cause) {
			throw toEngineError(sql, cause);
		}
	}

	async queryColumns(sql: string): Promise<PackedColumns> {
		try {
			const reader = await this.#connection.runAndReadAll(sql);
			const columns = reader.getColumnsJS();
			return new Map(
				reader
					.columnNames()
					.map((name, index) => [name, packColumn((columns[index] ?? []).map(toCell))]),
			);
		} catch (cause) {
			throw toEngineError(sql, cause);
		}
	}

	async queryOne(sql: string): Promise<readonly ResultRow[]> {
		try {
			const statement = await this.#connection.prepare(sql);
			try {
				const reader = await statement.runAndReadAll();
				return reader.getRowObjectsJS().map(toResultRow);
			} finally {
				statement.destroySync();
			}
		} catch (cause) {
			throw toEngineError(sql, cause);
		}
	}

	async queryIntegers(sql: string): Promise<ReadonlyMap<string, Int32Array>> {
		try {
			const reader = await this.#connection.runAndReadAll(sql);
			const columns = reader.getColumnsJS();
			return new Map(
				reader
					.columnNames()
					.map((name, index) => [name, Int32Array.from(columns[index] ?? [], Number)]),
			);
		} catch (cause) {
			throw toEngineError(sql, cause);
		}
	}

	async attach(pack: Blob): Promise<string> {
		const folder = await mkdtemp(join(tmpdir(), 'jalons-paquet-'));
		this.#folders.push(folder);
		const file = join(folder, 'paquet.duckdb');
		await writeFile(file, new Uint8Array(await pack.arrayBuffer()), { mode: 0o600 });
		const database = `paquet_${String(this.#folders.length)}`;
		await this.run(`ATTACH ${sqlText(file)} AS ${database} (READ_ONLY)`);
		return database;
	}

	async append(table: FilledTable): Promise<void> {
		const { name, rowCount, columns } = isPacked(table) ? unpackTable(table) : table;
		try {
			const appender = await this.#connection.createAppender(name);
			const types = columns.map((column) => TYPES[column.type]);
			for (let start = 0; start < rowCount; start += CHUNK_ROWS) {
				const end = Math.min(start + CHUNK_ROWS, rowCount);
				const chunk = DuckDBDataChunk.create(types, end - start);
				chunk.setColumns(columns.map((column) => toDuckValues(column, start, end)));
				appender.appendDataChunk(chunk);
			}
			appender.closeSync();
		} catch (cause) {
			throw toEngineError(`append ${name}`, cause);
		}
	}

	async lock(): Promise<void> {
		await this.run('SET enable_external_access = false');
		await this.run('SET lock_configuration = true');
	}

	async close(): Promise<void> {
		this.#connection.closeSync();
		this.#instance.closeSync();
		for (const folder of this.#folders) await rm(folder, { recursive: true });
	}
}

function toDuckValues(column: Column, start: number, end: number): DuckDBValue[] {
	const values = Array.from(
		{ length: end - start },
		(_, index) => column.values.at(start + index) ?? null,
	);
	switch (column.type) {
		case 'DATE':
			return values.map((value) => (value === null ? null : new DuckDBDateValue(Number(value))));
		case 'DECIMAL(12,2)':
			return values.map((value) =>
				value === null
					? null
					: new DuckDBDecimalValue(BigInt(Math.round(Number(value) * 100)), 12, 2),
			);
		case 'VARCHAR':
		case 'INTEGER':
		case 'BOOLEAN':
			return values;
	}
}

function toResultRow(row: Record<string, JS>): ResultRow {
	const cells: Record<string, Cell> = {};
	for (const name in row) cells[name] = toCell(row[name] ?? null);
	return cells;
}

function toCell(value: JS): Cell {
	if (typeof value === 'bigint') return Number(value);
	if (value === null || typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean') return value;
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	throw new Error(`result type: ${typeof value}`);
}

function toEngineError(sql: string, cause: unknown): EngineError {
	return new EngineError(cause instanceof Error ? cause.message : 'engine failure', sql, cause);
}
