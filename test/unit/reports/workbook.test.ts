import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { toWorkbook, type SheetModel } from '../../../src/lib/reports/workbook.ts';
import { readParts } from '../cli/run.ts';

const plain: SheetModel = { name: 'Feuille', header: ['a'], rows: [], widths: [10] };

function readSheet(bytes: Uint8Array, name: string): unknown[][] {
	const sheet = read(bytes, { type: 'array' }).Sheets[name];
	return sheet === undefined ? [] : utils.sheet_to_json(sheet, { header: 1 });
}

describe('toWorkbook', () => {
	it('writes texts, numbers and empty cells under the lines and the header, which stay in view', async () => {
		const bytes = await toWorkbook([
			{
				name: 'Constats',
				preamble: ['Titre', 'Note'],
				header: ['Table', 'Nombre'],
				widths: [24, 9],
				rows: [
					['contrats', 12],
					[null, 0],
				],
			},
		]);
		expect(readSheet(bytes, 'Constats')).toEqual([
			['Titre'],
			['Note'],
			['Table', 'Nombre'],
			['contrats', 12],
			[undefined, 0],
		]);
		const sheet = readParts(bytes)['xl/worksheets/sheet1.xml'] ?? '';
		expect(sheet).toMatch(/<pane[^>]*ySplit="3"[^>]*state="frozen"/);
		expect(sheet).toMatch(/<col [^>]*width="24"/);
	});

	it.each(['=1+1', '+33', '-5', '@SUM(A1)', '=HYPERLINK("http://exemple.test")', '\t=1'])(
		'writes %j as a text, never as a formula',
		async (text) => {
			const bytes = await toWorkbook([{ ...plain, header: [text], rows: [[text]] }]);
			expect(readSheet(bytes, 'Feuille')).toEqual([[text], [text]]);
			const parts = Object.values(readParts(bytes)).join('');
			expect(parts).not.toMatch(/<f[ >]|hyperlink /);
			// Format 49 is « @ »: a cell that stays a text when it is edited.
			expect(parts).toMatch(/numFmtId="49"|formatCode="@"/);
		},
	);

	it('keeps what XML cannot hold out, and escapes what it reads', async () => {
		const bytes = await toWorkbook([{ ...plain, rows: [['a\u0000b\u001Fc <&> "é" \uD800']] }]);
		expect(readSheet(bytes, 'Feuille')[1]).toEqual(['a b c <&> "é" ?']);
	});

	it('gives sheets names that spreadsheets accept, no two alike', async () => {
		const names = ['Drôme/Nord [1]', 'a'.repeat(40), 'A'.repeat(40), '', "'x'"];
		const bytes = await toWorkbook(names.map((name) => ({ ...plain, name })));
		expect(read(bytes, { type: 'array' }).SheetNames).toEqual([
			'Drôme Nord  1',
			'a'.repeat(31),
			`${'A'.repeat(27)} (2)`,
			'Feuille',
			'x',
		]);
	});
});
