import {
	Bool,
	DateDay,
	Dictionary,
	Float64,
	Int16,
	Int32,
	makeData,
	makeVector,
	RecordBatch,
	Schema,
	Field,
	Struct,
	Table,
	tableFromIPC,
	tableToIPC,
	Utf8,
	type Data,
} from 'apache-arrow';
import { ColumnPacker } from './columns.ts';
import type { Cell, Cells, CheckedTable, Column, ColumnType, PackedTable } from './table.ts';

/** Rows of one stream: bounds what is copied at once on its way to the engine. */
const BATCH_ROWS = 50_000;
const DAY_MS = 86_400_000;
/** Different texts whose places fit two bytes. */
const MOST_SHORT = 32_768;
/** Half of a pair, which no encoding has: two texts side by side must not make a whole one. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** The table with its rows as Arrow streams; amounts are doubles, to be cast to their SQL type. */
export function packTable(table: CheckedTable): PackedTable {
	const batches: Uint8Array<ArrayBuffer>[] = [];
	for (let start = 0; start < table.rowCount; start += BATCH_ROWS) {
		batches.push(toStream(table.columns, start, Math.min(start + BATCH_ROWS, table.rowCount)));
	}
	const columns = table.columns.map(({ name, type }) => ({ name, type }));
	return { name: table.name, rowCount: table.rowCount, columns, batches };
}

/** The cells of a packed table; the reverse of `packTable`. */
export function unpackTable(table: PackedTable): CheckedTable {
	const columns = table.columns.map((shape) => ({ ...shape, cells: new ColumnPacker() }));
	for (const batch of table.batches) {
		const decoded = tableFromIPC(batch);
		columns.forEach(({ type, cells }, index) => {
			for (const value of decoded.getChildAt(index) ?? []) cells.add(toCell(value, type));
		});
	}
	return {
		name: table.name,
		rowCount: table.rowCount,
		columns: columns.map(({ name, type, cells }) => ({ name, type, values: cells.finish() })),
	};
}

function toCell(value: unknown, type: ColumnType): Cell {
	if (value === null || value === undefined) return null;
	if (type === 'DATE') return Number(value) / DAY_MS;
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
		return value;
	}
	throw new Error(`cell type: ${typeof value}`);
}

function toStream(columns: readonly Column[], start: number, end: number): Uint8Array<ArrayBuffer> {
	const encoded = columns.map((column, id) => ({
		name: column.name,
		data: encodeColumn(column, id, start, end),
	}));
	const fields = encoded.map(({ name, data }) => new Field(name, data.type, true));
	const children = encoded.map(({ data }) => data);
	const schema = new Schema(fields);
	const data = makeData({ type: new Struct(fields), length: end - start, nullCount: 0, children });
	const stream = tableToIPC(new Table([new RecordBatch(schema, data)]), 'stream');
	// What goes to another thread goes with the whole of its buffer.
	const { buffer } = stream;
	return buffer instanceof ArrayBuffer && buffer.byteLength === stream.byteLength
		? new Uint8Array(buffer)
		: new Uint8Array(stream);
}

function encodeColumn({ type, values }: Column, id: number, start: number, end: number): Data {
	const length = end - start;
	const nullBitmap = new Uint8Array((length + 7) >> 3);
	let nullCount = 0;
	for (let index = 0; index < length; index++) {
		if (values.at(start + index) === null) nullCount += 1;
		else setBit(nullBitmap, index);
	}
	const common = { length, nullCount, nullBitmap };
	switch (type) {
		case 'VARCHAR':
			return encodeTextColumn(values, id, start, common);
		case 'INTEGER':
			return makeData({
				type: new Int32(),
				...common,
				data: copyNumbers(new Int32Array(length), values, start),
			});
		case 'DECIMAL(12,2)':
			return makeData({
				type: new Float64(),
				...common,
				data: copyNumbers(new Float64Array(length), values, start),
			});
		case 'DATE':
			return makeData({
				type: new DateDay(),
				...common,
				data: copyNumbers(new Int32Array(length), values, start),
			});
		case 'BOOLEAN': {
			const data = new Uint8Array((length + 7) >> 3);
			for (let index = 0; index < length; index++) {
				if (values.at(start + index) === true) setBit(data, index);
			}
			return makeData({ type: new Bool(), ...common, data });
		}
	}
}

function setBit(bits: Uint8Array, index: number): void {
	bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
}

function copyNumbers<T extends Int32Array | Float64Array>(
	target: T,
	values: Cells,
	start: number,
): T {
	for (let index = 0; index < target.length; index++) {
		const value = values.at(start + index);
		if (typeof value === 'number') target[index] = value;
	}
	return target;
}

interface Rows {
	readonly length: number;
	readonly nullCount: number;
	readonly nullBitmap: Uint8Array;
}

/** Each text once and its place in two or four bytes, unless most are new; `id` is that of the texts in the stream. */
function encodeTextColumn(values: Cells, id: number, start: number, rows: Rows): Data {
	const texts: string[] = [];
	for (let index = 0; index < rows.length; index++) {
		texts.push(String(values.at(start + index) ?? ''));
	}
	const places = findPlaces(texts);
	if (places === null) return makeData({ type: new Utf8(), ...rows, ...encodeTexts(texts) });
	const words = { type: new Utf8(), length: places.size, nullCount: 0 };
	const dictionary = makeVector(makeData({ ...words, ...encodeTexts([...places.keys()]) }));
	const isShort = places.size <= MOST_SHORT;
	const data = isShort ? new Int16Array(rows.length) : new Int32Array(rows.length);
	for (const [index, text] of texts.entries()) data[index] = places.get(text) ?? 0;
	const type = new Dictionary(new Utf8(), isShort ? new Int16() : new Int32(), id);
	return makeData({ type, ...rows, data, dictionary });
}

/** The different texts, each with its rank; null where they are more than half of all. */
function findPlaces(texts: readonly string[]): ReadonlyMap<string, number> | null {
	const places = new Map<string, number>();
	for (const text of texts) {
		if (places.has(text)) continue;
		if (2 * places.size >= texts.length) return null;
		places.set(text, places.size);
	}
	return places;
}

function encodeTexts(given: readonly string[]): {
	readonly valueOffsets: Int32Array;
	readonly data: Uint8Array;
} {
	let texts = given;
	const joined = texts.join('');
	// All at once: encoded one by one, each leaves an object that the browser is slow to collect.
	let data = new TextEncoder().encode(joined);
	const isAscii = data.length === joined.length;
	if (!isAscii) {
		texts = texts.map((text) => text.replace(LONE_SURROGATE, '\ufffd'));
		data = new TextEncoder().encode(texts.join(''));
	}
	const valueOffsets = new Int32Array(texts.length + 1);
	let length = 0;
	for (const [index, text] of texts.entries()) {
		length += isAscii ? text.length : countBytes(text);
		valueOffsets[index + 1] = length;
	}
	return { valueOffsets, data };
}

/** Bytes of a text in UTF-8. */
function countBytes(text: string): number {
	let bytes = 0;
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
	}
	return bytes;
}
