import type { ForeignKey, TableName } from '../schemas/schemas.ts';
import type { FindingCollector } from './collector.ts';
import type { FindingCode } from './messages.ts';
import { pause } from './pause.ts';
import type { Cell } from './table.ts';
import type { LoadedTable } from './table-reader.ts';

/** The tables read, by name. */
export type LoadedTables = ReadonlyMap<TableName, LoadedTable>;

/** For each value of a unique column, the index of its row; the first one where it repeats. */
export type RowIndex = ReadonlyMap<Cell, number>;

/** For each row of a table, the row of another that it refers to; −1 where there is none. */
export type RowLinks = Int32Array;

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
		const index = new Map<Cell, number>();
		const cells = this.#tables.get(table)?.getCells(column) ?? [];
		cells.forEach((cell, row) => {
			if (cell !== null && !index.has(cell)) index.set(cell, row);
		});
		this.#indexes.set(key, index);
		return index;
	}

	/** Rows of the parents of a table, through one of its foreign keys. */
	getLinks(table: TableName, { field, table: parent, column }: ForeignKey): RowLinks {
		const key = `${table}.${field}`;
		const known = this.#links.get(key);
		if (known !== undefined) return known;
		const index = this.get(parent, column);
		const cells = this.#tables.get(table)?.getCells(field) ?? [];
		const links = Int32Array.from(cells, (cell) => (cell === null ? -1 : (index.get(cell) ?? -1)));
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
		table.getCells(field.name).forEach((cell, row) => {
			const first = cell === null ? row : index.get(cell);
			if (first === row || first === undefined) return;
			tally.hit(rowNumbers[row], `déjà à la ligne ${String(rowNumbers[first])}`);
		});
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
		table.getCells(link.field).forEach((cell, row) => {
			if (cell !== null && links[row] === -1) tally.hit(rowNumbers[row], parent.file);
		});
	}
}

function checkAttendance(table: LoadedTable | undefined, findings: FindingCollector): void {
	if (table === undefined) return;
	const { file, rowNumbers } = table;
	const invited = table.getCells('nb_invites');
	const place = { file, table: 'seances', column: 'nb_presents' } as const;
	const tally = findings.open('presents-superieurs-invites', place, 'nb_invites au plus');
	table.getCells('nb_presents').forEach((present, row) => {
		const most = invited[row] ?? null;
		if (present !== null && most !== null && present > most) tally.hit(rowNumbers[row]);
	});
}
