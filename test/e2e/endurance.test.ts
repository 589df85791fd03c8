import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { FUZZ } from '../support/fuzz.ts';
import { chooseFiles, uploadCase, visit, waitForFigures, type Visit } from './browser.ts';

/** `npm run fuzz -- 100` makes 10 000 changes and 1 000 loads. */
const CHANGES = 100 * FUZZ;
const LOADS = 10 * FUZZ;
/** Changes after which everything that is kept on purpose is there, and most of the code is compiled. */
const WARM = Math.min(600, 40 * FUZZ);
const DAY_MS = 86_400_000;

let now: Visit;
beforeEach(async () => {
	now = await visit(inject('address'));
	await waitForFigures(now.page);
	await now.page.waitForFunction(() => performance.getEntriesByName('jalons-complet').length > 0);
});
afterEach(async () => {
	expect(now.errors).toEqual([]);
	await now.close();
});

const persons = (page: Page) =>
	page.locator('article[data-indicateur="personnes_accompagnees"] .figure strong');

/** Bytes of the heap of the page, what is dead left out. */
async function measureHeap(): Promise<number> {
	const session = await now.context.newCDPSession(now.page);
	await session.send('HeapProfiler.enable');
	await session.send('HeapProfiler.collectGarbage');
	const { usedSize } = await session.send('Runtime.getHeapUsage');
	await session.detach();
	return usedSize;
}

/** Goes through periods and pôles as a reader does, each once the former is drawn; returns the last figure. */
function change(page: Page, count: number): Promise<string> {
	return page.evaluate(async (wanted) => {
		for (let turn = 0; turn < wanted; turn += 1) {
			// Looked for again each time: the page may have made them anew.
			const radios = document.querySelectorAll<HTMLInputElement>('input[name="periode"]');
			const pole = document.querySelector<HTMLSelectElement>('.pole select');
			if (radios.length === 0 || pole === null) throw new Error('no choice of a period or a pôle');
			if (turn % 2 === 0) {
				radios[(turn / 2) % radios.length]?.click();
			} else {
				pole.selectedIndex = ((turn - 1) / 2) % pole.options.length;
				pole.dispatchEvent(new Event('change', { bubbles: true }));
			}
			await new Promise((resolve) => requestAnimationFrame(resolve));
		}
		return document.querySelector('.figure strong')?.textContent ?? '';
	}, count);
}

it(
	`holds no more memory after ${String(CHANGES)} changes of period and pôle`,
	async () => {
		await change(now.page, WARM);
		const before = await measureHeap();
		const figure = await change(now.page, CHANGES);
		expect(figure).not.toBe('');
		expect((await measureHeap()) / before).toBeLessThan(1.1);
	},
	DAY_MS,
);

it(
	`shows the last good set through ${String(LOADS)} loads, good and bad in turn`,
	async () => {
		const { page } = now;
		const [good, other] = [await uploadCase('small'), await uploadCase('mid-year')];
		const bad = good.filter(({ name }) => name !== 'freins.csv' && name !== 'datapackage.json');
		const expected: string[] = [];
		for (let load = 0; load < LOADS; load += 1) {
			const isGood = load % 2 === 0;
			await chooseFiles(page, isGood ? (load % 4 === 0 ? good : other) : bad);
			const accept = page.getByRole('button', { name: 'Accepter le jeu' });
			if (isGood) {
				await expect.poll(() => accept.isEnabled()).toBe(true);
				await accept.click();
				await accept.waitFor({ state: 'detached' });
			} else {
				await expect.poll(() => accept.isDisabled()).toBe(true);
			}
			await page.getByRole('link', { name: 'Synthèse', exact: true }).first().click();
			await waitForFigures(page);
			const shown = (await persons(page).textContent()) ?? '';
			if (isGood) expected.push(shown);
			else expect(shown).toBe(expected.at(-1));
		}
		// The two sets do not have the same figure: one in place of the other would be seen.
		expect(new Set(expected).size).toBe(Math.min(2, Math.ceil(LOADS / 2)));
		expected.forEach((figure, index) => {
			expect(figure).toBe(expected[index % 2]);
		});
	},
	DAY_MS,
);
