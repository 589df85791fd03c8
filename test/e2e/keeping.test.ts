import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { openCase } from '../support/cases.ts';
import {
	acceptSet,
	chooseFiles,
	toUpload,
	visit,
	waitForFigures,
	type UploadedFile,
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

async function listSmall(): Promise<UploadedFile[]> {
	const files = await openCase('small');
	return Promise.all(files.map(async (file) => toUpload(file.path, await file.bytes())));
}

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
}

describe('a set on this device', () => {
	it('is kept only if asked, comes back at the next visit, and can be erased', async () => {
		const { page } = now;
		const demonstration = await readPersons();
		await chooseFiles(page, await listSmall());
		await acceptSet(page);
		const small = await readPersons();
		expect(small).not.toBe(demonstration);

		await page.reload();
		expect(await readPersons()).toBe(demonstration);

		await chooseFiles(page, await listSmall());
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

	it('is told when the browser refuses to keep it, and stays shown', async () => {
		const { page } = now;
		await chooseFiles(page, await listSmall());
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
		const files = await listSmall();
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
