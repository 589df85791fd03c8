import { describe, expect, it } from 'vitest';
import { toTableCopy } from '../../../src/lib/models/table-copy.ts';
import { toPlainField, toTextCell, type TableModel } from '../../../src/lib/models/table.ts';

const TABLE: TableModel = {
	caption: 'Personnes <par> pôle',
	columns: [
		{ id: 'pole', label: 'Pôle insertion', align: 'texte' },
		{ id: 'valeur', label: 'Personnes', align: 'nombre' },
	],
	rows: [
		{ id: 'gv', label: 'Grand\tValentinois', isTotal: false, cells: [toTextCell('39', 39)] },
		{
			id: 'hp',
			label: '=A1',
			isTotal: false,
			cells: [{ text: 's.', number: null, state: 'secret' }],
		},
	],
};

describe('a table for the clipboard', () => {
	const copy = toTableCopy(TABLE, ['Source & mention']);

	it('has one line a row, a tab between cells, and no formula', () => {
		expect(copy.text).toBe(
			"Pôle insertion\tPersonnes\nGrand Valentinois\t39\n'=A1\ts.\n\nSource & mention\n",
		);
	});

	it('is a table whose texts are escaped', () => {
		expect(copy.html).toContain('<caption>Personnes &lt;par&gt; pôle</caption>');
		expect(copy.html).toContain('<th scope="row">=A1</th><td>s.</td>');
		expect(copy.html).toContain('<p>Source &amp; mention</p>');
	});
});

it('leaves negative numbers, and disarms what a spreadsheet would compute', () => {
	for (const field of ['-12,5', '-12,5\u00A0%', '-1\u202F200\u00A0€', '12', 'a=b', '—', '']) {
		expect(toPlainField(field)).toBe(field);
	}
	for (const field of [
		'=1+1',
		' =1+1',
		'\t=1',
		'+33',
		'@SUM(A1)',
		'-1+2',
		"-2+3+cmd|' /C calc'!A0",
	]) {
		expect(toPlainField(field)).toBe(`'${field}`);
	}
});
