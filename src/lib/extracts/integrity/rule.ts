import type { Convention, Exercice, TableName } from '../../schemas/schemas.ts';
import type { KeyIndexes, LoadedTables, RowLinks } from '../keys.ts';
import type { integrityMessages } from '../messages/integrity.ts';
import type { Cells } from '../table.ts';
import type { LoadedTable } from '../table-reader.ts';
import { readDate } from '../values.ts';

export type IntegrityCode = keyof typeof integrityMessages;

/** What the rules between tables look at; all tables are there. */
export interface IntegrityContext {
	readonly tables: LoadedTables;
	readonly indexes: KeyIndexes;
	readonly convention: Convention;
	/** Last day that the extracts know, in days since 1970-01-01; null when nothing says it. */
	readonly cutoff: number | null;
}

/** A thing that should hold between tables; `find` gives the rows of `table` where it does not. */
export interface IntegrityRule {
	readonly code: IntegrityCode;
	readonly table: TableName;
	readonly column: string;
	/** Other tables that the rule reads. */
	readonly reads: readonly TableName[];
	readonly find: (context: IntegrityContext) => Iterable<number>;
}

/** A table of the set; throws when it was not read, which the caller must have checked. */
export function getTable(context: IntegrityContext, name: TableName): LoadedTable {
	const table = context.tables.get(name);
	if (table === undefined) throw new Error(`unknown table: ${name}`);
	return table;
}

/** Cells of a column. */
export function getCells(context: IntegrityContext, table: TableName, column: string): Cells {
	return getTable(context, table).getCells(column);
}

/** The days of a column of dates by row, from 0, each a count since 1970-01-01. */
export interface Days {
	readonly length: number;
	at(row: number): number | null | undefined;
}

/** Days since 1970-01-01 of a column of dates. */
export function getDays(context: IntegrityContext, table: TableName, column: string): Days {
	const cells = getCells(context, table, column);
	if (!hasDaysOnly(cells)) throw new Error(`not a column of dates: ${column}`);
	return cells;
}

/** For each row of a table, the row of its accompaniment; −1 where it has none. */
export function linkToAccompaniments(context: IntegrityContext, table: TableName): RowLinks {
	return context.indexes.getLinks(table, {
		field: 'id_accompagnement',
		table: 'accompagnements',
		column: 'id_accompagnement',
	});
}

/** For each accompaniment, the row of its orientation; −1 where it has none. */
export function linkToOrientations(context: IntegrityContext): RowLinks {
	return context.indexes.getLinks('accompagnements', {
		field: 'id_orientation',
		table: 'orientations',
		column: 'id_orientation',
	});
}

function hasDaysOnly(cells: Cells): cells is Cells & Days {
	for (let row = 0; row < cells.length; row++) {
		const cell = cells.at(row);
		if (cell !== null && typeof cell !== 'number') return false;
	}
	return true;
}

/** The value at a row; null where the row is missing or −1. */
export function at<T>(
	values: { at(row: number): T | undefined },
	row: number | undefined,
): NonNullable<T> | null {
	return row === undefined || row < 0 ? null : (values.at(row) ?? null);
}

/** Whether both days are known and the first is before the second. */
export function isBefore(day: number | null, other: number | null): boolean {
	return day !== null && other !== null && day < other;
}

/** Rows, from 0 to `count` − 1, for which a test holds. */
export function* findRows(count: number, test: (row: number) => boolean): Generator<number> {
	for (let row = 0; row < count; row++) if (test(row)) yield row;
}

/** The exercise in which a day falls; undefined outside all of them. */
export function createExerciseFinder(
	convention: Convention,
): (day: number) => Exercice | undefined {
	const bounds = convention.exercices.map((exercice) => ({
		exercice,
		from: toDays(exercice.date_debut),
		to: toDays(exercice.date_fin),
	}));
	return (day) => bounds.find(({ from, to }) => day >= from && day <= to)?.exercice;
}

/** Days of an ISO date; NaN, which no comparison holds for, when it is none. */
export function toDays(iso: string): number {
	const read = readDate(iso);
	return read.ok ? read.value : Number.NaN;
}
