import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { checkOfficeFile, readOfficeParts, readWords } from '../support/office-parts.ts';
import { toUpload, visit, waitForScripts, type Visit } from './browser.ts';

let now: Visit;
beforeEach(async () => {
	now = await visit(inject('address'), 'rapport/');
	await sheets().first().waitFor();
});
afterEach(async () => {
	const { errors } = now;
	await now.close();
	expect(errors).toEqual([]);
});

const sheets = (): Locator => now.page.locator('.paper section.sheet');
const button = (name: string): Locator => now.page.getByRole('button', { name, exact: true });
const area = (): Locator => now.page.getByLabel('Texte du rapport, en Markdown');
const readSheets = async (): Promise<string> => (await sheets().allTextContents()).join('\n');

async function edit(change: (text: string) => string): Promise<void> {
	await area().fill(change(await area().inputValue()));
}

describe('the report', () => {
	it('is filled, in sheets of one height, with its parts and their pages', async () => {
		await expect.poll(readSheets).toContain('L’objectif d’environ 100 personnes accompagnées');
		const heights = await sheets().evaluateAll((all) =>
			all.map((one) => Math.round(one.getBoundingClientRect().height)),
		);
		expect(heights.length).toBeGreaterThan(10);
		expect(new Set(heights).size).toBe(1);
		const contents = await now.page
			.getByRole('navigation', { name: 'Sommaire du rapport' })
			.getByRole('listitem')
			.allTextContents();
		expect(contents).toHaveLength(12);
		expect(contents[1]?.replace(/\s+/g, ' ')).toMatch(/Le public \d+/);
	});

	it('is edited with a live preview, kept on the device, undone and given back', async () => {
		await button('Modifier le texte').click();
		await edit((text) => text.replace('# Le public', '# Le public suivi'));
		await expect.poll(readSheets).toContain('Le public suivi');

		await now.page.reload();
		await waitForScripts(now.page);
		await expect.poll(readSheets).toContain('Le public suivi');
		await button('Modifier le texte').click();
		await button('Revenir au texte d’origine').click();
		await expect.poll(readSheets).not.toContain('Le public suivi');
		await button('Annuler').click();
		await expect.poll(readSheets).toContain('Le public suivi');
		await button('Rétablir').click();
		await expect.poll(readSheets).not.toContain('Le public suivi');
	});

	it('says what is wrong with its line, and leads there', async () => {
		await button('Modifier le texte').click();
		const lines = (await area().inputValue()).split('\n');
		const at = lines.indexOf('# Le public') + 1;
		await edit((text) => text.replace('# Le public', '::kpi{indicateur=personnes_orientes}'));
		const link = button(`Ligne ${String(at)}`);
		await link.waitFor();
		expect(await now.page.locator('.findings').textContent()).toContain('personnes_orientees');
		await expect.poll(readSheets).toContain(`à corriger, ligne\u00A0${String(at)}`);
		await link.click();
		const caret = await area().evaluate((one) => (one as HTMLTextAreaElement).selectionStart);
		const text = await area().inputValue();
		expect(text.slice(0, caret).split('\n')).toHaveLength(at);
	});

	it('opens a text from a file, and saves it as one', async () => {
		await button('Modifier le texte').click();
		const text =
			'---\ntitre: Le mien\nforme: rapport\n---\n\n# Seul\n\n<script>alert(1)</script>\n';
		await now.page.locator('[data-choose="texte"]').setInputFiles([toUpload('mien.md', text)]);
		await expect.poll(readSheets).toContain('Le mien');
		expect(await now.page.locator('.paper script').count()).toBe(0);
		const downloading = now.page.waitForEvent('download');
		await button('Enregistrer le texte (.md)').click();
		const download = await downloading;
		expect(readFileSync(await download.path(), 'utf8')).toBe(text);
	});

	it('prints one A4 sheet a page, without what surrounds it', async () => {
		await expect.poll(readSheets).toContain('Annexes');
		await now.page.emulateMedia({ media: 'print' });
		expect(await now.page.locator('.outline').isVisible()).toBe(false);
		expect(await now.page.locator('h1').isVisible()).toBe(false);
		const count = await sheets().count();
		const pdf = await now.page.pdf({ preferCSSPageSize: true });
		const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g);
		expect(pages).toHaveLength(count);
	});

	it('of a pôle is that of the pôle chosen', async () => {
		await now.page.getByLabel('Rapport', { exact: true }).selectOption('point-pole');
		await now.page.getByRole('button', { name: 'Grand Valentinois' }).click();
		await expect.poll(readSheets).toContain('Point sur l’accompagnement, Grand Valentinois');
		expect(now.page.url()).toContain('rapport=point-pole');
	});
});

describe('the files of a report', () => {
	async function take(name: string): Promise<Uint8Array> {
		const downloading = now.page.waitForEvent('download');
		await button(name).click();
		const download = await downloading;
		expect(download.suggestedFilename()).toMatch(/^PILOTAGE_NE-PAS-DIFFUSER_/);
		return new Uint8Array(readFileSync(await download.path()));
	}

	it('are made in the page, each with what the report says', async () => {
		const shown = await readSheets();
		const persons = /(\d+) personnes ont été accompagnées/.exec(shown)?.[1] ?? '';
		expect(Number(persons)).toBeGreaterThan(0);

		const word = await take('Word (DOCX)');
		expect(checkOfficeFile(word)).toEqual([]);
		expect(readWords(readOfficeParts(word).get('word/document.xml') ?? '')).toContain(
			`${persons} personnes`,
		);

		const slides = await take('PowerPoint (PPTX)');
		expect(checkOfficeFile(slides)).toEqual([]);

		const sheet = await take('État financier (XLSX)');
		expect(Object.keys(unzipSync(sheet))).toContain('xl/workbook.xml');

		const html = strFromU8(await take('Page HTML'));
		expect(html).toContain(`${persons} personnes`);
		expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);

		const pack = unzipSync(await take('Dossier d’images (ZIP)'));
		const manifest = JSON.parse(strFromU8(pack['manifest.json'] ?? new Uint8Array())) as {
			figures: readonly { fichiers: Readonly<Record<string, string>> }[];
		};
		expect(manifest.figures.length).toBeGreaterThan(5);
		for (const { fichiers } of manifest.figures) {
			for (const file of Object.values(fichiers)) expect(pack[file]?.length).toBeGreaterThan(50);
		}
		expect(await now.page.getByRole('progressbar').count()).toBe(0);
	});

	it('are of the pôle and of the period shown', async () => {
		await now.page.goto(
			new URL('rapport?rapport=point-pole&pole=GV&periode=2020-S2', inject('address')).href,
		);
		await sheets().first().waitFor();
		await expect.poll(readSheets).toContain('Point sur l’accompagnement, Grand Valentinois');
		const words = readWords(
			readOfficeParts(await take('Word (DOCX)')).get('word/document.xml') ?? '',
		);
		expect(words).toContain('Point sur l’accompagnement, Grand Valentinois');
		expect(words).toContain('juillet au 31 décembre 2020');
	});
});
