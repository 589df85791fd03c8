import { DataType, type RecordBatch, type Table, type Utf8, type Vector } from 'apache-arrow';
import { packTable } from '../extracts/arrow.ts';
import { ColumnPacker, type PackedColumns } from '../extracts/columns.ts';
import { pause } from '../extracts/pause.ts';
import { isPacked, type Cell, type FilledTable } from '../extracts/table.ts';
import { EngineError, type Engine, type ResultRow } from './engine.ts';
import { sqlText } from '../schemas/sql-text.ts';

/** Rows of a result decoded between two pauses. */
const SLICE_ROWS = 4_000;

/** What `open` must be given for numbers and dates to come back as JavaScript numbers. */
export const WASM_CONFIG = {
	query: { castBigIntToDouble: true, castDecimalToDouble: true, castTimestampToDate: true },
} as const;

/** A connection of duckdb-wasm, in a worker (asynchronous) or in this thread (blocking). */
export interface WasmConnection {
	query(sql: string): unknown;
	/** The result batch by batch, as it is made where it is streamed. */
	send(sql: string, isStreamed: boolean): Batches | Promise<Batches>;
	prepare(sql: string): WasmStatement | Promise<WasmStatement>;
	insertArrowFromIPCStream(
		stream: Uint8Array,
		options: { readonly name: string; readonly create: boolean },
	): unknown;
	close(): unknown;
}

type Batches = AsyncIterable<RecordBatch> | Iterable<RecordBatch>;

interface WasmStatement {
	query(): unknown;
	close(): unknown;
}

/**
 * An engine over an open connection; `extensionRepository` is an address of this same origin, `registerFile` gives the
 * database a file to attach under a name.
 */
export async function openWasmEngine(
	connection: WasmConnection,
	extensionRepository: string,
	registerFile: (name: string, file: Blob) => unknown,
	onClose: () => unknown,
): Promise<Engine> {
	const engine = new WasmEngine(connection, registerFile, onClose);
	// A missing extension then fails as plain SQL, instead of asking another host for it.
	await engine.run(`SET custom_extension_repository = ${sqlText(extensionRepository)}`);
	// Half the memory of a plain database, which in wasm is never given back, for a tenth more time.
	await engine.run(`ATTACH ':memory:' AS jalons (COMPRESS)`);
	await engine.run('USE jalons');
	return engine;
}

class WasmEngine implements Engine {
	readonly kind = 'wasm';
	readonly #connection: WasmConnection;
	readonly #registerFile: (name: string, file: Blob) => unknown;
	readonly #onClose: () => unknown;
	#attached = 0;
	/** Settles once what was asked of the connection has ended. */
	#last: Promise<unknown> = Promise.resolve();

	constructor(
		connection: WasmConnection,
		registerFile: (name: string, file: Blob) => unknown,
		onClose: () => unknown,
	) {
		this.#connection = connection;
		this.#registerFile = registerFile;
		this.#onClose = onClose;
	}

	async run(sql: string): Promise<void> {
		await this.#query(sql);
	}

	async query(sql: string): Promise<readonly ResultRow[]> {
		return await decodeRows(await this.#query(sql));
	}

	async queryColumns(sql: string): Promise<PackedColumns> {
		try {
			return await this.#inTurn(async () => packBatches(await this.#connection.send(sql, true)));
		} catch (cause) {
			throw toEngineError(sql, cause);
		}
	}

	async queryOne(sql: string): Promise<readonly ResultRow[]> {
		try {
			const statement = await this.#inTurn(() => this.#connection.prepare(sql));
			try {
				return await decodeRows((await this.#inTurn(() => statement.query())) as Table);
			} finally {
				await statement.close();
			}
		} catch (cause) {
			throw toEngineError(sql, cause);
		}
	}

	async queryIntegers(sql: string): Promise<ReadonlyMap<string, Int32Array>> {
		const table = await this.#query(sql);
		return new Map(
			table.schema.fields.map(({ name }, index) => [
				name,
				Int32Array.from((table.getChildAt(index)?.toArray() ?? []) as ArrayLike<number>),
			]),
		);
	}

	async attach(pack: Blob): Promise<string> {
		const file = `paquet-${String((this.#attached += 1))}.duckdb`;
		try {
			await this.#registerFile(file, pack);
		} catch (cause) {
			throw toEngineError(`register ${file}`, cause);
		}
		const database = `paquet_${String(this.#attached)}`;
		await this.run(`ATTACH '${file}' AS ${database} (READ_ONLY)`);
		return database;
	}

	async append(table: FilledTable): Promise<void> {
		const { name, columns, batches } = isPacked(table) ? table : packTable(table);
		const staging = `lot_${name}`;
		const list = columns.map((column) => `CAST(${column.name} AS ${column.type})`).join(', ');
		for (const batch of batches) {
			try {
				// The connection gives the buffer away; the set may be needed again.
				const options = { name: staging, create: true };
				await this.#inTurn(() => this.#connection.insertArrowFromIPCStream(batch.slice(), options));
			} catch (cause) {
				throw toEngineError(`append ${name}`, cause);
			}
			await this.run(`INSERT INTO ${name} SELECT ${list} FROM ${staging}`);
			await this.run(`DROP TABLE ${staging}`);
		}
	}

	async lock(): Promise<void> {
		// Rows that were added to a table later are compressed too.
		await this.run('CHECKPOINT');
		await this.run('SET enable_external_access = false');
		await this.run('SET lock_configuration = true');
	}

	async close(): Promise<void> {
		await this.#connection.close();
		await this.#onClose();
	}

	/** One after the other: a result that is read batch by batch would be lost to what is asked meanwhile. */
	async #inTurn<T>(work: () => T | Promise<T>): Promise<T> {
		const result = this.#last.then(work);
		this.#last = result.catch(() => undefined);
		return result;
	}

	async #query(sql: string): Promise<Table> {
		try {
			// The Arrow tables of duckdb-wasm come from its own copy of the library.
			return (await this.#inTurn(() => this.#connection.query(sql))) as Table;
		} catch (cause) {
			throw toEngineError(sql, cause);
		}
	}
}

/** Decodes slice by slice: a long result would keep the page from answering. */
async function decodeRows(table: Table): Promise<readonly ResultRow[]> {
	const shares = table.schema.fields.map(() => shareTexts());
	const rows: ResultRow[] = [];
	for (const batch of table.batches) {
		const columns = batch.schema.fields.map(({ name }, index) => ({
			name,
			read: readVector(batch.getChildAt(index)),
			share: shares[index] ?? shareTexts(),
		}));
		for (let at = 0; at < batch.numRows; at++) {
			if (rows.length > 0 && rows.length % SLICE_ROWS === 0) await pause();
			const row: Record<string, Cell> = {};
			for (const { name, read, share } of columns) row[name] = share(read(at));
			rows.push(row);
		}
	}
	return rows;
}

/** Batch by batch: a long result is never whole in the memory of the engine, nor as rows in that of the page. */
async function packBatches(batches: Batches): Promise<PackedColumns> {
	const packers = new Map<string, ColumnPacker>();
	let rows = 0;
	for await (const batch of batches) {
		for (const [index, { name }] of batch.schema.fields.entries()) {
			const packer = packers.get(name) ?? new ColumnPacker();
			packers.set(name, packer);
			const read = readVector(batch.getChildAt(index));
			for (let at = 0; at < batch.numRows; at++) packer.add(read(at));
		}
		rows += batch.numRows;
		if (rows >= SLICE_ROWS) {
			rows = 0;
			await pause();
		}
	}
	return new Map([...packers].map(([name, packer]) => [name, packer.finish()]));
}

/** Texts of plain letters are decoded together and cut: Arrow decodes each by itself, at three times the memory. */
function readVector(values: Vector<DataType> | null): (index: number) => Cell {
	const [data, ...others] = values !== null && isUtf8(values) ? values.data : [];
	if (values !== null && data !== undefined && others.length === 0) {
		const { valueOffsets: offsets } = data;
		const [start = 0, end = 0] = [offsets[0], offsets[data.length]];
		const text = new TextDecoder().decode(data.values.subarray(start, end));
		if (text.length === end - start) {
			return (index) =>
				values.isValid(index)
					? text.slice((offsets[index] ?? 0) - start, (offsets[index + 1] ?? 0) - start)
					: null;
		}
	}
	return (index) => toCell(values?.get(index));
}

function isUtf8(values: Vector<DataType>): values is Vector<Utf8> {
	return DataType.isUtf8(values.type);
}

/** Different texts of a column that are still looked for among those that came before. */
const SHARED_TEXTS = 4_000;

/** Arrow makes a text of each cell: those of a column that come back, as dates and codes do, are kept once. */
function shareTexts(): (cell: Cell) => Cell {
	const known = new Map<string, string>();
	return (cell) => {
		if (typeof cell !== 'string' || known.size >= SHARED_TEXTS) return cell;
		const first = known.get(cell);
		if (first !== undefined) return first;
		known.set(cell, cell);
		return cell;
	};
}

function toCell(value: unknown): Cell {
	if (value === null || value === undefined) return null;
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
		return value;
	}
	if (typeof value === 'bigint') return Number(value);
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	throw new Error(`result type: ${typeof value}`);
}

function toEngineError(sql: string, cause: unknown): EngineError {
	return new EngineError(cause instanceof Error ? cause.message : 'engine failure', sql, cause);
}
