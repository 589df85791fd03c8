import { mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { wrongUse } from '../arguments.ts';
import { nameReason } from '../output-file.ts';

/** A file of the site: its path inside it, and what it holds. */
export interface SiteFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** Says before any work whether a folder may be written: it must be new or empty. Throws a `CommandError`. */
export async function checkNewFolder(path: string): Promise<void> {
	const names = await listNames(path);
	if (names.length === 0) return;
	throw wrongUse(`« ${path} » n’est pas vide : changer --out, ou vider ce dossier.`);
}

/** Writes the site beside, then gives it its name: never half of it. Throws a `CommandError`. */
export async function writeSite(path: string, files: readonly SiteFile[]): Promise<void> {
	const whole = resolve(path);
	let staging: string | null = null;
	try {
		await mkdir(dirname(whole), { recursive: true });
		staging = await mkdtemp(join(dirname(whole), `.${basename(whole)}-`));
		const fresh = join(staging, 'site');
		for (const { name, bytes } of files) {
			const file = join(fresh, name);
			await mkdir(dirname(file), { recursive: true });
			await writeFile(file, bytes);
		}
		// Empty, or not there: a folder with files in it would stop here.
		await rmdir(whole).catch((cause: unknown) => {
			if (!isCode(cause, 'ENOENT')) throw cause;
		});
		await rename(fresh, whole);
	} catch (cause) {
		throw wrongUse(`« ${path} » ne s’écrit pas${nameReason(cause)} : vérifier --out.`);
	} finally {
		if (staging !== null) await rm(staging, { recursive: true, force: true });
	}
}

async function listNames(path: string): Promise<readonly string[]> {
	try {
		return await readdir(path);
	} catch (cause) {
		if (isCode(cause, 'ENOENT')) return [];
		throw wrongUse(`« ${path} » ne s’ouvre pas${nameReason(cause)} : vérifier --out.`);
	}
}

function isCode(cause: unknown, code: string): boolean {
	return cause instanceof Error && 'code' in cause && cause.code === code;
}
