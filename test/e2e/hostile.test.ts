import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { PAGES as PAGE_GROUPS } from '../../src/routes/pages.ts';
import { openCase } from '../support/cases.ts';
import {
	acceptSet,
	chooseFiles,
	toUpload,
	visit,
	waitForFigures,
	waitForScripts,
	type UploadedFile,
	type Visit,
} from './browser.ts';

/** Labels of the pôles GV, DC, RV, VD and DP of the case « small »: each would do harm where text is taken for more. */
const LABELS = [
	'<img src=http://image.example onerror=window.perdu=1>',
	'</script><script>window.perdu=1</script>',
	'=HYPERLINK("http://formule.example";"Drôme")',
	'{{7*7}} ${7*7} __proto__ constructor',
	'\u202Eemord\u202C\u200B · \u0301\u0301\u0301',
] as const;

let now: Visit;
beforeEach(async () => {
	now = await visit(inject('address'));
	now.page.on('dialog', (dialog) => {
		now.errors.push(`dialog: ${dialog.type()}`);
		void dialog.dismiss();
	});
	await waitForFigures(now.page);
});
afterEach(async () => {
	expect(await now.page.evaluate(() => 'perdu' in window || 'perdu' in Object.prototype)).toBe(
		false,
	);
	expect(now.errors).toEqual([]);
	expect([...now.hosts]).toEqual(['127.0.0.1']);
	expect(now.listReached()).toEqual([]);
	await now.close();
});

async function listSmall(
	changes: Readonly<Record<string, (text: string) => string>> = {},
): Promise<UploadedFile[]> {
	const files = (await openCase('small')).filter(({ path }) => path !== 'datapackage.json');
	return Promise.all(
		files.map(async (file) => {
			const content = Buffer.from(await file.bytes());
			return toUpload(file.path, changes[file.path]?.(content.toString('utf8')) ?? content);
		}),
	);
}

/** The table of pôles with other labels. */
function relabel(text: string): string {
	const [header = '', ...lines] = text.trim().split(/\r?\n/);
	const changed = lines.map((line, index) => {
		const label = LABELS[index];
		if (label === undefined) return line;
		const [code = '', , ...rest] = line.split(',');
		return [code, `"${label.replaceAll('"', '""')}"`, ...rest].join(',');
	});
	return [header, ...changed].join('\n');
}

describe('labels made to do harm', () => {
	it('are shown as they are on every page, and disarmed in what is exported', async () => {
		const { page } = now;
		await chooseFiles(page, await listSmall({ 'poles.csv': relabel }));
		await acceptSet(page);
		const options = await page.getByLabel('Pôle insertion').locator('option').allTextContents();
		for (const label of LABELS) expect(options.map((text) => text.trim())).toContain(label);
		for (const { label } of PAGE_GROUPS.flatMap(({ pages }) => pages)) {
			await page.getByRole('link', { name: label, exact: true }).first().click();
			await page.locator('h1').waitFor();
			await page.waitForTimeout(150);
		}
		await page.getByRole('link', { name: 'Orientations', exact: true }).first().click();
		await page.locator('h1', { hasText: 'Orientations' }).waitFor();
		expect(await page.locator('main').innerText()).toContain(LABELS[1]);
		const downloading = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Exporter', exact: true }).first().click();
		await page.getByRole('button', { name: /^Table des indicateurs, CSV/ }).click();
		const text = readFileSync(await (await downloading).path(), 'utf8');
		// Codes, not labels, name the pôles there: no field may begin as a formula does.
		for (const line of text.split(/\r?\n/)) {
			for (const field of line.split(';')) expect(field).not.toMatch(/^"?[=@+]/);
		}
	});
});

describe('addresses made to do harm', () => {
	const QUERIES = [
		'?periode=__proto__&pole=constructor',
		'?periode=%00&pole=%00%0A%0D',
		'?periode=2020-99&comparaison=nulle&edition=tout',
		'?pole=%3Cscript%3Ewindow.perdu=1%3C/script%3E',
		'?volet=..%2F..%2Fetc&age=__proto__&du=9999-99-99&au=-1',
		`?periode=${'9'.repeat(4_000)}`,
		'?periode=2020&periode=2019&pole=GV&pole=DC',
	] as const;

	it.each(QUERIES.map((query) => [query.slice(0, 60), query]))(
		'%s opens a page that answers',
		async (_, query) => {
			const { page } = now;
			for (const path of [
				'contrats/',
				query.includes('volet') ? 'exploration/' : 'presentation/',
			]) {
				await page.goto(new URL(`${path}${query}`, inject('address')).href);
				await waitForScripts(page);
				await page.locator('h1').waitFor();
			}
			await page.goto(new URL(query, inject('address')).href);
			await waitForFigures(page);
		},
	);

	it('a megabyte after the sign # changes nothing', async () => {
		const { page } = now;
		await page.goto(`${new URL('rapport/', inject('address')).href}#${'%00<a>'.repeat(180_000)}`);
		await waitForScripts(page);
		await page.locator('h1').waitFor();
	});
});

describe('an agreement made to do harm', () => {
	const deep = `${'{"a":'.repeat(60_000)}1${'}'.repeat(60_000)}`;
	const AGREEMENTS: readonly (readonly [string, (text: string) => string])[] = [
		['with a nest of 60 000', () => deep],
		['that gives its prototype away', (text) => text.replace('{', '{"__proto__":{"perdu":1},')],
		['with numbers past any bound', (text) => text.replace(/"cible": 41/, '"cible": 1e999')],
		[
			'with a title of five megabytes',
			(text) => text.replace('Convention d’essai', 'x'.repeat(5e6)),
		],
		['that is a list', () => '[]'],
		['with a year of the year 1e9', (text) => text.replace(/"annee": 2020/, '"annee": 1000000000')],
	];

	it.each(AGREEMENTS)('(%s) is refused with a sentence or read as it is', async (_, change) => {
		const { page } = now;
		const before = await page.locator('article[data-indicateur]').allInnerTexts();
		await page.getByRole('link', { name: 'Données', exact: true }).first().click();
		await page.locator('h1', { hasText: 'Données' }).waitFor();
		await page
			.locator('input[data-choose="fichiers"]')
			.setInputFiles(await listSmall({ 'convention.json': change }));
		await page.getByRole('button', { name: 'Accepter le jeu' }).waitFor();
		await page.getByRole('link', { name: 'Synthèse', exact: true }).first().click();
		await waitForFigures(page);
		expect(await page.locator('article[data-indicateur]').allInnerTexts()).toEqual(before);
	});
});

describe('a report made to do harm', () => {
	const REPORT = [
		'---',
		'titre: "<script>window.perdu=1</script>"',
		'forme: diapositives',
		'---',
		'',
		'# <img src=http://image.example onerror=window.perdu=1>',
		'',
		'[ici](javascript:window.perdu=1) ![là](http://lien.example/x.png) <http://auto.example>',
		'',
		'::chiffre{indicateur="__proto__"}',
		'',
		`${'> '.repeat(3_000)}profond`,
		'',
		'---',
		'',
		':::si{condition="constructor.constructor(\'window.perdu=1\')()"}',
		'non',
		':::',
		'',
	].join('\n');

	it('is shown as words, with what is wrong in it, and reaches nothing', async () => {
		const { page } = now;
		await page.goto(new URL('presentation/', inject('address')).href);
		await waitForScripts(page);
		await page.locator('.slides [data-slide]').first().waitFor();
		await page.locator('input[data-choose="rapport"]').setInputFiles(toUpload('essai.md', REPORT));
		await page.getByText('Diapositives de essai.md').waitFor();
		await expect.poll(() => page.getByRole('alert').count()).toBeGreaterThan(0);
		expect(await page.locator('a[href^="javascript:"], img[src^="http://"]').count()).toBe(0);
	});
});
