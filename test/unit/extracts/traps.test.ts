import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/lib/extracts/finding.ts';
import {
	changeFile,
	changeLine,
	listErrors,
	listFindings,
	listRefusal,
	loadSmall,
	readSet,
	type Contents,
} from './sets.ts';

const cell = (file: string, line: number, from: string | RegExp, to: string): Contents =>
	changeFile(file, (text) => changeLine(text, line, (row) => row.replace(from, to)));

async function refuse(contents: Contents): Promise<string[]> {
	return listErrors(await listRefusal(contents));
}

function tellsRow(
	findings: readonly Finding[],
	code: string,
	column: string,
	row: number,
): boolean {
	return findings.some(
		(one) => one.code === code && one.column === column && one.rows?.includes(row) === true,
	);
}

describe('what must not pass silently', () => {
	it.each<[string, Contents, string]>([
		[
			'a last row cut in the middle of a line',
			changeFile('contrats.csv', (text) => text.trimEnd().slice(0, -35)),
			'fin-tronquee contrats.csv 41',
		],
		[
			'a quote that is never closed',
			cell('finances.csv', 20, '"', '""'),
			'guillemet-mal-place finances.csv 20',
		],
		[
			'a header twice, in two spellings',
			changeFile('contrats.csv', (text) => text.replace('date_validation', 'Date début')),
			'colonne-en-double contrats.csv date_debut',
		],
		[
			'a separator that makes one column',
			changeFile('contrats.csv', (text) => text.replaceAll(',', ' : ')),
			'colonne-unique contrats.csv 1',
		],
		[
			'whole lines between quotes',
			changeFile('contrats.csv', (text) => text.replace(/^(.*)$/gm, '"$1"')),
			'colonne-unique contrats.csv 1',
		],
		[
			'a page of error',
			{ ...loadSmall(), 'contrats.csv': '\n <html lang="fr"><title>502 Bad Gateway</title>' },
			'contenu-html contrats.csv',
		],
		[
			'a workbook named .csv',
			{ ...loadSmall(), 'contrats.csv': zipSync({ '[Content_Types].xml': strToU8('<a/>') }) },
			'contenu-classeur contrats.csv',
		],
		[
			'a cell of 50 MB',
			cell('freins.csv', 7, ',', `,"${'x'.repeat(50_000_000)}",`),
			'ligne-trop-longue freins.csv 7',
		],
		[
			'a cell of 50 MB without quotes',
			cell('freins.csv', 7, ',', `,${'x'.repeat(50_000_000)},`),
			'ligne-trop-longue freins.csv 7',
		],
		[
			'a cell of 50 MB that is never closed',
			cell('freins.csv', 7, ',', `,"${'x\n'.repeat(25_000_000)}`),
			'guillemet-non-ferme freins.csv 7',
		],
		[
			'a text of a thousand characters',
			cell('finances.csv', 7, /"[^"]*"/, `"${'x'.repeat(1000)}"`),
			'texte-trop-long finances.csv libelle 7',
		],
		[
			'10 000 columns',
			changeFile('freins.csv', (text) => text.replaceAll('\n', `${','.repeat(9_999)}x\n`)),
			'trop-de-colonnes freins.csv',
		],
		[
			'1e309',
			cell('versements.csv', 2, /[\d.]+$/, '1e309'),
			'nombre-illisible versements.csv montant 2',
		],
		[
			'400 digits',
			cell('versements.csv', 2, /[\d.]+$/, '9'.repeat(400)),
			'nombre-illisible versements.csv montant 2',
		],
		[
			'NaN',
			cell('versements.csv', 2, /[\d.]+$/, 'NaN'),
			'nombre-illisible versements.csv montant 2',
		],
		[
			'a negative amount',
			cell('finances.csv', 5, /[\d.]+$/, '-1234.50'),
			'hors-limites finances.csv montant_realise 5',
		],
		[
			'an English amount',
			cell('finances.csv', 5, /[\d.]+$/, '"1,234.50"'),
			'nombre-illisible finances.csv montant_realise 5',
		],
		[
			'31 February, as the French write it',
			cell('contrats.csv', 5, /\d{4}-\d\d-\d\d/, '31/02/2020'),
			'date-impossible contrats.csv date_signature 5',
		],
		[
			'the month first',
			cell('contrats.csv', 5, /\d{4}-\d\d-\d\d/, '12/31/2020'),
			'date-impossible contrats.csv date_signature 5',
		],
		[
			'a two-digit year',
			cell('contrats.csv', 5, /\d{4}-\d\d-\d\d/, '01/02/20'),
			'date-annee-courte contrats.csv date_signature 5',
		],
		[
			'1900',
			cell('contrats.csv', 5, /\d{4}-\d\d-\d\d/, '01/01/1900'),
			'date-trop-ancienne contrats.csv date_signature 5',
		],
		[
			'the year 9999',
			cell('contrats.csv', 5, /\d{4}-\d\d-\d\d/, '31/12/9999'),
			'date-hors-limites contrats.csv date_signature 5',
		],
	])('%s', async (_, contents, error) => {
		expect(await refuse(contents)).toEqual([error]);
	});

	it('dates in the future: told, the row kept', async () => {
		const contents = cell('contrats.csv', 5, /\d{4}-\d\d-\d\d/, '2031-01-02');
		const findings = await listFindings(contents);
		expect(tellsRow(findings, 'apres-arrete', 'date_signature', 5)).toBe(true);
		const planned = await listFindings(cell('etapes.csv', 9, /\d{4}-\d\d-\d\d/, '2052-01-02'));
		expect(tellsRow(planned, 'date-lointaine', 'date_prevue', 9)).toBe(true);
	});
});

describe('what an office program writes', () => {
	it('01/02/2020 is 1 February', async () => {
		const contents = cell('contrats.csv', 5, /\d{4}-\d\d-\d\d/, '01/02/2020');
		const set = await readSet(contents);
		const column = set.tables.get('contrats')?.columns.find((c) => c.name === 'date_signature');
		expect(column?.values.at(3)).toBe(Date.UTC(2020, 1, 1) / 86_400_000);
		expect(set.findings).toContainEqual(
			expect.objectContaining({ code: 'dates-converties', rows: [5] }),
		);
	});

	it('total rows are passed and told, empty columns at the end are nothing', async () => {
		const contents = changeFile('finances.csv', (text) => {
			const [header = '', ...rows] = text.trimEnd().split('\n');
			const total = header.split(',').map((name) => (name === 'libelle' ? 'Total dépenses' : ''));
			return [
				`${header},,`,
				...rows.map((row) => `${row},,`),
				`${total.join(',')},,`,
				'TOTAL',
				'',
			].join('\n');
		});
		const set = await readSet(contents);
		expect(set.tables.get('finances')?.rowCount).toBe(24);
		expect(set.findings).toContainEqual(
			expect.objectContaining({ code: 'lignes-de-total', rows: [26, 27], severity: 'conversion' }),
		);
	});

	it('a row of its own identifier is no total, whatever its words', async () => {
		const contents = cell('finances.csv', 7, /"[^"]*"/, '"Total des fournitures"');
		const set = await readSet(contents);
		expect(set.tables.get('finances')?.rowCount).toBe(24);
	});
});
