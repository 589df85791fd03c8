import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isTableName } from '../../lib/schemas/schemas.ts';
import { wrongUse } from '../arguments.ts';
import { nameReason } from '../output-file.ts';
import { PACK } from './formats.ts';
import type { Package } from './package.ts';

/**
 * Says before any work whether a folder may be written: it must be new or empty, or, with
 * `mayReplace`, hold nothing but extracts. Throws a `CommandError`.
 */
export async function checkOutputFolder(path: string, mayReplace: boolean): Promise<void> {
	const names = await listNames(path);
	if (names.length === 0) return;
	if (!mayReplace) {
		throw wrongUse(`« ${path} » n’est pas vide : changer --out, ou ajouter --replace.`);
	}
	const foreign = names.filter((name) => !isExtract(name));
	if (foreign.length === 0) return;
	throw wrongUse(
		`« ${path} » contient autre chose que des extraits (${foreign.slice(0, 3).join(', ')}) : --replace effacerait ces fichiers ; changer --out.`,
	);
}

/** Writes the package beside, then puts it in the place of the folder: never half of it. */
export async function writeFolder(path: string, files: Package): Promise<void> {
	const whole = resolve(path);
	const parent = dirname(whole);
	let staging: string | null = null;
	try {
		await mkdir(parent, { recursive: true });
		staging = await mkdtemp(join(parent, `.${basename(whole)}-`));
		const fresh = join(staging, 'nouveau');
		await mkdir(fresh);
		for (const [name, bytes] of files) {
			await mkdir(dirname(join(fresh, name)), { recursive: true });
			await writeFile(join(fresh, name), bytes);
		}
		if (await exists(whole)) await rename(whole, join(staging, 'ancien'));
		await rename(fresh, whole);
	} catch (cause) {
		throw wrongUse(`« ${path} » ne s’écrit pas${nameReason(cause)} : vérifier --out.`);
	} finally {
		if (staging !== null) await restoreAndClean(staging, whole);
	}
}

/** Puts back what stood there, where the new folder did not take its place. */
async function restoreAndClean(staging: string, whole: string): Promise<void> {
	const former = join(staging, 'ancien');
	if ((await exists(former)) && !(await exists(whole))) await rename(former, whole);
	await rm(staging, { recursive: true });
}

async function listNames(path: string): Promise<readonly string[]> {
	try {
		const entries = await readdir(path, { recursive: true, withFileTypes: true });
		return entries
			.filter((entry) => !entry.isDirectory())
			.map(({ parentPath, name }) => relative(path, join(parentPath, name)).split(sep).join('/'));
	} catch (cause) {
		if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
		throw wrongUse(`« ${path} » ne s’ouvre pas${nameReason(cause)} : vérifier --out.`);
	}
}

async function exists(path: string): Promise<boolean> {
	return readdir(path).then(
		() => true,
		() => false,
	);
}

function isExtract(name: string): boolean {
	if (name === PACK || /^(?:convention|clauses|datapackage)\.json$/.test(name)) return true;
	const match = /^(?:\w+\/exercice=[^/]+\/pole=[^/]+\/)?(\w+)\.(?:csv|parquet)$/.exec(name);
	return match !== null && isTableName(match[1] ?? '');
}
