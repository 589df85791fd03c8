import { computeSha256 } from '../extracts/hash.ts';
import type { LongRow } from '../indicators/indicator.ts';
import { parsePeriod, type Period } from '../indicators/periods.ts';
import type { Convention } from '../schemas/schemas.ts';
import { parseLongCsv } from './long-table-csv.ts';
import {
	ProtectionError,
	type Extraction,
	type Manifest,
	type PublicationFile,
} from './publication.ts';

/** An earlier edition, its hashes verified. */
export interface ReadEdition {
	readonly sha256: string;
	readonly manifest: Manifest;
	readonly published: readonly LongRow[];
}

/** Reads the files of an earlier edition; throws a `ProtectionError` where one is missing or was altered. */
export async function readEdition(files: readonly PublicationFile[]): Promise<ReadEdition> {
	const own = files.find(({ name }) => name === 'manifest.json');
	if (own === undefined) throw altered('son manifest.json manque');
	const manifest = parseManifest(own.bytes);
	const published: LongRow[] = [];
	for (const { nom, sha256 } of manifest.fichiers) {
		const file = files.find(({ name }) => name === nom);
		if (file === undefined) throw altered(`${nom} manque`);
		if ((await computeSha256(file.bytes)) !== sha256) throw altered(`${nom} a été modifié`);
		const rows = parseLongCsv(new TextDecoder().decode(file.bytes));
		if (rows === null) throw altered(`${nom} ne se lit pas`);
		published.push(...rows);
	}
	return { sha256: await computeSha256(own.bytes), manifest, published };
}

function parseManifest(bytes: Uint8Array): Manifest {
	let value: unknown;
	try {
		value = JSON.parse(new TextDecoder().decode(bytes));
	} catch (cause) {
		throw altered('son manifest.json ne se lit pas', cause);
	}
	if (!isManifest(value)) throw altered('son manifest.json n’est pas celui d’une publication');
	return value;
}

function isManifest(value: unknown): value is Manifest {
	if (typeof value !== 'object' || value === null) return false;
	const { edition, periodes, fichiers, extraction, exercice } = value as Partial<Manifest>;
	return (
		edition === 'diffusion' &&
		typeof exercice === 'number' &&
		Array.isArray(periodes) &&
		Array.isArray(fichiers) &&
		Array.isArray(extraction?.fichiers)
	);
}

/** The periods of an earlier edition, as they were known then; throws a `ProtectionError` on one unknown today. */
export function listPeriodsOf(manifest: Manifest, convention: Convention): readonly Period[] {
	return manifest.periodes.map((text) => {
		const parsed = parsePeriod(text, convention, manifest.extraction.date);
		if (parsed.ok) return parsed.period;
		throw altered('une de ses périodes n’est pas de cette convention');
	});
}

/** Whether two sets of extracts are the same, file by file. */
export function isSameExtraction(left: Extraction, right: Extraction): boolean {
	const list = ({ date, fichiers }: Extraction): string =>
		[String(date), ...fichiers.map(({ sha256 }) => sha256).sort()].join();
	return list(left) === list(right);
}

function altered(what: string, cause?: unknown): ProtectionError {
	return new ProtectionError(
		`une édition antérieure n’est pas intacte (${what}). Donner ses fichiers tels qu’ils ont été écrits.`,
		cause === undefined ? {} : { cause },
	);
}
