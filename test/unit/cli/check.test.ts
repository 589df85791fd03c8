import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readParts, ROOT, run, SMALL } from './run.ts';

let folder = '';

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'jalons-check-'));
});
afterAll(() => {
	rmSync(folder, { recursive: true });
});

/** A copy of the case, one date of which does not exist and one file of which looks like a formula. */
function copyBroken(): string {
	const copy = mkdtempSync(join(folder, 'copie-'));
	cpSync(SMALL, copy, { recursive: true });
	rmSync(join(copy, 'datapackage.json'));
	const path = join(copy, 'contrats.csv');
	writeFileSync(path, readFileSync(path, 'utf8').replace('2020-06-11', '2020-06-31'));
	writeFileSync(join(copy, '=1+1.doc'), 'x');
	return copy;
}

describe('npm run check', () => {
	it('tells on standard output what a sound set holds, with exit code 0', () => {
		const { status, out, err } = run('check', '--data', join(ROOT, 'static/demo'));
		expect([status, err]).toEqual([0, '']);
		expect(out).toMatch(/Ces extraits se chargent/);
		expect(out).toMatch(/orientations +\S+ .*orientations\.csv – 239 lues/);
		expect(out).toMatch(/sha256 [0-9a-f]{64}/);
		expect(out).toMatch(/\[deux-referents\] \d+ fois/);
	});

	it('tells what to mend, line by line, with exit code 1', () => {
		const { status, out } = run('check', '--data', copyBroken());
		expect(status).toBe(1);
		expect(out).toMatch(/\[date-impossible\] 1 fois\n.*contrats\.csv, ligne 2, .*\n +→ Corrigez/);
	});

	it('names nobody where a file does, with exit code 1', () => {
		const data = copyBroken();
		const path = join(data, 'orientations.csv');
		const text = readFileSync(path, 'utf8').replace('B41-0000001', 'QUATREMARE Zéphirine');
		writeFileSync(path, text);
		const { status, out, err } = run('check', '--data', data);
		expect([status, err]).toEqual([1, '']);
		expect(out).toMatch(/orientations\.csv, ligne 3, colonne «\u00A0id_beneficiaire/);
		expect(out).not.toMatch(/QUATREMARE|Zéphirine/);
	});

	it('writes the report as XLSX and HTML, without formula, whatever files are called', () => {
		const data = copyBroken();
		const xlsx = join(folder, 'rapport.xlsx');
		const html = join(folder, 'rapport.html');
		const first = run('check', '--data', data, '--format', 'xlsx', '--out', xlsx);
		expect([first.status, first.err]).toEqual([1, '']);
		expect(run('check', '--data', data, '--format', 'html', '--out', html).status).toBe(1);
		expect(readFileSync(html, 'utf8')).toMatch(/date-impossible/);
		const book = read(readFileSync(xlsx), { type: 'buffer', cellFormula: true });
		const findings = book.Sheets['Constats'] ?? {};
		expect(Object.values(readParts(readFileSync(xlsx))).join('')).not.toMatch(/<f[ >]/);
		expect(JSON.stringify(utils.sheet_to_json(findings))).toMatch(/date-impossible.*=1\+1\.doc/);
	});

	it.each([
		['no folder', ['--format', 'texte'], /Usage/],
		['a folder that is not there', ['--data', '/nulle/part'], /vérifier --data/],
		['an unknown format', ['--data', SMALL, '--format', 'pdf'], /texte, xlsx, html/],
		['an unknown option', ['--data', SMALL, '--dossier', 'x'], /Usage/],
		['XLSX without a file', ['--data', SMALL, '--format', 'xlsx'], /--out/],
		['a report among the extracts', ['--data', SMALL, '--out', join(SMALL, 'r.txt')], /hors/],
	])('%s: a sentence and exit code 2', (_, parameters, sentence) => {
		const { status, out, err } = run('check', ...parameters);
		expect([status, out, err]).toEqual([2, '', expect.stringMatching(sentence)]);
		expect(existsSync(join(SMALL, 'r.txt'))).toBe(false);
	});
});
