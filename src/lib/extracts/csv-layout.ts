import { getTableSchema, tableSchemas, type TableName } from '../schemas/schemas.ts';
import { findDelimiter, splitLine } from './csv.ts';
import { findTableByHeader, normaliseHeader, toWords } from './header.ts';
import { decodeText, type DecodedText } from './text.ts';

/** How the columns of a CSV are parted. */
export interface Layout {
	readonly delimiter: string;
	/** Records before the header: 1 when the first line is the `sep=;` of a spreadsheet. */
	readonly skipped: number;
}

/** Decides the delimiter from the header line, against the column names of a table, or of all. */
export function findLayout(text: DecodedText, table: TableName | null): Layout {
	const lines = (text.pieces[0] ?? '').split('\n', 2);
	const declared = /^"?sep=(.)"?$/i.exec(lines[0]?.trim() ?? '')?.[1];
	if (declared !== undefined) return { delimiter: declared, skipped: 1 };
	const schemas = table === null ? tableSchemas : [getTableSchema(table)];
	const names = new Set(schemas.flatMap(({ fields }) => fields.map((field) => field.name)));
	const isKnown = (cell: string): boolean =>
		names.has(normaliseHeader(cell)) || names.has(toWords(cell).join('_'));
	return { delimiter: findDelimiter(lines[0] ?? '', isKnown).delimiter, skipped: 0 };
}

/** The header without its empty trailing cells. */
export function trimHeader(record: readonly string[]): readonly string[] {
	let width = record.length;
	while (width > 0 && (record[width - 1] ?? '').trim() === '') width -= 1;
	return record.slice(0, width);
}

/** The header of a CSV whose name says nothing, and the table it fits; null where none does. */
export async function recogniseCsv(
	bytes: Uint8Array,
): Promise<{ readonly header: readonly string[]; readonly table: TableName | null }> {
	const lineEnd = bytes.subarray(0, HEADER_BYTES).lastIndexOf(0x0a);
	// In little-endian UTF-16 the line feed has a second byte; elsewhere one more byte may cut a letter.
	const lineFeed = bytes[0] === 0xff && bytes[1] === 0xfe ? 2 : 1;
	const start = bytes.subarray(0, lineEnd === -1 ? HEADER_BYTES : lineEnd + lineFeed);
	const text = await decodeText(start);
	const { delimiter, skipped } = findLayout(text, null);
	const line = (text.pieces[0] ?? '').split('\n')[skipped] ?? '';
	const header = trimHeader(splitLine(line, delimiter));
	return { header, table: findTableByHeader(header) };
}

const HEADER_BYTES = 65_536;
