import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeLongTable } from '../../../src/lib/convention/long-table.ts';
import { loadSet } from '../../../src/lib/convention/load-set.ts';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import type { ExtractSet } from '../../../src/lib/extracts/read-extracts.ts';
import { canDrill, readDrill, sumDrill } from '../../../src/lib/exploration/drill.ts';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { parsePeriod, type Period } from '../../../src/lib/indicators/periods.ts';
import { getIndicator, indicators } from '../../../src/lib/indicators/registry.ts';
import { toRowWeight } from '../../../src/lib/indicators/row-weight.ts';
import { acceptExtracts, CASE_NAMES, openCase } from '../../support/cases.ts';
import { openWasmEngineInNode } from '../../support/wasm-engine.ts';

const drillable = indicators.filter(canDrill);

interface Loaded {
	readonly set: ExtractSet;
	readonly engine: Engine;
	readonly periods: readonly Period[];
	readonly rows: readonly LongRow[];
}

async function load(name: (typeof CASE_NAMES)[number], engine: Engine): Promise<Loaded> {
	const set = await acceptExtracts(await openCase(name));
	await loadSet(engine, set);
	const periods = ['2020', '2020-05'].flatMap((id) => {
		const parsed = parsePeriod(id, set.convention, set.dateExtraction);
		return parsed.ok ? [parsed.period] : [];
	});
	return { set, engine, periods, rows: await computeLongTable(engine, set.convention, periods) };
}

/** Each figure whose rows do not make its numerator and denominator, as a line. */
async function compareRows({ engine, periods, rows }: Loaded): Promise<readonly string[]> {
	const wrong: string[] = [];
	for (const indicator of drillable) {
		for (const row of rows) {
			if (row.indicateur !== indicator.id || row.ventilation !== '') continue;
			const period = periods.find(({ id }) => id === row.periode);
			if (period === undefined) throw new Error(`period: ${row.periode}`);
			const request = { indicator, period, pole: row.code_pole, perimeter: [] };
			const { numerator, denominator } = sumDrill(await readDrill(engine, request, 'pilotage'));
			const expected = [row.numerateur ?? 0, row.denominateur ?? 0];
			const found = [numerator ?? 0, denominator ?? 0];
			if (expected.some((n, at) => Math.abs(n - (found[at] ?? 0)) > 1e-9)) {
				wrong.push(
					`${row.indicateur} ${row.periode} ${row.code_pole}: ${found.join('/')} for ${expected.join('/')}`,
				);
			}
		}
	}
	return wrong;
}

describe('the rows behind a figure', () => {
	it('are there for every figure of the chapters A and B but the estimates', () => {
		const without = indicators.filter(
			({ id, chapter }) =>
				(chapter === 'A' || chapter === 'B') && !drillable.some((one) => one.id === id),
		);
		expect(without.map(({ id }) => id)).toEqual(['part_cer_signe', 'delai_median_premier_cer']);
	});

	it.each(CASE_NAMES)(
		'make its numerator and denominator, %s on the native engine',
		async (name) => {
			const engine = await openNodeEngine();
			try {
				const loaded = await load(name, engine);
				expect(loaded.rows.length).toBeGreaterThan(0);
				expect(await compareRows(loaded)).toEqual([]);
			} finally {
				await engine.close();
			}
		},
	);

	it('make its numerator and denominator on the engine of the browser', async () => {
		const engine = await openWasmEngineInNode();
		try {
			expect(await compareRows(await load('small', engine))).toEqual([]);
		} finally {
			await engine.close();
		}
	});
});

describe('a row', () => {
	let loaded: Loaded;

	beforeAll(async () => {
		loaded = await load('small', await openNodeEngine());
	});

	afterAll(async () => {
		await loaded.engine.close();
	});

	it('says what it is and what the conditions of the figure read of it', async () => {
		const [period] = loaded.periods;
		if (period === undefined) throw new Error('no period');
		const indicator = getIndicator('taux_accueil');
		const drill = await readDrill(
			loaded.engine,
			{ indicator, period, pole: 'ENSEMBLE', perimeter: [] },
			'pilotage',
		);
		expect(drill.facts).toEqual(['conforme', 'presence', 'accompagnee']);
		for (const row of drill.rows) {
			expect(row.facts.slice(0, 2)).toEqual([true, 'present']);
			expect(row.numerator).toBe(row.facts[2] === true ? 1 : 0);
			expect(row.values[0]).toMatch(/^\w/);
		}
	});

	it('is refused in the edition of diffusion, and where there is none', async () => {
		const [period] = loaded.periods;
		if (period === undefined) throw new Error('no period');
		const ask = (id: string, edition: 'pilotage' | 'diffusion') =>
			readDrill(
				loaded.engine,
				{ indicator: getIndicator(id), period, pole: 'ENSEMBLE', perimeter: [] },
				edition,
			);
		await expect(ask('sorties', 'diffusion')).rejects.toThrow('a protected edition has none');
		await expect(ask('part_cer_signe', 'pilotage')).rejects.toThrow('figure without rows');
	});
});

describe('the weight of a row', () => {
	it('is read from each form of aggregate', () => {
		expect(toRowWeight('count(*)')).toMatchObject({ sql: '(1)', conditions: [] });
		expect(toRowWeight('count(*) FILTER (WHERE a OR b)')).toMatchObject({
			sql: '(CASE WHEN (a OR b) THEN 1 ELSE 0 END)',
			conditions: ['a OR b'],
		});
		expect(toRowWeight('count(DISTINCT personne) FILTER (WHERE actif)')).toMatchObject({
			kind: 'distincts',
			column: 'personne',
			sql: 'personne IS NOT NULL AND (actif)',
		});
		expect(toRowWeight("sum(date_diff('day', a, b)) FILTER (WHERE c)")).toMatchObject({
			sql: "(CASE WHEN date_diff('day', a, b) IS NOT NULL AND (c) THEN date_diff('day', a, b) ELSE 0 END)",
		});
		expect(toRowWeight('4 * count(*) FILTER (WHERE a)')).toMatchObject({
			sql: '4 * (CASE WHEN (a) THEN 1 ELSE 0 END)',
		});
		expect(toRowWeight('sum(a + b) / 2.0')).toMatchObject({
			sql: '(CASE WHEN a + b IS NOT NULL THEN a + b ELSE 0 END) / 2.0',
		});
	});

	it('is not given for what is no sum of rows', () => {
		for (const aggregate of ['sum(a) - sum(b)', 'max(a)', 'avg(a)', 'CASE WHEN a THEN 1 END']) {
			expect(toRowWeight(aggregate)).toBeNull();
		}
	});
});
