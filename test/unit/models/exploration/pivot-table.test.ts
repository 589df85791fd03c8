import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { TOTAL, type Pivot } from '../../../../src/lib/exploration/pivot.ts';
import { findMeasure } from '../../../../src/lib/exploration/pivot-measures.ts';
import { toPivotCuts } from '../../../../src/lib/exploration/pivot-cuts.ts';
import { toPivotTable } from '../../../../src/lib/models/exploration/pivot-table.ts';
import { toTableParquet } from '../../../../src/lib/models/table-parquet.ts';
import { toCsv } from '../../../../src/lib/models/table.ts';
import { toRow, YEAR } from '../rows.ts';

type Counts = Readonly<Record<string, readonly [n: number, d: number] | undefined>>;

function toPivot(id: string, counts: Counts): Pivot {
	const measure = findMeasure(id);
	if (measure === undefined) throw new Error(`measure: ${id}`);
	const values = [
		{ id: 'GV', label: 'Grand Valentinois' },
		{ id: 'HP', label: 'Hauts-Plateaux (fictif)' },
	];
	return {
		measure,
		period: YEAR,
		rows: { id: 'pole', label: 'Pôle insertion', values, total: 'Ensemble' },
		columns: {
			id: 'conforme',
			label: 'Public convenu',
			values: [
				{ id: 'oui', label: 'Public convenu' },
				{ id: 'non', label: 'Autre public' },
			],
			total: 'Total',
		},
		get: (row, column) => {
			const found = counts[`${row}/${column}`];
			if (found === undefined) return undefined;
			const [numerateur, denominateur] = found;
			return toRow({
				indicateur: id,
				numerateur,
				denominateur: measure.group === 'Parts' ? denominateur : null,
			});
		},
	};
}

const RATES = toPivot('taux_contractualisation', {
	'/': [74, 98],
	'/oui': [60, 80],
	'/non': [14, 18],
	'GV/': [50, 60],
	'GV/oui': [45, 50],
	'GV/non': [5, 10],
	'HP/': [24, 38],
	'HP/oui': [6, 30],
	'HP/non': [0, 0],
});

describe('the table of a pivot', () => {
	it('has its totals first, and shades neither them nor what is small, empty or without denominator', () => {
		const { rows, columns } = toPivotTable(RATES, null);
		expect(columns.map(({ label }) => label)).toEqual(['Total', 'Public convenu', 'Autre public']);
		expect(rows.map(({ label }) => label)).toEqual([
			'Ensemble',
			'Grand Valentinois',
			'Hauts-Plateaux (fictif)',
		]);
		expect(rows.map((row) => row.cells.map(({ step }) => step))).toEqual([
			[null, null, null],
			[null, 5, null],
			[null, 1, null],
		]);
		expect(rows[1]?.cells.map(({ lead }) => lead)).toEqual([
			'83,3\u00A0%',
			'90,0\u00A0%',
			'5 sur 10',
		]);
		expect(rows[2]?.cells[2]?.cell).toMatchObject({ text: '—', state: 'sans_denominateur' });
	});

	it('tells an empty count from what is not known', () => {
		const { rows } = toPivotTable(toPivot('cer_signes', { '/': [4, 0], 'GV/oui': [0, 0] }), null);
		expect(rows[1]?.cells[1]?.cell).toMatchObject({ text: '0', state: 'valeur' });
		expect(rows[1]?.cells[2]?.cell).toMatchObject({ text: 'nd', state: 'inconnu' });
	});

	it('sorts its rows by a column, the total staying first and absences last', () => {
		const order = (column: string, isDescending: boolean) =>
			toPivotTable(RATES, { column, isDescending }).rows.map(({ id }) => id);
		expect(order('oui', false)).toEqual([TOTAL, 'HP', 'GV']);
		expect(order('oui', true)).toEqual([TOTAL, 'GV', 'HP']);
		expect(order('non', true)).toEqual([TOTAL, 'GV', 'HP']);
		expect(order('non', false)).toEqual([TOTAL, 'GV', 'HP']);
	});

	it('writes each rate with its numerator and denominator', () => {
		const { table } = toPivotTable(RATES, null);
		const [header, total] = toCsv(table).replace('\uFEFF', '').split('\r\n');
		expect(header).toBe(
			'Pôle insertion;Total;Total, numérateur;Total, dénominateur;Public convenu;Public convenu, numérateur;Public convenu, dénominateur;Autre public;Autre public, numérateur;Autre public, dénominateur',
		);
		expect(total).toBe('Ensemble;0,755102041;74;98;0,75;60;80;0,777777778;14;18');
	});

	it('writes one row a cell in Parquet, absences as nulls, with its notes', async () => {
		const { long } = toPivotTable(RATES, null);
		const bytes = toTableParquet(long, { notes: 'Édition de pilotage' });
		const rows = await parquetReadObjects({ file: bytes.buffer });
		expect(rows).toHaveLength(9);
		expect(rows[4]).toMatchObject({
			ligne: 'Grand Valentinois',
			colonne: 'Public convenu',
			numerateur: 45,
			denominateur: 50,
			valeur: 0.9,
		});
		expect(rows[8]).toMatchObject({ valeur: null, denominateur: 0 });
	});

	it('says that there is nothing to cross where an axis has no value', () => {
		const pivot = { ...RATES, columns: { ...RATES.columns, label: 'Trimestre', values: [] } };
		expect(toPivotTable(pivot, null).message).toBe(
			'Rien à croiser\u00A0: «\u00A0Trimestre\u00A0» n’a pas de valeur sur cette période.',
		);
	});
});

describe('the cuts of a cell', () => {
	it('are its values, none for a total', () => {
		expect(toPivotCuts(RATES, 'GV', 'oui')).toEqual([
			{ dimension: 'pole', value: 'GV' },
			{ dimension: 'conforme', value: 'oui' },
		]);
		expect(toPivotCuts(RATES, TOTAL, 'non')).toEqual([{ dimension: 'conforme', value: 'non' }]);
		expect(toPivotCuts(RATES, TOTAL, TOTAL)).toEqual([]);
	});
});
