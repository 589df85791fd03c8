import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFolder } from '../../../src/cli/read-folder.ts';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import type { ExtractSet } from '../../../src/lib/extracts/read-extracts.ts';
import type { ByExercise } from '../../../src/lib/indicators/lists.ts';
import { toBudgetPage } from '../../../src/lib/state/budget.ts';
import { toConformity } from '../../../src/lib/state/conformite.ts';
import { toContrats } from '../../../src/lib/state/contrats.ts';
import { toDeadlinesPage } from '../../../src/lib/state/echeances.ts';
import {
	computeFigures,
	extendFigures,
	listPeriods,
	type Figures,
} from '../../../src/lib/state/figures.ts';
import { readFilter } from '../../../src/lib/state/filter.ts';
import { toFreins } from '../../../src/lib/state/freins.ts';
import { toOrientations } from '../../../src/lib/state/orientations.ts';
import { toPageContext, type PageContext } from '../../../src/lib/state/page.ts';
import { toSessionsPage } from '../../../src/lib/state/seances.ts';
import { toSorties } from '../../../src/lib/state/sorties.ts';
import { toSynthese } from '../../../src/lib/state/synthese.ts';
import { fromSeed, fromWholeSeed, toSeed, toWholeSeed } from '../../../src/lib/state/seed.ts';
import { acceptExtracts } from '../../support/cases.ts';

let engine: Engine;
let set: ExtractSet;
let first: Figures;
let whole: Figures;
beforeAll(async () => {
	set = await acceptExtracts(await openFolder('static/demo'));
	engine = await openNodeEngine();
	first = await computeFigures(engine, set);
	whole = await extendFigures(engine, first, listPeriods(set));
});
afterAll(() => engine.close());

/** What each page shows, made from its figures. */
const PAGES: Readonly<Record<string, (page: PageContext) => unknown>> = {
	synthese: toSynthese,
	orientations: toOrientations,
	contrats: toContrats,
	freins: toFreins,
	sorties: toSorties,
	seances: toSessionsPage,
	budget: toBudgetPage,
	echeances: toDeadlinesPage,
	conformite: (page) => toConformity(page, set.clauses, []),
};

/** What a site does with it: writes it into a file and reads it back. */
function throughFile<T>(value: T): T {
	return JSON.parse(JSON.stringify(value)) as T;
}

/** Details with every row of their lists. */
const writeOut = (details: Figures['details']) => {
	if (details === null) throw new Error('no details');
	const list = (lists: ByExercise<object>) =>
		Object.entries(lists).map(([annee, rows]) => [annee, [...rows]]);
	return { ...details, followUps: list(details.followUps), contracts: list(details.contracts) };
};

describe('the figures of a build', () => {
	it('come back as they were computed, of every period', async () => {
		const { figures, set: read } = await fromWholeSeed(throughFile(toWholeSeed(set, whole)));
		expect(figures.released.rows.length).toBeGreaterThan(60_000);
		expect(figures.released).toEqual(whole.released);
		expect(writeOut(figures.details)).toEqual(writeOut(whole.details));
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

	it.each(Object.entries(PAGES))('say in a page all that it will ever say, %s', (_, toPage) => {
		const open = (figures: Figures) =>
			toPage(toPageContext(figures, readFilter(new URLSearchParams(), figures.scope)));
		const { figures } = fromSeed(throughFile(toSeed(set, first)));
		// A page whose words changed once every figure is there would have shown something else before.
		expect(throughFile(open(figures))).toEqual(throughFile(open(whole)));
	});
});
