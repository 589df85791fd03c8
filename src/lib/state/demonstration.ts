import type { SourceFile } from '../extracts/source.ts';
import type { Seed } from './seed.ts';

/** Addresses of this same origin. */
export interface Demonstration {
	/** Folder of the extracts, with its last slash. */
	readonly folder: string;
	/** File of the figures that were computed when the site was built. */
	readonly figures: string;
}

/** The figures of the demonstration as they were computed when the site was built; throws where none are served. */
export async function fetchFigures(address: string, signal: AbortSignal): Promise<Seed> {
	const bytes = await fetchBytes(address, signal);
	return JSON.parse(new TextDecoder().decode(bytes)) as Seed;
}

interface Package {
	readonly resources: readonly { readonly path: string; readonly bytes?: number }[];
}

/**
 * The files of the demonstration, listed by its `datapackage.json`; `folder` is an address of this same
 * origin that ends in `/`. Throws where the server does not answer.
 */
export async function listDemonstration(
	folder: string,
	signal: AbortSignal,
): Promise<readonly SourceFile[]> {
	const bytes = await fetchBytes(`${folder}datapackage.json`, signal);
	const { resources } = JSON.parse(new TextDecoder().decode(bytes)) as Package;
	return [
		{ path: 'datapackage.json', size: bytes.length, bytes: () => Promise.resolve(bytes) },
		...[{ path: 'convention.json' }, { path: 'clauses.json' }, ...resources]
			.filter(({ path }, index, all) => all.findIndex((one) => one.path === path) === index)
			.map(({ path, ...rest }) => toSource(folder, path, 'bytes' in rest ? rest.bytes : 0, signal)),
	];
}

/** A file that is asked for at once, so that the requests run side by side. */
function toSource(folder: string, path: string, size = 0, signal: AbortSignal): SourceFile {
	const content = fetchBytes(`${folder}${path}`, signal);
	// The failure is told by whoever reads the file; until then it is not an unhandled one.
	content.catch(() => undefined);
	return { path, size, bytes: () => content };
}

async function fetchBytes(address: string, signal: AbortSignal): Promise<Uint8Array> {
	const response = await fetch(address, { signal });
	if (!response.ok) throw new Error(`demonstration: ${response.status}`);
	return new Uint8Array(await response.arrayBuffer());
}
