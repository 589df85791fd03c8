import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInWorker } from '../../../src/lib/extracts/read-in-worker.ts';
import type { PackedResult } from '../../../src/lib/extracts/reading-messages.ts';
import type { CheckedTable } from '../../../src/lib/extracts/table.ts';
import { ThreadReader } from '../../support/thread-reader.ts';
import { FUZZ } from '../../support/fuzz.ts';
import { toRows, writePack, writeWithDuckDB, writeWorkbook } from './office-files.ts';
import { loadSmall, loadSmallBytes, readSet, toFiles, type Contents } from './sets.ts';

const RUNS = 40 * FUZZ;
/** A reading of these few rows takes a tenth of a second: beyond this one, it hangs. */
const SILENCE_MS = 15_000;

const reader = new ThreadReader();
const read = (contents: Contents): Promise<PackedResult> =>
	readInWorker(toFiles(contents), reader.open, { silence: SILENCE_MS });

/** A file of each format, good as it is, that stands in the small set for the others named. */
const good = new Map<string, { readonly bytes: Uint8Array; readonly rest: Contents }>();

function without(...names: readonly string[]): Contents {
	return Object.fromEntries(Object.entries(loadSmall()).filter(([name]) => !names.includes(name)));
}

beforeAll(async () => {
	const set = await readSet(loadSmallBytes());
	const tables = [...set.tables.values()];
	const contrats = tables.filter(({ name }) => name === 'contrats');
	const text = strToU8(loadSmall()['contrats.csv'] ?? '');
	const rest = without('contrats.csv');
	const alone = { 'convention.json': loadSmall()['convention.json'] ?? '' };
	const toParquet = (settings: string): Promise<Uint8Array> =>
		writeWithDuckDB(contrats, 'parquet', `COPY contrats TO 'FILE' (FORMAT parquet, ${settings})`);
	const sheets = (some: readonly CheckedTable[]) =>
		Object.fromEntries(some.map((table) => [table.name, toRows(table)]));
	good.set('contrats.csv', { bytes: text, rest });
	good.set('contrats.csv.gz', { bytes: gzipSync(text), rest });
	for (const settings of ['snappy', 'zstd', 'gzip', 'uncompressed']) {
		const bytes = await toParquet(`COMPRESSION ${settings}`);
		good.set(`${settings}/contrats.parquet`, { bytes, rest });
	}
	good.set('classeur.xlsx', { bytes: writeWorkbook(sheets(contrats), 'xlsx'), rest });
	good.set('classeur.ods', { bytes: writeWorkbook(sheets(contrats), 'ods'), rest });
	good.set('paquet.duckdb', { bytes: await writePack(tables), rest: alone });
	good.set('extraits.zip', { bytes: zipSync(loadSmallBytes()), rest: {} });
	good.set('convention.json', {
		bytes: strToU8(loadSmall()['convention.json'] ?? ''),
		rest: without('convention.json'),
	});
	good.set('datapackage.json', {
		bytes: loadSmallBytes()['datapackage.json'] ?? new Uint8Array(),
		rest: Object.fromEntries(
			Object.entries(loadSmallBytes()).filter(([name]) => name !== 'datapackage.json'),
		),
	});
});
afterAll(() => reader.close());

const KINDS = ['ecrire', 'couper', 'inserer', 'retirer', 'doubler'] as const;

/** A change to a file: where, as a share of its length, and what. */
const anyChange = fc.record({
	at: fc.double({ min: 0, max: 1, noNaN: true }),
	kind: fc.constantFrom(...KINDS),
	bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
});

interface Change {
	readonly at: number;
	readonly kind: (typeof KINDS)[number];
	readonly bytes: Uint8Array;
}

function mutate(bytes: Uint8Array, { at, kind, bytes: piece }: Change): Uint8Array {
	const place = Math.floor(at * bytes.length);
	const join = (...parts: readonly Uint8Array[]): Uint8Array =>
		new Uint8Array(Buffer.concat(parts));
	switch (kind) {
		case 'ecrire': {
			const end = place + piece.length;
			return join(bytes.subarray(0, place), piece, bytes.subarray(end));
		}
		case 'couper':
			return bytes.slice(0, place);
		case 'inserer':
			return join(bytes.subarray(0, place), piece, bytes.subarray(place));
		case 'retirer':
			return join(bytes.subarray(0, place), bytes.subarray(place + piece.length));
		case 'doubler':
			return join(bytes.subarray(0, place), bytes.subarray(place >> 1));
	}
}

/** Accepted, or refused with sentences; a reading that hangs comes back with no file at all. */
function checkAnswer(result: PackedResult): void {
	if (result.ok) {
		expect(result.set.tables.size).toBe(12);
		return;
	}
	expect(result.findings.length).toBeGreaterThan(0);
	for (const { message, advice } of result.findings) {
		expect(message).toMatch(/\p{L}/u);
		expect(advice).toMatch(/\p{L}/u);
	}
	const isStuck = result.findings.some(({ code }) => code === 'fichier-illisible');
	expect(isStuck).toBe(false);
}

const NAMES = [
	'contrats.csv',
	'contrats.csv.gz',
	'snappy/contrats.parquet',
	'zstd/contrats.parquet',
	'gzip/contrats.parquet',
	'uncompressed/contrats.parquet',
	'classeur.xlsx',
	'classeur.ods',
	'paquet.duckdb',
	'extraits.zip',
	'convention.json',
	'datapackage.json',
];

describe.each(NAMES)('%s', (name) => {
	const load = () => good.get(name) ?? { bytes: new Uint8Array(), rest: {} };

	it('is read as it is', async () => {
		const { bytes, rest } = load();
		expect((await read({ ...rest, [name]: bytes })).ok).toBe(true);
	});

	it('with any bytes gets an answer', async () => {
		const { bytes, rest } = load();
		const anyBytes = fc.uint8Array({ maxLength: 400 });
		const anyStart = fc.integer({ min: 0, max: 12 });
		await fc.assert(
			fc.asyncProperty(anyBytes, anyStart, async (some, start) => {
				const content = new Uint8Array(Buffer.concat([bytes.subarray(0, start), some]));
				checkAnswer(await read({ ...rest, [name]: content }));
			}),
			{ numRuns: RUNS, endOnFailure: true },
		);
	});

	it('with any change gets an answer, and the next good file loads', async () => {
		const { bytes, rest } = load();
		await fc.assert(
			fc.asyncProperty(fc.array(anyChange, { minLength: 1, maxLength: 4 }), async (changes) => {
				checkAnswer(await read({ ...rest, [name]: changes.reduce(mutate, bytes) }));
			}),
			{ numRuns: RUNS, endOnFailure: true },
		);
		expect((await read({ ...rest, [name]: bytes })).ok).toBe(true);
	});
});
