import { readFile } from 'node:fs/promises';
import type { PublicationSeed } from '$lib/state/published.ts';
import { readPublishedPeriod } from '$lib/state/published-address.ts';
import type { Seed } from '$lib/state/seed.ts';
import { buildFigures } from './demonstration.server.ts';
import type { LayoutServerLoad } from './$types.js';

/** File of a publication, while its site is built; the dashboard otherwise. */
const PUBLICATION = process.env['JALONS_PUBLICATION'];
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
		const { carried } = await buildFigures();
		return { seed: carried, publication: null };
	}
	published ??= readFile(PUBLICATION, 'utf8').then((text) => JSON.parse(text) as PublicationSeed);
	const found = await published;
	const periode = readPublishedPeriod(url.pathname) ?? found.periodes[0] ?? '';
	const query = new URLSearchParams({ periode, edition: 'diffusion' }).toString();
	return { seed: null, publication: { seed: found, query } };
};
