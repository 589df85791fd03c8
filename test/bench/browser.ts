import type { Page } from 'playwright-core';
import { preview, type InlineConfig } from 'vite';

/** How every bench starts Chromium; its own services are off. */
export const CHROMIUM = {
	executablePath: '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
};

/** A site that was built, served on this machine alone: this one, unless another is given. */
export async function serveBuild(
	config: InlineConfig = {},
): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
	const server = await preview({
		logLevel: 'error',
		...config,
		preview: { host: '127.0.0.1', port: 0 },
	});
	const address = server.resolvedUrls?.local[0];
	if (address === undefined) throw new Error('preview: no address');
	return { address, close: () => server.close() };
}

/** Settles once a page has fetched all that it keeps for later: it does nothing more by itself. */
export async function waitForRest(page: Page): Promise<void> {
	await page.waitForFunction(
		() => performance.getEntriesByName('jalons-complet').length > 0,
		undefined,
		{ timeout: 60_000 },
	);
}
