/** `/2020-S1/…`: the pages of a period of a published site lie in a folder of its name. */
const PERIOD_FOLDER = /^\/(\d{4}(?:-[A-Z\d]+)?)(?=\/)/;

/** The period of a page of a published site, null at its root. */
export function readPublishedPeriod(path: string): string | null {
	return PERIOD_FOLDER.exec(path)?.[1] ?? null;
}

/** The same address without the folder of its period: the page that it shows. */
export function dropPublishedPeriod(path: string): string {
	return path.replace(PERIOD_FOLDER, '');
}

/** Where the pages of a published site are: those of a period once a period, the others once. */
export interface PublishedAddresses {
	/** Paths that start and end with `/`, the period left out. */
	readonly periodPages: readonly string[];
	readonly pages: readonly string[];
	/** The first one is at the root. */
	readonly periodes: readonly string[];
}

/** Every page of a published site, as paths that start and end with `/`. */
export function listPublishedPaths({
	periodPages,
	pages,
	periodes,
}: PublishedAddresses): readonly string[] {
	const folders = periodes.map((periode, index) => (index === 0 ? '' : `/${periode}`));
	return [...folders.flatMap((folder) => periodPages.map((path) => `${folder}${path}`)), ...pages];
}

/**
 * A link of a page as the site holds it: a folder in the place of the choice of a period, which a site without a
 * script cannot read. `from` is the path of the page; what is no page of the site stays as it is.
 */
export function toPublishedLink(href: string, from: string, site: PublishedAddresses): string {
	const base = `https://site.invalid${from}`;
	if (!URL.canParse(href, base)) return href;
	const url = new URL(href, base);
	if (url.host !== 'site.invalid') return href;
	const path = `${dropPublishedPeriod(url.pathname).replace(/\/$/, '')}/`;
	// A choice without a period is that of the first one; a link without a choice stays in its folder.
	const { searchParams } = url;
	const stays = searchParams.has('edition') ? null : readPublishedPeriod(from);
	const wanted = searchParams.get('periode') ?? stays;
	const isOfPeriod = site.periodPages.includes(path);
	if (!isOfPeriod && !site.pages.includes(path)) return href;
	const periode = site.periodes.indexOf(wanted ?? '') > 0 ? `/${wanted ?? ''}` : '';
	const target = isOfPeriod ? `${periode}${path}` : path;
	if (target === from && url.hash !== '') return url.hash;
	return `${toRelative(from, target)}${url.hash}`;
}

/** `../seances/` from `/contrats/` to `/seances/`. */
function toRelative(from: string, to: string): string {
	const up = from.split('/').length - 2;
	const words = `${'../'.repeat(up)}${to.slice(1)}`;
	return words === '' ? './' : words;
}
