import { readdir } from 'node:fs/promises';
import { loadSet } from '../lib/convention/load-set.ts';
import { loadSolver } from '../lib/disclosure/load-solver.ts';
import { readEdition, type ReadEdition } from '../lib/disclosure/previous.ts';
import { protect } from '../lib/disclosure/protect.ts';
import {
	ProtectionError,
	type Publication,
	type PublicationFile,
} from '../lib/disclosure/publication.ts';
import type { Engine } from '../lib/engine/engine.ts';
import { openNodeEngine } from '../lib/engine/node.ts';
import type { ExtractSet } from '../lib/extracts/read-extracts.ts';
import type { Period } from '../lib/indicators/periods.ts';
import { gatherInput } from '../lib/state/publication-input.ts';
import { refusedData, wrongUse } from './arguments.ts';
import { nameReason } from './output-file.ts';
import { writeFolder } from './prepare/output-folder.ts';
import { openFolder } from './read-folder.ts';

/**
 * Prepares the edition of diffusion of some periods and writes its folder, whole or not at all; `previous` are the
 * folders of earlier editions.
 */
export async function publish(
	set: ExtractSet,
	periods: readonly Period[],
	{ out, previous }: { readonly out: string; readonly previous: readonly string[] },
): Promise<Publication> {
	await checkFolder(out);
	const publication = await prepare(set, periods, previous).catch((cause: unknown) => {
		throw cause instanceof ProtectionError ? refusedData(cause.message) : cause;
	});
	await writeFolder(out, new Map(publication.files.map(({ name, bytes }) => [name, bytes])));
	return publication;
}

async function prepare(
	set: ExtractSet,
	periods: readonly Period[],
	folders: readonly string[],
): Promise<Publication> {
	const editions = await readEditions(folders);
	return withEngine(set, (engine) => preparePublication(engine, set, periods, editions));
}

/**
 * The edition of diffusion of a set that an engine already holds, protected together with earlier ones; throws a
 * `ProtectionError`.
 */
export async function preparePublication(
	engine: Engine,
	set: ExtractSet,
	periods: readonly Period[],
	editions: readonly ReadEdition[] = [],
): Promise<Publication> {
	const solver = await loadSolver();
	const input = await gatherInput(engine, set, periods, editions, openWith);
	return protect(input, { solver });
}

async function openWith(set: ExtractSet): Promise<Engine> {
	const engine = await openNodeEngine();
	await loadSet(engine, set);
	return engine;
}

async function withEngine<T>(set: ExtractSet, use: (engine: Engine) => Promise<T>): Promise<T> {
	const engine = await openWith(set);
	try {
		return await use(engine);
	} finally {
		await engine.close();
	}
}

/** The earlier editions of some folders, verified; throws a `ProtectionError` where one was altered. */
export async function readEditions(folders: readonly string[]): Promise<readonly ReadEdition[]> {
	const editions: ReadEdition[] = [];
	for (const folder of folders) editions.push(await readEdition(await readFolder(folder)));
	return editions;
}

async function readFolder(path: string): Promise<readonly PublicationFile[]> {
	const files = await openFolder(path).catch((cause: unknown) => {
		throw wrongUse(`« ${path} » ne s’ouvre pas${nameReason(cause)} : vérifier --previous.`);
	});
	return Promise.all(files.map(async (file) => ({ name: file.path, bytes: await file.bytes() })));
}

async function checkFolder(path: string): Promise<void> {
	const names = await readdir(path).catch(() => []);
	if (names.length > 0) throw wrongUse(`« ${path} » n’est pas vide : changer --out.`);
}

/** What the person at the terminal should know of what was written. */
export function describePublication({ manifest }: Publication, out: string): string {
	const { lignes, perte, audit, precedents } = manifest;
	const percent = (share: number): string =>
		(100 * share).toLocaleString('fr-FR', { maximumFractionDigits: 1 });
	return [
		`Publication écrite dans « ${out} » : ${lignes.publiees} lignes publiées, ${lignes.retenues} retenues (${lignes.primaires} d’abord, ${lignes.secondaires} pour les protéger).`,
		`Perte : ${percent(perte.ponderee)} % du poids des lignes, au moins ${percent(perte.borne)} % quoi qu’on fasse. Audit : ${audit.secrets} petits effectifs protégés.`,
		...(precedents.length === 0
			? [
					'Aucune édition antérieure n’a été donnée : si une autre a déjà été diffusée, les deux ensemble pourraient en dire plus. La donner avec --previous.',
				]
			: []),
	].join('\n');
}
