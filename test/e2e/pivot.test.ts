import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openFolder } from '../../src/cli/read-folder.ts';
import { computeLongTable } from '../../src/lib/convention/long-table.ts';
import { loadSet } from '../../src/lib/convention/load-set.ts';
import { openNodeEngine } from '../../src/lib/engine/node.ts';
import type { LongRow } from '../../src/lib/indicators/indicator.ts';
import { parsePeriod } from '../../src/lib/indicators/periods.ts';
import { listPoles } from '../../src/lib/state/figures.ts';
import { acceptExtracts } from '../support/cases.ts';
import { findFaults } from './axe.ts';
import { visit, type Visit } from './browser.ts';

const DEMONSTRATION = new URL('../../static/demo/', import.meta.url).pathname;

let now: Visit;
let rows: readonly LongRow[];
let poles: readonly { readonly code: string; readonly label: string }[];

beforeAll(async () => {
	const set = await acceptExtracts(await openFolder(DEMONSTRATION));
	const engine = await openNodeEngine();
	try {
		await loadSet(engine, set);
		const periods = ['2020', '2020-S1', '2020-S2'].flatMap((id) => {
			const parsed = parsePeriod(id, set.convention, set.dateExtraction);
			return parsed.ok ? [parsed.period] : [];
		});
		rows = await computeLongTable(engine, set.convention, periods);
		poles = await listPoles(engine);
	} finally {
		await engine.close();
	}
	now = await visit(inject('address'), 'exploration?volet=croise');
});

afterAll(async () => {
	await now.close();
});

function find(indicateur: string, pole: string, periode: string): LongRow {
	const row = rows.find(
		(one) =>
			one.indicateur === indicateur &&
			one.ventilation === '' &&
			one.code_pole === pole &&
			one.periode === periode,
	);
	if (row === undefined) throw new Error(`row: ${indicateur} ${pole} ${periode}`);
	return row;
}

async function open(search: string): Promise<void> {
	await now.page.goto(new URL(`exploration?${search}`, inject('address')).href);
}

const panel = () => now.page.locator('section.table-card');

async function waitForTitle(text: string): Promise<void> {
	await panel().getByRole('heading', { name: text }).waitFor();
	await now.page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
}

/** The table on the page: the first cell of each row, then the others, as they are read. */
async function readTable(): Promise<readonly (readonly string[])[]> {
	return panel()
		.locator('table tr')
		.evaluateAll((lines) =>
			lines.map((line) =>
				[...line.querySelectorAll('th, td')].map((cell) =>
					cell.textContent.replaceAll(/\s+/g, ' ').trim(),
				),
			),
		);
}

async function download(name: string): Promise<string> {
	const [file] = await Promise.all([
		now.page.waitForEvent('download'),
		panel()
			.getByRole('button', { name: new RegExp(`^${name},`) })
			.click(),
	]);
	expect(file.suggestedFilename()).toMatch(/^PILOTAGE_NE-PAS-DIFFUSER_/);
	return file.path();
}

describe('a pivot', () => {
	it('is built with the keyboard alone, and its address gives it back', async () => {
		await waitForTitle('Personnes accompagnées par tranche d’âge et pôle insertion, 2020');
		const { page } = now;
		/** Moves through a list with an arrow until the address says what is wanted. */
		const choose = async (label: string, key: string, wanted: string, arrow: string) => {
			await page.getByRole('combobox', { name: label, exact: true }).focus();
			for (let moves = 0; moves < 20; moves += 1) {
				if (new URL(page.url()).searchParams.get(key) === wanted) return;
				const from = page.url();
				await page.keyboard.press(arrow);
				await page.waitForURL((address) => address.href !== from);
			}
			throw new Error(`never chosen: ${wanted}`);
		};
		await choose('Mesure', 'mesure', 'cer_signes', 'ArrowDown');
		await choose('Lignes', 'lignes', 'pole', 'ArrowUp');
		await choose('Colonnes', 'colonnes', 'semestre', 'ArrowDown');
		await waitForTitle('Contrats signés par pôle insertion et semestre, 2020');
		const { searchParams } = new URL(page.url());
		expect(searchParams.get('mesure')).toBe('cer_signes');
		expect(searchParams.get('lignes')).toBe('pole');
		expect(searchParams.get('colonnes')).toBe('semestre');
		const before = await readTable();
		await page.reload();
		await waitForTitle('Contrats signés par pôle insertion et semestre, 2020');
		expect(await readTable()).toEqual(before);
		await page.getByRole('button', { name: 'Échanger lignes et colonnes' }).press('Enter');
		await waitForTitle('Contrats signés par semestre et pôle insertion, 2020');
		const swapped = await readTable();
		expect(swapped.map((line) => line[1])).toEqual(
			before[1]?.map((text, at) => (at === 0 ? 'Ensemble' : text)),
		);
	});

	it('has the numbers of the long table, and so has its file', async () => {
		await open('volet=croise&mesure=cer_signes&lignes=pole&colonnes=semestre');
		await waitForTitle('Contrats signés par pôle insertion et semestre, 2020');
		const [, ...lines] = await readTable();
		const expected = ['ENSEMBLE', ...poles.map(({ code }) => code)].map((pole) =>
			['2020', '2020-S1', '2020-S2'].map((id) => String(find('cer_signes', pole, id).valeur)),
		);
		expect(lines.map((line) => line.slice(1))).toEqual(expected);
		const text = await readFile(await download('CSV'), 'utf8');
		const { data } = Papa.parse<string[]>(text.replace('\uFEFF', ''), { delimiter: ';' });
		expect(data.slice(1, lines.length + 1).map((line) => line.slice(1))).toEqual(expected);
		expect(text).toContain('Édition de pilotage');
		expect(text).toContain('Provenance');
	});

	it('shows numerator, denominator and interval on demand, and sorts by a column', async () => {
		await open('volet=croise&mesure=taux_contractualisation&lignes=pole&colonnes=aucune');
		await waitForTitle('Taux de contractualisation par pôle insertion, 2020');
		await now.page.getByRole('checkbox', { name: 'Numérateur et dénominateur' }).check();
		await now.page.getByRole('checkbox', { name: /Intervalle/ }).check();
		const { numerateur, denominateur } = find('taux_contractualisation', 'ENSEMBLE', '2020');
		const [, total] = await readTable();
		expect(total?.[1]).toContain(`${String(numerateur)} sur ${String(denominateur)}`);
		expect(total?.[1]).toMatch(/\d+ à \d+ %$/);
		await panel().getByRole('button', { name: 'Ensemble', exact: true }).click();
		const shares = poles.map(
			({ code }) => find('taux_contractualisation', code, '2020').valeur ?? 0,
		);
		const [, , first] = await readTable();
		const best = poles[shares.indexOf(Math.max(...shares))];
		expect(first?.[0]).toBe(best?.label);
	});

	it('opens the rows behind a cell, as many as its figures say', async () => {
		await open('volet=croise&mesure=taux_contractualisation&lignes=pole&colonnes=tranche_age');
		await waitForTitle('Taux de contractualisation par pôle insertion et tranche d’âge, 2020');
		const [pole] = poles;
		if (pole === undefined) throw new Error('no pôle');
		await panel()
			.getByRole('button', { name: new RegExp(`Voir les lignes, ${pole.label}, Total$`) })
			.press('Enter');
		await waitForTitle(`Taux de contractualisation, Pôle insertion : ${pole.label}, 2020`);
		const { numerateur, denominateur } = find('taux_contractualisation', pole.code, '2020');
		await panel()
			.getByText(`numérateur ${String(numerateur)}, dénominateur ${String(denominateur)}`)
			.waitFor();
		const text = await readFile(await download('CSV'), 'utf8');
		const { data } = Papa.parse<string[]>(text.replace('\uFEFF', ''), { delimiter: ';' });
		const [header = [], ...lines] = data;
		const at = (name: string): number => header.indexOf(name);
		const counted = lines.filter((line) => (line[at('Compte')] ?? '').length > 0);
		const persons = (isCounted: (how: string) => boolean): number =>
			new Set(
				counted
					.filter((line) => isCounted(line[at('Compte')] ?? ''))
					.map((line) => line[at('Bénéficiaire')]),
			).size;
		expect(persons(() => true)).toBe(denominateur);
		expect(persons((how) => how.startsWith('Numérateur'))).toBe(numerateur);
		await now.page.getByRole('button', { name: /Retirer la coupe/ }).click();
		await waitForTitle('Taux de contractualisation, 2020');
	});
});

describe('what stands out', () => {
	it('is told in sentences, each with its rows', async () => {
		await open('volet=anomalies');
		await waitForTitle('Ce que le hasard explique mal');
		const summary = await panel().getByRole('status').first().textContent();
		expect(summary).toMatch(/comparaisons faites en 2020/);
		const statements = await panel().locator('.statements > li').all();
		for (const statement of statements) {
			expect(await statement.textContent()).toContain('Ce constat appelle une question');
		}
		expect(statements.length).toBeGreaterThan(0);
		await panel()
			.getByRole('link', { name: /Voir les lignes/ })
			.first()
			.click();
		await now.page.getByRole('combobox', { name: 'Chiffre' }).waitFor();
		await panel().locator('table').waitFor();
		expect(await panel().locator('tbody tr').count()).toBeGreaterThan(0);
	});
});

describe.each(['croise', 'lignes', 'anomalies'])('the panel « %s »', (volet) => {
	beforeAll(async () => {
		await open(`volet=${volet}&mesure=taux_contractualisation`);
		await panel().waitFor();
	});

	it.each(['light', 'dark'] as const)('has no fault that axe can see, %s', async (scheme) => {
		expect(await findFaults(now.page, scheme, 'main')).toEqual([]);
	});
});

it('no panel writes an error', () => {
	expect(now.errors).toEqual([]);
});
