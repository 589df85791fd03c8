import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { toRows, writePack, writeWorkbook } from '../unit/extracts/office-files.ts';
import { loadSmall, loadSmallBytes, readSet, toUtf16 } from '../unit/extracts/sets.ts';
import { acceptSet, chooseFiles, toUpload, visit, waitForFigures, type Visit } from './browser.ts';

let here: Visit;
beforeAll(async () => {
	here = await visit(inject('address'));
	await waitForFigures(here.page);
});
afterAll(() => here.close());

const convention = loadSmall()['convention.json'] ?? '';

it.each(['xlsx', 'ods', 'duckdb'] as const)('a set in one %s loads in Chromium', async (format) => {
	const set = await readSet(loadSmallBytes());
	const tables = [...set.tables.values()];
	const sheets = Object.fromEntries(tables.map((table) => [table.name, toRows(table)]));
	const bytes = format === 'duckdb' ? await writePack(tables) : writeWorkbook(sheets, format);
	await chooseFiles(here.page, [
		toUpload('convention.json', convention),
		toUpload(`extraits.${format}`, bytes),
	]);
	expect(await here.page.getByRole('button', { name: 'Accepter le jeu' }).isEnabled()).toBe(true);
	await acceptSet(here.page);
	expect(here.errors).toEqual([]);
	expect([...here.hosts]).toEqual(['127.0.0.1']);
});

it('a damaged file is told, and the next good one loads', async () => {
	const { 'poles.csv': poles = '', ...others } = loadSmall();
	const rest = Object.entries(others).map(([name, text]) => toUpload(name, text));
	await chooseFiles(here.page, [...rest, toUpload('poles.xlsx', 'x')]);
	await here.page.getByText('le classeur est abîmé', { exact: false }).first().waitFor();
	await chooseFiles(here.page, [...rest, toUpload('poles.csv', toUtf16(poles, 'le'))]);
	await here.page.getByText('a été converti depuis l’encodage UTF-16').first().waitFor();
	await acceptSet(here.page);
	expect(here.errors).toEqual([]);
});
