import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFolder } from '../../../src/cli/read-folder.ts';
import { loadSet } from '../../../src/lib/convention/load-set.ts';
import { computeLongTable } from '../../../src/lib/convention/long-table.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { Cube } from '../../../src/lib/exploration/cube.ts';
import { readFacts, type Facts } from '../../../src/lib/exploration/facts.ts';
import { NO_FILTER, type ExplorationFilter } from '../../../src/lib/exploration/filter.ts';
import { computePerimeter, followsFilter } from '../../../src/lib/exploration/measure-perimeter.ts';
import { perimeterTables } from '../../../src/lib/exploration/perimeter.ts';
import type { ExtractSet } from '../../../src/lib/extracts/read-extracts.ts';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import type { Period } from '../../../src/lib/indicators/periods.ts';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import { acceptExtracts } from '../../support/cases.ts';
import { getPeriod } from '../../support/dataset.ts';
import { openWasmEngineInNode } from '../../support/wasm-engine.ts';

let set: ExtractSet;
let engine: Engine;
let wasm: Engine;
let period: Period;
let facts: Facts;

beforeAll(async () => {
	set = await acceptExtracts(await openFolder('static/demo'));
	engine = await openNodeEngine();
	wasm = await openWasmEngineInNode();
	await loadSet(engine, set);
	await loadSet(wasm, set);
	period = getPeriod('2020', set.convention, set.dateExtraction);
	facts = await readFacts(engine, set.convention, toExercise(period));
}, 120_000);
afterAll(async () => {
	await engine.close();
	await wasm.close();
});

function toExercise({ exercice, debut, arrete }: Period) {
	return { annee: exercice, debut, arrete };
}

async function compute(filter: ExplorationFilter, on: Engine = engine) {
	return (await computePerimeter(on, set.convention, [period], filter)).rows;
}

/** The numbers of a row, without its target: a perimeter has none. */
function toNumbers(row: LongRow | undefined) {
	if (row === undefined) throw new Error('no row');
	const { numerateur, denominateur, valeur, ic_bas, ic_haut } = row;
	return { numerateur, denominateur, valeur, ic_bas, ic_haut };
}

function toKey(row: LongRow, pole = row.code_pole): string {
	return [row.indicateur, row.ventilation, row.modalite, pole].join('|');
}

function find(rows: readonly LongRow[], indicateur: string, pole = 'ENSEMBLE'): LongRow {
	const row = rows.find(
		(one) => one.indicateur === indicateur && one.ventilation === '' && one.code_pole === pole,
	);
	if (row === undefined) throw new Error(`no row: ${indicateur}`);
	return row;
}

/** Every choice of one value, and some of several. */
function listFilters(): readonly ExplorationFilter[] {
	const ones = facts.facets.flatMap(({ id, values }) =>
		values.slice(0, 2).map((value) => ({ facets: { [id]: [value.id] } })),
	);
	return [
		...ones,
		{
			facets: {
				pole: facts.facets[0]?.values.slice(0, 2).map(({ id }) => id) ?? [],
				famille: ['logement', 'sante'],
			},
		},
		{
			facets: { tranche_age: ['moins_25', '25_34'], conforme: ['oui'], type_etape: ['diagnostic'] },
		},
	];
}

describe('the figures of a perimeter', () => {
	it('are those of the whole without a filter', async () => {
		const whole = await computeLongTable(engine, set.convention, [period]);
		const expected = whole.filter((row) => followsFilter(getIndicator(row.indicateur)));
		const rows = await compute(NO_FILTER);
		expect(rows.map((row) => [toKey(row), toNumbers(row)])).toEqual(
			expected.map((row) => [toKey(row), toNumbers(row)]),
		);
		expect(rows.length).toBeGreaterThan(500);
	});

	it('of one pôle are the rows of that pôle', async () => {
		const whole = await compute(NO_FILTER);
		for (const { id } of facts.facets[0]?.values ?? []) {
			const byKey = new Map(whole.map((row) => [toKey(row), row]));
			const rows = await compute({ facets: { pole: [id] } });
			const ensemble = rows.filter(
				(row) => row.code_pole === 'ENSEMBLE' && byKey.has(toKey(row, id)),
			);
			expect(ensemble.length).toBeGreaterThan(100);
			for (const row of ensemble) {
				expect([toKey(row), toNumbers(row)]).toEqual([
					toKey(row),
					toNumbers(byKey.get(toKey(row, id))),
				]);
			}
		}
	});

	it('of the values of a facet that each orientation has once add up to the whole', async () => {
		const whole = find(await compute(NO_FILTER), 'orientations_conformes').denominateur;
		for (const id of ['tranche_age', 'conforme', 'groupe_sortie'] as const) {
			const facet = facts.facets.find((one) => one.id === id);
			let sum = 0;
			for (const value of facet?.values ?? []) {
				const rows = await compute({ facets: { [id]: [value.id] } });
				sum += find(rows, 'orientations_conformes').denominateur ?? 0;
			}
			expect(sum).toBe(whole);
		}
	});

	it('count the orientations and persons that the page counts', async () => {
		const cube = new Cube(facts);
		for (const filter of listFilters()) {
			const counts = cube.count(filter, { from: 0, to: facts.dayCount - 1 });
			const rows = await compute(filter);
			expect([filter, counts.persons, counts.rows]).toEqual([
				filter,
				find(rows, 'personnes_orientees').valeur,
				find(rows, 'orientations_conformes').denominateur,
			]);
		}
	});

	it('are the same in the engine of the browser', async () => {
		for (const filter of listFilters().slice(-4)) {
			expect(await compute(filter, wasm)).toEqual(await compute(filter));
		}
		const other = await readFacts(wasm, set.convention, toExercise(period));
		expect(other).toEqual(facts);
	});

	it('lose no column of the tables that they take the place of', async () => {
		for (const table of perimeterTables({ facets: { pole: ['x'] } }).slice(1)) {
			const [, name = '', columns = ''] = /^(\w+) AS \(\s*SELECT ([^]*?)\s*FROM/.exec(table) ?? [];
			const known = await engine.query(
				`SELECT column_name AS nom FROM duckdb_columns() WHERE table_name = '${name}' ORDER BY column_index`,
			);
			expect([name, columns.replaceAll('t.', '').split(', ').sort()]).toEqual([
				name,
				known.map((row) => String(row['nom'])).sort(),
			]);
		}
	});

	it('never run what a value says', async () => {
		const rows = await compute({ facets: { code_referent: [`x') OR 1 = 1 --`] } });
		expect(find(rows, 'personnes_orientees').valeur).toBe(0);
	});
});
