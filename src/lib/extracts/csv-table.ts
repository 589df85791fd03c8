import { readRecords, type CsvFault, type RecordBatch } from './csv.ts';
import { findLayout, trimHeader, type Layout } from './csv-layout.ts';
import { guardHeader } from './header-guard.ts';
import { countKnownNames } from './header.ts';
import { RowFeeder } from './row-feeder.ts';
import { TableReader, type LoadedTable, type FileInput } from './table-reader.ts';
import { decodeText, type DecodedText } from './text.ts';

/** Reads a CSV into the table it is said to hold; null when its structure forbids it. */
export async function readCsvTable(input: FileInput): Promise<LoadedTable | null> {
	const { file, table, findings } = input;
	const place = { file, table };
	const text = await decodeText(input.bytes, input.signal);
	if (text.isBinary) {
		findings.data.add('contenu-binaire', place);
		return null;
	}
	const layout = findLayout(text, table);
	tellText(text, layout, input);
	const faults: CsvFault[] = [];
	const onFault = (fault: CsvFault): void => {
		faults.push(fault);
		findings.data.add(fault.code, place, fault.line);
	};
	let rows: RowFeeder | null = null;
	for await (const batch of readRecords(text.pieces, layout.delimiter, onFault, input.signal)) {
		rows ??= openRows(batch, layout, input);
		if (rows === null) return null;
		rows.push(batch);
		input.onShare?.(batch.share);
	}
	rows?.close(!(text.pieces.at(-1) ?? '').endsWith('\n'));
	return faults.length > 0 || rows === null ? null : rows.reader.toTable();
}

/** Null when the header does not allow the rows to be read; the findings say why. */
function openRows(batch: RecordBatch, layout: Layout, input: FileInput): RowFeeder | null {
	const header = trimHeader(batch.records[layout.skipped] ?? []);
	const { file, table, added, findings } = input;
	if (isSingleColumn(header)) {
		guardHeader(header, { file, table }, findings.personal);
		findings.data.add('colonne-unique', { file, table }, 1);
		return null;
	}
	const reader = new TableReader(file, table, header, added, findings);
	if (!reader.checkColumns()) return null;
	return new RowFeeder(reader, layout.skipped + 1, input, 'strictes');
}

/** One cell that holds several column names: what parts them is no separator that is known. */
function isSingleColumn(header: readonly string[]): boolean {
	const [cell = ''] = header;
	return header.length === 1 && countKnownNames(cell.split(/[^\p{L}\p{N}_ -]+/u)) > 1;
}

const DELIMITER_NAMES: Readonly<Record<string, string>> = {
	'\t': 'tabulations',
	'|': 'barres verticales',
};
const ENCODING_NAMES = {
	'utf-16le': 'UTF-16',
	'utf-16be': 'UTF-16',
	'windows-1252': 'Windows-1252 (« ANSI »)',
} as const;

function tellText(text: DecodedText, { delimiter }: Layout, input: FileInput): void {
	const place = { file: input.file, table: input.table };
	const { data } = input.findings;
	if (text.encoding !== 'utf-8') {
		data.add('encodage-converti', place, undefined, ENCODING_NAMES[text.encoding]);
	}
	const name = DELIMITER_NAMES[delimiter];
	if (name !== undefined) data.add('separateur-converti', place, undefined, name);
}
