import { realpathSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { wrongUse } from './arguments.ts';

/**
 * Writes a file beside, then renames it: a reader never sees half of it. With `isPrivate`, only its
 * owner may read it. Throws a `CommandError` that names `option`.
 */
export async function writeOutput(
	path: string,
	content: string | Uint8Array,
	{ option = '--out', isPrivate = false } = {},
): Promise<void> {
	const beside = `${path}.partiel`;
	try {
		await mkdir(dirname(resolve(path)), { recursive: true });
		await rm(beside, { force: true });
		await writeFile(beside, content, { mode: isPrivate ? 0o600 : 0o666 });
		await rename(beside, path);
	} catch (cause) {
		await rm(beside, { force: true }).catch(() => undefined);
		throw wrongUse(`« ${path} » ne s’écrit pas${nameReason(cause)} : vérifier ${option}.`);
	}
}

/** « (ENOENT) » where the disk gave a code, with a space before it. */
export function nameReason(cause: unknown): string {
	return cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
}

/** Whether a path is a folder itself or lies inside it, links followed. */
export function isInside(path: string, folder: string): boolean {
	const from = relative(followLinks(folder), followLinks(path));
	return from === '' || (from !== '..' && !from.startsWith(`..${sep}`) && from !== resolve(from));
}

/** The real path of what exists of a path, and the rest as written. */
function followLinks(path: string): string {
	const whole = resolve(path);
	try {
		return realpathSync(whole);
	} catch (cause) {
		if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause;
		return dirname(whole) === whole ? whole : join(followLinks(dirname(whole)), basename(whole));
	}
}
