import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseLongCsv } from '../../../src/lib/disclosure/long-table-csv.ts';
import { ROOT, run, type Outcome } from './run.ts';

const DEMO = join(ROOT, 'static/demo');
const MOST_FIRST_PAGE = 300_000;

let folder: string;
let site: string;
let outcome: Outcome;
/** Every file of the site, by name. */
const files = new Map<string, Buffer>();

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'jalons-site-'));
	site = join(folder, 'site');
	outcome = run('publish-site', '--data', DEMO, '--period', '2020-S1', '--out', site);
	if (outcome.status !== 0) return;
	for (const name of readdirSync(site, { recursive: true, encoding: 'utf8' })) {
		if (/\.\w+$/.test(name)) files.set(name, readFileSync(join(site, name)));
	}
}, 600_000);
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

/** What anybody may not find in the files of a site. */
function findLeaks(found: ReadonlyMap<string, Buffer>): readonly string[] {
	const identifiers = listIdentifiers();
	return [...found].flatMap(([name, bytes]) => {
		if (/\.(wasm|js|mjs|parquet|duckdb|gz|br)$/.test(name)) return [`${name}: of an engine`];
		if (!/\.(html|css|csv|json|svg|txt|md|webmanifest)$/.test(name)) return [];
		const text = bytes.toString('utf8');
		return [
			...(/<script\b/.test(text) ? [`${name}: a script`] : []),
			...identifiers.filter((id) => text.includes(id)).map((id) => `${name}: ${id}`),
		];
	});
}

/** Identifiers of persons, contracts, and so on, of the extracts. */
function listIdentifiers(): readonly string[] {
	const text = readFileSync(join(DEMO, 'accompagnements.csv'), 'utf8');
	const [header = '', ...lines] = text.trim().split(/\r?\n/);
	const separator = header.includes(';') ? ';' : ',';
	const columns = header.split(separator);
	const places = columns.flatMap((name, place) => (/^id_/.test(name) ? [place] : []));
	const found = lines.flatMap((line) => {
		const cells = line.split(separator);
		return places.map((place) => cells[place] ?? '');
	});
	return [...new Set(found)].filter(({ length }) => length > 3);
}

describe('the site of a publication', () => {
	it('is written, with its pages, tables and what open data asks for', () => {
		expect(outcome.err).toBe('');
		expect(outcome.out).toContain('Site publié dans');
		expect([...files.keys()].sort()).toEqual(
			expect.arrayContaining([
				'index.html',
				'sorties/index.html',
				'donnees/2020-S1.csv',
				'donnees/manifest.json',
				'donnees/datapackage.json',
			]),
		);
	});

	it('holds no extract, no engine, no script and no identifier of the extracts', () => {
		expect(listIdentifiers().length).toBeGreaterThan(50);
		expect(findLeaks(files)).toEqual([]);
		// The same search finds them where they are: the test can fail.
		const planted = new Map([
			['donnees/accompagnements.csv', readFileSync(join(DEMO, 'accompagnements.csv'))],
			['index.html', Buffer.from('<script>1</script>')],
			['duckdb.wasm', Buffer.from('')],
		]);
		const leaks = findLeaks(planted);
		expect(leaks.length).toBeGreaterThan(50);
		expect(leaks).toContain('index.html: a script');
		expect(leaks).toContain('duckdb.wasm: of an engine');
	});

	it('has empty rows where the manifest says that rows are withheld', () => {
		const rows = parseLongCsv(files.get('donnees/2020-S1.csv')?.toString('utf8') ?? '') ?? [];
		const manifest = JSON.parse(files.get('donnees/manifest.json')?.toString('utf8') ?? '{}') as {
			readonly lignes: { readonly retenues: number };
		};
		const withheld = rows.filter(({ secret }) => secret === 'oui');
		expect(withheld).toHaveLength(manifest.lignes.retenues);
		for (const { numerateur, denominateur, valeur, ic_bas, ic_haut } of withheld) {
			expect([numerateur, denominateur, valeur, ic_bas, ic_haut]).toEqual([
				null,
				null,
				null,
				null,
				null,
			]);
		}
	});

	it('has a first page under 300 kB with its styles, its charts as pictures in it', () => {
		const html = files.get('index.html')?.toString('utf8') ?? '';
		expect(html).toMatch(/<svg\b[^>]*viewBox/);
		const styles = [...html.matchAll(/<link\b[^>]*href="([^"]+\.css)"/g)].map(([, href = '']) =>
			join('.', href),
		);
		expect(styles.every((name) => files.has(name))).toBe(true);
		const parts = [html, ...styles.map((name) => files.get(name)?.toString('utf8') ?? '')];
		const size = parts.reduce((sum, part) => sum + brotliCompressSync(part).length, 0);
		expect(size).toBeLessThan(MOST_FIRST_PAGE);
	});

	it('is not written over another one', () => {
		const again = run('publish-site', '--data', DEMO, '--period', '2020-S1', '--out', site);
		expect(again.status).toBe(2);
		expect(again.err).toContain('n’est pas vide');
	});
});
