import {
	parquetMetadataAsync,
	parquetScan,
	parquetSchema,
	type AsyncBuffer,
	type FileMetaData,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { TableName } from '../schemas/schemas.ts';
import { findTableByHeader } from './header.ts';
import { toPlainBytes } from './hash.ts';
import { hasSoundPages } from './parquet-pages.ts';
import { pause } from './pause.ts';
import { LIMITS } from './source.ts';
import { TableReader, type LoadedTable, type FileInput } from './table-reader.ts';

/** Rows checked between two pauses. */
const SLICE_ROWS = 20_000;

/** Bytes of a text that is short: an identifier, a code. */
const SHORT = 64;

const decoder = new TextDecoder();
/**
 * A short text of ASCII never goes through the decoder of the browser: what that makes of a cell lies outside of the heap
 * of the script, and stays until a full collection (half a gigabyte for the extracts of a hundred thousand persons).
 */
const parsers = {
	stringFromBytes: (bytes: Uint8Array): string =>
		bytes.length <= SHORT && isAscii(bytes)
			? String(Reflect.apply(String.fromCharCode, null, bytes))
			: decoder.decode(bytes),
};

function isAscii(bytes: Uint8Array): boolean {
	for (const byte of bytes) if (byte >= 0x80) return false;
	return true;
}

/** The file is no readable Parquet; `cause` is what the library said. */
class ParquetError extends Error {
	constructor(cause: unknown) {
		super('unreadable parquet', { cause });
		this.name = 'ParquetError';
	}
}

/** Reads a Parquet, row group by row group, rows numbered from 1; null when it cannot be read. */
export async function readParquetTable(input: FileInput): Promise<LoadedTable | null> {
	const place = { file: input.file, table: input.table };
	try {
		const file = openBuffer(input.bytes);
		const metadata = await readMetadata(file);
		if (isTooBig(metadata)) {
			input.findings.data.add('fichier-trop-gros', place);
			return null;
		}
		const header = listColumns(metadata);
		const reader = new TableReader(input.file, input.table, header, input.added, input.findings);
		if (!reader.checkColumns()) return null;
		await guardLibrary(() => checkPages(input.bytes, metadata));
		await readGroups(file, metadata, reader, input);
		return reader.toTable();
	} catch (error) {
		if (!(error instanceof ParquetError)) throw error;
		input.findings.data.add('parquet-illisible', place);
		return null;
	}
}

/** The columns of a Parquet whose name says nothing, and the table they fit; null where none does. */
export async function recogniseParquet(
	bytes: Uint8Array,
): Promise<{ readonly header: readonly string[]; readonly table: TableName | null }> {
	try {
		const header = listColumns(await readMetadata(openBuffer(bytes)));
		return { header, table: findTableByHeader(header) };
	} catch (error) {
		if (!(error instanceof ParquetError)) throw error;
		return { header: [], table: null };
	}
}

/** Throws when a page announces more than its column holds. */
async function checkPages(bytes: Uint8Array, { row_groups }: FileMetaData): Promise<void> {
	for (const group of row_groups) {
		const rows = Number(group.num_rows);
		const isSound = group.columns.every((chunk) => hasSoundPages(bytes, chunk, rows));
		if (!isSound) throw new Error('page header');
	}
	await pause();
}

async function readGroups(
	file: AsyncBuffer,
	metadata: FileMetaData,
	reader: TableReader,
	{ signal, onShare }: FileInput,
): Promise<void> {
	let start = 0;
	for (const [index, group] of metadata.row_groups.entries()) {
		const end = start + Number(group.num_rows);
		const rows = Array.from({ length: end - start }, (_, offset) => start + offset + 1);
		const readColumn = (position: number): Promise<ArrayLike<unknown>> =>
			readGroupColumn(file, metadata, reader.header[position] ?? '', start, end);
		for (const [order, position] of reader.getPositions().entries()) {
			const cells = position === undefined ? null : await readColumn(position);
			await slice(rows, signal, (part, from) => {
				reader.pushColumn(order, part, cells === null ? null : (i) => cells[from + i]);
			});
		}
		for (const position of reader.getUnknownPositions()) {
			const cells = await readColumn(position);
			await slice(rows, signal, (part, from) => {
				reader.guardColumn(position, part, (i) => cells[from + i]);
			});
		}
		reader.closeRows(rows);
		onShare?.((index + 1) / metadata.row_groups.length);
		start = end;
	}
}

async function slice(
	rows: readonly number[],
	signal: AbortSignal | undefined,
	use: (part: readonly number[], from: number) => void,
): Promise<void> {
	for (let from = 0; from < rows.length; from += SLICE_ROWS) {
		use(rows.slice(from, from + SLICE_ROWS), from);
		await pause(signal);
	}
}

async function readGroupColumn(
	file: AsyncBuffer,
	metadata: FileMetaData,
	column: string,
	rowStart: number,
	rowEnd: number,
): Promise<ArrayLike<unknown>> {
	const cells = await guardLibrary(async (): Promise<ArrayLike<unknown>> => {
		// A scan keeps what it decoded: one a column and group lets go of it.
		const scan = await parquetScan({ file, metadata, columns: [column], compressors, parsers });
		return scan.readColumn({ column, rowStart, rowEnd });
	});
	if (cells.length !== rowEnd - rowStart) throw new ParquetError('row count');
	return cells;
}

function readMetadata(file: AsyncBuffer): Promise<FileMetaData> {
	return guardLibrary(() => parquetMetadataAsync(file));
}

/** Whatever the library throws on a damaged file becomes one error of ours. */
async function guardLibrary<T>(read: () => Promise<T>): Promise<T> {
	try {
		return await read();
	} catch (cause) {
		throw new ParquetError(cause);
	}
}

function openBuffer(bytes: Uint8Array): AsyncBuffer {
	const plain = toPlainBytes(bytes);
	return {
		byteLength: plain.byteLength,
		slice: (start, end) => plain.slice(start, end).buffer,
	};
}

function listColumns(metadata: FileMetaData): readonly string[] {
	try {
		return parquetSchema(metadata).children.map((child) => child.element.name);
	} catch (cause) {
		throw new ParquetError(cause);
	}
}

/** Counts that no extract reaches are those of a damaged or hostile file. */
function isTooBig({ num_rows, row_groups }: FileMetaData): boolean {
	const rows = row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
	if (rows !== Number(num_rows) || row_groups.some((group) => group.num_rows < 0n)) {
		throw new ParquetError('row count');
	}
	const bytes = row_groups.reduce((sum, group) => sum + Number(group.total_byte_size), 0);
	return bytes > LIMITS.totalBytes || rows > MOST_ROWS;
}

const MOST_ROWS = 20_000_000;
