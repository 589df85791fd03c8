import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import {
	listPublishedPaths,
	toPublishedLink,
	type PublishedAddresses,
} from '../../lib/state/published-address.ts';
import type { SiteFile } from './write-site.ts';

/**
 * The pages built in a folder and what they ask for, styles, faces and icons: nothing else of it. Throws on a page
 * that is not there.
 */
export async function collectPages(
	folder: string,
	site: PublishedAddresses,
): Promise<readonly SiteFile[]> {
	const files = new Map<string, Uint8Array>();
	for (const path of listPublishedPaths(site)) {
		const name = `${path.slice(1)}index.html`;
		const html = tidyPage(await readFile(join(folder, name), 'utf8'), path, site);
		files.set(name, new TextEncoder().encode(html));
		for (const asset of listAssets(html)) await collectAsset(folder, path, asset, files);
	}
	return [...files].map(([name, bytes]) => ({ name, bytes }));
}

/** A page whose links hold in the site, without a script, what scripts would read, or a trace of how it was built. */
function tidyPage(html: string, path: string, site: PublishedAddresses): string {
	return html
		.replace(/<script\b[\s\S]*?<\/script>/g, '')
		.replace(/<link\b[^>]*\brel="modulepreload"[^>]*>/g, '')
		.replace(/<!--[\s\S]*?-->/g, '')
		.replace(/ data-sveltekit-[a-z-]+="[^"]*"/g, '')
		.replace(/(<a\b[^>]*?\bhref=")([^"]*)(")/g, (_, start: string, href: string, end: string) => {
			const link = toPublishedLink(href.replaceAll('&amp;', '&'), path, site);
			return `${start}${link.replaceAll('&', '&amp;')}${end}`;
		});
}

/** Addresses of the styles and icons of a page, as written. */
function listAssets(html: string): readonly string[] {
	return [...html.matchAll(/<link\b[^>]*?\bhref="([^"]+)"/g)].map(([, href]) => href ?? '');
}

async function collectAsset(
	folder: string,
	from: string,
	address: string,
	files: Map<string, Uint8Array>,
): Promise<void> {
	if (/^(data|https?):/.test(address)) return;
	const clean = address.replace(/[?#].*$/, '');
	const name = posix.join(posix.dirname(`${from}x`), clean).replace(/^\/+/, '');
	if (files.has(name)) return;
	const bytes = await readFile(join(folder, name));
	files.set(name, bytes);
	if (!name.endsWith('.css')) return;
	for (const [, url = ''] of bytes.toString('utf8').matchAll(/url\(["']?([^"')]+)["']?\)/g)) {
		await collectAsset(folder, `/${name}`.replace(/[^/]+$/, ''), url, files);
	}
}
