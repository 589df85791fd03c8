import { describeExtraction } from '../disclosure/prepare-input.ts';
import { parseLongCsv } from '../disclosure/long-table-csv.ts';
import type { Manifest, Publication, PublicationFile } from '../disclosure/publication.ts';
import { releaseAudited } from '../disclosure/release.ts';
import { computeSha256 } from '../extracts/hash.ts';
import type { ExtractSet } from '../extracts/read-extracts.ts';

/**
 * The edition of the demonstration that this site holds ready, if it is of this exercise and of these very extracts;
 * null otherwise, and where a file is not what the manifest says. `folder` ends in `/`.
 */
export async function openReadyPublication(
	folder: string,
	set: Pick<ExtractSet, 'dateExtraction' | 'files'>,
	exercice: number,
	signal: AbortSignal,
): Promise<Publication | null> {
	const bytes = await fetchBytes(`${folder}manifest.json`, signal);
	if (bytes === null) return null;
	const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Manifest;
	const extraction = describeExtraction(set.dateExtraction, set.files);
	const isSame = JSON.stringify(manifest.extraction) === JSON.stringify(extraction);
	if (manifest.exercice !== exercice || !isSame) return null;
	const tables = await Promise.all(
		manifest.fichiers.map((file) => readTable(`${folder}${file.nom}`, file, signal)),
	);
	const known = tables.filter((table) => table !== null);
	if (known.length < tables.length) return null;
	return {
		manifest,
		released: releaseAudited(known.flatMap(({ rows }) => rows)),
		files: [...known.map(({ file }) => file), { name: 'manifest.json', bytes }],
	};
}

async function readTable(
	address: string,
	{ nom, sha256 }: Manifest['fichiers'][number],
	signal: AbortSignal,
) {
	const bytes = await fetchBytes(address, signal);
	if (bytes === null || (await computeSha256(bytes)) !== sha256) return null;
	const rows = parseLongCsv(new TextDecoder().decode(bytes));
	const file: PublicationFile = { name: nom, bytes };
	return rows === null ? null : { file, rows };
}

async function fetchBytes(address: string, signal: AbortSignal): Promise<Uint8Array | null> {
	const response = await fetch(address, { signal });
	return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
}
