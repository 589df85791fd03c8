import { tableSchemas, type ForeignKey, type TableName } from '../schemas/schemas.ts';
import type { FindingCollector } from './collector.ts';
import type { FindingCode } from './messages.ts';
import { pause } from './pause.ts';
import type { Cell, Cells } from './table.ts';
import type { LoadedTable } from './table-reader.ts';

/** The tables read, by name. */
export type LoadedTables = ReadonlyMap<TableName, LoadedTable>;

/** For each value of a unique column, the index of its row; the first one where it repeats. */
export type RowIndex = ReadonlyMap<Cell, number>;

/** For each row of a table, the row of another that it refers to; −1 where there is none. */
export type RowLinks = Int32Array;

/** The columns that foreign keys refer to, each « table.column ». */
const REFERRED = new Set(
	tableSchemas.flatMap(({ foreignKeys }) =>
		foreignKeys.map(({ table, column }) => `${table}.${column}`),
	),
);

function indexCells(cells: Cells): RowIndex {
	const index = new Map<Cell, number>();
	for (let row = 0; row < cells.length; row++) {
		const cell = cells.at(row) ?? null;
		if (cell !== null && !index.has(cell)) index.set(cell, row);
	}
	return index;
}

/** Indexes of the unique columns of the tables, built once for keys, links and integrity. */
export class KeyIndexes {
	readonly #tables: LoadedTables;
	readonly #indexes = new Map<string, RowIndex>();
	readonly #links = new Map<string, RowLinks>();

	constructor(tables: LoadedTables) {
		this.#tables = tables;
	}

	/** Rows by value of a column; empty when the table was not read. */
	get(table: TableName, column: string): RowIndex {
		const key = `${table}.${column}`;
		const known = this.#indexes.get(key);
		if (known !== undefined) return known;
		const index = indexCells(this.#tables.get(table)?.getCells(column) ?? []);
		// Large where nothing refers to it, and read once then.
		if (REFERRED.has(key)) this.#indexes.set(key, index);
		return index;
	}

	/** Rows of the parents of a table, through one of its foreign keys. */
	getLinks(table: TableName, { field, table: parent, column }: ForeignKey): RowLinks {
		const key = `${table}.${field}`;
		const known = this.#links.get(key);
		if (known !== undefined) return known;
		const index = this.get(parent, column);
		const cells = this.#tables.get(table)?.getCells(field) ?? [];
		const links = new Int32Array(cells.length).map(
			(_, row) => index.get(cells.at(row) ?? null) ?? -1,
		);
		this.#links.set(key, links);
		return links;
	}
}

/** Checks unique columns, foreign keys and attendance; a link to a table not read is left out. */
export async function checkKeys(
	tables: LoadedTables,
	indexes: KeyIndexes,
	findings: FindingCollector,
	signal?: AbortSignal,
	onShare?: (share: number) => void,
): Promise<void> {
	let done = 0;
	for (const table of tables.values()) {
		onShare?.(done / tables.size);
		done += 1;
		checkUnique(table, indexes, findings);
		await pause(signal);
		checkLinks(table, tables, indexes, findings);
		await pause(signal);
	}
	checkAttendance(tables.get('seances'), findings);
}

function checkUnique(table: LoadedTable, indexes: KeyIndexes, findings: FindingCollector): void {
	const { schema, file, rowNumbers } = table;
	for (const field of schema.fields) {
		const isKey = field.name === schema.primaryKey;
		if (!isKey && !field.unique) continue;
		const index = indexes.get(schema.name, field.name);
		const code: FindingCode = isKey ? 'cle-en-double' : 'valeur-en-double';
		const tally = findings.open(code, { file, table: schema.name, column: field.name });
		const cells = table.getCells(field.name);
		for (const [row, number] of rowNumbers.entries()) {
			const cell = cells.at(row) ?? null;
			const first = cell === null ? row : index.get(cell);
			if (first === row || first === undefined) continue;
			tally.hit(number, `déjà à la ligne ${String(rowNumbers[first])}`);
		}
	}
}

function checkLinks(
	table: LoadedTable,
	tables: LoadedTables,
	indexes: KeyIndexes,
	findings: FindingCollector,
): void {
	const { schema, file, rowNumbers } = table;
	for (const link of schema.foreignKeys) {
		const parent = tables.get(link.table);
		if (parent === undefined) continue;
		const links = indexes.getLinks(schema.name, link);
		const place = { file, table: schema.name, column: link.field };
		const tally = findings.open('lien-rompu', place, `un identifiant présent dans ${parent.file}`);
		const cells = table.getCells(link.field);
		for (const [row, number] of rowNumbers.entries()) {
			if (links[row] === -1 && cells.at(row) !== null) tally.hit(number, parent.file);
		}
	}
}

function checkAttendance(table: LoadedTable | undefined, findings: FindingCollector): void {
	if (table === undefined) return;
	const { file, rowNumbers } = table;
	const invited = table.getCells('nb_invites');
	const place = { file, table: 'seances', column: 'nb_presents' } as const;
	const tally = findings.open('presents-superieurs-invites', place, 'nb_invites au plus');
	const attended = table.getCells('nb_presents');
	for (const [row, number] of rowNumbers.entries()) {
		const [present, most] = [attended.at(row) ?? null, invited.at(row) ?? null];
		if (present !== null && most !== null && present > most) tally.hit(number);
	}
}
