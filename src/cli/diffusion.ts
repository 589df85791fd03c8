import { readdir } from 'node:fs/promises';
import { computeLongTable } from '../lib/convention/long-table.ts';
import { loadSet } from '../lib/convention/load-set.ts';
import { loadSolver } from '../lib/disclosure/load-solver.ts';
import { describeExtraction } from '../lib/disclosure/prepare-input.ts';
import { protect } from '../lib/disclosure/protect.ts';
import { ProtectionError, type Publication } from '../lib/disclosure/publication.ts';
import { listPublicationPeriods } from '../lib/disclosure/spans.ts';
import type { Engine } from '../lib/engine/engine.ts';
import { openNodeEngine } from '../lib/engine/node.ts';
import type { ExtractSet } from '../lib/extracts/read-extracts.ts';
import type { Period } from '../lib/indicators/periods.ts';
import { refusedData, wrongUse } from './arguments.ts';
import { writeFolder } from './prepare/output-folder.ts';

/** Prepares the edition of diffusion of some periods and writes its folder, whole or not at all. */
export async function publish(
	set: ExtractSet,
	periods: readonly Period[],
	out: string,
): Promise<Publication> {
	await checkFolder(out);
	const publication = await prepare(set, periods).catch((cause: unknown) => {
		throw cause instanceof ProtectionError ? refusedData(cause.message) : cause;
	});
	await writeFolder(out, new Map(publication.files.map(({ name, bytes }) => [name, bytes])));
	return publication;
}

async function prepare(set: ExtractSet, periods: readonly Period[]): Promise<Publication> {
	const engine = await openNodeEngine();
	try {
		await loadSet(engine, set);
		return await preparePublication(engine, set, periods);
	} finally {
		await engine.close();
	}
}

/** The edition of diffusion of a set that an engine already holds; throws a `ProtectionError`. */
export async function preparePublication(
	engine: Engine,
	set: ExtractSet,
	periods: readonly Period[],
): Promise<Publication> {
	const solver = await loadSolver();
	const rows = await computeLongTable(engine, set.convention, listPublicationPeriods(periods));
	return protect(
		{
			convention: set.convention,
			periods,
			rows,
			extraction: describeExtraction(set.dateExtraction, set.files),
		},
		{ solver },
	);
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
