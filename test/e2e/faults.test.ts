import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { serveSite } from '../../src/cli/serve-site.js';
import { parseLongTable, readExpected } from '../support/cases.ts';
import { compareTables } from '../support/compare-tables.ts';
import {
	acceptSet,
	chooseFiles,
	exportTable,
	uploadCase,
	visit,
	waitForFigures,
	type Visit,
} from './browser.ts';

/** Persons of the case « small » in 2020. */
const SMALL = '46';
const RETRY = { name: 'Réessayer' } as const;

let now: Visit;
beforeEach(async () => {
	now = await visit(inject('address'));
	await waitForFigures(now.page);
});
afterEach(async () => {
	await now.close();
});

const persons = (page: Page) =>
	page.locator('article[data-indicateur="personnes_accompagnees"] .figure strong');

async function readPersons(page = now.page): Promise<string> {
	await waitForFigures(page);
	return (await persons(page).textContent()) ?? '';
}

const goTo = async (name: string): Promise<void> => {
	await now.page.getByRole('link', { name, exact: true }).first().click();
	await now.page.locator('h1').waitFor();
};

/** What the exploration counts, once its engine has answered. */
const facets = () => now.page.getByRole('region', { name: 'Sélection' });

/** From here on the page keeps its workers in sight, so that a test can end them as a browser would: without a word. */
async function watchWorkers(page: Page): Promise<void> {
	await page.evaluate(() => {
		const workers: { worker: Worker; type: string }[] = [];
		const Usual = Worker;
		Object.assign(window, {
			workers,
			Worker: class extends Usual {
				constructor(url: string | URL, options?: WorkerOptions) {
					super(url, options);
					workers.push({ worker: this, type: options?.type ?? 'classic' });
				}
			},
		});
	});
}

/** Ends every worker of a type once one runs: those of the engine are classic, those that read files are modules. */
async function killWorkers(page: Page, type: 'classic' | 'module'): Promise<void> {
	await page.evaluate(async (wanted) => {
		const { workers } = window as unknown as { workers: { worker: Worker; type: string }[] };
		for (;;) {
			const { held = [] } = await navigator.locks.query();
			const found = workers.filter((one) => one.type === wanted);
			if (found.length > 0 && held.some(({ name }) => name?.startsWith('jalons-'))) {
				// The page has seen it run by then.
				await new Promise((resolve) => setTimeout(resolve, 300));
				for (const { worker } of found) worker.terminate();
				return;
			}
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
	}, type);
}

describe('an engine that ends', () => {
	it('under the exploration is opened again, and says the same', async () => {
		const { page } = now;
		await watchWorkers(page);
		await goTo('Exploration');
		await facets().waitFor();
		const before = await facets().locator('.sentence').innerText();
		await killWorkers(page, 'classic');
		await expect.poll(() => page.locator('.panel').count()).toBe(0);
		// On a busy machine somebody may still have waited for an answer: that end is told.
		const retry = page.getByRole('button', RETRY);
		await retry.or(facets()).first().waitFor();
		if (await retry.isVisible()) await retry.click();
		await facets().waitFor();
		await expect.poll(() => facets().locator('.sentence').innerText()).toBe(before);
		expect(now.errors).toEqual([]);
	});

	it('while a set is put in place leaves the former figures, and the set can be accepted again', async () => {
		const { page } = now;
		const before = await readPersons();
		await watchWorkers(page);
		await chooseFiles(page, await uploadCase('small'));
		await page.getByRole('button', { name: 'Accepter le jeu' }).click();
		await killWorkers(page, 'classic');
		await page.getByText('Les chiffres n’ont pas pu être calculés.').waitFor();
		await page.getByText('Le moteur de calcul s’est arrêté.').waitFor();
		await goTo('Synthèse');
		expect(await readPersons()).toBe(before);
		await page.getByRole('button', RETRY).click();
		await expect.poll(() => persons(page).textContent()).toBe(SMALL);
		expect(now.errors).toEqual([]);
	});
});

describe('a reading that ends', () => {
	it('leaves the figures, and the files can be read again', async () => {
		const { page } = now;
		const before = await readPersons();
		await goTo('Données');
		await watchWorkers(page);
		// It is ended before it begins: a small set is read too fast to be caught.
		await page.evaluate(() => {
			// The class of the test, over that of the browser.
			Object.assign(Worker.prototype, { postMessage: () => undefined });
			Object.assign(window, {
				giveBack: () => Reflect.deleteProperty(Worker.prototype, 'postMessage'),
			});
		});
		await page.locator('input[data-choose="fichiers"]').setInputFiles(await uploadCase('small'));
		await killWorkers(page, 'module');
		await page.getByText('Les fichiers n’ont pas pu être lus.').waitFor();
		await page.evaluate(() => {
			(window as unknown as { giveBack: () => void }).giveBack();
		});
		await page.getByRole('button', RETRY).click();
		await page.getByRole('button', { name: 'Accepter le jeu' }).waitFor();
		await goTo('Synthèse');
		expect(await readPersons()).toBe(before);
		await goTo('Données');
		await acceptSet(page);
		expect(await readPersons()).toBe(SMALL);
	});
});

describe('an engine that is not served', () => {
	it.each([
		['is absent', { status: 404, contentType: 'text/plain', body: 'absent' }],
		['is a page of another kind', { status: 200, contentType: 'text/html', body: '<p>Portail' }],
	] as const)('(%s) is told, and asked for again', async (_, answer) => {
		const { page, context } = now;
		await context.route('**/*.wasm', (route) => route.fulfill(answer));
		await goTo('Exploration');
		await page.getByText('Le moteur de calcul s’est arrêté.').waitFor();
		await goTo('Synthèse');
		await readPersons();
		await context.unroute('**/*.wasm');
		await goTo('Exploration');
		await page.getByRole('button', RETRY).click();
		await facets().waitFor();
	});
});

describe('a slow network', () => {
	it('shows the figures at once, and says what the exploration waits for until it may be left', async () => {
		const { page, context } = now;
		let release: () => void = () => undefined;
		const held = new Promise<void>((resolve) => {
			release = resolve;
		});
		await context.route('**/*.wasm', async (route) => {
			await held;
			await route.continue();
		});
		await goTo('Exploration');
		await page
			.getByText('Chargement du moteur')
			.or(page.getByText('Contrôle des tables'))
			.waitFor();
		await goTo('Contrats (CER)');
		expect(await page.locator('main .figure strong').first().textContent()).not.toBe('');
		release();
		await goTo('Exploration');
		await facets().waitFor();
		expect(now.errors).toEqual([]);
	});
});

describe('figures of the build that are not served', () => {
	it('leave those that the page carries, and are asked for again', async () => {
		const { page, context } = now;
		await context.route('**/chiffres-demonstration.json', (route) =>
			route.fulfill({ status: 500 }),
		);
		await page.goto(inject('address'));
		await page.getByText('Le jeu de démonstration n’a pas pu être ouvert.').waitFor();
		const carried = await readPersons();
		await context.unroute('**/chiffres-demonstration.json');
		await page.getByRole('button', RETRY).click();
		await page
			.getByText('Le jeu de démonstration n’a pas pu être ouvert.')
			.waitFor({ state: 'detached' });
		expect(await readPersons()).toBe(carried);
	});
});

describe('a network that goes', () => {
	it('takes nothing of an open set with it: every page still opens', async () => {
		const { page, context } = now;
		await chooseFiles(page, await uploadCase('small'));
		await acceptSet(page);
		await page.waitForFunction(() => performance.getEntriesByName('jalons-complet').length > 0);
		const missed = new Set<string>();
		context.on('requestfailed', (request) => missed.add(new URL(request.url()).pathname));
		await context.setOffline(true);
		for (const name of [
			'Contrats (CER)',
			'Budget',
			'Conformité',
			'Rapport annuel',
			'Exploration',
		]) {
			await goTo(name);
		}
		await facets().waitFor();
		await goTo('Synthèse');
		expect(await readPersons()).toBe(SMALL);
		// The browser asks for the icon of the tab again at each page, whatever the page does.
		expect([...missed]).toEqual(['/icon.svg']);
	});

	it('while a file is made is told, and the file is made once it is back', async () => {
		const { page, context } = now;
		await goTo('Présentation');
		const button = page.getByRole('button', { name: /PowerPoint/ });
		await button.waitFor();
		await context.setOffline(true);
		await button.click();
		await page.getByRole('alert').filter({ hasText: 'PowerPoint' }).waitFor();
		await context.setOffline(false);
		const downloading = page.waitForEvent('download');
		await button.click();
		expect((await downloading).suggestedFilename()).toMatch(/\.pptx$/);
	});
});

describe('a new version deployed under an open tab', () => {
	it('leaves the set that is open: its pages still come from the former version', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'jalons-site-'));
		cpSync('build', folder, { recursive: true });
		const server = await serveSite({ folder });
		const here = await visit(server.address);
		await waitForFigures(here.page);
		await chooseFiles(here.page, await uploadCase('small'));
		await acceptSet(here.page);
		await here.page.waitForFunction(
			() => performance.getEntriesByName('jalons-complet').length > 0,
		);
		// The files of the former version are gone, as after a deployment that replaces a folder.
		rmSync(join(folder, '_app', 'immutable', 'nodes'), { recursive: true });
		rmSync(join(folder, '_app', 'immutable', 'chunks'), { recursive: true });
		for (const name of ['Sorties', 'Budget', 'Synthèse']) {
			await here.page.getByRole('link', { name, exact: true }).first().click();
			await here.page.locator('h1').waitFor();
		}
		expect(await readPersons(here.page)).toBe(SMALL);
		await here.close();
		await server.close();
		rmSync(folder, { recursive: true });
	});
});

describe('a static server of an intranet, in a folder of its own and without a header', () => {
	it('serves the whole site', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'jalons-site-'));
		cpSync('build', join(folder, 'outils', 'jalons'), { recursive: true });
		const site = join(folder, 'outils', 'jalons');
		const sums = readFileSync(join(site, 'empreintes.sha256'), 'utf8').trim().split('\n');
		expect(sums.length).toBeGreaterThan(300);
		for (const line of sums) {
			const [sum = '', path = ''] = line.split('  ');
			const bytes = readFileSync(join(site, path));
			expect([path, createHash('sha256').update(bytes).digest('hex')]).toEqual([path, sum]);
		}
		const server = await serveSite({ folder, headers: {} });
		const here = await visit(server.address, 'outils/jalons/');
		await waitForFigures(here.page);
		await chooseFiles(here.page, await uploadCase('small'));
		await acceptSet(here.page);
		expect(await readPersons(here.page)).toBe(SMALL);
		await here.page.goto(new URL('outils/jalons/contrats/?periode=2020-S1', server.address).href);
		await here.page.locator('h1').waitFor();
		expect(here.errors).toEqual([]);
		await here.close();
		await server.close();
		rmSync(folder, { recursive: true });
	});
});

describe('two loads at once', () => {
	it('end with the last one', async () => {
		const { page } = now;
		const files = await uploadCase('small');
		await goTo('Données');
		const input = page.locator('input[data-choose="fichiers"]');
		await input.setInputFiles(files.filter(({ name }) => name !== 'poles.csv'));
		await input.setInputFiles(files);
		await page.getByRole('button', { name: 'Accepter le jeu' }).waitFor();
		await expect
			.poll(() => page.getByRole('button', { name: 'Accepter le jeu' }).isEnabled())
			.toBe(true);
		await acceptSet(page);
		expect(await readPersons()).toBe(SMALL);
	});
});

describe('the clock of another place', () => {
	let reference: Promise<readonly string[]> | null = null;

	/** The cards of the same set, in Paris and in French. */
	async function readReference(): Promise<readonly string[]> {
		await chooseFiles(now.page, await uploadCase('small'));
		await acceptSet(now.page);
		return now.page.locator('article[data-indicateur]').allInnerTexts();
	}

	it.each([
		['Pacific/Kiritimati', 'en-US'],
		['America/Cayenne', 'ar-EG'],
	] as const)('%s changes no figure, and no word', async (timezoneId, locale) => {
		const far = await visit(inject('address'), '', { timezoneId, locale });
		await waitForFigures(far.page);
		await chooseFiles(far.page, await uploadCase('small'));
		await acceptSet(far.page);
		const cards = await far.page.locator('article[data-indicateur]').allInnerTexts();
		const table = parseLongTable(await exportTable(far.page));
		await far.close();
		expect(compareTables(table, (await readExpected('small')).get('2020') ?? [])).toEqual([]);
		expect(cards).toEqual(await (reference ??= readReference()));
	});
});

describe('the cache of back and forward', () => {
	it('gives the figures of the set back', async () => {
		const { page } = now;
		const before = await readPersons();
		await page.goto('about:blank');
		await page.goBack();
		expect(await readPersons()).toBe(before);
		await page.getByRole('radio', { name: 'S1', exact: true }).check();
		await expect.poll(() => page.url()).toContain('periode=2020-S1');
		await expect.poll(() => page.locator('main h1').textContent()).not.toBe('');
	});
});
