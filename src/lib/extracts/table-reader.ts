import { getTableSchema, type TableName, type TableSchema } from '../schemas/schemas.ts';
import type { FindingCollector, Place } from './collector.ts';
import { ColumnReader, guardCell } from './column-reader.ts';
import { packColumn } from './columns.ts';
import { matchHeader, type HeaderMatch } from './header.ts';
import { guardHeader, nameColumn } from './header-guard.ts';
import { LIMITS } from './source.ts';
import type { Cell, Cells, CheckedTable, Column } from './table.ts';
import { getAllowedValues, type Vocabularies } from './vocabulary.ts';

/** A table as read: its columns, and the row number in the file of each of its rows. */
export interface LoadedTable {
	readonly file: string;
	readonly schema: TableSchema;
	readonly checked: CheckedTable;
	readonly rowNumbers: readonly number[];
	/** Cells of a column; empty for a name that the table does not have. */
	getCells(column: string): Cells;
}

/** Where the findings of a load go: rules of the data apart from what names a person. */
export interface Findings {
	readonly data: FindingCollector;
	readonly personal: FindingCollector;
}

/** What a reader of one table needs, whatever the format. */
export interface TableInput {
	readonly file: string;
	readonly table: TableName;
	readonly added: Vocabularies;
	readonly findings: Findings;
	readonly signal?: AbortSignal | undefined;
	/** Called with the share of the file read so far. */
	readonly onShare?: ((share: number) => void) | undefined;
}

/** The same, for a file that holds nothing else. */
export interface FileInput extends TableInput {
	readonly bytes: Uint8Array;
}

/** The tables of a partition as one, in that order, its rows numbered one after the other from 1. */
export function joinParts(file: string, parts: readonly LoadedTable[]): LoadedTable | null {
	const [first] = parts;
	if (first === undefined) return null;
	const rowCount = parts.reduce((sum, { checked }) => sum + checked.rowCount, 0);
	const columns = first.checked.columns.map(({ name, type }) => ({
		name,
		type,
		values: packColumn(chain(parts.map((part) => part.getCells(name)))),
	}));
	const rowNumbers = Array.from({ length: rowCount }, (_, index) => index + 1);
	return toLoadedTable(file, first.schema, columns, rowNumbers);
}

function* chain(columns: readonly Cells[]): Generator<Cell> {
	for (const cells of columns) yield* cells;
}

function toLoadedTable(
	file: string,
	schema: TableSchema,
	columns: readonly Column[],
	rowNumbers: readonly number[],
): LoadedTable {
	const byName = new Map(columns.map((column) => [column.name, column.values]));
	return {
		file,
		schema,
		checked: { name: schema.name, rowCount: rowNumbers.length, columns },
		rowNumbers,
		getCells: (column) => byName.get(column) ?? [],
	};
}

/** Takes the header, then the cells, of one file of a table; the format does not matter here. */
export class TableReader {
	readonly schema: TableSchema;
	readonly header: readonly string[];
	readonly #place: Place & { readonly file: string };
	readonly #findings: Findings;
	readonly #match: HeaderMatch;
	readonly #readers: readonly ColumnReader[];
	readonly #rowNumbers: number[] = [];

	constructor(
		file: string,
		table: TableName,
		header: readonly string[],
		added: Vocabularies,
		findings: Findings,
	) {
		this.schema = getTableSchema(table);
		this.header = header;
		this.#place = { file, table };
		this.#findings = findings;
		this.#match = matchHeader(header, this.schema);
		this.#readers = this.schema.fields.map(
			(field) =>
				new ColumnReader(
					field,
					getAllowedValues(table, field, added),
					this.#place,
					findings.data,
					findings.personal,
				),
		);
	}

	/** Checks the header; false when the rows cannot be read with it. */
	checkColumns(): boolean {
		guardHeader(this.header, this.#place, this.#findings.personal);
		const { data } = this.#findings;
		const { positions, repeated, respelled } = this.#match;
		if (this.header.length > LIMITS.columns) {
			data.add('trop-de-colonnes', this.#place);
			return false;
		}
		if (positions.size === 0) {
			const names = this.schema.fields.map((field) => field.name).join(', ');
			data.open('entete-illisible', this.#place, names).hit(1);
			return false;
		}
		for (const column of repeated) data.add('colonne-en-double', { ...this.#place, column });
		const absent = this.schema.fields.filter((field) => !positions.has(field.name));
		for (const field of absent) {
			const code = field.required ? 'colonnes-manquantes' : 'colonnes-facultatives-absentes';
			data.add(code, this.#place, undefined, `« ${field.name} »`);
		}
		for (const name of respelled) {
			data.add('entetes-convertis', this.#place, undefined, `« ${name} »`);
		}
		const isComplete = !absent.some((field) => field.required);
		if (isComplete) this.#tellUnknown();
		return isComplete && repeated.length === 0;
	}

	/** Unknown titles are shown only once the first line is known to be a header, not data. */
	#tellUnknown(): void {
		for (const position of this.#match.unknown) {
			const title = this.header[position]?.trim() ?? '';
			if (title === '') continue;
			const shown = `« ${nameColumn(title, position)} »`;
			this.#findings.data.add('colonnes-ignorees', this.#place, undefined, shown);
		}
	}

	/** Position in the file of each column of the schema, in its order; undefined where absent. */
	getPositions(): readonly (number | undefined)[] {
		return this.schema.fields.map((field) => this.#match.positions.get(field.name));
	}

	/** Position in the file of the primary key; undefined where absent. */
	getKeyPosition(): number | undefined {
		return this.#match.positions.get(this.schema.primaryKey);
	}

	/** Positions in the file of the columns that are guarded but not kept. */
	getUnknownPositions(): readonly number[] {
		return this.#match.unknown;
	}

	/** Adds `rows.length` rows; `read(position, index)` gives the raw cell of a column of the file. */
	pushRows(rows: readonly number[], read: (position: number, index: number) => unknown): void {
		this.getPositions().forEach((position, order) => {
			this.pushColumn(order, rows, position === undefined ? null : (i) => read(position, i));
		});
		for (const position of this.#match.unknown) {
			this.guardColumn(position, rows, (index) => read(position, index));
		}
		this.closeRows(rows);
	}

	/** Adds the cells of the column at `order` in the schema; null stands for an absent column. */
	pushColumn(
		order: number,
		rows: readonly number[],
		read: ((index: number) => unknown) | null,
	): void {
		const reader = this.#readers[order];
		if (reader === undefined) throw new Error(`unknown column: ${order}`);
		for (const [index, row] of rows.entries()) {
			if (read === null) reader.pushAbsent();
			else reader.push(read(index), row);
		}
	}

	/** Looks for personal data in a column that is not kept. */
	guardColumn(position: number, rows: readonly number[], read: (index: number) => unknown): void {
		const column = nameColumn(this.header[position] ?? '', position);
		const place = { ...this.#place, column };
		for (const [index, row] of rows.entries()) {
			guardCell(read(index), row, 'colonne inconnue', place, this.#findings.personal);
		}
	}

	/** Ends a batch whose columns have all been added. */
	closeRows(rows: readonly number[]): void {
		for (const row of rows) this.#rowNumbers.push(row);
	}

	/** The table once it is read, columns in the order of the schema. */
	toTable(): LoadedTable {
		const columns = this.#readers.map((reader) => reader.toColumn());
		return toLoadedTable(this.#place.file, this.schema, columns, this.#rowNumbers);
	}
}
