import AxeBuilder from '@axe-core/playwright';
import { describe, expect, inject, it } from 'vitest';
import { visit, waitForFigures } from './browser.ts';

const PAGES = ['', 'donnees'] as const;

describe.each(PAGES)('the page « /%s »', (path) => {
	it.each(['light', 'dark'] as const)('has no fault that axe can see, %s', async (colorScheme) => {
		const { page, close } = await visit(inject('address'), path, { colorScheme });
		await page.locator('footer').getByText('arrêt').first().waitFor();
		const { violations } = await new AxeBuilder({ page })
			.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
			.analyze();
		expect(
			violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]),
		).toEqual([]);
		await close();
	});

	it.each([320, 390, 768, 1440, 1920])('does not scroll sideways at %d px', async (width) => {
		const { page, close } = await visit(inject('address'), path, { width });
		await page.locator('footer').getByText('arrêt').first().waitFor();
		const excess = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
		);
		expect(excess).toBeLessThanOrEqual(0);
		await close();
	});
});

describe('the keyboard', () => {
	it('opens a definition, closes it with Escape and comes back to its button', async () => {
		const { page, close } = await visit(inject('address'));
		await waitForFigures(page);
		const button = page
			.locator('[data-indicateur="personnes_accompagnees"]')
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
