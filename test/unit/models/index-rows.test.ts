import { describe, expect, it } from 'vitest';
import { release } from '../../../src/lib/disclosure/release.ts';
import { indexRows } from '../../../src/lib/models/index-rows.ts';
import { toRow } from './rows.ts';

describe('a lookup', () => {
	it('finds a row by its names, and nothing of a period without rows', () => {
		const row = toRow({ indicateur: 'sorties', periode: '2020' });
		const lookup = indexRows(release([row], 'pilotage'));
		expect(lookup.get({ indicateur: 'sorties', periode: '2020' })).toBe(row);
		expect(lookup.get({ indicateur: 'sorties', periode: '2021' })).toBeUndefined();
		expect([lookup.hasPeriod('2020'), lookup.hasPeriod('2021')]).toEqual([true, false]);
	});

	it('refuses two rows of the same names in the period that is read', () => {
		const row = toRow({ indicateur: 'sorties', periode: '2020' });
		const other = toRow({ indicateur: 'sorties', periode: '2020-S1' });
		const lookup = indexRows(release([row, row, other], 'pilotage'));
		expect(lookup.get({ indicateur: 'sorties', periode: '2020-S1' })).toBe(other);
		expect(() => lookup.get({ indicateur: 'sorties', periode: '2020' })).toThrow('row: sorties');
	});
});
