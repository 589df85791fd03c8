import { expect, expectTypeOf, it } from 'vitest';
import type { Publication } from '../../../src/lib/disclosure/publication.ts';
import { release, selectPeriod, type Released } from '../../../src/lib/disclosure/release.ts';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { indexRows } from '../../../src/lib/models/index-rows.ts';
import { toCsv } from '../../../src/lib/models/long-table-file.ts';

const rows: readonly LongRow[] = [];

it('lets nothing but released rows reach a model or an export', () => {
	expectTypeOf(indexRows).parameter(0).toEqualTypeOf<Released>();
	expectTypeOf(toCsv).parameter(0).toEqualTypeOf<Released>();
	expectTypeOf<readonly LongRow[]>().not.toExtend<Released>();
	expectTypeOf<{ edition: 'diffusion'; rows: readonly LongRow[] }>().not.toExtend<Released>();
	expectTypeOf<Publication['released']>().toEqualTypeOf<Released>();
	// @ts-expect-error exact rows are never of the edition of diffusion
	expect(release(rows, 'diffusion').rows).toBe(rows);
	// @ts-expect-error rows that were not released reach no model
	expect(() => indexRows({ edition: 'pilotage', rows })).not.toThrow();
});

it('keeps the edition of the rows of a period', () => {
	expect(selectPeriod(release(rows, 'pilotage'), '2020')).toEqual({
		edition: 'pilotage',
		rows: [],
	});
});
