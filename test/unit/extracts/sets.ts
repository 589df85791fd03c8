import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../../src/lib/extracts/finding.ts';
import type { CheckedTable } from '../../../src/lib/extracts/table.ts';
import {
	readExtracts,
	type ExtractResult,
	type ExtractSet,
	type ReadOptions,
	type SourceFile,
} from '../../../src/lib/extracts/read-extracts.ts';

export const SMALL = join(import.meta.dirname, '../../fixtures/extracts/small');

/** Contents of a set, by path. */
export type Contents = Record<string, string | Uint8Array>;

/** The small set as text with plain line breaks, without its datapackage, whose hashes forbid any change. */
export function loadSmall(): Record<string, string> {
	const names = readdirSync(SMALL).filter((name) => name !== 'datapackage.json');
	return Object.fromEntries(
		names.map((name) => [name, readFileSync(join(SMALL, name), 'utf8').replaceAll('\r\n', '\n')]),
	);
}

/** The small set as its files are, datapackage included. */
export function loadSmallBytes(): Record<string, Uint8Array> {
	return Object.fromEntries(
		readdirSync(SMALL).map((name) => [name, new Uint8Array(readFileSync(join(SMALL, name)))]),
	);
}

export function toFiles(contents: Contents): SourceFile[] {
	return Object.entries(contents).map(([path, content]) => {
		const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
		return { path, size: bytes.length, bytes: () => Promise.resolve(bytes) };
	});
}

export function read(
	contents: Contents,
	options?: ReadOptions,
): Promise<ExtractResult<CheckedTable>> {
	return readExtracts(toFiles(contents), options);
}

/** The set, or an error that tells what was found. */
export async function readSet(contents: Contents): Promise<ExtractSet<CheckedTable>> {
	const result = await read(contents);
	if (!result.ok) throw new Error(JSON.stringify(result.findings, null, 1));
	return result.set;
}

/** All the findings, whether the set was accepted or not. */
export async function listFindings(contents: Contents): Promise<readonly Finding[]> {
	const result = await read(contents);
	return result.ok ? result.set.findings : result.findings;
}

/** The findings of a set that must be refused. */
export async function listRefusal(contents: Contents): Promise<readonly Finding[]> {
	const result = await read(contents);
	if (result.ok) throw new Error('the set was accepted');
	return result.findings;
}

/** `code file column rows` of each error. */
export function listErrors(findings: readonly Finding[]): string[] {
	return findings
		.filter((finding) => finding.severity === 'erreur')
		.map(({ code, file, column, rows }) =>
			[code, file, column, rows?.join('+')].filter((part) => part !== undefined).join(' '),
		);
}

/** The small set with one file changed. */
export function changeFile(name: string, change: (text: string) => string): Record<string, string> {
	const contents = loadSmall();
	return { ...contents, [name]: change(contents[name] ?? '') };
}

/** Replaces a line of a text, numbered from 1. */
export function changeLine(text: string, line: number, change: (line: string) => string): string {
	return text
		.split('\n')
		.map((content, index) => (index === line - 1 ? change(content) : content))
		.join('\n');
}

/** A text in UTF-16 with its byte order mark. */
export function toUtf16(text: string, order: 'le' | 'be'): Uint8Array {
	const bytes = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
	return order === 'le' ? bytes : new Uint8Array(Buffer.from(bytes).swap16());
}
