import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { readFolder, run, SMALL } from '../unit/cli/run.ts';
import { acceptSet, chooseFiles, toUpload, uploadCase, visit, type Visit } from './browser.ts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'jalons-publication-'));
});
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

let now: Visit;
beforeEach(async () => {
	now = await visit(inject('address'));
	await chooseFiles(now.page, await uploadCase('small'));
	await acceptSet(now.page);
	await now.page.getByRole('link', { name: 'Données', exact: true }).first().click();
	await now.page.getByRole('heading', { name: 'Préparer une publication' }).waitFor();
});
afterEach(async () => {
	expect(now.errors).toEqual([]);
	await now.close();
});

/** Prepares the publication and returns the bytes of its ZIP. */
async function prepare(page: Page): Promise<Buffer> {
	await page.getByRole('button', { name: 'Préparer la publication' }).click();
	const button = page.getByRole('button', { name: 'Télécharger la publication, ZIP' });
	await button.waitFor({ timeout: 180_000 });
	const downloading = page.waitForEvent('download');
	await button.click();
	return readFileSync(await (await downloading).path());
}

/** What the command line writes for the same extracts. */
function command(name: string, ...previous: readonly string[]): Record<string, string> {
	const out = join(folder, name);
	const { status } = run(
		...(['indicators', '--data', SMALL, '--period', '2020,2020-S1,2020-S2'] as const),
		...['--edition', 'diffusion', '--out', out],
		...previous.flatMap((one) => ['--previous', join(folder, one)]),
	);
	expect(status).toBe(0);
	return readFolder(out);
}

function unpack(zip: Buffer): Record<string, string> {
	return Object.fromEntries(
		Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
	);
}

it('has the same bytes from the page as from the command line, alone and after an earlier edition', async () => {
	const { page } = now;
	const first = await prepare(page);
	expect(unpack(first)).toEqual(command('premiere'));

	const choose = page.getByLabel('Fichiers d’une édition déjà diffusée');
	await choose.setInputFiles(toUpload('publication-2020.zip', first));
	const listed = page.getByRole('list', { name: 'Éditions déjà diffusées' });
	await listed.getByText('2020, 2020-S1, 2020-S2').waitFor();
	const second = await prepare(page);
	expect(unpack(second)).toEqual(command('seconde', 'premiere'));
	const manifest = JSON.parse(unpack(second)['manifest.json'] ?? '') as {
		readonly precedents: readonly string[];
	};
	expect(manifest.precedents).toHaveLength(1);

	// Without it, what was prepared with it is no longer handed out.
	await listed.getByRole('button', { name: /^Retirer/ }).click();
	await page.getByRole('button', { name: 'Préparer la publication' }).waitFor();
}, 600_000);

it.each([
	['an archive that is none', 'edition.zip', 'abc', 'ne se lit pas'],
	['files without their manifest', '2020.csv', 'indicateur;valeur', 'manifest.json manque'],
])('refuses %s with a sentence, and keeps the rest', async (_, name, content, message) => {
	const { page } = now;
	await page
		.getByLabel('Fichiers d’une édition déjà diffusée')
		.setInputFiles(toUpload(name, content));
	await page.getByText(message).waitFor();
	await page.getByRole('button', { name: 'Préparer la publication' }).waitFor();
});
