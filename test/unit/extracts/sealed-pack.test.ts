import { beforeAll, describe, expect, it } from 'vitest';
import { readOptions } from '../../../src/cli/open-data.ts';
import { toSourceFiles, type Package } from '../../../src/cli/prepare/package.ts';
import { computeLongTable } from '../../../src/lib/convention/long-table.ts';
import { loadSet } from '../../../src/lib/convention/load-set.ts';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import { readExtracts, type ExtractSet } from '../../../src/lib/extracts/read-extracts.ts';
import { readSealedPack } from '../../../src/lib/extracts/sealed-pack.ts';
import { listStandardPeriods } from '../../../src/lib/indicators/periods.ts';
import { toDataReport } from '../../../src/lib/state/data-report.ts';
import { sealSet } from '../../support/sealed-set.ts';
import { openWasmEngineInNode } from '../../support/wasm-engine.ts';
import { loadSmallBytes, toFiles } from './sets.ts';

let sealed: Package;
let whole: ExtractSet;

beforeAll(async () => {
	sealed = await sealSet(toFiles(loadSmallBytes()));
	const again = await readExtracts(toSourceFiles(sealed), readOptions);
	if (!again.ok) throw new Error(JSON.stringify(again.findings));
	whole = again.set;
});

async function open(files: Package): Promise<ExtractSet | null> {
	const result = await readSealedPack(toSourceFiles(files));
	if (result === null) return null;
	if (!result.ok) throw new Error('refused');
	return result.set;
}

function change(name: string, edit: (bytes: Uint8Array) => Uint8Array): Package {
	return new Map([...sealed, [name, edit(sealed.get(name) ?? new Uint8Array())]]);
}

function editJson(name: string, edit: (text: string) => string): Package {
	return change(name, (bytes) => {
		const text = new TextDecoder().decode(bytes);
		const edited = edit(text);
		expect(edited).not.toBe(text);
		return new TextEncoder().encode(edited);
	});
}

async function compute(engine: Engine, set: ExtractSet) {
	try {
		await loadSet(engine, set);
		const periods = listStandardPeriods(set.convention, 2020, set.dateExtraction);
		return await computeLongTable(engine, set.convention, periods);
	} finally {
		await engine.close();
	}
}

describe('a pack that was sealed', () => {
	it('opens as if it had been read whole', async () => {
		const opened = await open(sealed);
		if (opened === null) throw new Error('not opened');
		const { tables, isSealed, ...set } = opened;
		expect(isSealed).toBe(true);
		expect(toDataReport(opened, null).searched).toContain('à la préparation du paquet');
		const { tables: read, ...expected } = whole;
		expect({ ...set, files: sort(set.files) }).toEqual({
			...expected,
			files: sort(expected.files),
		});
		expect(expected.findings.length).toBeGreaterThan(0);
		expect([...tables].map(([name, { rowCount }]) => [name, rowCount])).toEqual(
			[...read].map(([name, { rowCount }]) => [name, rowCount]),
		);
	});

	it('gives the same figures, in both engines, with the engine shut to files', async () => {
		const set = await open(sealed);
		if (set === null) throw new Error('not opened');
		const rows = await compute(await openNodeEngine(), whole);
		expect(rows.length).toBeGreaterThan(1000);
		expect(await compute(await openNodeEngine(), set)).toEqual(rows);
		expect(await compute(await openWasmEngineInNode(), set)).toEqual(rows);
	});
});

function sort(files: ExtractSet['files']) {
	return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

describe('is read whole', () => {
	it('where a byte of the pack changed', async () => {
		const files = change('extraits.duckdb', (bytes) => {
			const other = bytes.slice();
			other[other.length - 1] = (other.at(-1) ?? 0) ^ 1;
			return other;
		});
		expect(await open(files)).toBeNull();
	});

	it('where the agreement changed: its vocabularies decide what is refused', async () => {
		expect(await open(editJson('convention.json', (text) => `${text} `))).toBeNull();
	});

	it('where the clauses came after the check', async () => {
		const files = new Map(sealed);
		if (files.delete('clauses.json')) expect(await open(files)).toBeNull();
		else {
			const clauses = new TextEncoder().encode('{"clauses": []}');
			expect(await open(new Map([...files, ['clauses.json', clauses]]))).toBeNull();
		}
	});

	it.each([
		['the rules are not those of this program', '"regles": "contrôle ', '"regles": "contrôle 0'],
		['a table is not told', '"livrables": ', '"livrable": '],
		['an error is told', '"severity": "avertissement"', '"severity": "erreur"'],
		['the seal is shortened', '"constats"', '"constat"'],
		['the hash is of something else', '"hash": "sha256:', '"empreinte": "sha256:'],
	])('where %s', async (_, from, to) => {
		expect(await open(editJson('datapackage.json', (text) => text.replace(from, to)))).toBeNull();
	});

	it('where another file lies beside it, or one is missing', async () => {
		const poles = new TextEncoder().encode('code_pole,libelle\r\n');
		expect(await open(new Map([...sealed, ['poles.csv', poles]]))).toBeNull();
		for (const name of ['convention.json', 'datapackage.json', 'extraits.duckdb']) {
			const files = new Map(sealed);
			files.delete(name);
			expect(await open(files)).toBeNull();
		}
	});

	it('where its name may be that of a person', async () => {
		const pack = sealed.get('extraits.duckdb') ?? new Uint8Array();
		const files = new Map(sealed);
		files.delete('extraits.duckdb');
		const named = editJson('datapackage.json', (text) =>
			text.replace('"extraits.duckdb"', '"0612345678.duckdb"'),
		).get('datapackage.json');
		expect(
			await open(
				new Map([
					...files,
					['0612345678.duckdb', pack],
					['datapackage.json', named ?? new Uint8Array()],
				]),
			),
		).toBeNull();
	});
});
