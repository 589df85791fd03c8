import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { DuckDBInstance } from '@duckdb/node-api';
import { openFolder } from '../../src/cli/read-folder.ts';
import { computeLongTable } from '../../src/lib/convention/long-table.ts';
import { loadSet } from '../../src/lib/convention/load-set.ts';
import type { Engine } from '../../src/lib/engine/engine.ts';
import { NodeEngine, openNodeEngine } from '../../src/lib/engine/node.ts';
import { readExtracts, type ExtractSet } from '../../src/lib/extracts/read-extracts.ts';
import { buildChapterQuery } from '../../src/lib/indicators/chapter-query.ts';
import { listStandardPeriods, type Period } from '../../src/lib/indicators/periods.ts';
import { chapters } from '../../src/lib/indicators/registry.ts';
import { openWasmEngineInNode } from '../support/wasm-engine.ts';
import type { Results } from './results.ts';
import { median, time, timeRuns } from './statistics.ts';

/** Five sizes, for the exponents of the cost model. */
const SIZES = [100, 1_000, 10_000, 30_000, 100_000] as const;
const RUNS = 3;
/** What chapter C is told the exercise achieved; the cost of the query does not depend on it. */
const ACHIEVED = `realises (annee, action, realise, cible) AS (VALUES (2020, 'accompagnement', CAST(98 AS DOUBLE), CAST(100 AS DOUBLE)))`;

/** Prints, per size and engine: reading and checking, loading, the 19 periods of 2020, and the floor. */
export async function benchLongTable(results: Results): Promise<void> {
	const add = results.table(
		'Long table, 19 periods of 2020 (median of 3, seconds; ratios to the same SQL on bare DuckDB, with all cores and with one)',
		[
			'persons',
			'engine',
			'read + check',
			'load',
			'long table',
			'bare SQL',
			'one core',
			'ratio',
			'to one core',
		],
	);
	const costs = new Map<string, number[]>();
	for (const persons of SIZES) {
		const folder = await mkdtemp(join(tmpdir(), 'jalons-bench-'));
		makeExtracts(persons, folder);
		const set = await read(folder);
		const periods = listStandardPeriods(set.value.convention, 2020, set.value.dateExtraction);
		const floor = await benchFloor(set.value, periods);
		const single = await benchFloor(set.value, periods, 1);
		for (const open of [openNodeEngine, openWasmEngineInNode]) {
			const engine = await open();
			const load = await time(() => loadSet(engine, set.value));
			const table = median(
				await timeRuns(RUNS, () => computeLongTable(engine, set.value.convention, periods)),
			);
			await engine.close();
			const times = [set.elapsed, load, table, floor, single];
			const ratios = [table / floor, table / single].map((ratio) => ratio.toFixed(2));
			add(persons, engine.kind, ...times.map(toSeconds), ...ratios);
			results.ratio(
				`long table, ${String(persons)} persons, ${engine.kind} ÷ bare DuckDB`,
				table / floor,
			);
			// A wasm without threads is to be held to what one core can do.
			if (engine.kind === 'wasm') {
				results.ratio(
					`long table, ${String(persons)} persons, wasm ÷ bare DuckDB on one core`,
					table / single,
				);
			}
			for (const [name, cost] of [
				['read + check', set.elapsed],
				[`load, ${engine.kind}`, load],
				[`long table, ${engine.kind}`, table],
				['bare SQL', floor],
			] as const) {
				costs.set(name, [...(costs.get(name) ?? []).slice(0, SIZES.indexOf(persons)), cost]);
			}
		}
		await rm(folder, { recursive: true });
	}
	addExponents(results, costs);
}

/** How each cost grows: the exponent b of persons^b from one size to the next. */
function addExponents(results: Results, costs: ReadonlyMap<string, readonly number[]>): void {
	const steps = SIZES.slice(1).map((size, index) => `${String(SIZES[index])} to ${String(size)}`);
	const add = results.table('Cost model: exponent of the number of persons', ['cost', ...steps]);
	for (const [name, times] of costs) {
		const exponents = times.slice(1).map((cost, index) => {
			const growth = Math.log(cost / (times[index] ?? Number.NaN));
			return growth / Math.log((SIZES[index + 1] ?? 1) / (SIZES[index] ?? 1));
		});
		add(name, ...exponents.map((exponent) => exponent.toFixed(2)));
	}
}

function makeExtracts(persons: number, folder: string): void {
	const { status } = spawnSync(
		process.execPath,
		['--import', 'tsx', 'src/cli/demo.ts', '--persons', String(persons), '--out', folder],
		{ stdio: ['ignore', 'ignore', 'inherit'] },
	);
	if (status !== 0) throw new Error(`demo: exit code ${status}`);
}

async function read(folder: string): Promise<{ value: ExtractSet; elapsed: number }> {
	const start = performance.now();
	const result = await readExtracts(await openFolder(folder));
	if (!result.ok) throw new Error(result.findings.map(({ message }) => message).join('\n'));
	return { value: result.set, elapsed: performance.now() - start };
}

/** The queries alone on native DuckDB, their rows not even read. */
async function benchFloor(
	set: ExtractSet,
	periods: readonly Period[],
	threads?: number,
): Promise<number> {
	const config = threads === undefined ? {} : { threads: String(threads) };
	const instance = await DuckDBInstance.create(':memory:', config);
	const connection = await instance.connect();
	const engine: Engine = new NodeEngine(instance, connection);
	await loadSet(engine, set);
	const queries = chapters.map((chapter) => buildChapterQuery(chapter, periods, [ACHIEVED]).sql);
	const runs = await timeRuns(RUNS, async () => {
		for (const sql of queries) await connection.run(sql);
	});
	await engine.close();
	return median(runs);
}

function toSeconds(milliseconds: number): string {
	return (milliseconds / 1000).toFixed(2);
}
