import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { indicators } from '../../../src/lib/indicators/registry.ts';
import { LONG_COLUMNS } from '../../../src/lib/models/long-table-file.ts';
import { toLongTableSchema } from '../../../src/lib/models/long-table-schema.ts';
import {
	LICENCE,
	toDataPackage,
	toIndicatorDictionary,
	toLicenceFile,
	toSchemaFile,
} from '../../../src/lib/reports/open-data.ts';

const facts = {
	title: 'Convention',
	dateExtraction: '2021-01-08',
	departement: 'Département de la Drôme',
	caf: 'CAF de la Drôme',
};
const read = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('the Table Schema of the long table', () => {
	it('names its columns in the order of the files', () => {
		const { fields, primaryKey } = toLongTableSchema();
		expect(fields.map(({ name }) => name)).toEqual(LONG_COLUMNS);
		expect(fields.every(({ description }) => description.endsWith('.'))).toBe(true);
		expect(fields.filter(({ type }) => type === 'number')).toHaveLength(6);
		for (const key of primaryKey) expect(LONG_COLUMNS).toContain(key);
		expect(JSON.parse(read(toSchemaFile().bytes))).toMatchObject({ missingValues: [''] });
	});
});

describe('a package of open data', () => {
	it('gives each file its size, hash and schema', () => {
		const bytes = new TextEncoder().encode('indicateur\n');
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		const dictionary = { ...toIndicatorDictionary(), sha256: 'x' };
		const { bytes: written } = toDataPackage(
			[{ name: '2020-S1.csv', bytes, sha256 }, dictionary],
			facts,
		);
		expect(JSON.parse(read(written))).toMatchObject({
			profile: 'tabular-data-package',
			licenses: [{ name: 'etalab-2.0' }],
			resources: [
				{ name: '2020-s1', path: '2020-S1.csv', bytes: 11, hash: `sha256:${sha256}` },
				{ name: 'indicateurs', schema: { primaryKey: ['indicateur'] } },
			],
		});
	});

	it('defines every indicator', () => {
		const lines = read(toIndicatorDictionary().bytes).trimEnd().split('\n');
		for (const { id } of indicators)
			expect(lines.some((line) => line.startsWith(`${id},`))).toBe(true);
	});

	it('says under which licence, and whose data', () => {
		const text = read(toLicenceFile(facts).bytes);
		expect(text).toContain(LICENCE.title);
		expect(text).toContain(facts.caf);
	});
});
