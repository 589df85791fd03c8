import { chromium, type Page } from 'playwright-core';
import { CHROMIUM, serveBuild, waitForRest } from './browser.ts';
import type { Results } from './results.ts';
import { median, time, timeRuns } from './statistics.ts';

const RUNS = 5;
const FILES = [
	['rapport', 'Word (DOCX)'],
	['rapport', 'État financier (XLSX)'],
	['rapport', 'Page HTML'],
	['rapport', 'Dossier d’images (ZIP)'],
	['presentation', 'PowerPoint (PPTX)'],
] as const;

/** Prints the time from the click to the whole file, the first time, its library to be fetched, and again. */
export async function benchExports(results: Results): Promise<void> {
	const { address, close } = await serveBuild();
	const browser = await chromium.launch(CHROMIUM);
	const add = results.table(
		'Files of the demonstration in Chromium, from the click to the file (milliseconds)',
		['file', 'the first time', 'again, median'],
	);
	for (const [path, label] of FILES) {
		const page = await browser.newPage();
		await page.goto(new URL(path, address).href);
		await page.getByRole('button', { name: label }).waitFor();
		await waitForRest(page);
		const first = await time(() => take(page, label));
		const again = await timeRuns(RUNS, () => take(page, label));
		add(label, Math.round(first), Math.round(median(again)));
		await page.close();
	}
	await browser.close();
	await close();
}

async function take(page: Page, label: string): Promise<void> {
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: label }).click();
	await (await downloading).path();
}
