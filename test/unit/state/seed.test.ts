import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFolder } from '../../../src/cli/read-folder.ts';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import { readExtracts, type ExtractSet } from '../../../src/lib/extracts/read-extracts.ts';
import {
	computeFigures,
	extendFigures,
	listPeriods,
	type Figures,
} from '../../../src/lib/state/figures.ts';
import { fromSeed, fromWholeSeed, toSeed, toWholeSeed } from '../../../src/lib/state/seed.ts';

let engine: Engine;
let set: ExtractSet;
let first: Figures;
let whole: Figures;
beforeAll(async () => {
	const result = await readExtracts(await openFolder('static/demo'));
	if (!result.ok) throw new Error('demonstration: refused');
	({ set } = result);
	engine = await openNodeEngine();
	first = await computeFigures(engine, set);
	whole = await extendFigures(engine, first, listPeriods(set));
});
afterAll(() => engine.close());

/** What a site does with it: writes it into a file and reads it back. */
function throughFile<T>(value: T): T {
	return JSON.parse(JSON.stringify(value)) as T;
}

describe('the figures of a build', () => {
	it('come back as they were computed, of every period', async () => {
		const { figures, set: read } = await fromWholeSeed(throughFile(toWholeSeed(set, whole)));
		expect(figures.released.rows.length).toBeGreaterThan(60_000);
		expect(figures.released).toEqual(whole.released);
		expect(figures.details).toEqual(whole.details);
		expect(figures.computed).toEqual(whole.computed);
		expect(read.fingerprint).toBe(set.fingerprint);
	});

	it('hold in a page those of the exercise shown first, and the course of its months', () => {
		const { figures } = fromSeed(throughFile(toSeed(set, first)));
		expect([...figures.computed]).toEqual(['2020']);
		expect(figures.released.rows.filter(({ periode }) => periode === '2020')).toEqual(
			whole.released.rows.filter(({ periode }) => periode === '2020'),
		);
		const month = { indicateur: 'personnes_accompagnees', periode: '2020-03' };
		expect(figures.lookup.get(month)).toEqual(whole.lookup.get(month));
		expect(figures.lookup.get({ ...month, pole: 'GV' })).toBeUndefined();
	});
});
