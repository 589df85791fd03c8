import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	tableSchemas,
	type Datapackage,
	type Ressource,
	type Rows,
	type TableName,
	type TableSchema,
} from '../../lib/schemas/schemas.ts';
import { toIso } from './calendar.ts';
import { clauses } from './clauses.ts';
import { createConvention } from './convention.ts';
import { generateRows } from './generate.ts';
import type { DemoOptions } from './options.ts';
import { CsvFile, measureFile } from './package-files.ts';
import { convertToParquet } from './parquet.ts';
import { scale } from './plan-cohort.ts';
import { EXTRACTION } from './story.ts';

type Set = Omit<DemoOptions, 'conventions'>;

/**
 * Writes the fictitious extracts into a folder, in place of those that it held, or those of several agreements into
 * its sub-folders `departement=F01`…, one after the other; returns the rows.
 */
export async function writeDemo({
	conventions = 1,
	...set
}: Set & Partial<DemoOptions>): Promise<number> {
	if (conventions === 1) return writeSet(set);
	let rows = 0;
	for (let index = 0; index < conventions; index += 1) {
		const from = Math.floor((index * set.persons) / conventions);
		const to = Math.floor(((index + 1) * set.persons) / conventions);
		const code = `F${String(index + 1).padStart(String(conventions).length, '0')}`;
		const own = { seed: set.seed + index, persons: to - from };
		rows += await writeSet({ ...set, ...own, out: join(set.out, `departement=${code}`) });
	}
	return rows;
}

async function writeSet({ seed, persons, out, format }: Set): Promise<number> {
	mkdirSync(out, { recursive: true });
	for (const { name } of tableSchemas) {
		for (const old of ['csv', 'parquet']) rmSync(join(out, `${name}.${old}`), { force: true });
	}
	const folder = format === 'csv' ? out : mkdtempSync(join(out, '.csv-'));
	try {
		let resources = writeTables(seed, persons, folder);
		if (format === 'parquet') {
			await convertToParquet(tableSchemas, folder, out);
			resources = resources.map((resource) => describeParquet(resource, out));
		}
		writeJson(join(out, 'datapackage.json'), describePackage(seed, persons, resources));
		writeJson(
			join(out, 'convention.json'),
			createConvention((count) => scale(count, persons)),
		);
		writeJson(join(out, 'clauses.json'), clauses);
		return resources.reduce((sum, { rows }) => sum + (rows ?? 0), 0);
	} finally {
		if (folder !== out) rmSync(folder, { recursive: true });
	}
}

/** Writes all tables in one pass, each file open until the end; returns what the package says of them. */
function writeTables(seed: number, persons: number, folder: string): readonly Ressource[] {
	const files = new Map(
		tableSchemas.map((schema) => [
			schema.name,
			new CsvFile(join(folder, `${schema.name}.csv`), schema),
		]),
	);
	generateRows({ seed, persons }, <Table extends TableName>(table: Table, row: Rows[Table]) => {
		files.get(table)?.write(row);
	});
	return tableSchemas.map((schema) => describeCsv(schema, files.get(schema.name)));
}

function describeCsv(schema: TableSchema, file: CsvFile<TableName> | undefined): Ressource {
	if (file === undefined) throw new Error(`unknown table: ${schema.name}`);
	const hash = file.close();
	return {
		name: schema.name,
		path: `${schema.name}.csv`,
		format: 'csv',
		encoding: 'utf-8',
		schema: { name: schema.name, version: schema.version },
		bytes: file.bytes,
		hash: `sha256:${hash}`,
		rows: file.rows,
	};
}

function describeParquet(csv: Ressource, folder: string): Ressource {
	const { encoding: _, ...rest } = csv;
	const path = `${csv.name}.parquet`;
	const { bytes, hash } = measureFile(join(folder, path));
	return { ...rest, path, format: 'parquet', bytes, hash: `sha256:${hash}` };
}

function describePackage(
	seed: number,
	persons: number,
	resources: readonly Ressource[],
): Datapackage {
	return {
		name: `jalons-demonstration-${seed}-${persons}`,
		title: 'Données fictives de démonstration – accompagnement social, Drôme 2020',
		date_extraction: toIso(EXTRACTION),
		'x-demonstration': true,
		resources,
	};
}

function writeJson(path: string, value: unknown): void {
	writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
