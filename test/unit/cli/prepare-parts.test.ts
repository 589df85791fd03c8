import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../src/cli/csv-file.ts';
import { readAgeClass, readUnderThree } from '../../../src/cli/prepare/ages.ts';
import { identifyRows } from '../../../src/cli/prepare/identify.ts';
import { KeyStore, parseKeys } from '../../../src/cli/prepare/keys.ts';
import {
	formatMapping,
	mapValue,
	parseMapping,
	type MappingLine,
} from '../../../src/cli/prepare/mapping.ts';
import { proposeMapping } from '../../../src/cli/prepare/propose.ts';
import { readDate } from '../../../src/lib/extracts/values.ts';
import { getTableSchema } from '../../../src/lib/schemas/schemas.ts';

function day(text: string): number {
	const read = readDate(text);
	if (!read.ok) throw new Error(`date: ${text}`);
	return read.value;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('readAgeClass', () => {
	const orientation = day('2020-02-17');

	it.each([
		['1995-02-18', 'moins_25'],
		['17/02/1995', '25_34'],
		['1985-02-18', '25_34'],
		['1985-02-17', '35_44'],
		['1975-02-17', '45_plus'],
		['24', 'moins_25'],
		['45', '45_plus'],
		['2019-01-01', ''],
		['2020-02-18', ''],
		['1905-01-01', ''],
		['1890-01-01', null],
		['7', ''],
		['Zoé', null],
	])('%s gives %s', (text, expected) => {
		expect(readAgeClass(text, orientation)).toBe(expected);
	});

	it('says nothing of a date of birth without a day to reckon it at', () => {
		expect(readAgeClass('1990-01-01', null)).toBe('');
	});
});

describe('readUnderThree', () => {
	const orientation = day('2020-02-17');

	it.each([
		[['2017-02-18'], true],
		[['2017-02-17'], false],
		[['2020-02-17'], true],
		[['2020-02-18'], false],
		[['2010-01-01', '', '01/06/2019'], true],
		[['oui'], true],
		[['N'], false],
		[[''], null],
		[['Léo'], null],
	])('%j gives %s', (cells, expected) => {
		expect(readUnderThree(cells, orientation)).toBe(expected);
	});
});

describe('KeyStore', () => {
	it('draws identifiers that say nothing of the number, and finds them again', async () => {
		const keys = new KeyStore(2020, []);
		const first = keys.get('id_beneficiaire', '4210037');
		expect(first).toMatch(/^B[2-9A-Z]{12}$/);
		expect(keys.get('id_beneficiaire', ' 4210037 ')).toBe(first);
		expect(keys.get('id_orientation', '4210037')).not.toBe(first);
		expect(new KeyStore(2020, []).get('id_beneficiaire', '4210037')).not.toBe(first);
		const again = new KeyStore(2020, await parseKeys('cles.csv', bytes(keys.toCsv())));
		expect(again.get('id_beneficiaire', '4210037')).toBe(first);
		expect(again.drawn).toBe(0);
	});

	it('changes the identifiers with the exercise, and keeps those of the one before', async () => {
		const keys = new KeyStore(2020, []);
		const first = keys.get('id_beneficiaire', '=1+1');
		const next = new KeyStore(2021, await parseKeys('cles.csv', bytes(keys.toCsv())));
		expect(next.get('id_beneficiaire', '=1+1')).not.toBe(first);
		expect(keys.toCsv()).toContain(";'=1+1;");
		const back = new KeyStore(2020, await parseKeys('cles.csv', bytes(next.toCsv())));
		expect(back.get('id_beneficiaire', '=1+1')).toBe(first);
	});

	it.each([
		['a damaged identifier', 'id_beneficiaire;2020;1;x y'],
		['the same number twice', 'id_frein;2020;1;F2\r\nid_frein;2020;1;F3'],
		['the same identifier twice', 'id_frein;2020;1;F2\r\nid_frein;2020;2;F2'],
	])('refuses %s', async (_, rows) => {
		const text = `colonne;exercice;source;identifiant\r\n${rows}\r\n`;
		await expect(parseKeys('cles.csv', bytes(text))).rejects.toThrow(/ligne [23].*abîmée/);
	});
});

describe('identifyRows', () => {
	const schema = getTableSchema('etapes');
	const row = (id: string, day: string) =>
		schema.fields.map(({ name }) => ({ id_etape: id, date_realisation: day })[name] ?? '');

	it('keeps the order of the events of a day, the figures depend on it, and adds later ones after', () => {
		const keys = new KeyStore(2020, []);
		const rows = ['E9', 'E1', 'E5'].map((id) => row(id, '2020-05-05'));
		const [nine = '', one = '', five = ''] = identifyRows(schema, rows, keys);
		expect([nine, one, five].sort()).toEqual([one, five, nine]);
		const again = identifyRows(schema, [...rows, row('E7', '2020-05-05')], keys);
		expect(again.slice(0, 3)).toEqual([nine, one, five]);
		expect([...again].sort().at(-1)).toBe(again[3]);
	});

	it('draws an identifier for a row that has none, and sorts more events than there are letters', () => {
		const rows = Array.from({ length: 700 }, () => row('', '2020-05-05'));
		const identifiers = identifyRows(schema, rows, new KeyStore(2020, []));
		expect(new Set(identifiers).size).toBe(700);
		expect([...identifiers].sort()).toEqual(identifiers);
	});
});

describe('a mapping file', () => {
	const line: MappingLine = {
		table: 'orientations',
		file: 'e.csv',
		source: '=Pôle; "nom"',
		column: 'code_pole',
		values: new Map([
			['valence', 'GV'],
			['(vide)', 'DC'],
		]),
		remark: '',
	};

	it('is read back as it was written, and opens without a formula', async () => {
		const text = formatMapping([line]);
		expect(text).toContain(`"'=Pôle; ""nom"""`);
		expect(await parseMapping('m.csv', bytes(text))).toEqual([line]);
	});

	it('translates values whatever their accents and capitals', () => {
		const values = new Map([...line.values, ['*', 'XX']]);
		expect(['VALENCE ', 'Valencé', '', 'Die'].map((raw) => mapValue(values, raw))).toEqual([
			'GV',
			'GV',
			'DC',
			'XX',
		]);
		expect(mapValue(line.values, 'Die')).toBe('Die');
	});

	it.each([
		['orientation;e.csv;a;code_pole;', /ligne 2\u00A0: la table.*orientations/],
		['orientations;e.csv;a;code_poles;', /ligne 2\u00A0: .*code_pole\u00A0»/],
		['orientations;e.csv;a;code_pole;Valence', /avant=après/],
	])('%s: refused with what to write', async (row, sentence) => {
		const text = `table;fichier;colonne_source;colonne;valeurs\n${row}\n`;
		await expect(parseMapping('m.csv', bytes(text))).rejects.toThrow(sentence);
	});
});

describe('parseCsv', () => {
	it.each([
		['semicolons and a comma in a title', 'Nom, prénom;id\n1;2\n', ['Nom, prénom', 'id']],
		['tabs', 'a\tb\n1,5\t2\n', ['a', 'b']],
		['a declared separator', 'sep=|\na|b\n1|2\n', ['a', 'b']],
		['two columns and one row', 'numero;nom\n1;x\n', ['numero', 'nom']],
		['one column', 'nom\nx\n', ['nom']],
	])('finds the columns of a file with %s', async (_, text, header) => {
		expect((await parseCsv('f.csv', bytes(text))).header).toEqual(header);
	});

	it('numbers rows as the file does, blank rows and line breaks in cells included', async () => {
		const text = 'a;b\r\n1;"x\r\ny"\r\n;\r\n\r\n2;z\r\n';
		expect(await parseCsv('f.csv', bytes(text))).toEqual({
			header: ['a', 'b'],
			rows: [
				['1', 'x\ny'],
				['2', 'z'],
			],
			lines: [2, 6],
		});
	});
});

describe('proposeMapping', () => {
	it('finds a table by its columns, and shows no header of a file that it does not know', () => {
		const raw = { rows: [], lines: [] };
		const lines = proposeMapping([
			{ ...raw, file: 'export.csv', header: ['Code frein', 'Famille', 'Date de résolution'] },
			{ ...raw, file: 'liste.csv', header: ['QUATREMARE', 'Zéphirine'] },
		]);
		expect(lines.at(-1)).toMatchObject({ table: null, file: 'liste.csv', source: null });
		expect(JSON.stringify(lines)).not.toMatch(/QUATREMARE/);
	});
});
