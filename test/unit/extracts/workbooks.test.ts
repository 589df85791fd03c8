import { strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExtractSet } from '../../../src/lib/extracts/read-extracts.ts';
import { fromSerial } from '../../../src/lib/extracts/sheet.ts';
import type { CheckedTable } from '../../../src/lib/extracts/table.ts';
import { toRows, writeWorkbook, type Rows } from './office-files.ts';
import {
	listErrors,
	listFindings,
	listRefusal,
	loadSmall,
	loadSmallBytes,
	readSet,
	type Contents,
} from './sets.ts';

let reference: ExtractSet<CheckedTable>;
let sheets: Record<string, Rows>;
beforeAll(async () => {
	reference = await readSet(loadSmallBytes());
	sheets = Object.fromEntries([...reference.tables].map(([name, table]) => [name, toRows(table)]));
});

const convention = loadSmall()['convention.json'] ?? '';

function listValues(set: ExtractSet): unknown {
	return [...set.tables].map(([name, table]) => [name, table.columns]);
}

/** The small set, where one table is a sheet of a workbook. */
function withSheet(table: string, rows: Rows, name = 'table'): Contents {
	const { [`${table}.csv`]: _, ...others } = loadSmall();
	return { ...others, [`${name}.xlsx`]: writeWorkbook({ [table]: rows }, 'xlsx') };
}

/** The rows of a table with some of their cells changed; rows and columns are those of the sheet, from 1. */
function change(table: string, line: number, column: string, value: unknown): Rows {
	const [header = [], ...rows] = sheets[table] ?? [];
	const changed = rows.map((row, index) =>
		index === line - 2
			? row.map((cell, position) => (header[position] === column ? value : cell))
			: row,
	);
	return [header, ...changed];
}

describe.each(['xlsx', 'ods'] as const)('a workbook in %s', (format) => {
	it('gives the same, a sheet per table, with its dates', async () => {
		const set = await readSet({
			'convention.json': convention,
			[`Extraits 2020/classeur.${format}`]: writeWorkbook(sheets, format),
		});
		expect(listValues(set)).toEqual(listValues(reference));
		const report = set.files.find(({ table }) => table === 'contrats');
		expect(report).toMatchObject({
			path: `Extraits 2020/classeur.${format}, feuille contrats`,
			format,
			rows: 40,
		});
		expect(set.findings.filter(({ severity }) => severity === 'conversion')).toEqual(
			reference.findings.filter(({ severity }) => severity === 'conversion'),
		);
	});

	it('finds a sheet by the name of a file of one sheet, or by its header', async () => {
		const { contrats = [], poles = [], ...others } = sheets;
		const set = await readSet({
			'convention.json': convention,
			[`contrats.${format}`]: writeWorkbook({ Feuil1: contrats, Feuil2: [[]] }, format),
			[`divers.${format}`]: writeWorkbook(
				{ 'Pôles ': poles, Export: [['Bonjour'], [1, 2]], Feuil3: others['freins'] ?? [] },
				format,
			),
			[`reste.${format}`]: writeWorkbook(
				Object.fromEntries(Object.entries(others).filter(([name]) => name !== 'freins')),
				format,
			),
		});
		expect(listValues(set)).toEqual(listValues(reference));
		const [ignored] = set.findings.filter(({ code }) => code === 'feuilles-ignorees');
		expect(ignored).toMatchObject({ file: `divers.${format}`, count: 1 });
		expect(ignored?.message).toContain('Export');
	});

	it('is refused when it is damaged', async () => {
		const whole = writeWorkbook(sheets, format);
		const damaged = whole.slice();
		damaged.fill(0, whole.length / 3, whole.length / 3 + 40);
		for (const bytes of [whole.subarray(0, whole.length / 2), damaged]) {
			const findings = await listRefusal({
				'convention.json': convention,
				[`classeur.${format}`]: bytes,
			});
			expect(listErrors(findings)).toContain(`classeur-illisible classeur.${format}`);
		}
	});
});

describe('a sheet', () => {
	it('may have a title, blank rows and columns, totals, and its own row numbers', async () => {
		const [header = [], ...rows] = sheets['finances'] ?? [];
		const total = header.map((name) =>
			name === 'libelle' ? 'TOTAL général' : name === 'montant_prevu' ? 62_228 : null,
		);
		const titled = [
			['Comptes de la convention'],
			[],
			[...header.map((name) => `${String(name).toUpperCase()} *`), null, ''],
			...rows.slice(0, 4),
			[],
			...rows.slice(4),
			['Sous-total', null, null],
			total,
			[],
		];
		const set = await readSet(withSheet('finances', titled));
		expect(listValues(set)).toEqual(listValues(reference));
		const codes = set.findings.filter(({ file }) => file === 'table.xlsx, feuille finances');
		expect(codes.map(({ code, rows: at }) => [code, at])).toEqual([
			['entetes-convertis', undefined],
			['lignes-vides', [8]],
			['lignes-de-total', [rows.length + 5, rows.length + 6]],
		]);
	});

	it('may hold dates as numbers or text, and numbers as text', async () => {
		let rows = change('contrats', 3, 'date_signature', 43_921);
		rows = rows.map((row, index) =>
			row.map((cell, position) => {
				if (index === 0 || rows[0]?.[position] !== 'date_debut') return cell;
				return cell instanceof Date ? cell.toLocaleDateString('fr-FR', { timeZone: 'UTC' }) : cell;
			}),
		);
		const findings = await listFindings(withSheet('contrats', rows));
		expect(findings.filter(({ severity }) => severity === 'erreur')).toEqual([]);
		expect(findings).toContainEqual(
			expect.objectContaining({ code: 'dates-numerotees', column: 'date_signature', rows: [3] }),
		);
		expect(findings).toContainEqual(
			expect.objectContaining({ code: 'dates-converties', column: 'date_debut', count: 40 }),
		);
	});

	it.each<[string, string, number, string, unknown, string]>([
		['an hour', 'contrats', 4, 'date_signature', 43_921.5, 'date-avec-heure'],
		['1900', 'contrats', 4, 'date_signature', 1, 'date-trop-ancienne'],
		['29 February 1900', 'contrats', 4, 'date_signature', 60, 'date-illisible'],
		['a short year', 'contrats', 4, 'date_signature', '31/03/20', 'date-annee-courte'],
		['nothing', 'contrats', 4, 'date_signature', null, 'valeur-obligatoire'],
		['a decimal', 'contrats', 4, 'rang', 1.5, 'entier-attendu'],
		['a negative amount', 'finances', 4, 'montant_prevu', -3, 'hors-limites'],
		['a word', 'finances', 4, 'montant_prevu', '1 234,50 €', 'nombre-illisible'],
	])('with %s says its row', async (_, table, line, column, value, code) => {
		const findings = await listRefusal(withSheet(table, change(table, line, column, value)));
		expect(listErrors(findings)).toContain(
			`${code} table.xlsx, feuille ${table} ${column} ${line}`,
		);
	});

	it('with a failed formula says so', async () => {
		const { 'poles.csv': _, ...others } = loadSmall();
		const bytes = writeWorkbook({ poles: sheets['poles'] ?? [] }, 'xlsx', (book) => {
			const sheet = book.Sheets['poles'];
			if (sheet !== undefined) sheet['B3'] = { t: 'e', v: 0x17 };
		});
		expect(listErrors(await listRefusal({ ...others, 'p.xlsx': bytes }))).toContain(
			'erreur-de-formule p.xlsx, feuille poles libelle 3',
		);
	});

	it('with an unknown column of births is refused, the dates not shown', async () => {
		const [header = [], ...rows] = sheets['poles'] ?? [];
		const born = [
			[...header, 'info'],
			...rows.map((row) => [...row, new Date(Date.UTC(1987, 4, 12))]),
		];
		const findings = await listRefusal(withSheet('poles', born));
		expect(findings).toMatchObject([{ code: 'contenu-nominatif', column: 'info' }]);
		expect(JSON.stringify(findings)).not.toContain('1987');
	});

	it('may count its days from 1904', async () => {
		const bytes = writeWorkbook(sheets, 'xlsx', (book) => {
			book.Workbook = { WBProps: { date1904: true } };
		});
		const set = await readSet({ 'convention.json': convention, 'c.xlsx': bytes });
		expect(listValues(set)).toEqual(listValues(reference));
	});
});

describe('the names of the sheets', () => {
	it('say that a workbook is empty', async () => {
		const findings = await listFindings({
			...loadSmall(),
			'vide.ods': writeWorkbook({ Feuil1: [[]] }, 'ods'),
		});
		expect(findings).toContainEqual(
			expect.objectContaining({ code: 'classeur-vide', file: 'vide.ods' }),
		);
	});

	it('or the columns of one that is not used, may name a person: it is refused, not repeated', async () => {
		const named = writeWorkbook({ 'mme.durand@caf.fr': [['a']] }, 'xlsx');
		const byName = await listRefusal({ ...loadSmall(), 'divers.xlsx': named });
		expect(byName).toMatchObject([{ code: 'nom-de-fichier-nominatif' }]);
		expect(JSON.stringify(byName)).not.toContain('durand');
		const listed = writeWorkbook(
			{
				Feuil1: [
					['Nom', 'Prénom'],
					['Durand', 'Zoé'],
				],
			},
			'xlsx',
		);
		const byHeader = await listRefusal({ ...loadSmall(), 'divers.xlsx': listed });
		expect(byHeader.map(({ code }) => code)).toEqual(['entete-nominatif', 'entete-nominatif']);
		expect(JSON.stringify(byHeader)).not.toContain('Durand');
	});
});

describe('what bears the name of a workbook', () => {
	const only = (name: string, bytes: Uint8Array | string) =>
		listRefusal({ 'convention.json': convention, [name]: bytes }).then(listErrors);

	it.each<[string, Uint8Array | string, string]>([
		['c.xlsx', '', 'fichier-vide'],
		['c.xlsx', '<html><body>Session expirée</body></html>', 'contenu-html'],
		['c.ods', 'id;nom', 'classeur-illisible'],
		['c.xlsx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'classeur-ancien'],
		['c.xls', 'x', 'classeur-ancien'],
		['c.xlsx', zipSync({ 'poles.csv': strToU8('x') }), 'classeur-illisible'],
	])('%s', async (name, bytes, code) => {
		expect(await only(name, bytes)).toContain(`${code} ${name}`);
	});

	it('is refused when it unpacks to more than it should', async () => {
		const big = zipSync({ 'xl/workbook.xml': new Uint8Array(250_000_000) }, { level: 1 });
		expect(await only('c.xlsx', big)).toContain('classeur-trop-gros c.xlsx');
		const parts = unzipSync(writeWorkbook(sheets, 'ods'));
		const content = new TextDecoder().decode(parts['content.xml']);
		const repeated = content.replaceAll(
			/<table:table-row[^>]*>/g,
			'<table:table-row table:number-rows-repeated="1000000">',
		);
		const bomb = zipSync({ ...parts, 'content.xml': strToU8(repeated) });
		expect(await only('c.ods', bomb)).toContain('classeur-trop-gros c.ods');
	});
});

it('the numbers of days of a spreadsheet', () => {
	const iso = (serial: number, is1904 = false) => fromSerial(serial, is1904).toISOString();
	expect(iso(1)).toBe('1900-01-01T00:00:00.000Z');
	expect(iso(59)).toBe('1900-02-28T00:00:00.000Z');
	expect(iso(61)).toBe('1900-03-01T00:00:00.000Z');
	expect(iso(43_921)).toBe('2020-03-31T00:00:00.000Z');
	expect(iso(43_921.25)).toBe('2020-03-31T06:00:00.000Z');
	expect(iso(42_459, true)).toBe('2020-03-31T00:00:00.000Z');
	for (const none of [0, -1, 60, 60.5, Number.NaN, 1e300]) {
		expect(Number.isNaN(fromSerial(none, false).getTime())).toBe(true);
	}
});
