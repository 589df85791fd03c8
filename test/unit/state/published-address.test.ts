import { describe, expect, it } from 'vitest';
import {
	dropPublishedPeriod,
	listPublishedPaths,
	readPublishedPeriod,
	toPublishedLink,
	type PublishedAddresses,
} from '../../../src/lib/state/published-address.ts';

const site: PublishedAddresses = {
	periodPages: ['/', '/contrats/', '/conformite/'],
	pages: ['/methode/'],
	periodes: ['2020', '2020-S1', '2020-S2'],
};
const link = (href: string, from: string) => toPublishedLink(href, from, site);

describe('the pages of a published site', () => {
	it('are those of the first period at the root, the others in a folder each, and the rest once', () => {
		expect(listPublishedPaths(site)).toEqual([
			'/',
			'/contrats/',
			'/conformite/',
			'/2020-S1/',
			'/2020-S1/contrats/',
			'/2020-S1/conformite/',
			'/2020-S2/',
			'/2020-S2/contrats/',
			'/2020-S2/conformite/',
			'/methode/',
		]);
	});

	it.each([
		['/2020-S1/contrats/', '2020-S1', '/contrats/'],
		['/2020-S1/', '2020-S1', '/'],
		['/contrats/', null, '/contrats/'],
		['/', null, '/'],
	])('say their period in their address: %s', (path, periode, page) => {
		expect(readPublishedPeriod(path)).toBe(periode);
		expect(dropPublishedPeriod(path)).toBe(page);
	});
});

describe('the links of a published page', () => {
	it.each([
		['./contrats?edition=diffusion', '/', 'contrats/'],
		['../contrats?periode=2020-S1&edition=diffusion', '/conformite/', '../2020-S1/contrats/'],
		['../../?edition=diffusion', '/2020-S1/contrats/', '../../'],
		['../../contrats?edition=diffusion', '/2020-S1/contrats/', '../../contrats/'],
		['../../conformite#article-4', '/2020-S1/contrats/', '../../2020-S1/conformite/#article-4'],
		['../conformite#article-4', '/contrats/', '../conformite/#article-4'],
		['../methode?periode=2020-S2#sorties', '/contrats/', '../methode/#sorties'],
	])('lead from %s on %s to %s', (href, from, target) => {
		expect(link(href, from)).toBe(target);
	});

	it('stay as they are where they lead out of the pages', () => {
		for (const href of [
			'#contenu',
			'https://example.org/',
			'../donnees/2020.csv',
			'mailto:a@b.fr',
		]) {
			expect(link(href, '/methode/')).toBe(href);
		}
	});

	it('lead to a page of the site, whichever it is on', () => {
		const paths = listPublishedPaths(site);
		for (const from of paths) {
			for (const periode of site.periodes) {
				for (const page of [...site.periodPages, ...site.pages]) {
					const up = '../'.repeat(from.split('/').length - 2);
					const href = link(`${up}${page.slice(1)}?periode=${periode}&edition=diffusion`, from);
					const reached = new URL(href, `https://site.invalid${from}`).pathname;
					expect(paths).toContain(reached);
				}
			}
		}
	});
});
