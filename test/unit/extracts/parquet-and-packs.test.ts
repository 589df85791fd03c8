import { gzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { openNodePack } from '../../../src/lib/engine/pack-node.ts';
import type { ExtractSet } from '../../../src/lib/extracts/read-extracts.ts';
import type { CheckedTable } from '../../../src/lib/extracts/table.ts';
import { writePack, writeWithDuckDB, writeWorkbook, toRows } from './office-files.ts';
import { listErrors, loadSmall, loadSmallBytes, read, readSet, type Contents } from './sets.ts';

let reference: ExtractSet<CheckedTable>;
let tables: readonly CheckedTable[];
beforeAll(async () => {
	reference = await readSet(loadSmallBytes());
	tables = [...reference.tables.values()];
});

const convention = loadSmall()['convention.json'] ?? '';
const options = { openPack: openNodePack };

function listValues(set: ExtractSet): unknown {
	return [...set.tables].map(([name, table]) => [name, table.columns]);
}

async function readWith(contents: Contents): Promise<ExtractSet> {
	const result = await read({ 'convention.json': convention, ...contents }, options);
	if (!result.ok) throw new Error(JSON.stringify(result.findings, null, 1));
	return result.set;
}

/** Each table of the small set as a Parquet that DuckDB writes from `select`. */
async function writeParquets(
	settings: string,
	select: (table: CheckedTable) => string = ({ name }) => `FROM ${name}`,
): Promise<Contents> {
	const contents: Record<string, Uint8Array> = {};
	for (const table of tables) {
		contents[`${table.name}.parquet`] = await writeWithDuckDB(
			[table],
			'parquet',
			`COPY (${select(table)}) TO 'FILE' (FORMAT parquet, ${settings})`,
		);
	}
	return contents;
}

describe('a Parquet that DuckDB wrote', () => {
	it.each([
		'COMPRESSION snappy',
		'COMPRESSION zstd',
		'COMPRESSION gzip',
		'COMPRESSION uncompressed',
		'COMPRESSION lz4_raw',
		'PARQUET_VERSION v2, COMPRESSION zstd',
		'COMPRESSION snappy, DICTIONARY_SIZE_LIMIT 1',
	])('with %s gives the same', async (settings) => {
		const set = await readWith(await writeParquets(settings));
		expect(listValues(set)).toEqual(listValues(reference));
		expect(set.findings.filter(({ severity }) => severity === 'conversion')).toEqual([]);
	});

	it.each(['TIMESTAMP', 'TIMESTAMP_MS', 'TIMESTAMP_NS', 'TIMESTAMP WITH TIME ZONE', 'VARCHAR'])(
		'with dates as %s gives the same',
		async (type) => {
			const set = await readWith(
				await writeParquets('COMPRESSION snappy', ({ name, columns }) => {
					const list = columns.map((column) =>
						column.type === 'DATE'
							? `CAST(${column.name} AS ${type === 'TIMESTAMP WITH TIME ZONE' ? 'TIMESTAMP' : type}) AS ${column.name}`
							: column.name,
					);
					return `SELECT ${list.join(', ')} FROM ${name}`;
				}),
			);
			expect(listValues(set)).toEqual(listValues(reference));
		},
	);

	it('with everything as text, or numbers of other widths, gives the same', async () => {
		const casts: Record<string, string> = { INTEGER: 'BIGINT', 'DECIMAL(12,2)': 'DECIMAL(18,4)' };
		for (const to of [() => 'VARCHAR', (type: string) => casts[type] ?? type]) {
			const set = await readWith(
				await writeParquets('COMPRESSION zstd', ({ name, columns }) => {
					const list = columns.map(
						(column) => `CAST(${column.name} AS ${to(column.type)}) AS ${column.name}`,
					);
					return `SELECT ${list.join(', ')} FROM ${name}`;
				}),
			);
			expect(listValues(set)).toEqual(listValues(reference));
		}
	});

	it('with an hour in a date says its row', async () => {
		const contrats = reference.tables.get('contrats');
		if (contrats === undefined) throw new Error('no contrats');
		const bytes = await writeWithDuckDB(
			[contrats],
			'parquet',
			`COPY (SELECT * REPLACE (date_debut + INTERVAL 90 MINUTE * CAST(id_contrat = 'C0000003' AS INTEGER) AS date_debut) FROM contrats) TO 'FILE' (FORMAT parquet)`,
		);
		const { 'contrats.csv': _, ...others } = loadSmall();
		const result = await read({ ...others, 'contrats.parquet': bytes });
		expect(result.ok ? [] : listErrors(result.findings)).toEqual([
			'date-avec-heure contrats.parquet date_debut 3',
		]);
	});
});

describe('a .duckdb pack', () => {
	it('gives the same, its tables checked as any', async () => {
		const set = await readWith({ 'paquet.duckdb': await writePack(tables) });
		expect(listValues(set)).toEqual(listValues(reference));
		expect(set.files.find(({ table }) => table === 'contrats')).toMatchObject({
			path: 'paquet.duckdb, table contrats',
			format: 'duckdb',
			rows: 40,
		});
	});

	it('leaves out what is no table, and says which tables it does not know', async () => {
		const bytes = await writePack(
			tables,
			'CREATE TABLE p.divers (a INTEGER)',
			`CREATE VIEW p.fuite AS FROM read_text('/etc/hostname')`,
			'ALTER TABLE p.etapes RENAME TO "Étapes du 3 mars"',
		);
		const set = await readWith({ 'paquet.duckdb': bytes });
		expect(listValues(set)).toEqual(listValues(reference));
		const ignored = set.findings.filter(({ code }) => code === 'fichiers-ignores');
		expect(ignored).toMatchObject([{ count: 1 }]);
		expect(ignored[0]?.message).toContain('divers');
	});

	it('with a wrong value or a name says so', async () => {
		const wrong = await writePack(tables, `UPDATE p.freins SET famille = 'x' WHERE rowid = 4`);
		const result = await read({ 'convention.json': convention, 'p.duckdb': wrong }, options);
		expect(result.ok ? [] : listErrors(result.findings)).toEqual([
			'valeur-inconnue p.duckdb, table freins famille 5',
		]);
		const named = await writePack(
			tables,
			'ALTER TABLE p.freins ADD COLUMN prenom VARCHAR',
			`UPDATE p.freins SET prenom = 'Zoé'`,
		);
		const refused = await read({ 'convention.json': convention, 'p.duckdb': named }, options);
		expect(refused.ok ? [] : refused.findings).toMatchObject([{ code: 'entete-nominatif' }]);
		expect(JSON.stringify(refused)).not.toContain('Zoé');
	});

	it('is refused where it cannot be read', async () => {
		const whole = await writePack(tables);
		const damaged = whole.slice();
		damaged.fill(0xff, 0x1000, 0x3000);
		for (const bytes of [whole.subarray(0, 5000), damaged, 'x'.repeat(100)]) {
			const result = await read({ 'convention.json': convention, 'p.duckdb': bytes }, options);
			expect(result.ok ? [] : listErrors(result.findings)).toContain('paquet-illisible p.duckdb');
		}
		const unread = await read({ 'convention.json': convention, 'p.duckdb': whole });
		expect(unread.ok ? [] : listErrors(unread.findings)).toContain('paquet-non-lu p.duckdb');
	});
});

it('a ZIP may hold every format, in folders', async () => {
	const { 'poles.csv': poles = new Uint8Array(), ...others } = loadSmallBytes();
	const pick = (...names: string[]) => tables.filter(({ name }) => names.includes(name));
	const parquets = await writeParquets('COMPRESSION zstd');
	const sheets = Object.fromEntries(
		pick('seances', 'evaluations').map((table) => [table.name, toRows(table)]),
	);
	const archive = zipSync({
		'2020/convention.json': others['convention.json'] ?? new Uint8Array(),
		'2020/CSV/poles.csv.gz': gzipSync(poles),
		'2020/CSV/orientations.csv': others['orientations.csv'] ?? new Uint8Array(),
		'2020/Parquet/freins.parquet': parquets['freins.parquet'] as Uint8Array,
		'2020/classeur.ods': writeWorkbook(sheets, 'ods'),
		'2020/classeur.xlsx': writeWorkbook(
			Object.fromEntries(
				pick('accompagnements', 'contrats').map((table) => [table.name, toRows(table)]),
			),
			'xlsx',
		),
		'2020/reste.duckdb': await writePack(
			pick('etapes', 'actions_partenariales', 'finances', 'versements', 'livrables'),
		),
	});
	const result = await read({ 'envoi.zip': archive }, options);
	if (!result.ok) throw new Error(JSON.stringify(result.findings, null, 1));
	expect(listValues(result.set)).toEqual(listValues(reference));
	expect(new Set(result.set.files.map(({ format }) => format))).toEqual(
		new Set(['csv', 'parquet', 'xlsx', 'ods', 'duckdb', 'json']),
	);
});
