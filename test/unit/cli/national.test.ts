import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDemo } from '../../../src/cli/demo/write-demo.ts';
import { listAgreements } from '../../../src/cli/national/agreements.ts';
import { loadAgreement } from '../../../src/cli/national/load-agreement.ts';
import { computeNational, type National } from '../../../src/cli/national/national.ts';
import { openData } from '../../../src/cli/open-data.ts';
import { openFolder } from '../../../src/cli/read-folder.ts';
import { computeLongTable } from '../../../src/lib/convention/long-table.ts';
import { loadSet } from '../../../src/lib/convention/load-set.ts';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import { buildScreen, LARGE_TABLES } from '../../../src/lib/extracts/screen.sql.ts';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { listStandardPeriods, parsePeriod } from '../../../src/lib/indicators/periods.ts';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import { tableSchemas, type Field, type TableSchema } from '../../../src/lib/schemas/schemas.ts';
import { sqlText } from '../../../src/lib/schemas/sql-text.ts';
import { sealSet } from '../../support/sealed-set.ts';
import { run } from './run.ts';

const PERIODS = ['2020', '2020-S1'];
let root = '';
const at = (...parts: string[]): string => join(root, ...parts);

beforeAll(async () => {
	root = mkdtempSync(join(tmpdir(), 'jalons-ensemble-test-'));
	await writeDemo({ seed: 1, persons: 60, out: at('deux', 'departement=F1'), format: 'parquet' });
	await writeDemo({ seed: 2, persons: 80, out: at('deux', 'F2'), format: 'csv' });
	await writeDemo({ seed: 1, persons: 60, out: at('un', 'F1'), format: 'csv' });
});
afterAll(() => {
	rmSync(root, { recursive: true });
});

async function compute(name: string): Promise<National> {
	const folders = await listAgreements(at(name));
	if (folders === null) throw new Error(`no agreements: ${name}`);
	return computeNational(folders, PERIODS);
}

/** The tables alone, by the code of their agreement. */
function toRows({ agreements, whole }: National): Record<string, readonly LongRow[]> {
	return Object.fromEntries(
		[...agreements, whole].map(({ departement, rows }) => [departement, rows]),
	);
}

/** The long table of a folder as a single agreement. */
async function computeAlone(folder: string): Promise<readonly LongRow[]> {
	const set = await openData(folder);
	const engine = await openNodeEngine();
	try {
		await loadSet(engine, set);
		const periods = PERIODS.flatMap((text) => {
			const parsed = parsePeriod(text, set.convention, set.dateExtraction);
			return parsed.ok ? [parsed.period] : [];
		});
		return await computeLongTable(engine, set.convention, periods);
	} finally {
		await engine.close();
	}
}

const isIdentifier = (schema: TableSchema, field: Field): boolean =>
	field.name === schema.primaryKey ||
	field.name === 'id_beneficiaire' ||
	field.name === 'code_referent' ||
	schema.foreignKeys.some((link) => link.field === field.name);

/** One set of the rows of two, every identifier marked by its own, as one agreement would hold them. */
function merge(parts: readonly string[], out: string): void {
	mkdirSync(out);
	cpSync(join(parts[0] ?? '', 'convention.json'), join(out, 'convention.json'));
	const { date_extraction } = JSON.parse(
		readFileSync(join(parts[0] ?? '', 'datapackage.json'), 'utf8'),
	) as { date_extraction: string };
	const resources = [{ name: 'poles', path: 'poles.csv' }];
	writeFileSync(
		join(out, 'datapackage.json'),
		JSON.stringify({ name: 'ensemble', date_extraction, resources }),
	);
	for (const schema of tableSchemas) {
		const marked = schema.fields.filter((field) => isIdentifier(schema, field));
		const rows = parts.flatMap((part, index) => {
			const text = readFileSync(join(part, `${schema.name}.csv`), 'utf8');
			return Papa.parse<Record<string, string>>(text, {
				header: true,
				skipEmptyLines: true,
			}).data.map((row) => ({
				...row,
				...Object.fromEntries(
					marked.map(({ name }) => [name, `${'AB'[index] ?? ''}${row[name] ?? ''}`]),
				),
			}));
		});
		const fields = schema.fields.map(({ name }) => name);
		writeFileSync(join(out, `${schema.name}.csv`), Papa.unparse({ fields, data: rows }));
	}
}

const place = (row: LongRow): string =>
	[row.indicateur, row.ventilation, row.modalite, row.periode].join('|');

describe('several agreements at once', () => {
	it('give each what it gives alone, from screened Parquet as from CSV', async () => {
		const { agreements, whole, notes } = await compute('deux');
		const tables = [...agreements, whole];
		expect(notes).toEqual([]);
		expect(tables.map(({ departement }) => departement)).toEqual(['F1', 'F2', 'ENSEMBLE']);
		expect(tables[0]?.rows).toEqual(await computeAlone(at('un', 'F1')));
		expect(tables[1]?.rows).toEqual(await computeAlone(at('deux', 'F2')));
	});

	it('give the same from sealed packs, whose rows stay in their file', async () => {
		for (const [from, name] of [
			[at('un', 'F1'), 'F1'],
			[at('deux', 'F2'), 'F2'],
		] as const) {
			mkdirSync(at('paquets', name), { recursive: true });
			for (const [file, bytes] of await sealSet(await openFolder(from))) {
				writeFileSync(at('paquets', name, file), bytes);
			}
		}
		const engine = await openNodeEngine();
		const folder = { departement: 'F1', path: at('paquets', 'F1') };
		const { isSealed } = await loadAgreement(engine, folder).finally(() => engine.close());
		expect(isSealed).toBe(true);
		expect(toRows(await compute('paquets'))).toEqual(toRows(await compute('deux')));
		const [alone, asCsv] = [at('paquets', 'F1'), at('un', 'F1')].map((data) =>
			run('indicators', '--data', data, '--period', '2020'),
		);
		expect(alone).toEqual(asCsv);
		expect(alone?.status).toBe(0);
	});

	it('give the whole what one set of all the rows gives', async () => {
		const { whole: joined } = await compute('deux');
		merge([at('un', 'F1'), at('deux', 'F2')], at('ensemble'));
		const whole = new Map(joined.rows.map((row) => [place(row), row]));
		const merged = (await computeAlone(at('ensemble'))).filter(
			({ code_pole, indicateur }) =>
				code_pole === 'ENSEMBLE' &&
				['A', 'B'].includes(getIndicator(indicateur).chapter) &&
				// Open months are those of each agreement: one set would hold them once.
				indicateur !== 'mois_ouverts_couverts',
		);
		expect(merged.length).toBeGreaterThan(300);
		for (const row of merged) {
			const found = whole.get(place(row));
			for (const part of ['numerateur', 'denominateur', 'valeur', 'ic_bas', 'ic_haut'] as const) {
				const expected = row[part];
				const value = found?.[part] ?? null;
				const where = `${place(row)} ${part}`;
				if (expected === null || value === null) expect(value, where).toBe(expected);
				else expect(value, where).toBeCloseTo(expected, 9);
			}
		}
	});

	it('leave the estimates of the whole empty where agreements do not end on the same day', async () => {
		cpSync(at('deux', 'F2'), at('dates', 'F2'), { recursive: true });
		cpSync(at('deux', 'F2'), at('dates', 'F3'), { recursive: true });
		const path = at('dates', 'F3', 'convention.json');
		const text = readFileSync(path, 'utf8');
		writeFileSync(
			path,
			text.replaceAll('"date_arrete": "2020-12-31"', '"date_arrete": "2020-09-10"'),
		);
		const { whole, notes } = await compute('dates');
		expect(notes).toHaveLength(1);
		const find = (id: string): LongRow | undefined =>
			whole.rows.find(({ indicateur, ventilation }) => indicateur === id && ventilation === '');
		expect(find('delai_median_premier_cer')?.valeur).toBeNull();
		expect(find('personnes_orientees')?.valeur).toBeGreaterThan(100);
	});

	it('are written with the agreement in the first column, in three formats', () => {
		const base = ['--data', at('deux'), '--period', '2020'];
		const csv = run('indicators', ...base);
		expect([csv.status, csv.err]).toEqual([0, '']);
		const [header, ...lines] = csv.out.trimEnd().split('\n');
		expect(header).toMatch(/^departement,indicateur,.*,secret$/);
		expect(new Set(lines.map((line) => line.slice(0, line.indexOf(','))))).toEqual(
			new Set(['F2', 'F1', 'ENSEMBLE']),
		);
		const json = run('indicators', ...base, '--format', 'json');
		expect(JSON.parse(json.out)).toHaveLength(lines.length);
		const refused = run('indicators', ...base, '--edition', 'diffusion', '--out', at('non'));
		expect(refused.status).toBe(2);
		expect(refused.err).toContain('convention par convention');
	});

	it('name the one that is refused, and say what it is refused for', async () => {
		cpSync(at('deux'), at('refus'), { recursive: true });
		const path = at('refus', 'F2', 'freins.csv');
		writeFileSync(path, readFileSync(path, 'utf8').replace(/\d{4}-\d{2}-\d{2}/, '31 mars'));
		await expect(compute('refus')).rejects.toThrow(
			/^F2 : Les extraits sont refusés[^]*freins\.csv/,
		);
		rmSync(at('refus', 'F2', 'convention.json'));
		await expect(listAgreements(at('refus'))).rejects.toThrow(/F2.» n’est pas le dossier d’une/u);
	});

	it('are not seen in a folder of one set', async () => {
		expect(await listAgreements(at('un', 'F1'))).toBeNull();
		expect(await listAgreements(at('un'))).toBeNull();
		expect(await listAgreements(at('absent'))).toBeNull();
	});
});

describe('the screen of large tables', () => {
	let engine: Engine;
	beforeAll(async () => {
		engine = await openNodeEngine();
	});
	afterAll(async () => {
		await engine.close();
	});

	const screen = async (table: (typeof LARGE_TABLES)[number]): Promise<unknown> =>
		(await engine.query(buildScreen(table, new Map())))[0]?.['refus'];

	it('lets the demonstration through, and leaves its rows to the engine', async () => {
		const folder = { departement: 'F1', path: at('deux', 'departement=F1') };
		const set = await loadAgreement(engine, folder);
		expect(set.tables.get('etapes')?.rowCount).toBe(0);
		expect(set.findings.filter(({ severity }) => severity === 'erreur')).toEqual([]);
		expect(listStandardPeriods(set.convention, 2020, set.dateExtraction)).not.toEqual([]);
		for (const table of LARGE_TABLES) expect(await screen(table), table).toBe(false);
	});

	it.each([
		{ table: 'etapes', change: 'id_etape = min_id', why: 'a key twice' },
		{ table: 'etapes', change: "type_etape = 'autre chose'", why: 'a value out of its list' },
		{ table: 'etapes', change: "id_accompagnement = 'A9999999'", why: 'a link to nothing' },
		{ table: 'etapes', change: 'dans_cer = NULL', why: 'no value where one must be' },
		{ table: 'freins', change: "date_identification = DATE '1970-01-01'", why: 'a day too old' },
		{ table: 'contrats', change: 'rang = -1', why: 'a number out of bounds' },
		{ table: 'orientations', change: "id_beneficiaire = 'Martin'", why: 'a name' },
		{ table: 'orientations', change: "id_beneficiaire = '0612345678'", why: 'a telephone' },
		{ table: 'orientations', change: "code_pole = 'ENSEMBLE'", why: 'the code of the whole' },
	] as const)('doubts $table where $change ($why)', async ({ table, change }) => {
		const key = tableSchemas.find(({ name }) => name === table)?.primaryKey ?? '';
		const set = change.replace('min_id', `(SELECT min(${key}) FROM ${table})`);
		await engine.run(`CREATE TEMP TABLE ${table} AS FROM main.${table}`);
		expect(await screen(table)).toBe(false);
		await engine.run(
			`UPDATE ${table} SET ${set} WHERE ${key} = (SELECT max(${key}) FROM ${table})`,
		);
		expect(await screen(table)).toBe(true);
		await engine.run(`DROP TABLE temp.${table}`);
	});

	it('leaves a set that it doubts to the whole reading, which may accept it', async () => {
		cpSync(at('deux', 'departement=F1'), at('doute'), { recursive: true });
		rmSync(at('doute', 'datapackage.json'));
		const file = sqlText(at('doute', 'freins.parquet'));
		const other = await openNodeEngine();
		await other.run(`CREATE TABLE copie AS FROM read_parquet(${file})`);
		await other.run(
			`COPY (SELECT * REPLACE (lower(id_frein) AS id_frein) FROM copie) TO ${file} (FORMAT parquet)`,
		);
		const set = await loadAgreement(other, { departement: 'F1', path: at('doute') }).finally(() =>
			other.close(),
		);
		expect(set.tables.get('freins')?.rowCount).toBeGreaterThan(0);
	});
});
