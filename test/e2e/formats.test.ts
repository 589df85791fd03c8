import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { toRows, writePack, writeWorkbook } from '../unit/extracts/office-files.ts';
import { sealSet } from '../support/sealed-set.ts';
import { loadSmall, loadSmallBytes, readSet, toFiles, toUtf16 } from '../unit/extracts/sets.ts';
import {
	acceptSet,
	chooseFiles,
	exportTable,
	toUpload,
	visit,
	waitForFigures,
	type Visit,
} from './browser.ts';

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

it('a pack as it was prepared opens without being read again, with the same figures', async () => {
	const engines: string[] = [];
	here.page.on('worker', (worker) => engines.push(worker.url()));
	const small = Object.entries(loadSmallBytes()).map(([name, bytes]) => toUpload(name, bytes));
	await chooseFiles(here.page, small);
	await acceptSet(here.page);
	const expected = await exportTable(here.page);
	const sealed = [...(await sealSet(toFiles(loadSmallBytes())))];
	engines.length = 0;
	await chooseFiles(
		here.page,
		sealed.map(([name, bytes]) => toUpload(name, bytes)),
	);
	// The reading worker, and no engine in it: that would be a second one.
	expect(engines).toHaveLength(1);
	await acceptSet(here.page);
	expect(await exportTable(here.page)).toBe(expected);
	expect(here.errors).toEqual([]);
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
