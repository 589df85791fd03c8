import type { RecordBatch } from './csv.ts';
import type { TableInput, TableReader } from './table-reader.ts';
import type { DecodedText } from './text.ts';

/** Hands the records to the reader of a table, setting aside those that are empty or ragged. */
export class RowFeeder {
	readonly reader: TableReader;
	readonly #input: TableInput;
	#toSkip: number;
	#blankLines: number[] = [];
	#shortLine = 0;
	#lastLine = 0;

	constructor(reader: TableReader, toSkip: number, input: TableInput) {
		this.reader = reader;
		this.#toSkip = toSkip;
		this.#input = input;
	}

	push({ records, lines }: RecordBatch): void {
		const kept: (readonly string[])[] = [];
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

	#accepts(record: readonly string[], line: number): boolean {
		if (isBlank(record)) {
			this.#blankLines.push(line);
			return false;
		}
		this.#tellBlankLines();
		this.#lastLine = line;
		const width = this.reader.header.length;
		if (record.length < width) {
			this.#tellShort();
			this.#shortLine = line;
			return false;
		}
		if (record.length === width || isBlank(record.slice(width))) return true;
		this.#tell('cellules-en-trop', line);
		return false;
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

	#tell(code: 'cellules-en-trop' | 'cellules-manquantes' | 'lignes-vides', line: number): void {
		const { file, table, findings } = this.#input;
		findings.data.open(code, { file, table }, String(this.reader.header.length)).hit(line);
	}

	/** A short last line with no line break after it is a file cut in the middle. */
	close(text: DecodedText): void {
		const isCut = !(text.pieces.at(-1) ?? '').endsWith('\n');
		const { file, table, findings } = this.#input;
		if (this.#shortLine > 0 && this.#shortLine === this.#lastLine && isCut) {
			findings.data.add('fin-tronquee', { file, table }, this.#shortLine);
		} else this.#tellShort();
	}
}

function isBlank(record: readonly string[]): boolean {
	return record.every((cell) => cell === '' || cell.trim() === '');
}
