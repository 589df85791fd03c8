import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { CHROMIUM, serveBuild } from './browser.ts';
import type { Results } from './results.ts';
import { median, percentile95, timeRuns } from './statistics.ts';

const RUNS = 7;
const CHANGES = 40;
const WASM = '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm';
const CARD = 'article[data-indicateur="personnes_accompagnees"] .figure strong';

/** Prints the time from navigation to the first figures, cold and cached, and from a click to new figures. */
export async function benchStartUp(results: Results): Promise<void> {
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
	const blank = await timeBlankPage();
	const add = results.table('Start-up in Chromium, demonstration extracts (milliseconds)', [
		'what',
		'median',
		'95 % under',
	]);
	const tell = (words: string, times: readonly number[]): void => {
		add(words, Math.round(median(times)), Math.round(percentile95(times)));
	};
	tell('navigation to first figures, cold', cold);
	tell('navigation to first figures, cached', cached);
	tell('period change to figures on screen', changes);
	add('floor: first paint of a blank page', Math.round(blank), '');
	const wasm = readFileSync(fileURLToPath(import.meta.resolve(WASM)));
	const compile = median(await timeRuns(3, () => WebAssembly.compile(wasm)));
	add('floor of a dropped set: compiling the engine, in Node', Math.round(compile), '');
	results.ratio('first figures, cold ÷ blank page', median(cold) / blank);
	results.ratio('first figures, cached ÷ blank page', median(cached) / blank);
	addBytes(results);
}

/** Prints what the wire carries, raw, with gzip and with brotli. */
function addBytes(results: Results): void {
	const add = results.table('Bytes over the wire (kB)', ['file', 'raw', 'gzip', 'brotli']);
	const kilobytes = (bytes: number): number => Math.round(bytes / 1000);
	const files = readdirSync('build', { recursive: true, encoding: 'utf8' });
	for (const name of ['index.html', ...files.filter((file) => file.endsWith('.wasm'))]) {
		const sizes = ['', '.gz', '.br'].map((end) => statSync(join('build', `${name}${end}`)).size);
		add(basename(name), ...sizes.map(kilobytes));
	}
}

/** Milliseconds to the first paint of a page of one word: what the browser takes by itself. */
export async function timeBlankPage(): Promise<number> {
	const browser = await chromium.launch(CHROMIUM);
	const times: number[] = [];
	for (let run = 0; run < RUNS; run += 1) {
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
		await page.goto('data:text/html,<p>0');
		const paint = await page.waitForFunction(
			() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
		);
		times.push(await paint.jsonValue());
		await page.close();
	}
	await browser.close();
	return median(times);
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
