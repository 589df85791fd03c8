import type { TableInput, TableReader } from './table-reader.ts';

/** Records of a file, each with its row number there. */
export interface Records {
	readonly records: readonly (readonly unknown[])[];
	readonly lines: readonly number[];
}

/** How the rows of a format end: in a sheet, cells that are not written are empty. */
export type RowEnds = 'strictes' | 'libres';

/** A line that sums others, which a spreadsheet puts under or between them. */
const TOTAL = /^\s*(?:sous[ -]?)?tota(?:l|ux)(?![\p{L}\d_])/iu;

/** Hands the records to the reader of a table, setting aside those that are empty, ragged or totals. */
export class RowFeeder {
	readonly reader: TableReader;
	readonly #input: TableInput;
	readonly #ends: RowEnds;
	readonly #keyPosition: number | undefined;
	#toSkip: number;
	#blankLines: number[] = [];
	#shortLine = 0;
	#lastLine = 0;

	constructor(reader: TableReader, toSkip: number, input: TableInput, ends: RowEnds) {
		this.reader = reader;
		this.#toSkip = toSkip;
		this.#input = input;
		this.#ends = ends;
		this.#keyPosition = reader.getKeyPosition();
	}

	push({ records, lines }: Records): void {
		const kept: (readonly unknown[])[] = [];
		const keptLines: number[] = [];
		records.forEach((record, index) => {
			const line = lines[index] ?? 0;
			if (this.#toSkip > 0) this.#toSkip -= 1;
			else if (this.#accepts(record, line)) {
				kept.push(record);
				keptLines.push(line);
			}
		});
		this.reader.pushRows(keptLines, (position, index) => kept[index]?.[position]);
	}

	#accepts(record: readonly unknown[], line: number): boolean {
		if (isBlank(record)) {
			this.#blankLines.push(line);
			return false;
		}
		this.#tellBlankLines();
		this.#lastLine = line;
		if (this.#isTotal(record)) {
			this.#tell('lignes-de-total', line);
			return false;
		}
		const width = this.reader.header.length;
		if (record.length < width && this.#ends === 'strictes') {
			this.#tellShort();
			this.#shortLine = line;
			return false;
		}
		if (record.length <= width || isBlank(record.slice(width))) return true;
		this.#tell('cellules-en-trop', line);
		return false;
	}

	/** No identifier, or the word itself in its place, and a cell that begins with « Total ». */
	#isTotal(record: readonly unknown[]): boolean {
		const key = this.#keyPosition === undefined ? null : record[this.#keyPosition];
		if (!isEmpty(key) && !isTotalWord(key)) return false;
		return record.some(isTotalWord);
	}

	/** Blank lines inside the data are told; those at the end are not worth a word. */
	#tellBlankLines(): void {
		for (const line of this.#blankLines) this.#tell('lignes-vides', line);
		this.#blankLines = [];
	}

	#tellShort(): void {
		if (this.#shortLine > 0) this.#tell('cellules-manquantes', this.#shortLine);
		this.#shortLine = 0;
	}

	#tell(code: FeederCode, line: number): void {
		const { file, table, findings } = this.#input;
		findings.data.open(code, { file, table }, String(this.reader.header.length)).hit(line);
	}

	/** A short last line with no line break after it is a file cut in the middle. */
	close(isCut: boolean): void {
		const { file, table, findings } = this.#input;
		if (this.#shortLine > 0 && this.#shortLine === this.#lastLine && isCut) {
			findings.data.add('fin-tronquee', { file, table }, this.#shortLine);
		} else this.#tellShort();
	}
}

type FeederCode = 'cellules-en-trop' | 'cellules-manquantes' | 'lignes-vides' | 'lignes-de-total';

function isBlank(record: readonly unknown[]): boolean {
	return record.every(isEmpty);
}

function isEmpty(cell: unknown): boolean {
	if (typeof cell === 'string') return cell === '' || cell.trim() === '';
	return cell === null || cell === undefined;
}

function isTotalWord(cell: unknown): boolean {
	return typeof cell === 'string' && TOTAL.test(cell);
}
