import { readFile } from 'node:fs/promises';
import { openFolder } from '../cli/read-folder.ts';
import { openNodeEngine } from '$lib/engine/node.ts';
import { readExtracts } from '$lib/extracts/read-extracts.ts';
import { computeFigures } from '$lib/state/figures.ts';
import type { PublicationSeed } from '$lib/state/published.ts';
import { toSeed, type Seed } from '$lib/state/seed.ts';
import { readPublishedPeriod } from '$lib/state/published-address.ts';
import type { LayoutServerLoad } from './$types.js';

const DEMONSTRATION = 'static/demo';
/** File of a publication, while its site is built; the dashboard otherwise. */
const PUBLICATION = process.env['JALONS_PUBLICATION'];
let seed: Promise<Seed> | null = null;
let published: Promise<PublicationSeed> | null = null;

interface MadeFrom {
	/** The figures that every page carries of the demonstration. */
	readonly seed: Seed | null;
	/** What a published page shows, and for which choice. */
	readonly publication: { readonly seed: PublicationSeed; readonly query: string } | null;
}

/** What the pages are made from, read or computed once for all of them. */
export const load: LayoutServerLoad = async ({ url }): Promise<MadeFrom> => {
	if (PUBLICATION === undefined) {
		seed ??= computeSeed();
		return { seed: await seed, publication: null };
	}
	published ??= readFile(PUBLICATION, 'utf8').then((text) => JSON.parse(text) as PublicationSeed);
	const found = await published;
	const periode = readPublishedPeriod(url.pathname) ?? found.periodes[0] ?? '';
	const query = new URLSearchParams({ periode, edition: 'diffusion' }).toString();
	return { seed: null, publication: { seed: found, query } };
};

async function computeSeed(): Promise<Seed> {
	const result = await readExtracts(await openFolder(DEMONSTRATION));
	if (!result.ok) {
		throw new Error(result.findings.map(({ message }) => message).join('\n'));
	}
	const engine = await openNodeEngine();
	try {
		return toSeed(result.set, await computeFigures(engine, result.set));
	} finally {
		await engine.close();
	}
}
