import { chromium, type Page } from 'playwright-core';
import { CHROMIUM, serveBuild, waitForRest } from './browser.ts';
import type { Results } from './results.ts';
import { median } from './statistics.ts';

const RUNS = 7;
const CARD = 'article[data-indicateur="personnes_accompagnees"] .figure strong';

/**
 * Prints the time from the click on Présentation, figures there, to the slides in sight and to every slide drawn, and
 * from one slide to the next.
 */
export async function benchSlides(results: Results): Promise<void> {
	const { address, close } = await serveBuild();
	const browser = await chromium.launch(CHROMIUM);
	const drawn = { 'at once': [] as SlideTimes[], 'at rest': [] as SlideTimes[] };
	const next: number[] = [];
	for (const [when, times] of Object.entries(drawn)) {
		for (let run = 0; run < RUNS; run += 1) {
			const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
			const page = await context.newPage();
			await page.goto(address);
			await page.locator(CARD).waitFor();
			// A link that is followed before the scripts are there loads another page.
			await page.waitForFunction(() => performance.getEntriesByName('jalons-actif').length > 0);
			if (when === 'at rest') await waitForRest(page);
			times.push(await timeSlides(page));
			await page.getByRole('button', { name: 'Projeter', exact: true }).click();
			await page.getByRole('dialog').waitFor();
			next.push(...(await timeChanges(page)));
			await context.close();
		}
	}
	await browser.close();
	await close();
	const add = results.table('Slides of the demonstration (milliseconds)', ['what', 'median']);
	const write = (words: string, times: readonly number[]) => {
		add(words, Math.round(median(times)));
	};
	for (const [when, times] of Object.entries(drawn)) {
		const [inSight, all] = [times.map((one) => one.inSight), times.map((one) => one.all)];
		write(`click on Présentation, ${when}, to the slides in sight`, inSight);
		write(`click on Présentation, ${when}, to all slides drawn`, all);
	}
	write('key to the next slide drawn', next);
}

interface SlideTimes {
	readonly inSight: number;
	readonly all: number;
}

/** Milliseconds from the click to the frame after the last drawing that is in sight, and after the last of all. */
function timeSlides(page: Page): Promise<SlideTimes> {
	return page.evaluate(async () => {
		const link = [...document.querySelectorAll('a')].find(
			({ textContent }) => textContent === 'Présentation',
		);
		const start = performance.now();
		let inSight = 0;
		link?.click();
		for (;;) {
			await new Promise((resolve) => requestAnimationFrame(resolve));
			// Named functions would not cross to the page: what compiles this file marks them.
			const slides = [...document.querySelectorAll('.slides > li')].map((slide) => ({
				isInSight: slide.getBoundingClientRect().top < innerHeight,
				isDrawn:
					slide.querySelector('[data-slide]') !== null &&
					[...slide.querySelectorAll('.drawing')].every(
						(plot) => plot.querySelector('svg') !== null,
					),
			}));
			if (slides.length === 0) continue;
			const elapsed = performance.now() - start;
			const seen = slides.filter((slide) => slide.isInSight);
			if (inSight === 0 && seen.every((slide) => slide.isDrawn)) inSight = elapsed;
			if (slides.every((slide) => slide.isDrawn)) return { inSight, all: elapsed };
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
