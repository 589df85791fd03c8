import { describe, expect, it } from 'vitest';
import { toTextCell, type TableModel } from '../../../src/lib/models/table.ts';
import { toFigureSheet } from '../../../src/lib/reports/figure-sheet.ts';

const TABLE: TableModel = {
	caption: 'Part sous contrat, par pôle, 2020',
	columns: [
		{ id: 'pole', label: 'Pôle insertion', align: 'texte' },
		{ id: 'taux', label: 'Part', align: 'nombre' },
	],
	rows: [
		{ id: 'e', label: 'Ensemble', isTotal: true, cells: [toTextCell('75,5 %', 0.755)] },
		{
			id: 'hp',
			label: 'Hauts-Plateaux',
			isTotal: false,
			cells: [{ text: 's.', number: null, state: 'secret' }],
		},
	],
};

describe('the sheet of a figure', () => {
	const sheet = toFigureSheet('Part sous contrat', TABLE, ['Édition de pilotage', 'Source : CAF']);

	it('says title, caption, edition and source above the header', () => {
		expect(sheet.preamble).toEqual([
			'Part sous contrat',
			'Part sous contrat, par pôle, 2020',
			'Édition de pilotage',
			'Source : CAF',
			'',
		]);
		expect(sheet.header).toEqual(['Pôle insertion', 'Part']);
	});

	it('has numbers as numbers and the mark of what is withheld', () => {
		expect(sheet.rows).toEqual([
			['Ensemble', 0.755],
			['Hauts-Plateaux', 's.'],
		]);
	});
});
