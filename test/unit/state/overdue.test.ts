import { describe, expect, it } from 'vitest';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { countOverdue } from '../../../src/lib/state/overdue.ts';
import { toLookup, toRow, withhold } from '../models/rows.ts';

const count = (...rows: LongRow[]) => countOverdue({ lookup: toLookup(rows) }, 2020);
const late = (numerateur: number): LongRow =>
	toRow({ indicateur: 'livrables_en_retard', numerateur });

describe('the number beside the deadlines', () => {
	it('is spelled out', () => {
		expect(count(late(1))).toEqual({ count: 1, spoken: '1 livrable échu et non remis' });
		expect(count(late(3))?.spoken).toBe('3 livrables échus et non remis');
	});

	it('is left out where nothing is owed, known or published', () => {
		expect(count(late(0))).toBeNull();
		expect(count()).toBeNull();
		expect(count(withhold(late(3)))).toBeNull();
	});
});
