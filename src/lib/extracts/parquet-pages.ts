import type { FileMetaData } from 'hyparquet';
import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js';
import { LIMITS } from './source.ts';

type Chunk = FileMetaData['row_groups'][number]['columns'][number];

/**
 * Whether the page headers of a column chunk agree with what the file declares. A damaged count
 * would otherwise keep the decoder busy for ever, and a page cannot be left in the middle.
 */
export function hasSoundPages(bytes: Uint8Array, chunk: Chunk, rows: number): boolean {
	const meta = chunk.meta_data;
	if (meta === undefined || Number(meta.num_values) !== rows) return false;
	const start = Number(meta.dictionary_page_offset ?? meta.data_page_offset);
	const end = start + Number(meta.total_compressed_size);
	if (!(start >= 4 && end >= start && end <= bytes.length)) return false;
	const view = new DataView(bytes.buffer, bytes.byteOffset + start, end - start);
	const reader = { view, offset: 0 };
	let values = 0;
	while (reader.offset < view.byteLength && values < rows) {
		const header: unknown = deserializeTCompactProtocol(reader);
		const size = getNumber(header, 2);
		const packed = getNumber(header, 3);
		if (!(packed >= 0 && reader.offset + packed <= view.byteLength)) return false;
		if (!(size >= 0 && size <= LIMITS.fileBytes)) return false;
		reader.offset += packed;
		// Fields 5 and 8 are the headers of data pages, 7 that of a dictionary (parquet.thrift).
		const data = getField(header, 5) ?? getField(header, 8);
		if (data === undefined) {
			const entries = getNumber(getField(header, 7), 1);
			if (!(entries >= 0 && entries <= rows)) return false;
		} else {
			const count = getNumber(data, 1);
			if (!(count > 0)) return false;
			values += count;
		}
	}
	return values === rows;
}

function getField(value: unknown, id: number): unknown {
	if (typeof value !== 'object' || value === null) return undefined;
	return Reflect.get(value, `field_${id}`);
}

/** NaN, which no comparison holds for, where there is no number. */
function getNumber(value: unknown, id: number): number {
	const field = getField(value, id);
	return typeof field === 'number' ? field : Number.NaN;
}
