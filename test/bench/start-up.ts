import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { CHROMIUM, serveBuild } from './browser.ts';
import { median, percentile95 } from './statistics.ts';

const RUNS = 7;
const CHANGES = 40;
const CARD = 'article[data-indicateur="personnes_accompagnees"] .figure strong';

/** Prints the time from navigation to the first figures, cold and cached, and from a click to new figures. */
export async function benchStartUp(): Promise<void> {
	const { address, close } = await serveBuild();
	const cold: number[] = [];
	const cached: number[] = [];
	let changes: number[] = [];
	for (let run = 0; run < RUNS; run += 1) {
		const profile = await mkdtemp(join(tmpdir(), 'jalons-bench-'));
		const context = await chromium.launchPersistentContext(profile, {
			...CHROMIUM,
			viewport: { width: 1440, height: 900 },
		});
		const page = await context.newPage();
		cold.push(await timeFigures(page, address));
		cached.push(await timeFigures(page, address));
		if (run === RUNS - 1) changes = await timeChanges(page);
		await context.close();
		await rm(profile, { recursive: true, force: true });
	}
	await close();
	console.log('\nIn Chromium, demonstration extracts (milliseconds)');
	console.log(`navigation to first figures, cold   | median ${Math.round(median(cold))}`);
	console.log(`navigation to first figures, cached | median ${Math.round(median(cached))}`);
	console.log(
		`period change to figures on screen  | median ${Math.round(median(changes))} | 95 % under ${Math.round(percentile95(changes))}`,
	);
}

/** Milliseconds since the navigation began when the first card has its figure, as the page's clock has it. */
async function timeFigures(page: Page, address: string): Promise<number> {
	await page.goto(address, { waitUntil: 'commit' });
	const handle = await page.waitForFunction(
		(selector) => (document.querySelector(selector) === null ? 0 : performance.now()),
		CARD,
	);
	return handle.jsonValue();
}

/** Milliseconds from a click on a period to the frame that shows its figures. */
async function timeChanges(page: Page): Promise<number[]> {
	const durations: number[] = [];
	for (let change = 0; change < CHANGES; change += 1) {
		const name = ['S1', 'S2', 'Année'][change % 3] ?? 'S1';
		durations.push(
			await page.getByRole('radio', { name, exact: true }).evaluate(async (radio, selector) => {
				const start = performance.now();
				const card = document.querySelector(selector)?.closest('main');
				const changed = new Promise<void>((resolve) => {
					new MutationObserver((_, observer) => {
						observer.disconnect();
						requestAnimationFrame(() => setTimeout(resolve));
					}).observe(card ?? document.body, {
						subtree: true,
						childList: true,
						characterData: true,
					});
				});
				(radio as HTMLInputElement).click();
				await changed;
				return performance.now() - start;
			}, CARD),
		);
	}
	return durations;
}
