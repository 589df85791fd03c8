import type { Rows, TableName } from '../../lib/schemas/schemas.ts';

/** Takes one row of a table, in the order in which the table is to be written. */
export type WriteRow = <Table extends TableName>(table: Table, row: Rows[Table]) => void;

/** Identifiers of each table in order: letter and seven digits. */
export class Sequences {
	readonly #last = new Map<string, number>();

	/** The next identifier that begins with `letter`. */
	next(letter: string): string {
		const rank = this.#last.get(letter) ?? 0;
		this.#last.set(letter, rank + 1);
		return `${letter}${String(rank + 1).padStart(7, '0')}`;
	}
}
