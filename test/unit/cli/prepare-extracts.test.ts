import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write, type WorkBook } from '@e965/xlsx';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNobody, PrepareCase } from './prepare-case.ts';
import { CLAUSES, listPersons, nameOf, readCase, toNumber } from './raw-export.ts';
import { readFolder, readParts, run, SMALL } from './run.ts';

let work: PrepareCase;

beforeAll(() => {
	work = new PrepareCase();
});
afterAll(() => {
	work.close();
});

function computeIndicators(data: string): string {
	const { status, out } = run('indicators', '--data', data, '--period', '2020,2020-S1,2020-05');
	expect(status).toBe(0);
	return out;
}

/** A French date as a spreadsheet holds it. */
function toTyped(cell: string): string | Date {
	const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(cell) ?? [];
	return day === undefined ? cell : new Date(Number(year), Number(month) - 1, Number(day));
}

function toXlsx(book: WorkBook): Uint8Array {
	return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

describe('npm run prepare-extracts -- --propose', () => {
	it('writes a mapping from the headers alone, with what has to be looked at', () => {
		const text = readFileSync(work.path('correspondance.csv'), 'utf8');
		expectNobody(text);
		for (const line of [
			'orientations;Export orientations 2020.csv;N° allocataire;id_beneficiaire;;reconnue',
			'orientations;Export orientations 2020.csv;Nom;;;laissée de côté : nom ou prénom',
			'orientations;Export orientations 2020.csv;Date de naissance;tranche_age;;reconnue',
			'orientations;Export orientations 2020.csv;Date naissance enfant 2;enfant_moins_3_ans;;reconnue',
			'orientations;Export orientations 2020.csv;Grossesse;grossesse_declaree;;à vérifier',
			'accompagnements;accompagnements_export.csv;Date sortie;date_fin;;à vérifier',
		]) {
			expect(text).toContain(`${line}\r\n`);
		}
	});

	it('does not write over a mapping that someone may have corrected', () => {
		const { status, err } = run('prepare-extracts', '--from', work.from, '--propose');
		expect([status, err]).toEqual([2, expect.stringMatching(/existe déjà/)]);
	});
});

describe('npm run prepare-extracts', () => {
	it('makes extracts that load, give the same figures and name nobody', () => {
		const { status, out, err } = work.prepare('extraits');
		expect([status, err]).toEqual([0, '']);
		const data = work.path('extraits');
		expect(run('check', '--data', data).status).toBe(0);
		expect(computeIndicators(data)).toBe(computeIndicators(SMALL));
		const files = readFolder(data);
		expect(Object.keys(files)).toHaveLength(15);
		expectNobody(Object.entries(files).flat().join('\n'));
		expectNobody(out);
		expect(files['orientations.csv']).not.toMatch(/naissance|\d\d\/\d\d\/\d{4}/);
		for (const table of ['orientations', 'accompagnements', 'contrats', 'freins']) {
			expect(files[`${table}.csv`]).not.toMatch(/\b[OACF]0{3}/);
		}
		expect(files['convention.json']).toBe(readFileSync(join(SMALL, 'convention.json'), 'utf8'));
		expect(files['clauses.json']).toBe(CLAUSES);
		expect(out).toMatch(/Export orientations 2020\.csv.*Nom, Prénom, Adresse, Courriel, Obs/);
	});

	it('keeps the classes of age and of children that the dates of birth give', () => {
		const count = (data: string, column: string) => {
			const groups: Record<string, number> = {};
			for (const row of readCase('orientations', data)) {
				const value = row[column] ?? '';
				groups[value] = (groups[value] ?? 0) + 1;
			}
			return groups;
		};
		for (const column of ['tranche_age', 'enfant_moins_3_ans']) {
			expect(count(work.path('extraits'), column)).toEqual(count(SMALL, column));
		}
	});

	it('gives the same identifiers the next time, from the keys that stay at the CAF', () => {
		const keys = work.path('cles-caf.csv');
		const before = readFileSync(keys, 'utf8');
		expect(statSync(keys).mode & 0o077).toBe(0);
		expect(work.prepare('encore').out).toMatch(/\n0 nouveaux identifiants/);
		expect(readFileSync(keys, 'utf8')).toBe(before);
		expect(readFolder(work.path('encore'))).toEqual(readFolder(work.path('extraits')));
		expect(work.prepare('autres', '--keys', work.path('autres-cles.csv')).status).toBe(0);
		expect(readFolder(work.path('autres'))['orientations.csv']).not.toBe(
			readFolder(work.path('extraits'))['orientations.csv'],
		);
	});

	it('reads an export that is a workbook, with the dates of spreadsheets', () => {
		const workbooks = work.path('classeurs');
		cpSync(work.from, workbooks, { recursive: true });
		const csv = join(workbooks, 'Export orientations 2020.csv');
		const sheet = utils.aoa_to_sheet(
			Papa.parse<string[]>(readFileSync(csv, 'latin1')).data.map((cells) => cells.map(toTyped)),
			{ cellDates: true },
		);
		const book = utils.book_new(sheet, 'Feuil1');
		writeFileSync(join(workbooks, 'Export orientations 2020.xlsx'), toXlsx(book));
		rmSync(csv);
		const mapping = work.changeMapping('classeur.csv', '2020.csv', '2020.xlsx#Feuil1');
		const out = work.path('de-classeur');
		const base = ['--from', workbooks, '--out', out, '--date', '2021-03-15'];
		const { status, err } = run('prepare-extracts', ...base, '--mapping', mapping);
		expect([status, err]).toEqual([0, '']);
		expect(readFolder(out)).toEqual(readFolder(work.path('extraits')));
	});

	it('lets the CAF name its persons and referents in the monthly table, from the keys', () => {
		const persons = work.path('personnes.csv');
		const ids = listPersons();
		const rows = ids.map((id) => ({ id_beneficiaire: toNumber(id, ids), ...nameOf(id) }));
		writeFileSync(persons, Papa.unparse(rows));
		const base = ['--data', work.path('extraits'), '--persons', persons, '--month', '2020-03'];
		const out = work.path('mars.xlsx');
		const keys = work.path('cles-caf.csv');
		const { status, err } = run('monthly-table', ...base, '--out', out, '--keys', keys);
		expect([status, err]).toEqual([0, '']);
		const text = Object.values(readParts(readFileSync(out))).join('');
		expect(text).toMatch(/QUATREMARE/);
		expect(text).toMatch(/Mahaut Estrabaud/);
		expect(text).not.toMatch(/\b[BR][2-9A-Z]{12}\b/);
	});

	it.each(['parquet', 'duckdb'])('writes the same figures as %s', (format) => {
		expect(work.prepare(format, '--format', format).status).toBe(0);
		const names = readdirSync(work.path(format));
		expect(names).toHaveLength(format === 'duckdb' ? 4 : 15);
		expect(computeIndicators(work.path(format))).toBe(computeIndicators(SMALL));
		expectNobody(Object.values(readFolder(work.path(format))).join('\n'));
	});

	it('cuts the large tables by exercise and pôle, and reads them back to the same figures', () => {
		const format = ['--format', 'parquet', '--partition'];
		expect(work.prepare('parties', ...format).status).toBe(0);
		const out = work.path('parties');
		const parts = readdirSync(out, { recursive: true }).map(String);
		const files = parts.filter((path) => path.endsWith('etapes.parquet')).sort();
		expect(files.length).toBeGreaterThan(1);
		for (const path of files) {
			expect(path).toMatch(
				/^etapes\/exercice=(?:20\d\d|hors-exercice)\/pole=\w+\/etapes\.parquet$/,
			);
		}
		expect(parts).toContain('poles.parquet');
		expect(computeIndicators(out)).toBe(computeIndicators(SMALL));
		// The same folder may be written again, unless something else lies in a part.
		expect(work.prepare('parties', ...format, '--replace').status).toBe(0);
		writeFileSync(join(out, 'etapes', 'notes.txt'), 'x');
		expect(work.prepare('parties', ...format, '--replace').status).not.toBe(0);
		rmSync(join(out, 'etapes', 'notes.txt'));
		// A part that changed is told as any file of the package.
		const part = join(out, files[0] ?? '');
		writeFileSync(part, readFileSync(join(out, files[1] ?? '')));
		expect(run('indicators', '--data', out, '--period', '2020').status).not.toBe(0);
		expect(work.prepare('csv', '--partition').status).not.toBe(0);
	});

	it('writes a value for all the rows, and other words for some', () => {
		const line = 'Grossesse;grossesse_declaree;;à vérifier';
		const mapping = work.changeMapping('valeurs.csv', line, ';grossesse_declaree;*=non;');
		expect(work.prepare('constante', '--mapping', mapping).status).toBe(0);
		const values = readCase('orientations', work.path('constante')).map(
			(row) => row['grossesse_declaree'],
		);
		expect(new Set(values)).toEqual(new Set(['false']));
	});
});
