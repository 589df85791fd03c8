import { describe, expect, it } from 'vitest';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { serveSite } from '../../src/cli/serve-site.js';
import { acceptSet, chooseFiles, uploadCase, visit, waitForFigures } from './browser.ts';

async function waitForInstall(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
}

describe('the site without a network', () => {
	it('opens every page, and reads a set of extracts, after one visit', async () => {
		const server = await serveSite();
		const { page, errors, close } = await visit(server.address, '', { serviceWorkers: 'allow' });
		await waitForFigures(page);
		await waitForInstall(page);
		// Nothing answers any more: neither pages, nor scripts, nor the engine.
		await server.close();
		for (const path of ['', 'contrats/', 'methode/', 'budget/?periode=2020-S1']) {
			await page.goto(new URL(path, server.address).href);
			await page.locator('h1').waitFor();
		}
		await page.goto(new URL('contrats', server.address).href);
		expect(new URL(page.url()).pathname).toBe('/contrats/');
		await page.goto(server.address);
		await chooseFiles(page, await uploadCase('small'));
		await acceptSet(page);
		expect(
			await page
				.locator('article[data-indicateur="personnes_accompagnees"] .figure strong')
				.textContent(),
		).toBe('46');
		expect(errors).toEqual([]);
		await close();
	});

	it('changes version only when the reader agrees', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'jalons-site-'));
		// Without the compressed forms, which would still say the former words.
		cpSync('build', folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
		const server = await serveSite({ folder });
		const { page, close } = await visit(server.address, '', { serviceWorkers: 'allow' });
		await waitForFigures(page);
		await waitForInstall(page);
		await page.reload();
		await waitForFigures(page);

		// A new version is deployed: another worker, another name of its copy, another title.
		const worker = join(folder, 'service-worker.js');
		const text = readFileSync(worker, 'utf8');
		writeFileSync(worker, text.replaceAll('jalons-', 'jalons-neuf-'));
		const home = join(folder, 'index.html');
		writeFileSync(
			home,
			readFileSync(home, 'utf8').replace(/<title>[^<]*/, '<title>Version nouvelle'),
		);
		await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
		const notice = page.getByText('Une nouvelle version de Jalons est prête.');
		await notice.waitFor();
		await page.getByRole('button', { name: 'Plus tard' }).click();
		await notice.waitFor({ state: 'detached' });
		await page.reload();
		await waitForFigures(page);
		const readHome = () =>
			page.evaluate(async () => /<title>([^<]*)/.exec(await (await fetch('./')).text())?.[1]);
		expect(await readHome()).not.toBe('Version nouvelle');

		await notice.waitFor();
		await page.getByRole('button', { name: 'Mettre à jour' }).click();
		await expect.poll(readHome).toBe('Version nouvelle');
		await close();
		await server.close();
		rmSync(folder, { recursive: true });
	});
});
