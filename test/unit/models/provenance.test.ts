import { describe, expect, it } from 'vitest';
import { computeSetSha256 } from '../../../src/lib/extracts/hash.ts';
import {
	describeFile,
	describeProvenance,
	listFilesOf,
	nameTablesRead,
	toProvenance,
	toProvenanceJson,
} from '../../../src/lib/models/provenance.ts';
import { toCsv } from '../../../src/lib/models/table.ts';

const HASHES = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)] as const;
const FILES = [
	{ path: 'convention.json', table: null, format: 'json', bytes: 9, sha256: HASHES[0], rows: null },
	{
		path: 'seances.csv',
		table: 'seances',
		format: 'csv',
		bytes: 1_200,
		sha256: HASHES[1],
		rows: 1,
	},
	{
		path: 'freins.csv',
		table: 'freins',
		format: 'csv',
		bytes: 9_000,
		sha256: HASHES[2],
		rows: 1_234,
	},
] as const;
const SET = { dateExtraction: '2021-01-08', fingerprint: 'd'.repeat(64), files: FILES };

describe('the fingerprint of a set', () => {
	it('is that of its sorted lines, as sha256sum writes them, whatever their order', async () => {
		const files = [
			{ path: 'b.csv', sha256: HASHES[0] },
			{ path: 'a.csv', sha256: HASHES[1] },
		];
		// printf '%s  b.csv\n%s  a.csv\n' aaaa… bbbb… | sort | sha256sum
		const expected = '36ba8bf3689b964f6add1bc1f29f5d6a292d5bc30c631b96bb40b30ac3156d99';
		expect(await computeSetSha256(files)).toBe(expected);
		expect(await computeSetSha256([...files].reverse())).toBe(expected);
	});

	it('changes with the name or the content of a file', async () => {
		const first = await computeSetSha256([{ path: 'a.csv', sha256: HASHES[0] }]);
		expect(await computeSetSha256([{ path: 'b.csv', sha256: HASHES[0] }])).not.toBe(first);
		expect(await computeSetSha256([{ path: 'a.csv', sha256: HASHES[1] }])).not.toBe(first);
	});
});

describe('a provenance', () => {
	it('names the extraction and the set', () => {
		expect(toProvenance(SET, 'pilotage').origin).toBe(
			'extraits du 8 janvier 2021, empreinte dddddddddddd',
		);
		expect(toProvenance({ ...SET, dateExtraction: null }, 'pilotage').origin).toMatch(
			/^extraits sans date d’extraction, empreinte d/,
		);
		// A page that is not served over https has no SHA-256.
		expect(toProvenance({ ...SET, fingerprint: '' }, 'pilotage').origin).toBe(
			'extraits du 8 janvier 2021',
		);
	});

	it('says each file, its rows and its hash', () => {
		const provenance = toProvenance(SET, 'pilotage');
		expect(describeProvenance(provenance)).toEqual([
			'Provenance\u00A0: extraits du 8 janvier 2021, empreinte dddddddddddd.',
			'convention.json\u00A0: SHA-256 aaaaaaaaaaaa.',
			'seances.csv\u00A0: 1\u00A0ligne, SHA-256 bbbbbbbbbbbb.',
			'freins.csv\u00A0: 1\u00A0234\u00A0lignes, SHA-256 cccccccccccc.',
		]);
	});

	it('holds no count outside the edition of pilotage', () => {
		const provenance = toProvenance(SET, 'diffusion');
		expect(describeProvenance(provenance).join('\n')).not.toMatch(/ligne/);
		expect(toProvenanceJson(provenance)).not.toMatch(/1234|9000|1200/);
		expect(toProvenanceJson(toProvenance(SET, 'pilotage'))).toMatch(/"lignes": 1234/);
	});

	it('gives the files of a figure alone', () => {
		const files = listFilesOf(toProvenance(SET, 'pilotage'), 'seances_realisees');
		expect(files.map(describeFile)).toEqual([
			'seances.csv\u00A0: 1\u00A0ligne, SHA-256 bbbbbbbbbbbb',
		]);
		expect(nameTablesRead('seances_realisees')).toMatch(/^Pôles.*, Séances/);
	});

	it('stands under a table of a file, after an empty line', () => {
		const table = {
			caption: '',
			columns: [
				{ id: 'pole', label: 'Pôle', align: 'texte' },
				{ id: 'n', label: 'Nombre', align: 'nombre' },
			],
			rows: [
				{ id: 'a', label: 'A', isTotal: false, cells: [{ text: '3', number: 3, state: 'valeur' }] },
			],
		} as const;
		expect(toCsv(table, ['Source\u00A0: extraits', '=1+1'])).toBe(
			"\uFEFFPôle;Nombre\r\nA;3\r\n\r\nSource\u00A0: extraits\r\n'=1+1\r\n",
		);
		expect(toCsv(table)).toBe('\uFEFFPôle;Nombre\r\nA;3\r\n');
	});
});
