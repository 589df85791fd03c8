import Papa from 'papaparse';
import { pause } from './pause.ts';
import { LIMITS } from './source.ts';

/** Records of a CSV with the line of the file on which each starts (1 = first line). */
export interface RecordBatch {
	readonly records: readonly (readonly string[])[];
	readonly lines: readonly number[];
	/** Share of the file read so far, in (0, 1]. */
	readonly share: number;
}

/** What breaks the reading of a CSV, and on which line. */
export interface CsvFault {
	readonly code: 'guillemet-non-ferme' | 'guillemet-mal-place' | 'ligne-trop-longue';
	readonly line: number;
}

type FaultHandler = (fault: CsvFault) => void;

/**
 * Yields the records batch by batch, leaving the event loop between two; stops at the first fault
 * that makes what follows meaningless. `pieces` have `\n` as only line break.
 */
export async function* readRecords(
	pieces: readonly string[],
	delimiter: string,
	onFault: FaultHandler,
	signal?: AbortSignal,
): AsyncGenerator<RecordBatch> {
	const parser = new Papa.Parser({ delimiter, newline: '\n' }) as RecordParser;
	let rest = '';
	let line = 1;
	for (let index = 0; index < pieces.length; index++) {
		const isLast = index === pieces.length - 1;
		const text = rest + (pieces[index] ?? '');
		const { data, errors, meta } = parser.parse(text, 0, !isLast);
		const lines: number[] = [];
		for (const record of data) {
			lines.push(line);
			line += 1 + countBreaks(record);
		}
		const fault = findFault(errors, lines);
		if (fault !== null) onFault(fault);
		if (isLast && isEmptyTail(data)) data.pop();
		if (fault?.code === 'guillemet-non-ferme') data.pop();
		if (data.length > 0) yield { records: data, lines, share: (index + 1) / pieces.length };
		rest = isLast ? '' : text.slice(data.length > 0 ? meta.cursor : 0);
		if (rest.length > LIMITS.recordCharacters) {
			// A quote further on may be the one that closes a huge cell.
			const isOpen =
				rest.includes('"') && !pieces.slice(index + 1).some((next) => next.includes('"'));
			onFault({ code: isOpen ? 'guillemet-non-ferme' : 'ligne-trop-longue', line });
			return;
		}
		await pause(signal);
	}
}

/** The pull form of Papa's own parser: `ignoreLast` keeps an unfinished record for the next call. */
interface RecordParser {
	parse(
		input: string,
		baseIndex: number,
		ignoreLast: boolean,
	): {
		data: string[][];
		errors: readonly { readonly code: string; readonly row?: number }[];
		meta: { readonly cursor: number };
	};
}

function countBreaks(record: readonly string[]): number {
	let breaks = 0;
	for (const cell of record) {
		for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) breaks += 1;
	}
	return breaks;
}

function findFault(
	errors: readonly { readonly code: string; readonly row?: number }[],
	lines: readonly number[],
): CsvFault | null {
	const unclosed = errors.find((error) => error.code === 'MissingQuotes');
	const error = unclosed ?? errors[0];
	if (error === undefined) return null;
	const code = unclosed === undefined ? 'guillemet-mal-place' : 'guillemet-non-ferme';
	return { code, line: lines[error.row ?? 0] ?? lines.at(-1) ?? 1 };
}

/** A text that ends with a line break gives one last record with a single empty cell. */
function isEmptyTail(data: readonly (readonly string[])[]): boolean {
	const last = data.at(-1);
	return last?.length === 1 && last[0] === '';
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/**
 * The delimiter that yields the most cells for which `isKnown` holds in the header line, and how
 * many; at a draw, the one that yields the most cells.
 */
export function findDelimiter(
	headerLine: string,
	isKnown: (cell: string) => boolean,
): { readonly delimiter: Delimiter; readonly known: number } {
	let best: { delimiter: Delimiter; known: number } = { delimiter: ',', known: 0 };
	let width = 1;
	for (const delimiter of DELIMITERS) {
		const cells = splitLine(headerLine, delimiter);
		const known = cells.filter(isKnown).length;
		const isBetter = known > best.known || (known === best.known && cells.length > width);
		if (!isBetter) continue;
		best = { delimiter, known };
		width = cells.length;
	}
	return best;
}

/** The cells of one line. */
export function splitLine(line: string, delimiter: string): readonly string[] {
	const parser = new Papa.Parser({ delimiter, newline: '\n' }) as RecordParser;
	return parser.parse(line, 0, false).data[0] ?? [];
}
