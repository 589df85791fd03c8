import { describe, expect, inject, it } from 'vitest';
import { findFaults } from './axe.ts';
import { visit, waitForFigures } from './browser.ts';

const CARD = 'article[data-indicateur="personnes_accompagnees"]';

describe('a page compared with another period', () => {
	it('says the change in words, keeps it in the address and on the next page', async () => {
		const { page, errors, close } = await visit(inject('address'));
		await waitForFigures(page);
		await page.getByLabel('Comparer à').selectOption({ label: '2019 (exercice précédent)' });
		await page.locator(`${CARD} .change`).waitFor({ timeout: 60_000 });
		expect(await page.locator(`${CARD} .change`).textContent()).toMatch(
			/(Hausse|Baisse) de \d+, contre \d+ en 2019/,
		);
		expect(new URL(page.url()).searchParams.get('comparaison')).toBe('annee');
		expect(await page.locator('.comparison[role="status"]').textContent()).toContain(
			'Objectifs changés',
		);
		expect(await findFaults(page, 'light')).toEqual([]);
		await page.getByRole('link', { name: 'Contrats (CER)', exact: true }).click();
		await page.locator('tr[data-indicateur="taux_contractualisation"] .change').waitFor();
		expect(errors).toEqual([]);
		await close();
	});

	it('is said to be impossible before the first exercise', async () => {
		const { page, close } = await visit(inject('address'), '?periode=2019&comparaison=annee');
		await page.getByText('Comparaison impossible').waitFor({ timeout: 60_000 });
		expect(await page.locator('.change').count()).toBe(0);
		await close();
	});
});

describe('the page made large for a room', () => {
	it('hides the rail, keeps to Échap, and lets it close a definition first', async () => {
		const { page, close } = await visit(inject('address'));
		await waitForFigures(page);
		const rail = page.locator('header.rail');
		const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
		await page.keyboard.press('Alt+p');
		await rail.waitFor({ state: 'detached' });
		expect(await size()).toBe('20px');
		expect(await findFaults(page, 'light')).toEqual([]);
		await page
			.locator(CARD)
			.getByRole('button', { name: /Définition/ })
			.click();
		await page.locator('[popover]:popover-open').waitFor();
		await page.keyboard.press('Escape');
		await page.locator('[popover]:popover-open').waitFor({ state: 'detached' });
		expect(await rail.count()).toBe(0);
		await page.keyboard.press('Escape');
		await rail.waitFor();
		expect(await size()).toBe('16px');
		await close();
	});
});

describe('the simulation of the balance', () => {
	it('is carried by the address', async () => {
		const { page, close } = await visit(inject('address'), 'budget?simulation=tout-ou-rien');
		const rule = page.getByRole('radio', { name: 'Tout ou rien' });
		await expect.poll(() => rule.isChecked()).toBe(true);
		await page.getByRole('radio', { name: 'Non', exact: true }).check();
		await expect
			.poll(() => new URL(page.url()).searchParams.get('simulation'))
			.toBe('tout-ou-rien-sans-plafond');
		await close();
	});
});
