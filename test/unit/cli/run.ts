import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';

export const ROOT = new URL('../../../', import.meta.url).pathname;
export const SMALL = join(ROOT, 'test/fixtures/cases/small');

export interface Outcome {
	readonly status: number | null;
	readonly out: string;
	readonly err: string;
}

/** Runs a command as `npm run` does, without npm. */
export function run(command: string, ...parameters: readonly string[]): Outcome {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['--import', 'tsx', `src/cli/${command}.ts`, ...parameters],
		{ cwd: ROOT, encoding: 'utf8' },
	);
	return { status, out: stdout, err: stderr };
}

/** Every file of a folder, as text, by name. */
export function readFolder(folder: string): Record<string, string> {
	return Object.fromEntries(
		readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
	);
}

/** The XML parts of an XLSX, by path. */
export function readParts(bytes: Uint8Array): Record<string, string> {
	return Object.fromEntries(
		Object.entries(unzipSync(bytes)).map(([path, part]) => [path, new TextDecoder().decode(part)]),
	);
}
