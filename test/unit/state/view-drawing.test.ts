import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSet } from '../../../src/lib/convention/load-set.ts';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import type { SavedView } from '../../../src/lib/exploration/saved-view.ts';
import { parsePeriod } from '../../../src/lib/indicators/periods.ts';
import { listPoles } from '../../../src/lib/state/figures.ts';
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
	const poles = await listPoles(engine);
	sources = { convention, dateExtraction, poles, period: parsed.period, engine, runApart };
});

afterAll(() => engine.close());

async function draw(view: Partial<SavedView>): Promise<ReadonlyMap<string, unknown> | string> {
	const whole = { id: 'a', name: 'Essai', date: '2021-01-12', search: '', sql: null, ...view };
	const drawn = await drawSavedView(whole, sources);
	if ('absent' in drawn) return drawn.absent;
	if ('table' in drawn) {
		expect(drawn.table.caption).toMatch(/^Essai/);
		return new Map(
			drawn.table.rows.map(({ label, cells }) => [label, cells.map(({ number }) => number)]),
		);
	}
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

	it('counts only the days that it limits its period to', async () => {
		const drawn = await draw({ search: 'jours=2020-02-01..2020-03-31' });
		const expected = await count(
			`SELECT p.code_pole AS k, CAST(count(DISTINCT o.id_beneficiaire) AS DOUBLE) AS n FROM poles p LEFT JOIN orientations o ON o.code_pole = p.code_pole AND o.date_orientation BETWEEN DATE '2020-02-01' AND DATE '2020-03-31' GROUP BY p.code_pole`,
		);
		expect(drawn).toEqual(expected);
	});

	it('is the table of its pivot, totals first', async () => {
		const drawn = await draw({
			search: 'volet=croise&mesure=personnes_orientees&lignes=tranche_age&colonnes=aucune',
		});
		const expected = await count(
			`SELECT coalesce(tranche_age, 'Total') AS k, CAST(count(DISTINCT id_beneficiaire) AS DOUBLE) AS n FROM orientations WHERE date_orientation BETWEEN DATE '2020-01-01' AND DATE '2020-12-31' GROUP BY GROUPING SETS ((tranche_age), ())`,
		);
		if (typeof drawn === 'string') throw new Error(drawn);
		expect(drawn.get('Total')).toEqual([expected.get('Total')]);
		expect(drawn.get('Moins de 25 ans')).toEqual([expected.get('moins_25')]);
	});

	it('is the table of what stands out, and that of a query without a chart', async () => {
		expect(await draw({ search: 'volet=anomalies' })).toBeInstanceOf(Map);
		expect(await draw({ search: 'volet=sql', sql: 'SELECT 1 AS n' })).toEqual(new Map([['1', []]]));
	});

	it.each([
		[{ sql: 'DROP TABLE poles' }, 'n’a pas pu être exécutée'],
		[{ sql: 'SELECT x FROM nulle_part' }, 'n’a pas pu être exécutée'],
		[{ search: 'volet=lignes' }, 'n’entrent dans aucun document'],
		[{ search: 'periode=1998' }, '1998'],
	])('says why %o has no figure', async (view, words) => {
		expect(await draw(view)).toContain(words);
	});
});
