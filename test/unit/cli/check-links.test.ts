import { describe, expect, it } from 'vitest';
import { checkLinks } from '../../../src/cli/publish-site/check-links.ts';

const site = (href: string) => [
	{ name: 'index.html', bytes: new TextEncoder().encode(`<a href="${href}">x</a>`) },
	{ name: 'donnees/2020.csv', bytes: new Uint8Array() },
	{ name: 'methode/index.html', bytes: new Uint8Array() },
];

describe('the links of a published site', () => {
	it.each(['methode/#sorties', './', '#contenu', 'donnees/2020.csv', 'https://example.org/x'])(
		'may be %s',
		(href) => {
			expect(() => {
				checkLinks(site(href));
			}).not.toThrow();
		},
	);

	it.each(['absent/', 'methode', 'donnees/2019.csv'])('may not be %s', (href) => {
		expect(() => {
			checkLinks(site(href));
		}).toThrow(`link of index.html: ${href}`);
	});
});
