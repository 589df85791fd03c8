import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = new URL('../../../', import.meta.url).pathname;
const SMALL = join(ROOT, 'test/fixtures/cases/small');
let folder = '';

function indicators(...parameters: string[]): { status: number | null; out: string; err: string } {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['--import', 'tsx', 'src/cli/indicators.ts', ...parameters],
		{ cwd: ROOT, encoding: 'utf8' },
	);
	return { status, out: stdout, err: stderr };
}

/** A copy of the case with one file changed or, with null, removed. */
function breakCase(file: string, change: ((text: string) => string) | null): string {
	const copy = mkdtempSync(join(folder, 'copie-'));
	cpSync(SMALL, copy, { recursive: true });
	rmSync(join(copy, 'datapackage.json'));
	if (change === null) rmSync(join(copy, file));
	else writeFileSync(join(copy, file), change(readFileSync(join(copy, file), 'utf8')));
	return copy;
}

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'jalons-cli-'));
});
afterAll(() => {
	rmSync(folder, { recursive: true });
});

describe('npm run indicators', () => {
	it('writes the long table of several periods on standard output as CSV', () => {
		const { status, out, err } = indicators('--data', SMALL, '--period', '2020-S1,2020-T3');
		expect([status, err]).toEqual([0, '']);
		const lines = out.trimEnd().split('\n');
		expect(lines[0]).toMatch(/^indicateur,ventilation,.*,secret$/);
		expect(lines).toHaveLength(1 + 2 * 1320);
		expect(
			lines.some((line) => line.startsWith('personnes_accompagnees,,,ENSEMBLE,2020-S1,')),
		).toBe(true);
	});

	it('writes the same figures as JSON and as Parquet', async () => {
		const json = join(folder, 'table.json');
		const parquet = join(folder, 'table.parquet');
		const base = ['--data', SMALL, '--period', '2020'];
		expect(indicators(...base, '--format', 'json', '--out', json).status).toBe(0);
		expect(indicators(...base, '--format', 'parquet', '--out', parquet).status).toBe(0);
		const bytes = readFileSync(parquet);
		const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
		const rows: unknown = JSON.parse(readFileSync(json, 'utf8'));
		expect(rows).toHaveLength(1320);
		expect(await parquetReadObjects({ file })).toEqual(rows);

		// Each file says the extracts that it comes from: in its metadata, or beside it.
		const { key_value_metadata: metadata } = await parquetMetadataAsync(file);
		const inside = metadata?.find(({ key }) => key === 'provenance')?.value ?? '';
		expect(inside).toBe(readFileSync(`${json}.provenance.json`, 'utf8'));
		const contracts = readFileSync(join(SMALL, 'contrats.csv'));
		expect(JSON.parse(inside)).toMatchObject({
			date_extraction: '2021-03-15',
			fichiers: expect.arrayContaining([
				{
					nom: 'contrats.csv',
					table: 'contrats',
					format: 'csv',
					octets: contracts.length,
					lignes: contracts.toString().trimEnd().split('\n').length - 1,
					sha256: createHash('sha256').update(contracts).digest('hex'),
				},
			]) as unknown,
		});
		expect(existsSync(`${parquet}.provenance.json`)).toBe(false);
	});

	it.each([
		[
			'a period outside every exercise',
			['--period', '2022'],
			2,
			/2020 \(du 2020-01-01 au 2020-12-31\)/,
		],
		['a period that is none', ['--period', 'mars'], 2, /ne se lit pas/],
		['an unknown format', ['--period', '2020', '--format', 'xls'], 2, /csv, json ou parquet/],
		['an unknown option', ['--period', '2020', '--periode', 'x'], 2, /Usage/],
		['an unknown edition', ['--period', '2020', '--edition', 'x'], 2, /pilotage/],
	])('%s: a sentence, the exit code, nothing written', (_, parameters, code, sentence) => {
		const out = join(folder, 'rien.csv');
		const { status, err } = indicators('--data', SMALL, '--out', out, ...parameters);
		expect(status).toBe(code);
		expect(err).toMatch(sentence);
		expect(existsSync(out)).toBe(false);
	});

	it.each([
		['no convention.json', 'convention.json', null, /convention\.json/],
		['a missing table', 'freins.csv', null, /freins\.csv/],
		[
			'a wrong date',
			'contrats.csv',
			(text: string) => text.replace('2020-06-11', '2020-06-31'),
			/contrats\.csv.*ligne 2/,
		],
		[
			'the same key twice',
			'freins.csv',
			(text: string) => `${text.trimEnd()}\n${text.split('\n')[1] ?? ''}\n`,
			/id_frein/,
		],
		[
			'a key that leads nowhere',
			'freins.csv',
			(text: string) => text.replace('A0000001', 'A9999999'),
			/accompagnements/,
		],
	])('%s: refused with what to mend, nothing written', (_, file, change, sentence) => {
		const out = join(folder, 'rien.csv');
		const { status, err } = indicators(
			'--data',
			breakCase(file, change),
			'--period',
			'2020',
			'--out',
			out,
		);
		expect([status, err]).toEqual([1, expect.stringMatching(sentence)]);
		expect(existsSync(out)).toBe(false);
	});

	it('says that a period after the cut-off has no row', () => {
		const data = join(ROOT, 'test/fixtures/cases/mid-year');
		const { status, out, err } = indicators('--data', data, '--period', '2020-T4');
		expect([status, out.split('\n').length, err]).toEqual([
			0,
			2,
			'La période 2020-T4 commence après l’arrêté du 2020-09-10 : aucune ligne.\n',
		]);
	});
});

describe('npm run indicators -- --edition diffusion', () => {
	it('asks for a folder, and for nothing but CSV', () => {
		const asked = ['--data', SMALL, '--period', '2020', '--edition', 'diffusion'];
		expect(indicators(...asked).status).toBe(2);
		const parquet = indicators(...asked, '--format', 'parquet', '--out', join(folder, 'p'));
		expect(parquet.status).toBe(2);
		expect(parquet.err).toContain('--out DOSSIER');
	});

	it('writes nothing under the smallest threshold, beside an altered edition, or over other files', () => {
		const low = breakCase('convention.json', (text) =>
			text.replace(/("seuil_confidentialite":\s*)\d+/, '$14'),
		);
		const out = join(folder, 'refus');
		const asked = ['--period', '2020-S1', '--edition', 'diffusion', '--out', out];
		const refused = indicators('--data', low, ...asked);
		expect(refused.status).toBe(1);
		expect(refused.err).toContain('Rien n’a été publié');
		expect(existsSync(out)).toBe(false);
		const altered = indicators('--data', SMALL, ...asked, '--previous', low);
		expect(altered.status).toBe(1);
		expect(altered.err).toContain('n’est pas intacte');
		expect(existsSync(out)).toBe(false);
		const full = indicators('--data', SMALL, ...asked.slice(0, -1), low);
		expect(full.status).toBe(2);
		expect(full.err).toContain('n’est pas vide');
	});

	it('writes one CSV a period and the manifest that names them', () => {
		const out = join(folder, 'publication');
		const asked = ['--data', SMALL, '--period', '2020-S1', '--edition', 'diffusion'];
		const { status, err } = indicators(...asked, '--out', out);
		expect(err).toContain('Aucune édition antérieure');
		expect(status).toBe(0);
		const manifest: unknown = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
		const bytes = readFileSync(join(out, '2020-S1.csv'));
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		expect(manifest).toMatchObject({
			edition: 'diffusion',
			periodes: ['2020-S1'],
			audit: { conclusion: 'protege' },
			fichiers: [{ nom: '2020-S1.csv', octets: bytes.length, sha256 }],
			precedents: [],
		});
	});
});
