import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import type { Field, Rows, TableName, TableSchema } from '../../lib/schemas/schemas.ts';

/** Letters kept in memory before they go to disk. */
const BUFFER = 1 << 18;

/** A CSV file that is written row by row: UTF-8, comma, CRLF, ISO dates. */
export class CsvFile<Table extends TableName> {
	readonly #fields: readonly Field[];
	readonly #file: number;
	readonly #hash: Hash = createHash('sha256');
	#pending: string;
	bytes = 0;
	rows = 0;

	constructor(path: string, schema: TableSchema) {
		this.#fields = schema.fields;
		this.#file = openSync(path, 'w');
		this.#pending = `${schema.fields.map(({ name }) => name).join(',')}\r\n`;
	}

	write(row: Rows[Table]): void {
		const cells = this.#fields.map((field) => formatCell(Reflect.get(row, field.name), field));
		this.#pending += `${cells.join(',')}\r\n`;
		this.rows += 1;
		if (this.#pending.length > BUFFER) this.#flush();
	}

	/** Ends the file; returns its SHA-256 in hexadecimal. */
	close(): string {
		this.#flush();
		closeSync(this.#file);
		return this.#hash.digest('hex');
	}

	#flush(): void {
		const bytes = Buffer.from(this.#pending, 'utf8');
		for (let start = 0; start < bytes.length;) start += writeSync(this.#file, bytes, start);
		this.#hash.update(bytes);
		this.bytes += bytes.length;
		this.#pending = '';
	}
}

function formatCell(value: unknown, { name, type }: Field): string {
	if (value === null) return '';
	if (typeof value === 'number') return type === 'number' ? value.toFixed(2) : String(value);
	if (typeof value === 'boolean') return String(value);
	if (typeof value !== 'string') throw new Error(`cell without value: ${name}`);
	return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Size in bytes and SHA-256 in hexadecimal of a file on disk. */
export function measureFile(path: string): { readonly bytes: number; readonly hash: string } {
	const hash = createHash('sha256');
	const chunk = Buffer.alloc(BUFFER);
	const file = openSync(path, 'r');
	for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
		hash.update(chunk.subarray(0, read));
	}
	closeSync(file);
	return { bytes: statSync(path).size, hash: hash.digest('hex') };
}
