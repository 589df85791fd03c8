import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIMENSIONS } from '../../../../src/lib/exploration/dimensions.ts';
import {
	canCross,
	changeRows,
	exchangeAxes,
	readPivot,
	writePivot,
} from '../../../../src/lib/models/exploration/pivot-address.ts';
import { PIVOT_MEASURES } from '../../../../src/lib/exploration/pivot-measures.ts';
import { readRows, toRowsSearch } from '../../../../src/lib/exploration/rows-address.ts';

const params = (text: string) => new URLSearchParams(text);
const ids = DIMENSIONS.map(({ id }) => id);

describe('the address of a pivot', () => {
	it('keeps what is not the default, and the other choices of the reader', () => {
		const { choice, notices } = readPivot(params('periode=2020-S1'));
		expect([choice.measure.id, choice.rows, choice.columns]).toEqual([
			'personnes_accompagnees',
			'tranche_age',
			'pole',
		]);
		expect(notices).toEqual([]);
		expect(writePivot(params('periode=2020-S1&mesure=sorties'), choice).toString()).toBe(
			'periode=2020-S1',
		);
	});

	it('gives back every choice that it was written from', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...PIVOT_MEASURES),
				fc.constantFrom(...ids),
				fc.constantFrom('' as const, ...ids),
				(measure, rows, columns) => {
					fc.pre(columns === '' || canCross(rows, columns));
					const choice = { measure, rows, columns };
					expect(readPivot(writePivot(params(''), choice))).toEqual({ choice, notices: [] });
				},
			),
		);
	});

	it('says what it sets aside, and always reads a pivot that can be made', () => {
		const { choice, notices } = readPivot(params('mesure=x&lignes=mois&colonnes=trimestre'));
		expect(choice.rows).toBe('mois');
		expect(choice.columns).toBe('pole');
		expect(notices).toHaveLength(2);
		expect(notices[0]).toBe('«\u00A0x\u00A0» n’est pas une mesure du tableau croisé.');
		fc.assert(
			fc.property(fc.string(), fc.string(), fc.string(), (mesure, lignes, colonnes) => {
				const read = readPivot(new URLSearchParams({ mesure, lignes, colonnes }));
				expect(read.choice.columns === '' || canCross(read.choice.rows, read.choice.columns)).toBe(
					true,
				);
			}),
		);
	});

	it('never crosses a dimension with itself, whatever rows are chosen', () => {
		for (const rows of ids) {
			for (const from of ids) {
				const { choice } = readPivot(params(`lignes=${from}`));
				const next = changeRows(choice, rows);
				expect(next.rows).toBe(rows);
				expect(next.columns === '' || canCross(next.rows, next.columns)).toBe(true);
				expect(exchangeAxes(exchangeAxes(next))).toEqual(next);
			}
		}
	});
});

describe('the address of rows', () => {
	it('gives back its cuts, values with colons and ampersands included', () => {
		const address = {
			indicateur: 'sorties',
			cuts: [
				{ dimension: 'pole', value: 'A:B&C' },
				{ dimension: 'mois', value: '2020-05' },
			],
		} as const;
		const search = toRowsSearch(params('periode=2020&coupe=pole:Z'), address);
		expect(search).toContain('periode=2020');
		expect(readRows(params(search.slice(1)))).toEqual(address);
	});

	it('leaves out what does not read', () => {
		expect(readRows(params('volet=lignes'))).toBeNull();
		expect(readRows(params('indicateur=sorties&coupe=x&coupe=:y&coupe=nom:z'))).toEqual({
			indicateur: 'sorties',
			cuts: [],
		});
	});
});
