import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPersons, nameOf, SECRETS } from './raw-export.ts';
import { readParts, run, SMALL, type Outcome } from './run.ts';

let folder = '';
let persons = '';

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'jalons-mensuel-'));
	persons = join(folder, 'personnes.csv');
	const rows = listPersons().map((id) => ({
		'ID bénéficiaire': id,
		...nameOf(id),
		adresse: 'impasse',
	}));
	const text = Papa.unparse(rows, { delimiter: ';' }).replace('D’Hauterives', '=2+3');
	writeFileSync(persons, `\uFEFF${text}`);
});
afterAll(() => {
	rmSync(folder, { recursive: true });
});

function monthly(out: string, ...parameters: readonly string[]): Outcome {
	const base = ['--data', SMALL, '--persons', persons, '--month', '2020-03'];
	return run('monthly-table', ...base, '--out', join(folder, out), ...parameters);
}

function readSheets(path: string): Record<string, unknown[][]> {
	const book = read(readFileSync(path), { type: 'buffer' });
	return Object.fromEntries(
		book.SheetNames.map((name) => [
			name,
			utils.sheet_to_json(book.Sheets[name] ?? {}, { header: 1 }),
		]),
	);
}

describe('npm run monthly-table', () => {
	it('lists by pôle as many persons as the indicator counts', () => {
		const { status, out, err } = monthly('mars.xlsx');
		expect([status, err]).toEqual([0, '']);
		expect(out).toMatch(/20 personnes suivies/);
		const counted = run('indicators', '--data', SMALL, '--period', '2020-03').out;
		const { Récapitulatif: summary = [], ...poles } = readSheets(join(folder, 'mars.xlsx'));
		expect(summary.at(-1)?.slice(0, 2)).toEqual([
			'Ensemble',
			Number(/^personnes_accompagnees,,,ENSEMBLE,.*?,(\d+),/m.exec(counted)?.[1]),
		]);
		expect(Object.keys(poles)).toHaveLength(4);
		const dp = /^personnes_accompagnees,,,DP,2020-03,[^,]*,[^,]*,(\d+),/m.exec(counted)?.[1];
		expect(JSON.stringify(poles)).toContain(`${dp ?? ''}\u00A0personnes suivies`);
	});

	it('says on each sheet the month, the pôle, the referent and what the document is', () => {
		const sheets = readSheets(join(folder, 'mars.xlsx'));
		for (const [name, rows] of Object.entries(sheets)) {
			expect(rows[0]).toEqual(['Tableau mensuel – mars 2020']);
			expect(rows[2]?.[0]).toMatch(/^Document nominatif – ne pas transmettre/);
			if (name === 'Récapitulatif') continue;
			expect(rows[3]?.[0]).toContain(name);
			expect(rows[4]).toEqual(['Nom', 'Prénom', 'Référent', 'Début de l’accompagnement', 'Fin']);
			expect(rows[5]?.[2]).toMatch(/^R\d\d$/);
		}
	});

	it('puts no identifier of the extracts beside a name, and no formula', () => {
		const parts = Object.values(readParts(readFileSync(join(folder, 'mars.xlsx')))).join('');
		expect(parts).toMatch(/QUATREMARE/);
		expect(parts).toContain('=2+3');
		expect(parts).not.toMatch(/B41-\d|<f[ >]|impasse/);
		expect(statSync(join(folder, 'mars.xlsx')).mode & 0o077).toBe(0);
	});

	it('keeps the line of a person without a name, with the identifier alone', () => {
		const few = join(folder, 'peu.csv');
		writeFileSync(few, 'id_beneficiaire,nom,prenom\nB41-0000001,QUATREMARE,Ondine\n');
		const { status, err } = monthly('peu.xlsx', '--persons', few);
		expect([status, err]).toEqual([0, expect.stringMatching(/\d+ personnes suivies ne sont pas/)]);
		expect(JSON.stringify(readSheets(join(folder, 'peu.xlsx')))).toContain('Nom non trouvé (B41-');
	});

	it.each([
		['a month outside the exercises', ['--month', '2022-03'], 2, /exercice/],
		['a period that is no month', ['--month', '2020-S1'], 2, /2020-03/],
		['an output that is no workbook', ['--out', 'x.csv'], 2, /\.xlsx/],
		['an output among the extracts', ['--out', join(SMALL, 'x.xlsx')], 2, /extraits/],
		['persons that are not there', ['--persons', '/nulle/part.csv'], 2, /--persons/],
		['extracts that are not there', ['--data', '/nulle/part'], 2, /--data/],
		['an unknown option', ['--mois', '2020-03'], 2, /Usage/],
	])('%s: a sentence, the exit code, nothing written', (_, parameters, code, sentence) => {
		const { status, out, err } = monthly('rien.xlsx', ...parameters);
		expect([status, out, err]).toEqual([code, '', expect.stringMatching(sentence)]);
		expect(existsSync(join(folder, 'rien.xlsx'))).toBe(false);
	});

	it.each([
		['columns that are missing', 'numero;nom\n1;QUATREMARE\n', /id_beneficiaire, prenom/],
		[
			'the same person twice',
			'id_beneficiaire;nom;prenom\nA;QUATREMARE;x\nA;Ravanello;y\n',
			/ligne 3/,
		],
		['a quote that is not closed', 'id_beneficiaire;nom;prenom\nA;"QUATREMARE;x\n', /guillemet/],
		['a workbook', 'PK\u0003\u0004', /classeur/],
	])('%s in the file of persons: refused, and nobody named', (_, text, sentence) => {
		const wrong = join(folder, 'faux.csv');
		writeFileSync(wrong, text);
		const { status, out, err } = monthly('rien.xlsx', '--persons', wrong);
		expect([status, out, err]).toEqual([1, '', expect.stringMatching(sentence)]);
		for (const secret of SECRETS) expect(err).not.toContain(secret);
		expect(existsSync(join(folder, 'rien.xlsx'))).toBe(false);
	});
});
