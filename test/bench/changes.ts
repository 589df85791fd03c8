import { gzipSync } from 'node:zlib';
import { chromium, type Page, type Response } from 'playwright-core';
import { CHROMIUM, serveBuild, waitForRest } from './browser.ts';
import type { Results } from './results.ts';
import { timeBlankPage } from './start-up.ts';
import { median, percentile95 } from './statistics.ts';

const PAGES = [
	'',
	'orientations/',
	'contrats/',
	'freins-et-parcours/',
	'sorties/',
	'seances/',
	'budget/',
	'echeances/',
	'conformite/',
] as const;
const ROUNDS = 4;
/** What the reader does, one after the other: radio buttons of the period, options of the pôle. */
const SPANS = ['S1', 'S2', 'Année'] as const;

/** Prints, for each page, the time of the first number and chart, the shift, the weight, and that of a change. */
export async function benchPages(results: Results): Promise<void> {
	const { address, close } = await serveBuild();
	const add = results.table(
		'Pages in Chromium, demonstration extracts (milliseconds; kB with gzip)',
		[
			'page',
			'first chart',
			'shift',
			'script kB before it is alive',
			'period: median, 95 %',
			'pôle: median, 95 %',
		],
	);
	const all: number[] = [];
	for (const path of PAGES) {
		const { cells, changes } = await benchPage(new URL(path, address).href);
		all.push(...changes);
		add(path === '' ? 'synthese/' : path, ...cells);
	}
	add('all pages', '', '', '', toSummary(all), '');
	results.ratio(
		'change of period or pôle ÷ a blank page’s first paint',
		median(all) / (await timeBlankPage()),
	);
	await close();
}

async function benchPage(
	url: string,
): Promise<{ readonly cells: readonly (string | number)[]; readonly changes: readonly number[] }> {
	const browser = await chromium.launch(CHROMIUM);
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	const scripts: Response[] = [];
	page.on('response', (response) => {
		const { pathname } = new URL(response.url());
		if (pathname.endsWith('.js') && !pathname.includes('worker')) scripts.push(response);
	});
	await page.addInitScript(watchShifts);
	await page.goto(url, { waitUntil: 'commit' });
	const paint = await page.waitForFunction(() => {
		const [first] = performance.getEntriesByName('first-contentful-paint');
		return first?.startTime ?? 0;
	});
	const painted = await paint.jsonValue();
	await page.waitForFunction(() => performance.getEntriesByName('jalons-actif').length > 0);
	const first = [...scripts];
	await waitForRest(page);
	const bodies = await Promise.all(first.map((script) => script.body()));
	const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
	const shift = await page.evaluate(() => (window as unknown as { readonly shift: number }).shift);
	const periods: number[] = [];
	const poles: number[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		for (const name of SPANS) periods.push(await timeSpan(page, name));
		if (await page.getByLabel('Pôle insertion').isEnabled()) {
			for (const index of [1, 3, 0]) poles.push(await timePole(page, index));
		}
	}
	await browser.close();
	return {
		cells: [
			Math.round(painted),
			shift.toFixed(4),
			Math.round(bytes / 1000),
			toSummary(periods),
			poles.length === 0 ? '—' : toSummary(poles),
		],
		changes: [...periods, ...poles],
	};
}

function toSummary(values: readonly number[]): string {
	return `${Math.round(median(values))}, ${Math.round(percentile95(values))}`;
}

/** Runs in the page, before anything else: adds up how much what is seen has moved. */
function watchShifts(): void {
	const page = Object.assign(window, { shift: 0 });
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) {
			page.shift += (entry as PerformanceEntry & { readonly value: number }).value;
		}
	}).observe({ type: 'layout-shift', buffered: true });
}

/** Milliseconds from a click on a span to the frame after the last change of the page. */
function timeSpan(page: Page, name: string): Promise<number> {
	return page.getByRole('radio', { name, exact: true }).evaluate(timeToRest, 'click');
}

function timePole(page: Page, index: number): Promise<number> {
	return page.getByLabel('Pôle insertion').evaluate(timeToRest, String(index));
}

/** Runs in the page: acts, waits until nothing has changed for 300 ms, gives the time of the last painted change. */
async function timeToRest(element: Element, action: string): Promise<number> {
	const start = performance.now();
	let last = start;
	let painting = Promise.resolve();
	const observer = new MutationObserver(() => {
		painting = new Promise((resolve) => {
			requestAnimationFrame(() => {
				const channel = new MessageChannel();
				channel.port1.onmessage = () => {
					last = performance.now();
					resolve();
				};
				channel.port2.postMessage(0);
			});
		});
	});
	observer.observe(document.body, {
		subtree: true,
		childList: true,
		characterData: true,
		attributes: true,
	});
	if (action === 'click') (element as HTMLInputElement).click();
	else {
		(element as HTMLSelectElement).selectedIndex = Number(action);
		element.dispatchEvent(new Event('change', { bubbles: true }));
	}
	await new Promise((resolve) => setTimeout(resolve, 400));
	await painting;
	observer.disconnect();
	return last - start;
}
