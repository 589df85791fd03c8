import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNobody, PrepareCase } from './prepare-case.ts';
import { run } from './run.ts';

let work: PrepareCase;

beforeAll(() => {
	work = new PrepareCase();
});
afterAll(() => {
	work.close();
});

describe('what the command refuses', () => {
	it('tells at the lines of the export what would not load, and writes nothing', () => {
		const broken = work.path('abime');
		cpSync(work.from, broken, { recursive: true });
		const path = join(broken, 'accompagnements_export.csv');
		const text = readFileSync(path, 'latin1');
		writeFileSync(path, text.replace(/(?<=^A0000002;.*;)[\d/]+(?=;)/m, '31/02/2020'), 'latin1');
		const mapping = work.path('correspondance.csv');
		const out = work.path('refuse');
		const keys = work.path('refuse-cles.csv');
		const { status, err } = run(
			...(['prepare-extracts', '--from', broken, '--out', out, '--date', '2021-03-15'] as const),
			...['--mapping', mapping, '--keys', keys],
		);
		expect(status).toBe(1);
		expect(err).toMatch(/accompagnements_export\.csv ligne 3 \((Date de début|Date sortie)\)/);
		expect([existsSync(out), existsSync(keys)]).toEqual([false, false]);
		expect(readdirSync(work.folder).filter((name) => name.startsWith('.'))).toEqual([]);
	});

	it.each([
		['a name taken for a reason', 'Exclusion;motif_exclusion', 'Nom;motif_exclusion'],
		['a name taken for an age', 'Date de naissance;tranche_age', 'Prénom;tranche_age'],
		['a name taken for a date', "Date d'entrée dans le RSA;date_entree_rsa", 'Nom;date_entree_rsa'],
	])('%s: refused without repeating it', (_, search, replacement) => {
		const mapping = work.changeMapping('mauvaise.csv', search, replacement);
		const { status, out, err } = work.prepare('mauvais', '--mapping', mapping);
		expect([status, out]).toEqual([1, '']);
		expectNobody(err);
		expect(existsSync(work.path('mauvais'))).toBe(false);
	});

	it('writes over a folder only if asked, and only over extracts', () => {
		const out = work.path('occupe');
		mkdirSync(out);
		writeFileSync(join(out, 'contrats.csv'), 'ancien');
		const first = work.prepare('occupe');
		expect([first.status, first.err]).toEqual([2, expect.stringMatching(/--replace/)]);
		expect(readFileSync(join(out, 'contrats.csv'), 'utf8')).toBe('ancien');
		expect(work.prepare('occupe', '--replace').status).toBe(0);
		expect(readdirSync(out)).toHaveLength(15);
		writeFileSync(join(out, 'photo.jpg'), 'x');
		const last = work.prepare('occupe', '--replace');
		expect([last.status, last.err]).toEqual([2, expect.stringMatching(/photo\.jpg/)]);
		expect(readdirSync(out)).toHaveLength(16);
	});

	it.each([
		['no folder', [], /Usage/],
		['an output in the export', ['--from', 'BRUT', '--out', 'BRUT/out'], /export d’origine/],
		['an output around the export', ['--from', 'BRUT', '--out', 'BRUT/..'], /contient --from/],
		[
			'keys in what is handed over',
			['--from', 'BRUT', '--out', 'BRUT2', '--keys', 'BRUT2/cles.csv'],
			/reste à la CAF/,
		],
		['a day to come', ['--from', 'BRUT', '--out', 'BRUT2', '--date', '2099-01-01'], /futur/],
		['a day that is none', ['--from', 'BRUT', '--out', 'BRUT2', '--date', 'mars'], /--date/],
		['an unknown format', ['--from', 'BRUT', '--out', 'BRUT2', '--format', 'ods'], /csv, parquet/],
		['a mapping that is not there', ['--from', 'BRUT', '--out', 'BRUT2', '--mapping', 'x'], /x/],
		['an export that is not there', ['--from', '/nulle/part', '--out', 'BRUT2'], /--from/],
	])('%s: a sentence and exit code 2', (_, parameters, sentence) => {
		const paths = parameters.map((text) => text.replace(/^BRUT/, work.from));
		const { status, out, err } = run('prepare-extracts', ...paths);
		expect([status, out, err]).toEqual([2, '', expect.stringMatching(sentence)]);
		expect(existsSync(`${work.from}2`)).toBe(false);
	});
});
