import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { getIndicator } from '../../src/lib/indicators/registry.ts';
import {
	formatFraction,
	formatValue,
	NO_DENOMINATOR,
	UNKNOWN,
} from '../../src/lib/models/format.ts';
import { openCase, openCaseAsParquet, parseLongTable, readExpected } from '../support/cases.ts';
import { compareTables } from '../support/compare-tables.ts';
import {
	acceptSet,
	chooseFiles,
	chooseSpan,
	exportTable,
	toUpload,
	visit,
	waitForFigures,
	type UploadedFile,
	type Visit,
} from './browser.ts';

let now: Visit;
beforeEach(async () => {
	now = await visit(inject('address'));
	await waitForFigures(now.page);
});
afterEach(async () => {
	await now.close();
});

async function listUploads(
	files: ReturnType<typeof openCase>,
	change: (path: string, text: string) => string = (_, text) => text,
): Promise<UploadedFile[]> {
	const decoder = new TextDecoder();
	return Promise.all(
		(await files).map(async (file) => {
			const bytes = await file.bytes();
			if (file.path.endsWith('.parquet')) return toUpload(file.path, bytes);
			return toUpload(file.path, change(file.path, decoder.decode(bytes)));
		}),
	);
}

/** The figures on the cards of the page: indicator → value and unit as printed. */
async function readCards(): Promise<ReadonlyMap<string, string>> {
	const cards = await now.page
		.locator('article[data-indicateur]')
		.evaluateAll((elements) =>
			elements.map((element) => [
				element.getAttribute('data-indicateur') ?? '',
				element.querySelector('.figure')?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '',
			]),
		);
	return new Map(cards.map(([id = '', text = '']) => [id, text]));
}

/** Compares each card with the row expected of it; returns how many were compared. */
async function checkCards(periode: string, pole: string): Promise<number> {
	const expected = (await readExpected('small')).get(periode) ?? [];
	const cards = await readCards();
	for (const [id, text] of cards) {
		const indicator = getIndicator(id);
		const main = expected.filter((one) => one.indicateur === id && one.ventilation === '');
		const row =
			main.find(({ code_pole }) => code_pole === pole) ??
			main.find(({ code_pole }) => code_pole === 'ENSEMBLE');
		if (row === undefined) throw new Error(`expected: no row of ${id}`);
		const { valeur, numerateur, denominateur } = row;
		const value = formatValue(valeur, indicator.unit, { measure: indicator.measure });
		const fraction =
			numerateur === null || denominateur === null
				? value
				: formatFraction(numerateur, denominateur);
		const absent = denominateur === 0 ? NO_DENOMINATOR : UNKNOWN;
		const isFound = (valeur === null ? [absent] : [value, fraction]).some((words) =>
			text.startsWith(words.replaceAll(/\s+/g, ' ')),
		);
		expect([id, text, isFound]).toEqual([id, text, true]);
	}
	return cards.size;
}

describe('the main job', () => {
	it('opens on the demonstration, and says on every page that it is fictitious', async () => {
		await expect
			.poll(() => now.page.getByText('Données fictives de démonstration').count())
			.toBeGreaterThan(0);
		expect(await now.page.getByText('Édition de pilotage – ne pas diffuser').count()).toBe(1);
		await now.page.getByRole('link', { name: 'Données', exact: true }).first().click();
		await now.page.locator('h1', { hasText: 'Données' }).waitFor();
		expect(await now.page.getByText('Données fictives de démonstration').count()).toBeGreaterThan(
			0,
		);
		expect(now.errors).toEqual([]);
	});

	it.each([
		['CSV', openCase],
		['Parquet', openCaseAsParquet],
	] as const)('shows the figures expected of the case « small » from %s', async (_, open) => {
		await chooseFiles(now.page, await listUploads(open('small')));
		await acceptSet(now.page);
		expect(await checkCards('2020', 'ENSEMBLE')).toBeGreaterThan(6);
		const expected = await readExpected('small');
		expect(
			compareTables(parseLongTable(await exportTable(now.page)), expected.get('2020') ?? []),
		).toEqual([]);
		for (const [periode, pole] of [
			['2020-S1', 'GV'],
			['2020-05', 'VI'],
			['2020-01-15..2020-03-31', 'ENSEMBLE'],
		] as const) {
			await now.page.evaluate((query) => {
				history.pushState({}, '', query);
				dispatchEvent(new PopStateEvent('popstate', { state: {} }));
			}, `?periode=${periode}&pole=${pole}`);
			await now.page.waitForTimeout(300);
			await checkCards(periode, pole);
		}
		expect(now.errors).toEqual([]);
	});

	it('reads the same from one ZIP', async () => {
		const files = await listUploads(openCase('small'));
		const zip = zipSync(
			Object.fromEntries(
				files.map(({ name, buffer }) => [`extraits/${name}`, new Uint8Array(buffer)]),
			),
		);
		await chooseFiles(now.page, [toUpload('extraits.zip', zip)]);
		await acceptSet(now.page);
		expect(await checkCards('2020', 'ENSEMBLE')).toBeGreaterThan(6);
	});

	it('prints every chart of the period chosen, seen or not', async () => {
		const { page } = now;
		await page.goto(new URL('orientations/', inject('address')).href);
		await waitForFigures(page);
		await chooseSpan(page, 'S2');
		const pictures = page.locator('.chart .picture');
		const last = pictures.last();
		await expect.poll(() => pictures.count()).toBeGreaterThan(6);
		await expect.poll(() => last.locator('svg').count()).toBe(0);
		await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
		const drawn = await pictures.evaluateAll((all) =>
			all.map((picture) => picture.querySelectorAll('svg').length),
		);
		expect(drawn).not.toContain(0);
		await page.evaluate(() => dispatchEvent(new Event('afterprint')));
		await expect.poll(() => last.locator('svg').count()).toBe(0);
		await last.scrollIntoViewIfNeeded();
		await expect.poll(() => last.locator('svg').count()).toBe(1);
	});

	it('keeps the choices in the address, and gives them back', async () => {
		await chooseSpan(now.page, 'S1');
		await now.page.getByLabel('Pôle insertion').selectOption({ index: 1 });
		await expect.poll(() => now.page.url()).toMatch(/periode=2020-S1/);
		await expect.poll(() => now.page.url()).toMatch(/pole=/);
		await waitForFigures(now.page);
		const cards = await readCards();
		await now.page.reload();
		await expect.poll(readCards).toEqual(cards);
		await now.page.goBack();
		await expect.poll(() => now.page.url()).not.toMatch(/pole=/);
	});
});

describe('a set that is refused', () => {
	const brokenSets: [string, (files: UploadedFile[]) => UploadedFile[], RegExp][] = [
		[
			'without convention.json',
			(files) => files.filter(({ name }) => name !== 'convention.json'),
			/convention\.json/,
		],
		[
			'without a table',
			(files) => files.filter(({ name }) => name !== 'freins.csv'),
			/freins\.csv/,
		],
		[
			'with a wrong date',
			(files) => edit(files, 'contrats.csv', (text) => text.replace('2020-06-11', '11 juin')),
			/contrats\.csv.*ligne 2/s,
		],
		[
			'with a Parquet file cut in half',
			(files) => [
				...files.filter(({ name }) => name !== 'freins.csv'),
				toUpload('freins.parquet', new TextEncoder().encode('PAR1abcdefgh')),
			],
			/freins\.parquet/,
		],
		[
			'with an e-mail address',
			(files) =>
				edit(files, 'finances.csv', (text) => text.replace(/Compte 60[^"]*/, 'jean@exemple.fr')),
			/finances\.csv/,
		],
	];

	function edit(
		files: UploadedFile[],
		name: string,
		change: (text: string) => string,
	): UploadedFile[] {
		return files
			.filter((file) => file.name !== 'datapackage.json')
			.map((file) =>
				file.name === name ? toUpload(name, change(file.buffer.toString('utf8'))) : file,
			);
	}

	it.each(brokenSets)(
		'%s: says what to mend, and the figures stay',
		async (_, breakSet, sentence) => {
			const before = await readCards();
			await now.page.getByRole('link', { name: 'Données', exact: true }).first().click();
			await now.page
				.locator('input[data-choose="fichiers"]')
				.setInputFiles(breakSet(await listUploads(openCase('small'))));
			await expect.poll(() => now.page.locator('main').textContent()).toMatch(sentence);
			expect(await now.page.locator('main').textContent()).not.toContain('jean@exemple.fr');
			const accept = now.page.getByRole('button', { name: 'Accepter le jeu' });
			if ((await accept.count()) > 0) expect(await accept.isDisabled()).toBe(true);
			await now.page.getByRole('link', { name: 'Synthèse', exact: true }).first().click();
			await waitForFigures(now.page);
			expect(await readCards()).toEqual(before);
			expect(now.errors).toEqual([]);
		},
	);
});
