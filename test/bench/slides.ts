import { chromium, type Page } from 'playwright-core';
import { CHROMIUM, serveBuild } from './browser.ts';
import { median } from './statistics.ts';

const RUNS = 7;
const CARD = 'article[data-indicateur="personnes_accompagnees"] .figure strong';

/** Prints the time from the click on Présentation, figures there, to every slide drawn, and from one slide to the next. */
export async function benchSlides(): Promise<void> {
	const { address, close } = await serveBuild();
	const browser = await chromium.launch(CHROMIUM);
	const drawn: number[] = [];
	const next: number[] = [];
	for (let run = 0; run < RUNS; run += 1) {
		const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
		const page = await context.newPage();
		await page.goto(address);
		await page.locator(CARD).waitFor();
		// A link that is followed before the scripts are there loads another page.
		await page.waitForFunction(() => performance.getEntriesByName('jalons-actif').length > 0);
		drawn.push(await timeSlides(page));
		await page.getByRole('button', { name: 'Projeter', exact: true }).click();
		await page.getByRole('dialog').waitFor();
		next.push(...(await timeChanges(page)));
		await context.close();
	}
	await browser.close();
	await close();
	console.log('\nSlides of the demonstration (milliseconds)');
	console.log(`click on Présentation to all slides drawn | median ${Math.round(median(drawn))}`);
	console.log(`key to the next slide drawn               | median ${Math.round(median(next))}`);
}

/** Milliseconds from the click to the frame after the last drawing. */
function timeSlides(page: Page): Promise<number> {
	return page.evaluate(async () => {
		const link = [...document.querySelectorAll('a')].find(
			({ textContent }) => textContent === 'Présentation',
		);
		const start = performance.now();
		link?.click();
		for (;;) {
			await new Promise((resolve) => requestAnimationFrame(resolve));
			const plots = [...document.querySelectorAll('.slides .drawing')];
			const isDrawn = plots.every((plot) => plot.querySelector('svg') !== null);
			if (plots.length > 0 && isDrawn) return performance.now() - start;
		}
	});
}

/** Milliseconds from a key to the frame that shows another slide, its drawing included. */
function timeChanges(page: Page): Promise<number[]> {
	return page.evaluate(async () => {
		const durations: number[] = [];
		const shown = '.projector [data-slide]';
		for (let change = 0; change < 8; change += 1) {
			const former = document.querySelector(shown)?.getAttribute('data-slide');
			const start = performance.now();
			dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
			for (;;) {
				await new Promise((resolve) => requestAnimationFrame(resolve));
				const plots = [...document.querySelectorAll('.projector .drawing')];
				const current = document.querySelector(shown)?.getAttribute('data-slide');
				if (current !== former && plots.every((plot) => plot.querySelector('svg') !== null)) break;
			}
			durations.push(performance.now() - start);
		}
		return durations;
	});
}
