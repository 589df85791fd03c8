import Papa from 'papaparse';
import { checkMagic } from '../lib/extracts/file-kind.ts';
import { buildFinding, type FindingCode } from '../lib/extracts/messages.ts';
import { decodeText } from '../lib/extracts/text.ts';
import { refusedData } from './arguments.ts';

/** The cells of a CSV as texts, blank rows left out. */
export interface CsvContent {
	readonly header: readonly string[];
	readonly rows: readonly (readonly string[])[];
	/** The line of the file on which each row starts (1 = first line). */
	readonly lines: readonly number[];
}

/** Reads a CSV of any encoding and separator; throws a `CommandError` that names the file, never a cell. */
export async function parseCsv(file: string, bytes: Uint8Array): Promise<CsvContent> {
	const mismatch = checkMagic(bytes, 'csv');
	if (mismatch !== null) throw refuse(mismatch, file, null);
	const decoded = await decodeText(bytes);
	if (decoded.isBinary) throw refuse('contenu-binaire', file, null);
	const text = decoded.pieces.join('').replace(/^\uFEFF/, '');
	const declared = /^"?sep=(.)"?\n/i.exec(text);
	const body = text.slice(declared?.[0].length ?? 0);
	const delimiter = declared?.[1] ?? guessDelimiter(body);
	const { data, errors } = Papa.parse<string[]>(body, { delimiter, newline: '\n' });
	const lines = numberLines(data, declared === null ? 1 : 2);
	const fault = errors.find(({ type }) => type === 'Quotes');
	if (fault !== undefined) {
		const code = fault.code === 'MissingQuotes' ? 'guillemet-non-ferme' : 'guillemet-mal-place';
		throw refuse(code, file, lines[fault.row ?? 0] ?? 1);
	}
	const kept = data.flatMap((cells, index) =>
		cells.some((cell) => cell.trim() !== '') ? [{ cells, line: lines[index] ?? 0 }] : [],
	);
	const [header, ...rows] = kept;
	return {
		header: (header?.cells ?? []).map((title) => title.trim()),
		rows: rows.map(({ cells }) => cells),
		lines: rows.map(({ line }) => line),
	};
}

/** The separator that cuts the first rows alike and into the most cells; that of office software where none does. */
function guessDelimiter(text: string): string {
	let best = { delimiter: ';', score: 0 };
	for (const delimiter of [';', ',', '\t', '|']) {
		const { data } = Papa.parse<string[]>(text, {
			delimiter,
			newline: '\n',
			preview: 50,
			skipEmptyLines: 'greedy',
		});
		const width = data[0]?.length ?? 0;
		const alike = data.filter((cells) => cells.length === width).length;
		const score = width < 2 ? 0 : width * (alike === data.length ? 1000 : 1);
		if (score > best.score) best = { delimiter, score };
	}
	return best.delimiter;
}

/** A row as a line of a CSV that French office software opens as such, texts that look like formulas quoted. */
export function formatCsvLine(cells: readonly string[]): string {
	return `${cells.map((cell) => quote(/^[\s']*[=+\-@]/.test(cell) ? `'${cell}` : cell)).join(';')}\r\n`;
}

/** The cell as it was before `formatCsvLine` kept a spreadsheet from reading a formula in it. */
export function unquoteFormula(cell: string): string {
	return /^'[\s']*[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}

function quote(cell: string): string {
	return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function numberLines(records: readonly (readonly string[])[], first: number): readonly number[] {
	let line = first;
	return records.map((cells) => {
		const start = line;
		line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
		return start;
	});
}

function refuse(code: FindingCode, file: string, line: number | null): Error {
	const rows = line === null ? [] : [line];
	const { message, advice } = buildFinding(code, { place: { file }, rows, count: 1, details: [] });
	return refusedData(`${message}\n  ${advice}`);
}
