import type { Cell } from '../../extracts/table.ts';

export type ColumnKind = 'texte' | 'nombre' | 'date' | 'booleen';

/** A column of a result, as the query names it; `type` is that of DuckDB. */
export interface ResultColumn {
	readonly name: string;
	readonly type: string;
	readonly kind: ColumnKind;
}

/** What a query gave; a number too long for JavaScript stays as the text of its digits. */
export interface ConsoleResult {
	readonly columns: readonly ResultColumn[];
	readonly rows: readonly (readonly Cell[])[];
	/** Whether rows were left out, beyond the limit. */
	readonly isTruncated: boolean;
	/** Whether a text was cut. */
	readonly isCut: boolean;
}

const NUMBER =
	/^(?:U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|FLOAT|DOUBLE|DECIMAL\(\d+,\d+\))$/;

/** How a type of DuckDB is read. */
export function toColumnKind(type: string): ColumnKind {
	if (NUMBER.test(type)) return 'nombre';
	if (type === 'DATE') return 'date';
	return type === 'BOOLEAN' ? 'booleen' : 'texte';
}

const INFINITES: Readonly<Record<string, number>> = { inf: Infinity, '-inf': -Infinity };

/** The number of a text, or the text of a whole or decimal number whose digits would be lost. */
export function readNumber(text: string, type: string): number | string {
	const number = INFINITES[text] ?? Number(text);
	if (type === 'DOUBLE' || type === 'FLOAT') return number;
	const digits = text.replace(/^-/, '').replace('.', '').replace(/^0+/, '');
	return digits.length > 15 ? text : number;
}

/** The rows in the order of a column, absences last; equal rows keep their order. */
export function sortRows(
	rows: readonly (readonly Cell[])[],
	column: number,
	direction: 'croissant' | 'decroissant',
): readonly (readonly Cell[])[] {
	const sign = direction === 'croissant' ? 1 : -1;
	return [...rows].sort((a, b) => {
		const left = a[column] ?? null;
		const right = b[column] ?? null;
		if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
		return sign * compareCells(left, right);
	});
}

function compareCells(a: NonNullable<Cell>, b: NonNullable<Cell>): number {
	if (typeof a === 'number' && typeof b === 'number') {
		// What is not a number comes after every number.
		if (Number.isNaN(a) || Number.isNaN(b))
			return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
		return a < b ? -1 : Number(a > b);
	}
	if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
	return String(a).localeCompare(String(b), 'fr', { numeric: true });
}

/** A result wider than what can be read. */
export class TooManyColumns extends Error {
	readonly count: number;
	readonly limit: number;

	constructor(count: number, limit: number) {
		super(`columns: ${count}`);
		this.name = 'TooManyColumns';
		this.count = count;
		this.limit = limit;
	}
}
