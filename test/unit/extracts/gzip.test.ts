import { gzipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { listErrors, listRefusal, loadSmall, loadSmallBytes, readSet } from './sets.ts';

describe('a gzip', () => {
	const { 'contrats.csv': contrats = '', ...others } = loadSmall();

	it('gives the same', async () => {
		const reference = await readSet(loadSmallBytes());
		const set = await readSet({ ...others, 'contrats.csv.gz': gzipSync(strToU8(contrats)) });
		expect([...set.tables]).toEqual([...reference.tables]);
		const unnamed = await readSet({ ...others, 'export.csv.gz': gzipSync(strToU8(contrats)) });
		expect([...unnamed.tables]).toEqual([...reference.tables]);
	});

	it.each<[string, string, Uint8Array | string, string]>([
		['cut', 'contrats.csv.gz', gzipSync(strToU8(contrats)).slice(0, -300), 'gzip-illisible'],
		[
			'cut by a byte',
			'contrats.csv.gz',
			gzipSync(strToU8(contrats)).slice(0, -1),
			'gzip-illisible',
		],
		['not packed', 'contrats.csv.gz', contrats, 'contenu-non-gzip'],
		['empty', 'contrats.csv.gz', '', 'fichier-vide'],
		['not named', 'contrats.csv', gzipSync(strToU8(contrats)), 'contenu-gzip'],
	])('%s', async (_, name, bytes, code) => {
		expect(listErrors(await listRefusal({ ...others, [name]: bytes }))).toContain(
			`${code} ${name}`,
		);
	});

	it('that unpacks to more than a file may weigh is refused', async () => {
		const bomb = gzipSync(new Uint8Array(410_000_000), { level: 9 });
		expect(listErrors(await listRefusal({ ...others, 'contrats.csv.gz': bomb }))).toContain(
			'gzip-trop-gros contrats.csv.gz',
		);
	});
});
