import type { Engine } from '../../engine/engine.ts';
import type { Cell } from '../../extracts/table.ts';
import {
	readNumber,
	toColumnKind,
	TooManyColumns,
	type ConsoleResult,
	type ResultColumn,
} from './console-result.ts';

/** How much of a result is brought to the page. */
export interface ResultLimits {
	readonly rows: number;
	/** Letters of a text. */
	readonly letters: number;
	readonly columns: number;
}

/** What the page shows, and what a file holds. */
export const SHOWN: ResultLimits = { rows: 1_000, letters: 1_000, columns: 100 };
export const EXPORTED: ResultLimits = { rows: 100_000, letters: 32_767, columns: 500 };

/** What stands before the first line of the reader's query, in the text that the engine is given. */
export const LINES_BEFORE = 1;

/**
 * Runs a guarded query inside another one, which can only read, and stops at the limit. Throws `EngineError`, and
 * `TooManyColumns`.
 */
export async function runQuery(
	engine: Engine,
	body: string,
	limits: ResultLimits,
): Promise<ConsoleResult> {
	const described = await engine.queryOne(`DESCRIBE SELECT * FROM (\n${body}\n) AS requete`);
	if (described.length > limits.columns) throw new TooManyColumns(described.length, limits.columns);
	const columns = described.map((row): ResultColumn => {
		const type = String(row['column_type']);
		return { name: String(row['column_name']), type, kind: toColumnKind(type) };
	});
	const rows = await engine.queryOne(wrapQuery(body, columns, limits));
	let isCut = false;
	const read = rows.slice(0, limits.rows).map((row) =>
		columns.map(({ kind, type }, index): Cell => {
			const cell = row[`c${index + 1}`] ?? null;
			if (kind === 'nombre') return typeof cell === 'string' ? readNumber(cell, type) : cell;
			if (typeof cell !== 'string' || cell.length <= limits.letters) return cell;
			isCut = true;
			return `${cell.slice(0, limits.letters)}…`;
		}),
	);
	return { columns, rows: read, isTruncated: rows.length > limits.rows, isCut };
}

/** The columns are named anew by their place: two of them may bear the same name. */
function wrapQuery(body: string, columns: readonly ResultColumn[], limits: ResultLimits): string {
	const names = columns.map((_, index) => `c${index + 1}`);
	const values = columns.map((column, index) => toReadable(column, `c${index + 1}`, limits));
	return `SELECT ${values.join(', ')} FROM (\n${body}\n) AS requete(${names.join(', ')}) LIMIT ${limits.rows + 1}`;
}

/** Both engines give back texts and booleans alike; one letter more than the limit tells a cut text. */
function toReadable({ kind }: ResultColumn, name: string, { letters }: ResultLimits): string {
	if (kind === 'booleen') return `${name} AS ${name}`;
	const text = `CAST(${name} AS VARCHAR)`;
	return kind === 'texte' ? `left(${text}, ${letters + 1}) AS ${name}` : `${text} AS ${name}`;
}
