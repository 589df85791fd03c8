import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { visit, type Visit } from './browser.ts';

type Line = Readonly<Record<string, string>>;

/** What the page must count, worked out from the extracts without any of its code. */
function readExtract(table: string): readonly Line[] {
	const text = readFileSync(new URL(`../../static/demo/${table}.csv`, import.meta.url), 'utf8');
	return Papa.parse<Line>(text, { header: true, skipEmptyLines: true }).data;
}

const orientations = readExtract('orientations').filter(({ date_orientation: day = '' }) =>
	day.startsWith('2020'),
);
const accompaniments = readExtract('accompagnements');
const freins = readExtract('freins');

function countPersons(keeps: (orientation: Line) => boolean): number {
	return new Set(orientations.filter(keeps).map(({ id_beneficiaire }) => id_beneficiaire)).size;
}

function hasFrein({ id_orientation }: Line, famille: string): boolean {
	const own = accompaniments.filter((row) => row.id_orientation === id_orientation);
	return own.some(({ id_accompagnement }) =>
		freins.some((row) => row.id_accompagnement === id_accompagnement && row.famille === famille),
	);
}

const isYoung = ({ tranche_age }: Line): boolean => tranche_age === 'moins_25';
const all = countPersons(() => true);
const young = countPersons(isYoung);

let now: Visit;

beforeAll(async () => {
	now = await visit(inject('address'), 'exploration');
	await bar().waitFor();
});

afterAll(async () => {
	expect(now.errors).toEqual([]);
	expect([...now.hosts]).toEqual(['127.0.0.1']);
	await now.close();
});

const bar = () => now.page.getByRole('region', { name: 'Sélection' });
const facet = (name: string) => now.page.getByRole('group', { name, exact: true });
const search = () => decodeURIComponent(new URL(now.page.url()).search);

async function open(query = ''): Promise<void> {
	await now.page.goto(new URL(`exploration${query}`, inject('address')).href);
	await bar().waitFor();
}

/** The persons that the page counts, and the whole beside them. */
async function expectPersons(count: number): Promise<void> {
	await expect
		.poll(async () => (await bar().locator('.sentence').innerText()).replaceAll(/\s+/g, ' '))
		.toContain(` : ${count} sur ${all}`);
}

/** The number beside a value of a facet. */
async function readCount(name: string, value: string): Promise<string> {
	const label = facet(name).locator('label', { hasText: value });
	return (await label.locator('.count').innerText()).replaceAll(/\s+/g, ' ');
}

async function expectIndicator(label: string, selection: number, whole: number): Promise<void> {
	const row = now.page.locator('section.table-card tr', { hasText: label }).first();
	await expect
		.poll(async () => {
			const cells = await row.locator('td').allInnerTexts();
			return [cells[0]?.trim(), cells.at(-1)?.trim()];
		})
		.toEqual([String(selection), String(whole)]);
}

beforeEach(async () => {
	const clear = now.page.getByRole('button', { name: 'Tout effacer' });
	if (await clear.isEnabled()) await clear.click();
	await expectPersons(all);
	await expect.poll(search).toBe('');
});

describe('linked facets', () => {
	it('count under one choice what the extracts hold, in every other facet and in the figures', async () => {
		await facet('Tranche d’âge').getByRole('checkbox', { name: 'Moins de 25 ans' }).check();
		await expectPersons(young);
		const housing = countPersons((row) => isYoung(row) && hasFrein(row, 'logement'));
		expect(await readCount('Freins identifiés', 'Logement')).toContain(`${housing} `);
		// Its own facet still shows the other values.
		const middle = countPersons(({ tranche_age }) => tranche_age === '25_34');
		expect(await readCount('Tranche d’âge', '25 à 34 ans')).toContain(`${middle} `);
		await expectIndicator('Personnes orientées vers la CAF', young, all);
		expect(search()).toBe('?age=moins_25');
	});

	it('take several values as either, several facets as both', async () => {
		const older = ({ tranche_age }: Line): boolean => tranche_age === '45_plus';
		await facet('Tranche d’âge').getByRole('checkbox', { name: 'Moins de 25 ans' }).check();
		await facet('Tranche d’âge').getByRole('checkbox', { name: '45 ans et plus' }).check();
		await expectPersons(countPersons((row) => isYoung(row) || older(row)));
		await facet('Freins identifiés').getByRole('checkbox', { name: 'Logement' }).check();
		await expectPersons(
			countPersons((row) => (isYoung(row) || older(row)) && hasFrein(row, 'logement')),
		);
	});

	it('are the same from the address, and go with the link', async () => {
		await open('?age=moins_25&frein=logement');
		const count = countPersons((row) => isYoung(row) && hasFrein(row, 'logement'));
		await expectPersons(count);
		await expectIndicator('Personnes orientées vers la CAF', count, all);
		await now.page.reload();
		await expectPersons(count);
		await now.page.getByRole('radio', { name: 'Tableau croisé' }).check();
		await expect.poll(search).toContain('age=moins_25&frein=logement');
		await now.page.getByRole('radio', { name: 'Filtrer' }).check();
		await expectPersons(count);
	});

	it('set aside what an address invents, and say so without repeating it', async () => {
		await open('?age=moins_25&age=<img src=x>&jours=2019-01-01..2031-01-01&referent=%00');
		await expectPersons(young);
		const notices = await now.page.getByRole('status').allInnerTexts();
		expect(notices.join(' ')).toContain('une valeur de l’adresse n’est pas dans les extraits');
		expect(notices.join(' ')).toContain('Les jours de l’adresse ne sont pas dans la période');
		expect(await now.page.locator('main').innerText()).not.toContain('img src');
	});

	it('are undone, done again, and gone through with back and forward', async () => {
		await facet('Tranche d’âge').getByRole('checkbox', { name: 'Moins de 25 ans' }).check();
		await expect.poll(search).toBe('?age=moins_25');
		await now.page.getByRole('button', { name: 'Annuler', exact: true }).click();
		await expectPersons(all);
		await now.page.getByRole('button', { name: 'Rétablir' }).click();
		await expectPersons(young);
		await now.page.keyboard.press('Control+z');
		await expectPersons(all);
		await now.page.keyboard.press('Control+Shift+z');
		await expectPersons(young);
		await expect.poll(search).toBe('?age=moins_25');
		await now.page.goBack();
		await expectPersons(all);
		await now.page.goForward();
		await expectPersons(young);
		await now.page.getByRole('button', { name: 'Tout effacer' }).click();
		await expectPersons(all);
		await expect.poll(search).toBe('');
	});

	it('work by keyboard alone, from the first value to the chip that takes it back', async () => {
		const value = facet('Tranche d’âge').getByRole('checkbox', { name: 'Moins de 25 ans' });
		await value.focus();
		await now.page.keyboard.press('Space');
		await expectPersons(young);
		await expect.poll(search).toBe('?age=moins_25');
		expect(await value.evaluate((node) => node === document.activeElement)).toBe(true);
		await bar().getByRole('button', { name: 'Retirer' }).focus();
		await now.page.keyboard.press('Enter');
		await expectPersons(all);
	});
});

describe('brush over days', () => {
	const inside =
		(from: string, to: string) =>
		({ date_orientation: day = '' }: Line): boolean =>
			day >= from && day <= to;

	it('takes the days from one bound to the other by keyboard, and counts them', async () => {
		const from = now.page.getByRole('slider', { name: /^Du/ });
		await from.focus();
		for (let day = 0; day < 31; day += 1) await now.page.keyboard.press('ArrowRight');
		await expectPersons(countPersons(inside('2020-02-01', '2020-12-31')));
		await expect.poll(search).toBe('?jours=2020-02-01..2020-12-31');
	});

	it('takes the days under the mouse, and the whole period again with a click', async () => {
		const box = await now.page
			.locator('section[aria-label="Jours d’orientation"] svg')
			.boundingBox();
		if (box === null) throw new Error('brush: not drawn');
		const y = box.y + box.height / 2;
		await now.page.mouse.move(box.x + box.width * 0.25, y);
		await now.page.mouse.down();
		await now.page.mouse.move(box.x + box.width * 0.5, y, { steps: 5 });
		await now.page.mouse.up();
		await expect.poll(search).toMatch(/^\?jours=\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/);
		const [from = '', to = ''] = search().slice('?jours='.length).split('..');
		const count = countPersons(inside(from, to));
		expect(count).toBeGreaterThan(0);
		expect(count).toBeLessThan(all);
		await expectPersons(count);
		await expectIndicator('Personnes orientées vers la CAF', count, all);
		await now.page.mouse.click(box.x + box.width * 0.1, y);
		await expectPersons(all);
	});
});

describe('the edition of diffusion', () => {
	it('explores the published table alone, by keyboard, and keeps the choice in the address', async () => {
		const { page } = now;
		await page.goto(
			new URL('exploration?edition=diffusion&age=moins_25&indicateur=nul', inject('address')).href,
		);
		await page.getByText('ne lit que la table publiée').waitFor({ timeout: 60_000 });
		expect(await page.getByRole('checkbox').count()).toBe(0);
		expect(await page.getByRole('radio', { name: 'SQL' }).count()).toBe(0);
		await page.getByRole('combobox', { name: 'Indicateur' }).selectOption('freins_identifies');
		await page.getByRole('combobox', { name: 'Découpage' }).selectOption('famille');
		await expect.poll(search).toContain('indicateur=freins_identifies&decoupage=famille');
		const published = readPublished().filter(
			({ indicateur, ventilation, code_pole }) =>
				indicateur === 'freins_identifies' && ventilation === 'famille' && code_pole === 'ENSEMBLE',
		);
		expect(published.some(({ secret }) => secret === 'oui')).toBe(true);
		const heads = await page.locator('section.table-card thead th').allInnerTexts();
		const rows = page.locator('section.table-card tbody tr');
		await expect.poll(() => rows.count()).toBeGreaterThan(5);
		const shown = await rows.evaluateAll((lines) =>
			lines
				.slice(1)
				.flatMap((line) => [...line.querySelectorAll('td')].map((cell) => cell.textContent.trim())),
		);
		expect(heads.length).toBeGreaterThan(1);
		const numbers = published
			.filter(({ secret }) => secret !== 'oui')
			.map(({ valeur = '' }) => valeur);
		const isNumber = (text: string): boolean => /^\d/.test(text);
		expect(shown.filter(isNumber).sort()).toEqual([...numbers].sort());
	});
});

/** What the demonstration publishes of its exercise and of its two semesters. */
function readPublished(): readonly Line[] {
	return ['2020', '2020-S1', '2020-S2'].flatMap((period) => {
		const path = `../../static/demo-diffusion/${period}.csv`;
		const text = readFileSync(new URL(path, import.meta.url), 'utf8');
		return Papa.parse<Line>(text, { header: true, skipEmptyLines: true }).data;
	});
}
