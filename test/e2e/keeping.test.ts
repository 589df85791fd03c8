import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import {
	acceptSet,
	chooseFiles,
	toUpload,
	uploadCase,
	visit,
	waitForFigures,
	waitForScripts,
	type Visit,
} from './browser.ts';

let now: Visit;
beforeEach(async () => {
	now = await visit(inject('address'));
	await waitForFigures(now.page);
});
afterEach(async () => {
	await now.close();
});

async function readPersons(): Promise<string> {
	const figure = now.page.locator(
		'article[data-indicateur="personnes_accompagnees"] .figure strong',
	);
	await figure.waitFor();
	return (await figure.textContent()) ?? '';
}

async function goToData(): Promise<void> {
	await now.page.getByRole('link', { name: 'Données', exact: true }).first().click();
	await now.page.locator('h1', { hasText: 'Données' }).waitFor();
	await waitForScripts(now.page);
}

describe('a set on this device', () => {
	it('is kept only if asked, comes back at the next visit, and can be erased', async () => {
		const { page } = now;
		const demonstration = await readPersons();
		await chooseFiles(page, await uploadCase('small'));
		await acceptSet(page);
		const small = await readPersons();
		expect(small).not.toBe(demonstration);

		await page.reload();
		expect(await readPersons()).toBe(demonstration);

		await chooseFiles(page, await uploadCase('small'));
		await acceptSet(page);
		await goToData();
		await page.getByRole('button', { name: 'Garder ce jeu' }).click();
		await page.getByRole('button', { name: 'Tout effacer' }).waitFor();
		await page.goto(inject('address'));
		await expect.poll(readPersons).toBe(small);

		await goToData();
		await page.getByRole('button', { name: 'Tout effacer' }).click();
		await page.getByRole('button', { name: 'Tout effacer' }).waitFor({ state: 'detached' });
		await page.goto(inject('address'));
		expect(await readPersons()).toBe(demonstration);
		expect(now.errors).toEqual([]);
	});

	it('never shows the figures of the demonstration in its place', async () => {
		const { page, context } = now;
		await chooseFiles(page, await uploadCase('small'));
		await acceptSet(page);
		const small = await readPersons();
		await goToData();
		await page.getByRole('button', { name: 'Garder ce jeu' }).click();
		await page.getByRole('button', { name: 'Tout effacer' }).waitFor();
		// Notes every value that a reader could see, from the first frame on.
		await context.addInitScript(() => {
			const seen: string[] = [];
			Object.assign(window, { seen });
			const look = () => {
				const figure = document.querySelector(
					'article[data-indicateur="personnes_accompagnees"] .figure strong',
				);
				if (figure?.checkVisibility({ visibilityProperty: true })) {
					seen.push(figure.textContent);
				}
				requestAnimationFrame(look);
			};
			requestAnimationFrame(look);
		});
		await page.goto(inject('address'));
		const readSeen = () =>
			page.evaluate(() => [...new Set((window as unknown as { seen: string[] }).seen)]);
		await expect.poll(readSeen).toContain(small);
		expect(await readSeen()).toEqual([small]);
	});

	it('is the same in two tabs, and whole when both keep one at once', async () => {
		const { page, context } = now;
		const other = await context.newPage();
		await other.goto(inject('address'));
		await waitForFigures(other);
		const files = await uploadCase('small');
		for (const tab of [page, other]) {
			await chooseFiles(tab, files);
			await acceptSet(tab);
			await tab.getByRole('link', { name: 'Données', exact: true }).first().click();
			await tab.getByRole('button', { name: 'Garder ce jeu' }).waitFor();
		}
		const small = '46';
		await Promise.all(
			[page, other].map((tab) => tab.getByRole('button', { name: 'Garder ce jeu' }).click()),
		);
		for (const tab of [page, other]) {
			await tab.getByRole('button', { name: 'Tout effacer' }).waitFor();
		}
		// One folder of files and its list: the copy of the other tab left nothing behind.
		const entries = await page.evaluate(async () => {
			const root = await navigator.storage.getDirectory();
			const folder = await root.getDirectoryHandle('jalons');
			const names: string[] = [];
			// The types of this project's browsers do not have what lists a folder.
			const { keys } = folder as unknown as { readonly keys: () => AsyncIterable<string> };
			for await (const name of keys.call(folder)) names.push(name);
			return names;
		});
		expect(entries).toHaveLength(2);
		await other.goto(inject('address'));
		await expect
			.poll(() =>
				other
					.locator('article[data-indicateur="personnes_accompagnees"] .figure strong')
					.textContent(),
			)
			.toBe(small);
		await page.getByRole('button', { name: 'Tout effacer' }).click();
		await page.getByRole('button', { name: 'Tout effacer' }).waitFor({ state: 'detached' });
		// What the other tab shows stays; its next visit begins with the demonstration.
		expect(
			await other
				.locator('article[data-indicateur="personnes_accompagnees"] .figure strong')
				.textContent(),
		).toBe(small);
	});

	it('is told when the browser refuses to keep it, and stays shown', async () => {
		const { page } = now;
		await chooseFiles(page, await uploadCase('small'));
		await acceptSet(page);
		const small = await readPersons();
		await page.evaluate(() => {
			FileSystemFileHandle.prototype.createWritable = () =>
				Promise.reject(new DOMException('full', 'QuotaExceededError'));
		});
		await goToData();
		await page.getByRole('button', { name: 'Garder ce jeu' }).click();
		await page.getByText('n’a pas pu garder le jeu').waitFor();
		await page.getByRole('link', { name: 'Synthèse', exact: true }).first().click();
		expect(await readPersons()).toBe(small);
	});

	it('takes one table in place of its own', async () => {
		const { page } = now;
		const files = await uploadCase('small');
		await chooseFiles(page, files);
		await acceptSet(page);
		const before = await readPersons();
		const accompagnements = files.find(({ name }) => name === 'accompagnements.csv');
		if (accompagnements === undefined) throw new Error('case: no accompagnements.csv');
		const ended = accompagnements.buffer.toString('utf8').replace(/2020-05-22,,/, '2021-05-22,,');
		await chooseFiles(page, [toUpload('accompagnements.csv', ended)]);
		await page.getByText('à la place des mêmes tables du jeu affiché').waitFor();
		await acceptSet(page);
		expect(Number(await readPersons())).toBe(Number(before) - 1);
	});
});
