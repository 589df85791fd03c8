import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { PAGES as PAGE_GROUPS } from '../../src/routes/pages.ts';
import { findFaults, findFaultsOfRoom } from './axe.ts';
import { visit, waitForFigures, type Visit } from './browser.ts';

const PAGES = ['/', ...PAGE_GROUPS.flatMap(({ pages }) => pages.map(({ path }) => path))];
const WIDTHS = [320, 390, 768, 1440, 1920];

let now: Visit;
beforeAll(async () => {
	now = await visit(inject('address'));
});
afterAll(async () => {
	await now.close();
});

describe.each([...new Set(PAGES)])('the page « %s »', (path) => {
	beforeAll(async () => {
		await now.page.setViewportSize({ width: 1440, height: 900 });
		await now.page.goto(new URL(path.slice(1), inject('address')).href);
		await now.page.locator('footer').getByText('Arrêté').first().waitFor();
	});

	it.each(['light', 'dark'] as const)('has no fault that axe can see, %s', async (scheme) => {
		expect(await findFaults(now.page, scheme)).toEqual([]);
	});

	it('has no fault that axe can see at 400 % of zoom, on a screen of 1280 by 1024', async () => {
		await now.page.setViewportSize({ width: 1280 / 4, height: 1024 / 4 });
		expect(await findFaultsOfRoom(now.page)).toEqual([]);
	});

	it.each(WIDTHS)('does not scroll sideways at %d px', async (width) => {
		await now.page.setViewportSize({ width, height: 900 });
		const excess = await now.page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
		);
		expect(excess).toBeLessThanOrEqual(0);
	});
});

describe('the keyboard', () => {
	it('opens a definition, closes it with Escape and comes back to its button', async () => {
		const { page, close } = await visit(inject('address'));
		await waitForFigures(page);
		const button = page
			.locator('article[data-indicateur="personnes_accompagnees"]')
			.getByRole('button', { name: /Définition/ });
		await button.focus();
		await page.keyboard.press('Enter');
		const panel = page.locator('[popover]:popover-open');
		await panel.waitFor();
		expect(await panel.textContent()).toContain('Nombre de personnes différentes');
		await page.keyboard.press('Escape');
		await panel.waitFor({ state: 'detached' });
		expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
		await close();
	});

	it('reaches the content first through the skip link', async () => {
		const { page, close } = await visit(inject('address'));
		await waitForFigures(page);
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Aller au contenu');
		await page.keyboard.press('Enter');
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('contenu');
		await close();
	});
});
