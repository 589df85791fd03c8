import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const COLOURS = ['color-contrast', 'link-in-text-block'];
/** What depends on the width of a page. */
const ROOM = ['target-size', 'scrollable-region-focusable', 'meta-viewport', 'empty-heading'];

export type Scheme = 'light' | 'dark';

/** What axe finds wrong with the room that things have in the page as it is now, colours aside. */
export async function findFaultsOfRoom(page: Page): Promise<readonly Fault[]> {
	const { violations } = await new AxeBuilder({ page }).withRules(ROOM).analyze();
	return violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]);
}

/** A fault that axe sees, and where. */
export type Fault = readonly [rule: string, places: readonly string[]];

/**
 * What axe finds wrong in a page, or in a part of it, in a colour scheme; in the dark the colours alone are other than
 * in the light, where everything is looked at. An expectation of none has to run in both.
 */
export async function findFaults(
	page: Page,
	scheme: Scheme,
	part = 'html',
): Promise<readonly Fault[]> {
	await page.emulateMedia({ colorScheme: scheme });
	const axe = new AxeBuilder({ page }).include(part);
	const looked = scheme === 'dark' ? axe.withRules(COLOURS) : axe.withTags(TAGS);
	const { violations } = await looked.analyze();
	return violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]);
}
