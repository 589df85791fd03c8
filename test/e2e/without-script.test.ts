import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { visit, type Visit } from './browser.ts';

/** Pages of figures, and how many drawings each shows at 1440 px; 0 where all its figures are tables. */
const PAGES = [
	['', 3],
	['orientations/', 8],
	['contrats/', 8],
	['freins-et-parcours/', 8],
	['sorties/', 7],
	['seances/', 3],
	['budget/', 1],
	['echeances/', 1],
	['conformite/', 0],
] as const;

let now: Visit | undefined;
afterEach(async () => {
	await now?.close();
	now = undefined;
});

/** What a reader sees of the drawings: how many are shown, and the sizes and colours of their texts. */
function readDrawings(): {
	readonly perFrame: readonly number[];
	readonly sizes: readonly number[];
	readonly colours: readonly string[];
} {
	const frames = [...document.querySelectorAll('.chart')].filter((frame) => frame.clientWidth > 0);
	const seen = frames.map((frame) =>
		[...frame.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().height > 0),
	);
	const texts = seen.flat().flatMap((svg) => {
		const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
		return [...svg.querySelectorAll('text')].map((text) => ({
			size: Number.parseFloat(getComputedStyle(text).fontSize) * scale,
			colour: getComputedStyle(text).fill,
		}));
	});
	return {
		perFrame: seen.map((svgs) => svgs.length),
		sizes: texts.map(({ size }) => size),
		colours: [...new Set(texts.map(({ colour }) => colour))],
	};
}

describe.each([
	['light', 1440, 'rgb(26, 38, 41)'],
	['dark', 390, 'rgb(233, 239, 239)'],
] as const)('without any script, %s at %d px', (colorScheme, width, ink) => {
	let silent: Visit;
	beforeAll(async () => {
		silent = await visit(inject('address'), '', { width, colorScheme, hasScript: false });
	});
	afterAll(async () => {
		await silent.close();
	});

	it.each(PAGES)('the page « /%s » has its figures and its drawings', async (path, least) => {
		await silent.page.goto(new URL(path, inject('address')).href);
		const main = await silent.page.locator('main').innerText();
		expect(main).toMatch(/\d/);
		expect(main).not.toContain('Chargement');
		const { perFrame, sizes, colours } = await silent.page.evaluate(readDrawings);
		// The timeline gives way to its list on a phone.
		const expected = path === 'echeances/' && width === 390 ? 0 : least;
		expect(perFrame.length).toBeGreaterThanOrEqual(expected);
		expect(perFrame.filter((count) => count !== 1)).toEqual([]);
		if (expected > 0) {
			expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10);
			expect(colours).toContain(ink);
		}
	});
});

describe('a drawing of the page', () => {
	it('is kept as it came when the script takes over, and drawn anew for another period', async () => {
		now = await visit(inject('address'), 'contrats/');
		const { page } = now;
		const chart = page.locator('.chart').first();
		await page.waitForLoadState('networkidle');
		expect(await chart.locator('svg.pas-3').count()).toBe(1);
		await page.getByRole('radio', { name: 'S1', exact: true }).check();
		await page.locator('.chart svg:not([class])').first().waitFor();
		expect(await chart.locator('svg').count()).toBe(1);
		expect(now.errors).toEqual([]);
	});

	it('does not move what is seen when the script takes over', async () => {
		now = await visit(inject('address'), 'contrats/');
		await now.page.waitForLoadState('networkidle');
		const moved = await now.page.evaluate(
			() =>
				new Promise<number>((resolve) => {
					new PerformanceObserver((list) => {
						let sum = 0;
						for (const entry of list.getEntries()) {
							sum += (entry as PerformanceEntry & { readonly value: number }).value;
						}
						resolve(sum);
					}).observe({ type: 'layout-shift', buffered: true });
					setTimeout(resolve, 500, 0);
				}),
		);
		expect(moved).toBeLessThan(0.01);
	});
});

describe('the actions of a figure', () => {
	it('copy its table and say so, and give a workbook', async () => {
		now = await visit(inject('address'), 'contrats/');
		const { page, context } = now;
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		const figure = page.locator('figure').first();
		await figure.getByRole('button', { name: /^Copier le tableau/ }).click();
		await figure.getByRole('status').getByText('Tableau copié').waitFor();
		const text = await page.evaluate(() => navigator.clipboard.readText());
		const [header = ''] = text.split('\n');
		expect(header.split('\t').length).toBeGreaterThan(2);
		expect(text).toContain('Édition de pilotage');
		const downloading = page.waitForEvent('download');
		await figure.getByRole('button', { name: /^XLSX/ }).click();
		expect((await downloading).suggestedFilename()).toMatch(/^PILOTAGE_NE-PAS-DIFFUSER_.*\.xlsx$/);
	});
});
