import type { SiteFile } from './write-site.ts';

const HOST = 'https://site.invalid';

/** Throws on a link of a page that leads to no file of the site. */
export function checkLinks(files: readonly SiteFile[]): void {
	const names = new Set(files.map(({ name }) => name));
	for (const { name, bytes } of files) {
		if (!name.endsWith('.html')) continue;
		const html = new TextDecoder().decode(bytes);
		for (const [, href = ''] of html.matchAll(/<(?:a|link)\b[^>]*?\bhref="([^"]*)"/g)) {
			const target = new URL(href.replaceAll('&amp;', '&'), `${HOST}/${name}`);
			if (target.origin !== HOST) continue;
			const path = decodeURIComponent(target.pathname).slice(1);
			const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
			if (!names.has(file)) throw new Error(`link of ${name}: ${href}`);
		}
	}
}
