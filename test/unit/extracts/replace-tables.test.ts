import { describe, expect, it } from 'vitest';
import { readExtracts } from '../../../src/lib/extracts/read-extracts.ts';
import { areTablesOnly, replaceTables } from '../../../src/lib/extracts/replace-tables.ts';
import { openCase, toFile } from '../../support/cases.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('replacing one table of a set', () => {
	it('takes the new file, and forgets what the package declared of the former one', async () => {
		const set = await openCase('small');
		const freins = set.find(({ path }) => path === 'freins.csv');
		if (freins === undefined) throw new Error('case: no freins.csv');
		const lines = new TextDecoder()
			.decode(await freins.bytes())
			.trimEnd()
			.split('\n');
		const shorter = toFile('Freins.CSV', encode(lines.slice(0, 11).join('\n')));
		expect((await readExtracts([...set, shorter])).ok).toBe(false);
		const result = await readExtracts(await replaceTables(set, [shorter]));
		if (!result.ok) throw new Error(result.findings.map(({ message }) => message).join('\n'));
		expect(result.set.tables.get('freins')?.rowCount).toBe(10);
		expect(result.set.tables.get('contrats')?.rowCount).toBe(40);
		expect(result.set.dateExtraction).toBe('2021-03-15');
	});

	it('is offered for tables alone', () => {
		const file = (path: string) => toFile(path, encode(''));
		expect(areTablesOnly([file('contrats.csv'), file('sous/freins.parquet')])).toBe(true);
		expect(areTablesOnly([file('contrats.csv'), file('convention.json')])).toBe(false);
		expect(areTablesOnly([file('autre.csv')])).toBe(false);
		expect(areTablesOnly([])).toBe(false);
	});

	it('leaves a descriptor that cannot be read to the checks', async () => {
		const descriptor = toFile('datapackage.json', encode('{'));
		const [kept] = await replaceTables([descriptor], [toFile('freins.csv', encode(''))]);
		expect(kept).toBe(descriptor);
	});
});
