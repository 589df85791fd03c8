import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSet } from '../../../src/lib/convention/load-set.ts';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import type { SavedView } from '../../../src/lib/exploration/saved-view.ts';
import { parsePeriod } from '../../../src/lib/indicators/periods.ts';
import { drawSavedView, type ViewSources } from '../../../src/lib/state/view-drawing.ts';
import { acceptExtracts, openCase } from '../../support/cases.ts';

let engine: Engine;
let sources: ViewSources;

beforeAll(async () => {
	const set = await acceptExtracts(await openCase('small'));
	engine = await openNodeEngine({ threads: 1 });
	await loadSet(engine, set);
	const parsed = parsePeriod('2020', set.convention, set.dateExtraction);
	if (!parsed.ok) throw new Error(parsed.message);
	const { convention, dateExtraction } = set;
	const runApart: ViewSources['runApart'] = (work) => work(engine).catch(() => null);
	sources = { convention, dateExtraction, period: parsed.period, engine, runApart };
});

afterAll(() => engine.close());

async function draw(view: Partial<SavedView>): Promise<ReadonlyMap<string, unknown> | string> {
	const whole = { id: 'a', name: 'Essai', date: '2021-01-12', search: '', sql: null, ...view };
	const drawn = await drawSavedView(whole, sources);
	if ('absent' in drawn) return drawn.absent;
	const { drawing } = drawn;
	if (drawing.kind !== 'barres') return drawing.kind;
	expect(drawing.model.title).toBe('Essai');
	return new Map(
		drawing.model.rows.map(({ code, label, value }) => [code === '' ? label : code, value]),
	);
}

async function count(sql: string): Promise<ReadonlyMap<string, unknown>> {
	const rows = await engine.query(sql);
	return new Map(rows.map(({ k, n }) => [String(k), n]));
}

describe('a saved view in a report', () => {
	it('counts the persons of its filter by the first facet that it chooses', async () => {
		const drawn = await draw({ search: 'age=moins_25&age=25_34&periode=2020-S1' });
		const expected = await count(
			`SELECT tranche_age AS k, CAST(count(DISTINCT id_beneficiaire) AS DOUBLE) AS n FROM orientations WHERE tranche_age IN ('moins_25', '25_34') AND date_orientation BETWEEN DATE '2020-01-01' AND DATE '2020-06-30' GROUP BY tranche_age`,
		);
		expect(expected.size).toBeGreaterThan(0);
		expect(drawn).toEqual(expected);
	});

	it('counts by pôle without a choice', async () => {
		const drawn = await draw({});
		const expected = await count(
			`SELECT p.code_pole AS k, CAST(count(DISTINCT o.id_beneficiaire) AS DOUBLE) AS n FROM poles p LEFT JOIN orientations o ON o.code_pole = p.code_pole AND o.date_orientation BETWEEN DATE '2020-01-01' AND DATE '2020-12-31' GROUP BY p.code_pole`,
		);
		expect(drawn).toEqual(expected);
	});

	it('draws the result of a query, under its own name', async () => {
		const drawn = await draw({ search: 'volet=sql', sql: `VALUES ('a', 3), ('b', 4)` });
		expect(drawn).toEqual(
			new Map([
				['0', 3],
				['1', 4],
			]),
		);
		expect(await draw({ search: 'volet=sql', sql: `SELECT DATE '2020-01-01' AS j, 1 AS n` })).toBe(
			'serie',
		);
	});

	it.each([
		[{ sql: 'DROP TABLE poles' }, 'n’a pas pu être exécutée'],
		[{ sql: 'SELECT x FROM nulle_part' }, 'n’a pas pu être exécutée'],
		[{ sql: 'SELECT 1 AS n' }, 'ne donne pas de graphique'],
		[{ search: 'volet=anomalies' }, 'ne se dessine pas'],
		[{ search: 'periode=1998' }, '1998'],
	])('says why %o has no figure', async (view, words) => {
		expect(await draw(view)).toContain(words);
	});
});
