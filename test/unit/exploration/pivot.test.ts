import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeLongTable } from '../../../src/lib/convention/long-table.ts';
import { loadSet } from '../../../src/lib/convention/load-set.ts';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import type { ExtractSet } from '../../../src/lib/extracts/read-extracts.ts';
import { listReferents, toAxis, type AxisScope } from '../../../src/lib/models/exploration/axes.ts';
import { computePivot } from '../../../src/lib/exploration/compute-pivot.ts';
import { isFacet, type DimensionId } from '../../../src/lib/exploration/dimensions.ts';
import {
	NO_FILTER,
	setFacet,
	type ExplorationFilter,
} from '../../../src/lib/exploration/filter.ts';
import { computePerimeter } from '../../../src/lib/exploration/measure-perimeter.ts';
import { LIMITED, perimeterTables } from '../../../src/lib/exploration/perimeter.ts';
import { isOwnCut } from '../../../src/lib/exploration/pivot-cells.sql.ts';
import { readDrill, sumDrill } from '../../../src/lib/exploration/drill.ts';
import { findMeasure, PIVOT_MEASURES } from '../../../src/lib/exploration/pivot-measures.ts';
import { TOTAL, type Pivot } from '../../../src/lib/exploration/pivot.ts';
import { indicators } from '../../../src/lib/indicators/registry.ts';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { parsePeriod, type Period } from '../../../src/lib/indicators/periods.ts';
import { listPoles } from '../../../src/lib/state/figures.ts';
import { acceptExtracts, openCase } from '../../support/cases.ts';
import { openWasmEngineInNode } from '../../support/wasm-engine.ts';

let engine: Engine;
let set: ExtractSet;
let scope: AxisScope;
let long: ReadonlyMap<string, LongRow>;

const toKey = (...names: readonly string[]): string => names.join('|');

async function toScope(of: Engine, from: ExtractSet, id: string): Promise<AxisScope> {
	const parsed = parsePeriod(id, from.convention, from.dateExtraction);
	if (!parsed.ok) throw new Error(parsed.message);
	return {
		convention: from.convention,
		dateExtraction: from.dateExtraction,
		poles: await listPoles(of),
		period: parsed.period,
		referents: await listReferents(of, parsed.period.exercice),
	};
}

beforeAll(async () => {
	engine = await openNodeEngine();
	set = await acceptExtracts(await openCase('small'));
	await loadSet(engine, set);
	scope = await toScope(engine, set, '2020');
	const periods: readonly Period[] = ['2020', '2020-S1', '2020-S2', '2020-T2', '2020-05'].flatMap(
		(id) => {
			const parsed = parsePeriod(id, set.convention, set.dateExtraction);
			return parsed.ok ? [parsed.period] : [];
		},
	);
	long = new Map(
		(await computeLongTable(engine, set.convention, periods)).map((row) => [
			toKey(row.indicateur, row.ventilation, row.modalite, row.code_pole, row.periode),
			row,
		]),
	);
});

afterAll(async () => {
	await engine.close();
});

function pivot(
	measure: string,
	rows: DimensionId,
	columns: DimensionId,
	on: Engine = engine,
	filter: ExplorationFilter = NO_FILTER,
): Promise<Pivot> {
	const found = findMeasure(measure);
	if (found === undefined) throw new Error(`measure: ${measure}`);
	return computePivot(on, {
		measure: found,
		rows: toAxis(rows, scope),
		columns: toAxis(columns, scope),
		period: scope.period,
		perimeter: perimeterTables(filter),
	});
}

const figures = (row: LongRow | undefined) =>
	row === undefined
		? null
		: [row.numerateur, row.denominateur, row.valeur, row.ic_bas, row.ic_haut];

const inLong = (id: string, pole: string, periode: string, ventilation = '', modalite = '') =>
	figures(long.get(toKey(id, ventilation, modalite, pole, periode)));

describe('a pivot', () => {
	it('has the whole, the pôles and the periods of the long table, for every measure of the registry', async () => {
		const known = PIVOT_MEASURES.filter(({ id }) => indicators.some((one) => one.id === id));
		for (const { id } of known) {
			const found = await pivot(id, 'pole', 'semestre');
			for (const pole of [TOTAL, ...scope.poles.map(({ code }) => code)]) {
				for (const periode of [TOTAL, '2020-S1', '2020-S2']) {
					expect(figures(found.get(pole, periode)), `${id} ${pole} ${periode}`).toEqual(
						inLong(id, pole === TOTAL ? 'ENSEMBLE' : pole, periode === TOTAL ? '2020' : periode),
					);
				}
			}
		}
	});

	it('has the breakdowns of the long table where it is cut as they are', async () => {
		for (const [id, dimension] of [
			['freins_identifies', 'famille'],
			['taux_resolution_freins', 'famille'],
			['etapes_realisees', 'type_etape'],
			['actions_partenariales', 'type_partenaire'],
			['personnes_orientees', 'tranche_age'],
			['personnes_accompagnees', 'tranche_age'],
			['sorties', 'motif_sortie'],
			['sorties', 'groupe_sortie'],
		] as const) {
			const found = await pivot(id, dimension, 'pole');
			for (const value of found.rows.values) {
				for (const pole of scope.poles) {
					// A situation that is no exit has no row there.
					if (['en_cours', 'sans_accompagnement'].includes(value.id)) continue;
					const [numerateur, denominateur] = figures(found.get(value.id, pole.code)) ?? [];
					const expected = inLong(id, pole.code, '2020', dimension, value.id);
					expect([numerateur, denominateur], `${id} ${value.id} ${pole.code}`).toEqual(
						expected?.slice(0, 2),
					);
				}
			}
		}
	});

	it('is the same with its axes exchanged', async () => {
		const [one, other] = [
			await pivot('taux_contractualisation', 'tranche_age', 'famille'),
			await pivot('taux_contractualisation', 'famille', 'tranche_age'),
		];
		for (const row of [TOTAL, ...one.rows.values.map(({ id }) => id)]) {
			for (const column of [TOTAL, ...one.columns.values.map(({ id }) => id)]) {
				expect(one.get(row, column)).toEqual(other.get(column, row));
			}
		}
	});

	it('counts a person once in a total, whatever the cells that person is of', async () => {
		const found = await pivot('personnes_accompagnees', 'famille', 'pole');
		const parts = found.rows.values.map(({ id }) => found.get(id, TOTAL)?.valeur ?? 0);
		const total = found.get(TOTAL, TOTAL)?.valeur ?? 0;
		expect(total).toBe(inLong('personnes_accompagnees', 'ENSEMBLE', '2020')?.[0]);
		expect(parts.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(total);
		expect(Math.max(...parts)).toBeLessThanOrEqual(total);
	});

	it('has no row after the cut-off, and no total of exercises', async () => {
		const found = await pivot('sorties', 'pole', 'exercice');
		expect(found.columns.total).toBeNull();
		expect(found.get(TOTAL, TOTAL)).toBeUndefined();
		expect(figures(found.get(TOTAL, '2020'))).toEqual(inLong('sorties', 'ENSEMBLE', '2020'));
	});
});

describe('the rows behind a cell', () => {
	it('make the figures of the cell', async () => {
		for (const [id, rows, columns] of [
			['taux_contractualisation', 'famille', 'pole'],
			['freins_ouverts', 'famille', 'code_referent'],
			['sorties_positives', 'tranche_age', 'groupe_sortie'],
			['personnes_ayant_progresse', 'type_etape', 'conforme'],
			['etapes_prevues', 'type_etape', 'type_partenaire'],
		] as const) {
			const found = await pivot(id, rows, columns);
			const { indicator } = found.measure;
			let counted = 0;
			for (const row of found.rows.values) {
				for (const column of found.columns.values) {
					const cell = found.get(row.id, column.id);
					const drill = await readDrill(
						engine,
						{
							indicator,
							period: scope.period,
							pole: 'ENSEMBLE',
							perimeter: [],
							cuts: [
								{ dimension: rows, values: [row.id] },
								{ dimension: columns, values: [column.id] },
							],
						},
						'pilotage',
					);
					const { numerator, denominator } = sumDrill(drill);
					const name = `${id} ${row.id} ${column.id}`;
					expect([numerator ?? 0, denominator ?? 0], name).toEqual([
						cell?.numerateur ?? 0,
						cell?.denominateur ?? 0,
					]);
					counted += drill.rows.length;
				}
			}
			expect(counted).toBeGreaterThan(0);
		}
	});
});

describe('the engine of the browser', () => {
	it('gives the same cells as the native one', async () => {
		const wasm = await openWasmEngineInNode();
		try {
			await loadSet(wasm, set);
			for (const [id, rows, columns] of [
				['taux_contractualisation', 'famille', 'pole'],
				['part_cer_signe', 'pole', 'trimestre'],
				['delai_moyen_premier_cer', 'tranche_age', 'code_referent'],
				['personnes_ayant_progresse', 'type_partenaire', 'mois'],
			] as const) {
				const [native, browser] = [
					await pivot(id, rows, columns),
					await pivot(id, rows, columns, wasm),
				];
				for (const row of [TOTAL, ...native.rows.values.map((value) => value.id)]) {
					for (const column of [TOTAL, ...native.columns.values.map((value) => value.id)]) {
						const [a, b] = [native.get(row, column), browser.get(row, column)];
						expect(b?.numerateur).toBe(a?.numerateur);
						expect(b?.denominateur).toBe(a?.denominateur);
						if (typeof a?.valeur === 'number') expect(b?.valeur).toBeCloseTo(a.valeur, 9);
						else expect(b?.valeur).toBe(a?.valeur);
					}
				}
			}
		} finally {
			await wasm.close();
		}
	});
});

describe('the columns of the tables that a perimeter limits', () => {
	it('are those that the engine has', async () => {
		for (const [table, { columns }] of Object.entries(LIMITED)) {
			const found = await engine.query(
				`SELECT column_name FROM information_schema.columns WHERE table_name = '${table}' ORDER BY ordinal_position`,
			);
			expect(found.map((row) => String(row['column_name']))).toEqual(columns.split(', '));
		}
	});
});

/** The filter of a cell: that of the page, with the values of its row and column. */
function toFilter(base: ExplorationFilter, ...values: (readonly [DimensionId, string])[]) {
	return values.reduce<ExplorationFilter>(
		(filter, [dimension, value]) =>
			value === TOTAL || !isFacet(dimension) ? filter : setFacet(filter, dimension, [value]),
		base,
	);
}

describe('each cell', () => {
	const BASE: ExplorationFilter = { facets: { conforme: ['oui'] } };
	const CROSSINGS = [
		['pole', 'tranche_age'],
		['famille', 'groupe_sortie'],
		['motif_sortie', 'code_referent'],
		['type_etape', 'type_partenaire'],
	] as const;

	it.each(CROSSINGS)(
		'has the figures of the perimeter of its values, for every measure, %s by %s',
		async (rows, columns) => {
			const [axis, across] = [toAxis(rows, scope).axis, toAxis(columns, scope).axis];
			const places: readonly (readonly [string, string])[] = [
				[TOTAL, TOTAL],
				...axis.values.slice(0, 4).map(({ id }) => [id, TOTAL] as const),
				...across.values.slice(0, 3).map(({ id }) => [TOTAL, id] as const),
				...axis.values
					.slice(0, 4)
					.flatMap((row) =>
						across.values.slice(0, 3).map((column) => [row.id, column.id] as const),
					),
			];
			const known = PIVOT_MEASURES.filter(({ id }) => indicators.some((one) => one.id === id));
			const pivots = await Promise.all(
				known.map(({ id }) => pivot(id, rows, columns, engine, BASE)),
			);
			for (const [row, column] of places) {
				const filter = toFilter(BASE, [rows, row], [columns, column]);
				const found = await computePerimeter(engine, set.convention, [scope.period], filter);
				known.forEach(({ id, indicator }, at) => {
					const own = [[rows, row] as const, [columns, column] as const].filter(
						([dimension, value]) =>
							value !== TOTAL && isFacet(dimension) && isOwnCut(dimension, indicator),
					);
					// Both axes cut the same rows: no row of the long table says as much.
					if (own.length > 1) return;
					const [[ventilation, modalite] = ['', '']] = own;
					const expected = found.rows.find(
						(one) =>
							one.indicateur === id &&
							one.code_pole === 'ENSEMBLE' &&
							one.ventilation === ventilation &&
							one.modalite === modalite,
					);
					expect(figures(pivots[at]?.get(row, column)), `${id} ${row} ${column}`).toEqual(
						figures(expected),
					);
				});
			}
		},
	);
});
