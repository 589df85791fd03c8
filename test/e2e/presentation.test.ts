import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { findFaults as inspect } from './axe.ts';
import {
	acceptSet,
	chooseFiles,
	toUpload,
	uploadCase,
	visit,
	waitForScripts,
	type Visit,
} from './browser.ts';

const PAGE = 'presentation/';
const PRESENTER = 'presentation/presentateur/';

async function openSlides(page: Page, search = ''): Promise<void> {
	await page.goto(new URL(`${PAGE}${search}`, inject('address')).href);
	await waitForScripts(page);
	await waitForSlides(page);
}

/** Waits until every slide is drawn. */
async function waitForSlides(page: Page): Promise<void> {
	await page.locator('.slides [data-slide]').first().waitFor();
	await page.waitForFunction(() => {
		const plots = [...document.querySelectorAll('.slides .drawing')];
		const isWaiting = document.querySelector('.slides .waiting') !== null;
		return !isWaiting && plots.every((plot) => plot.querySelector('svg') !== null);
	});
}

const project = (page: Page) => page.getByRole('button', { name: 'Projeter', exact: true }).click();
const said = (page: Page) => page.getByRole('dialog').getByRole('status').textContent();

describe('the projection', () => {
	let now: Visit;
	let count: number;
	beforeEach(async () => {
		now = await visit(inject('address'), PAGE);
		await waitForSlides(now.page);
		count = await now.page.locator('.slides [data-slide]').count();
	});
	afterEach(async () => {
		expect(now.errors).toEqual([]);
		await now.close();
	});

	it('goes through the slides with the keyboard, and says each one', async () => {
		const { page } = now;
		await project(page);
		expect(await said(page)).toContain(`Diapositive 1 sur ${count}`);
		for (const [key, place] of [
			['ArrowRight', 2],
			[' ', 3],
			['PageDown', 4],
			['ArrowDown', 5],
			['PageUp', 4],
			['ArrowLeft', 3],
			['End', count],
			['ArrowRight', count],
			['Home', 1],
		] as const) {
			await page.keyboard.press(key);
			await expect.poll(() => said(page)).toContain(`Diapositive ${place} sur ${count}`);
		}
		await page.keyboard.type('3');
		await page.keyboard.press('Enter');
		await expect.poll(() => said(page)).toContain(`Diapositive 3 sur ${count}`);
		expect(page.url()).toContain('?diapositive=3');
	});

	it('opens notes, overview and help, and Échap closes them before the projection', async () => {
		const { page } = now;
		await project(page);
		for (const [key, name] of [
			['n', 'Notes'],
			['o', 'Sommaire'],
			['?', 'Aide'],
		] as const) {
			await page.keyboard.press(key);
			await page.getByRole('region', { name, exact: true }).waitFor();
			await page.keyboard.press(key);
			await page.getByRole('region', { name, exact: true }).waitFor({ state: 'detached' });
		}
		await page.keyboard.press('b');
		await page.getByText('Écran noir').waitFor({ state: 'attached' });
		await page.keyboard.press('o');
		await page.getByRole('region', { name: 'Sommaire' }).getByRole('button').nth(4).click();
		await expect.poll(() => said(page)).toContain(`Diapositive 5 sur ${count}`);
		await page.keyboard.press('f');
		await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();
		await page.keyboard.press('?');
		await page.keyboard.press('Escape');
		expect(await page.getByRole('dialog').count()).toBe(1);
		await page.keyboard.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		expect(page.url()).not.toContain('diapositive=');
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Projeter');
	});

	it('opens at the slide that the address names, and comes back to it from the dashboard', async () => {
		const { page } = now;
		const drilled = page.locator('.slides > li', {
			has: page.getByText('Chiffres', { exact: true }),
		});
		const id = (await drilled.first().getAttribute('id')) ?? '';
		const number = id.replace('diapositive-', '');
		await openSlides(page, `?diapositive=${number}`);
		await expect.poll(() => said(page)).toContain(`Diapositive ${number} sur`);
		await page.reload();
		await waitForScripts(page);
		await expect.poll(() => said(page)).toContain(`Diapositive ${number} sur`);
		// The figures of a semester come later than the page.
		await openSlides(page, `?periode=2020-S1&diapositive=${number}`);
		await expect.poll(() => said(page)).toContain(`Diapositive ${number} sur`);
		await page.getByRole('link', { name: 'Voir dans le tableau de bord' }).click();
		await page.getByRole('link', { name: `Revenir à la diapositive ${number}` }).click();
		await expect.poll(() => said(page)).toContain(`Diapositive ${number} sur`);
		expect(page.url()).toContain('periode=2020-S1');
		await page.goBack();
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		expect(await page.locator('body > [inert]').count()).toBe(0);
	});

	it('goes on at a tap, and back at the left or with a swipe', async () => {
		const { page } = now;
		await project(page);
		const stage = page.locator('.stage');
		const box = await stage.boundingBox();
		if (box === null) throw new Error('stage: not shown');
		const middle = box.y + box.height / 2;
		await page.mouse.click(box.x + box.width * 0.6, middle);
		await page.mouse.click(box.x + box.width * 0.6, middle);
		await expect.poll(() => said(page)).toContain('Diapositive 3 sur');
		await page.mouse.click(box.x + box.width * 0.1, middle);
		await expect.poll(() => said(page)).toContain('Diapositive 2 sur');
		await page.mouse.move(box.x + box.width * 0.7, middle);
		await page.mouse.down();
		await page.mouse.move(box.x + box.width * 0.3, middle, { steps: 4 });
		await page.mouse.up();
		await expect.poll(() => said(page)).toContain('Diapositive 3 sur');
	});

	it('keeps on the device what is left out and the order, and gives the report back', async () => {
		const { page } = now;
		const names = () => page.locator('.slides .name').allTextContents();
		const first = await names();
		await page.locator('.slides > li').nth(2).getByRole('checkbox').uncheck();
		await page
			.locator('.slides > li')
			.nth(1)
			.getByRole('button', { name: /^Avancer/ })
			.click();
		const changed = await names();
		expect(changed).not.toEqual(first);
		await page.reload();
		await waitForScripts(page);
		await waitForSlides(page);
		expect(await names()).toEqual(changed);
		await project(page);
		expect(await said(page)).toContain(`sur ${count - 1}`);
		await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
		await page.keyboard.press('f');
		await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();
		await page.keyboard.press('Escape');
		await page.getByRole('button', { name: 'Rétablir l’ordre du rapport' }).click();
		expect(await names()).toEqual(first);
	});

	it('prints one slide a sheet, and only those projected', async () => {
		const { page } = now;
		const countSheets = async (): Promise<number> => {
			const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
			const text = pdf.toString('latin1');
			expect(text).toMatch(/\/MediaBox ?\[0 0 841\.\d+ 59[45]/);
			return text.match(/\/Type ?\/Page\b/g)?.length ?? 0;
		};
		expect(await countSheets()).toBe(count);
		await page.locator('.slides > li').nth(2).getByRole('checkbox').uncheck();
		expect(await countSheets()).toBe(count - 1);
	});

	it('gives a slide as a picture of 1920 × 1080', async () => {
		const { page } = now;
		const downloading = page.waitForEvent('download');
		await page.getByRole('button', { name: /^PNG/ }).nth(1).click();
		const download = await downloading;
		expect(download.suggestedFilename()).toMatch(/^PILOTAGE_NE-PAS-DIFFUSER_.+\.png$/);
		const png = readFileSync(await download.path());
		expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 1080]);
		// A blank picture of this size holds a few thousand bytes.
		expect(png.length).toBeGreaterThan(30_000);
	});
});

describe('the PowerPoint file', () => {
	it('holds the slides that are projected, one each', async () => {
		const { page, close } = await visit(inject('address'), PAGE);
		await waitForSlides(page);
		const count = await page.locator('.slides > li').count();
		await page.locator('.slides > li').nth(1).getByRole('checkbox').uncheck();
		const downloading = page.waitForEvent('download');
		await page.getByRole('button', { name: 'PowerPoint (PPTX)' }).click();
		const download = await downloading;
		expect(download.suggestedFilename()).toMatch(/^PILOTAGE_NE-PAS-DIFFUSER_.+\.pptx$/);
		const parts = Object.keys(unzipSync(readFileSync(await download.path())));
		const slides = parts.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
		expect(slides).toHaveLength(count - 1);
		await close();
	});
});

describe('a report that is dropped', () => {
	it('takes the place of the slides, says its errors by line, and goes away', async () => {
		const { page, close } = await visit(inject('address'), PAGE);
		await waitForSlides(page);
		const count = await page.locator('.slides > li').count();
		const text =
			'---\ntitre: Essai\nforme: diapositives\n---\n\n# <script>alert(1)</script> Bonjour\n\n---\n\n## Deux\n\n::kpi{indicateur=inconnu}\n';
		const input = page.locator('input[data-choose="rapport"]');
		await input.setInputFiles([toUpload('essai.md', text)]);
		await page.getByText('Diapositives de essai.md').waitFor();
		expect(await page.locator('.slides > li').count()).toBe(2);
		expect(await page.getByRole('alert').textContent()).toContain('Ligne 12');
		expect(await page.locator('script', { hasText: 'alert(1)' }).count()).toBe(0);
		await input.setInputFiles([toUpload('essai.txt', text)]);
		await page.getByText('Déposer un seul fichier Markdown').waitFor();
		await page.getByRole('button', { name: 'revenir au rapport du site' }).click();
		await expect.poll(() => page.locator('.slides > li').count()).toBe(count);
		await close();
	});
});

describe('the presenter', () => {
	let now: Visit;
	beforeEach(async () => {
		now = await visit(inject('address'), PRESENTER);
	});
	afterEach(async () => {
		expect(now.errors).toEqual([]);
		await now.close();
	});

	it('opened first, follows and leads, and outlives a reload of either window', async () => {
		const presenter = now.page;
		await presenter.getByText('En attente de la page Présentation').waitFor();
		const slides = await now.context.newPage();
		await openSlides(slides);
		await presenter.getByText('Rien n’est projeté').waitFor();
		await project(slides);
		const where = presenter.locator('.where');
		await expect.poll(() => where.textContent()).toMatch(/^1 sur \d+, reste \d+$/);
		await slides.keyboard.press('ArrowRight');
		await expect.poll(() => where.textContent()).toMatch(/^2 sur/);
		await presenter.keyboard.press('PageDown');
		await expect.poll(() => said(slides)).toContain('Diapositive 3 sur');
		await presenter.reload();
		await waitForScripts(presenter);
		await expect.poll(() => where.textContent()).toMatch(/^3 sur/);
		await slides.reload();
		await waitForScripts(slides);
		await expect.poll(() => said(slides)).toContain('Diapositive 3 sur');
		await presenter.getByRole('button', { name: 'Suivante' }).click();
		await expect.poll(() => said(slides)).toContain('Diapositive 4 sur');
		await expect.poll(() => where.textContent()).toMatch(/^4 sur/);
		expect(await presenter.locator('.elapsed').textContent()).toMatch(/Écoulé.*\d{2}\u00A0s/);
		await slides.close();
		await presenter.getByText('La page Présentation a été fermée').waitFor();
	});

	it('opened second with P, shows the slide, the next one and its notes', async () => {
		const slides = now.page;
		await openSlides(slides, '?diapositive=2');
		const opening = now.context.waitForEvent('page');
		await slides.getByRole('dialog').waitFor();
		await slides.keyboard.press('p');
		const presenter = await opening;
		await presenter.locator('.current [data-slide]').waitFor();
		const shown = await slides
			.getByRole('dialog')
			.locator('[data-slide]')
			.getAttribute('data-slide');
		expect(await presenter.locator('.current [data-slide]').getAttribute('data-slide')).toBe(shown);
		expect(await presenter.locator('.next [data-slide]').count()).toBe(1);
		expect(((await presenter.locator('.notes').textContent()) ?? '').trim()).not.toBe('');
	});
});

/** Slides whose words or drawings pass their room, or are too small to be read at five metres. */
function findFaults(page: Page): Promise<readonly string[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('.slides [data-slide]')].flatMap((slide) => {
			const id = slide.dataset.slide ?? '';
			const faults: string[] = [];
			const scale = slide.getBoundingClientRect().width / 1920;
			const room = slide.querySelector('footer')?.getBoundingClientRect().top ?? 0;
			const right = slide.getBoundingClientRect().right;
			if (slide.querySelector('[data-dense]') !== null) faults.push(`${id}: too dense`);
			for (const mark of slide.querySelectorAll('.drawing [opacity], .drawing [fill-opacity]')) {
				const { opacity, fillOpacity } = getComputedStyle(mark);
				if (Number(opacity) * Number(fillOpacity) === 0) faults.push(`${id}: a mark is not seen`);
			}
			for (const part of slide.querySelectorAll('.body *, header *')) {
				const box = part.getBoundingClientRect();
				if (part.closest('.visually-hidden, svg') !== null || box.width === 0) continue;
				if (box.bottom > room + scale) faults.push(`${id}: ${part.tagName} passes the foot`);
				if (box.right > right - 90 * scale) faults.push(`${id}: ${part.tagName} passes the side`);
			}
			for (const part of slide.querySelectorAll('*')) {
				const hasText = [...part.childNodes].some(
					(node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
				);
				if (!hasText || part.closest('.visually-hidden, style, sup') !== null) continue;
				const size = Number.parseFloat(getComputedStyle(part).fontSize);
				if (size < 22) faults.push(`${id}: « ${part.textContent} » at ${size} px`);
			}
			return faults;
		}),
	);
}

describe('a slide', () => {
	let now: Visit;
	beforeAll(async () => {
		now = await visit(inject('address'));
	});
	afterAll(async () => {
		await now.close();
	});

	it.each(['', '?periode=2020-S1', '?periode=2020-05'])(
		'of the demonstration holds what it says, large enough, %s',
		async (search) => {
			await openSlides(now.page, search);
			expect(await findFaults(now.page)).toEqual([]);
		},
	);

	it.each(['small', 'mid-year', 'two-years'] as const)(
		'of the case « %s » holds what it says, large enough',
		async (name) => {
			await now.page.goto(inject('address'));
			await waitForScripts(now.page);
			await chooseFiles(now.page, await uploadCase(name));
			await acceptSet(now.page);
			await now.page.getByRole('link', { name: 'Présentation', exact: true }).first().click();
			await waitForSlides(now.page);
			expect(await findFaults(now.page)).toEqual([]);
		},
	);
});

describe('the edition of diffusion', () => {
	it('is said on every slide, and withholds what it must', async () => {
		const { page, context, close } = await visit(inject('address'), `${PAGE}?edition=diffusion`);
		const presenter = await context.newPage();
		await presenter.goto(new URL(PRESENTER, inject('address')).href);
		await page.locator('.slide .banner.diffusion').first().waitFor({ timeout: 90_000 });
		await waitForSlides(page);
		const banners = await page.locator('.slides .slide .banner').allTextContents();
		expect(new Set(banners.map((text) => text.trim()))).toEqual(
			new Set(['Édition de diffusion, secret statistique appliqué, seuil de 5\u00A0personnes']),
		);
		expect(await page.locator('.slides td.secret').count()).toBeGreaterThan(0);
		expect(await page.locator('.slides td.secret', { hasText: /\d/ }).count()).toBe(0);
		expect(await findFaults(page)).toEqual([]);
		const banner = presenter.getByRole('complementary', { name: 'Édition' });
		await expect.poll(() => banner.textContent()).toContain('Édition de diffusion');
		const downloading = page.waitForEvent('download');
		await page.getByRole('button', { name: /^PNG/ }).first().click();
		expect((await downloading).suggestedFilename()).not.toContain('PILOTAGE');
		await close();
	});
});

describe('what axe can see', () => {
	it('is no fault while projecting and presenting', async () => {
		const { page, context, close } = await visit(inject('address'), `${PAGE}?diapositive=2`);
		await waitForSlides(page);
		const presenter = await context.newPage();
		await presenter.goto(new URL(PRESENTER, inject('address')).href);
		await presenter.locator('.current [data-slide]').waitFor();
		for (const scheme of ['light', 'dark'] as const) {
			expect(await inspect(presenter, scheme)).toEqual([]);
			expect(await inspect(page, scheme)).toEqual([]);
		}
		for (const key of ['n', 'o', '?']) {
			await page.keyboard.press(key);
			for (const scheme of ['light', 'dark'] as const) {
				expect(await inspect(page, scheme, '.panel')).toEqual([]);
			}
		}
		await close();
	});
});
