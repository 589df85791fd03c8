import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { openFolder } from '../../../src/cli/read-folder.ts';
import { readExtracts, type ExtractSet } from '../../../src/lib/extracts/read-extracts.ts';
import type { CheckedTable } from '../../../src/lib/extracts/table.ts';
import { getTableSchema, isTableName, tableSchemas } from '../../../src/lib/schemas/schemas.ts';
import { toParquet } from './parquet-files.ts';
import {
	changeFile,
	loadSmall,
	loadSmallBytes,
	readSet,
	SMALL,
	toUtf16,
	type Contents,
} from './sets.ts';

let reference: ExtractSet<CheckedTable>;
beforeAll(async () => {
	reference = await readSet(loadSmallBytes());
});

function listValues(set: ExtractSet): unknown {
	return [...set.tables].map(([name, table]) => [name, table.columns]);
}

function listConversions(set: ExtractSet): string[] {
	return set.findings
		.filter((finding) => finding.severity === 'conversion')
		.map(({ code, file, column }) => [code, file, column].filter(Boolean).join(' '));
}

/** Rewrites each cell of each table of the small set; no cell of it holds a line break. */
function rewrite(change: (cell: string, type: string) => string, delimiter = ','): Contents {
	return Object.fromEntries(
		Object.entries(loadSmall()).map(([name, text]) => {
			const table = name.replace('.csv', '');
			if (!isTableName(table)) return [name, text];
			const { fields } = getTableSchema(table);
			const lines = text.split('\n').map((line, index) => {
				const cells = line.match(/"[^"]*"|[^,]+|(?<=^|,)(?=,|$)/g) ?? [];
				const changed = cells.map((cell, at) =>
					index === 0 || cell === '' ? cell : change(cell, fields[at]?.type ?? ''),
				);
				return changed.join(delimiter);
			});
			return [name, lines.join('\n')];
		}),
	);
}

describe('the small set', () => {
	it('is read as it is, from a folder', async () => {
		const result = await readExtracts(await openFolder(SMALL));
		if (!result.ok) throw new Error('refused');
		const { set } = result;
		expect([...set.tables.keys()]).toEqual(tableSchemas.map((schema) => schema.name));
		expect(set.tables.get('orientations')?.rowCount).toBe(54);
		expect(set.tables.get('etapes')?.rowCount).toBe(145);
		expect(set.dateExtraction).toBe('2021-03-15');
		expect(set.title).toBe("Extraits d'essai");
		expect(set.isDemonstration).toBe(false);
		expect(listConversions(set)).toEqual([]);
		const contrats = set.tables.get('contrats');
		expect(contrats?.columns.map((column) => column.values.at(0))).toEqual([
			'C0000001',
			'A0000001',
			1,
			18424,
			18424,
			18606,
			18438,
			true,
		]);
		const report = set.files.find((file) => file.table === 'poles');
		expect(report).toEqual({
			path: 'poles.csv',
			table: 'poles',
			format: 'csv',
			bytes: 205,
			sha256: 'bd33d0a877e8a5bb1a18928ef995cc440ec08af560e785ea1c9cffe5471fe980',
			rows: 6,
		});
	});

	it('gives the same from what a French spreadsheet writes', async () => {
		const words: Record<string, string> = { true: 'OUI', false: 'non' };
		const contents = rewrite((cell, type) => {
			if (type === 'date') return cell.split('-').reverse().join('/');
			if (type === 'boolean') return words[cell] ?? '';
			if (type !== 'number') return cell;
			return cell.replace('.', ',').replace(/\B(?=(?:\d{3})+,)/g, '\u202f');
		}, ';');
		for (const [name, text] of Object.entries(contents)) {
			if (typeof text === 'string')
				contents[name] = `\ufeff${text.replaceAll('\n', '\r\n')}\r\n\r\n`;
		}
		const set = await readSet(contents);
		expect(listValues(set)).toEqual(listValues(reference));
		const conversions = listConversions(set);
		expect(conversions).toContain('dates-converties contrats.csv date_signature');
		expect(conversions).toContain('booleens-convertis poles.csv couvert_par_caf');
		expect(conversions).toContain('nombres-convertis finances.csv montant_realise');
		expect(new Set(conversions).size).toBe(conversions.length);
		const dates = set.findings.find(
			({ code, column }) => code === 'dates-converties' && column === 'date_signature',
		);
		expect(dates).toMatchObject({ count: 40, rows: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11] });
	});

	it.each([
		['\t', 'tabulations'],
		['|', 'barres verticales'],
	])('gives the same with columns parted by %j', async (delimiter, name) => {
		const set = await readSet(rewrite((cell) => cell, delimiter));
		expect(listValues(set)).toEqual(listValues(reference));
		expect(set.findings.find(({ code }) => code === 'separateur-converti')?.message).toContain(
			name,
		);
	});

	it.each(['le', 'be'] as const)('gives the same in UTF-16%s', async (order) => {
		const poles = toUtf16(loadSmall()['poles.csv'] ?? '', order);
		const set = await readSet({ ...loadSmall(), 'poles.csv': poles });
		expect(listValues(set)).toEqual(listValues(reference));
		expect(listConversions(set)).toEqual(['encodage-converti poles.csv']);
	});

	it('gives the same in Windows-1252, whatever the line breaks', async () => {
		const text = (loadSmall()['poles.csv'] ?? '')
			.replaceAll('\n', '\r')
			.replace('Grand Valentinois', '"L’Œuvre à 5 €"');
		const bytes = Uint8Array.from(
			text,
			(letter) => ({ '’': 0x92, Œ: 0x8c, '€': 0x80 })[letter] ?? letter.charCodeAt(0),
		);
		const set = await readSet({ ...loadSmall(), 'poles.csv': bytes });
		expect(set.tables.get('poles')?.columns[1]?.values.at(0)).toBe('L’Œuvre à 5 €');
		expect(set.tables.get('poles')?.columns[1]?.values.at(1)).toBe('Drôme des Collines');
		expect(listConversions(set)).toEqual(['encodage-converti poles.csv']);
	});

	it('gives the same with other header spellings, orders and columns', async () => {
		const contents = changeFile('poles.csv', (text) =>
			text
				.trimEnd()
				.split('\n')
				.map((line, index) => {
					const [code, label, covered, order] = line.split(',');
					if (index === 0) return 'Ordre;Libellé;REMARQUABLE;Couvert par CAF *;Code Pôle;;';
					return [order, label, 'x', covered, code, '', ''].join(';');
				})
				.join('\n'),
		);
		const set = await readSet(contents);
		expect(listValues(set)).toEqual(listValues(reference));
		expect(listConversions(set)).toEqual(['entetes-convertis poles.csv']);
		expect(set.findings[0]?.message).toBe(
			'poles.csv : la colonne «\u00a0REMARQUABLE\u00a0» n’est pas attendue\u00a0; elle n’a pas été utilisée.'.replace(
				' :',
				'\u00a0:',
			),
		);
	});

	it('is read from Parquet, by row groups, whatever the types', async () => {
		const contents: Contents = { 'convention.json': loadSmall()['convention.json'] ?? '' };
		for (const [name, table] of reference.tables)
			contents[`donnees/${name}.parquet`] = toParquet(table);
		const set = await readSet(contents);
		expect(listValues(set)).toEqual(listValues(reference));
		expect(listConversions(set)).toEqual([]);
		expect(set.files.find((file) => file.table === 'etapes')).toMatchObject({
			format: 'parquet',
			rows: 145,
		});
	});

	it('is read from a ZIP, and from files in capitals in a sub-folder', async () => {
		const entries = Object.entries(loadSmallBytes()).map(
			([name, bytes]) => [`Extraits/${name.toUpperCase()}`, bytes] as const,
		);
		const archive = zipSync({
			...Object.fromEntries(entries),
			'__MACOSX/._poles.csv': strToU8('x'),
			'Extraits/.DS_Store': strToU8('x'),
			'Extraits/LISEZ-MOI.md': strToU8('x'),
		});
		const set = await readSet({ 'extraits.zip': archive });
		expect(listValues(set)).toEqual(listValues(reference));
		expect(set.dateExtraction).toBe('2021-03-15');
		const ignored = set.findings.filter((finding) => finding.code === 'fichiers-ignores');
		expect(ignored.map((finding) => finding.count)).toEqual([1]);
	});

	it('finds a table by its header when the file name says nothing', async () => {
		const { 'contrats.csv': contrats = '', ...others } = loadSmall();
		const set = await readSet({ ...others, 'export du 3 mars.txt': contrats });
		expect(listValues(set)).toEqual(listValues(reference));
	});
});

describe('a CSV', () => {
	it('keeps line breaks and separators in quotes, and the line numbers of the file', async () => {
		const contents = changeFile('finances.csv', (text) => {
			const lines = text.split('\n');
			lines[1] = (lines[1] ?? '').replace(/"[^"]*"/, '"Poste ; n° 1,\r\nsuite ""utile"""');
			lines.splice(3, 0, '', ',,,,,,,,');
			lines[5] = (lines[5] ?? '').replace('2020', '2020.5');
			return `${lines.join('\n')}\n\n\n`;
		});
		const result = await readExtracts(
			Object.entries(contents).map(([path, text]) => {
				const bytes = new TextEncoder().encode(text);
				return { path, size: bytes.length, bytes: () => Promise.resolve(bytes) };
			}),
		);
		if (result.ok) throw new Error('accepted');
		expect(result.findings.filter((finding) => finding.file === 'finances.csv')).toMatchObject([
			{ code: 'entier-attendu', rows: [7], column: 'exercice' },
			{ code: 'lignes-vides', rows: [5, 6], count: 2 },
		]);
	});

	it('may begin with the separator line of a spreadsheet', async () => {
		const set = await readSet(
			changeFile('poles.csv', (text) => `sep=;\n${text.replaceAll(',', ';')}`),
		);
		expect(listValues(set)).toEqual(listValues(reference));
	});
});

describe('a load', () => {
	it('tells its progress, up to the end', async () => {
		const steps: string[] = [];
		await readExtracts(await openFolder(SMALL), {
			onProgress: ({ step, done, total }) => steps.push(`${step} ${done === total ? 'fin' : '…'}`),
		});
		expect(steps).toContain('lecture fin');
		expect(steps.at(-1)).toBe('controle fin');
	});

	it('stops when asked to', async () => {
		const controller = new AbortController();
		const load = readExtracts(await openFolder(SMALL), {
			signal: controller.signal,
			onProgress: () => {
				controller.abort(new Error('stop'));
			},
		});
		await expect(load).rejects.toThrow('stop');
	});
});
