import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '../../src/cli/read-folder.ts';
import { loadSet } from '../../src/lib/convention/load-set.ts';
import { openNodeEngine } from '../../src/lib/engine/node.ts';
import { readExtracts } from '../../src/lib/extracts/read-extracts.ts';
import { computePivot } from '../../src/lib/exploration/compute-pivot.ts';
import { findMeasure } from '../../src/lib/exploration/pivot-measures.ts';
import { parsePeriod } from '../../src/lib/indicators/periods.ts';
import { listReferents, toAxis } from '../../src/lib/models/exploration/axes.ts';
import { listPoles } from '../../src/lib/state/figures.ts';
import type { Results } from './results.ts';

const PERSONS = '20000';

/** Prints the time of pivots of a hundred cells and more, on the demonstration and on many persons. */
export async function benchPivot(results: Results): Promise<void> {
	const add = results.table('Pivots in Node (milliseconds)', [
		'extracts',
		'measure',
		'cells',
		'time',
	]);
	await benchFolder('static/demo', 'demonstration', add);
	const folder = await mkdtemp(join(tmpdir(), 'jalons-bench-'));
	try {
		const written = spawnSync('npx', [
			'tsx',
			'src/cli/demo.ts',
			'--seed',
			'1',
			'--persons',
			PERSONS,
			'--out',
			folder,
		]);
		if (written.status !== 0) throw new Error(`demo: ${String(written.stderr)}`);
		await benchFolder(folder, `${PERSONS} persons`, add);
	} finally {
		await rm(folder, { recursive: true });
	}
}

async function benchFolder(
	folder: string,
	name: string,
	add: ReturnType<Results['table']>,
): Promise<void> {
	const result = await readExtracts(await openFolder(folder));
	if (!result.ok) throw new Error('bench: the extracts are refused');
	const { set } = result;
	const { convention, dateExtraction } = set;
	const engine = await openNodeEngine();
	await loadSet(engine, set);
	const parsed = parsePeriod('2020', convention, dateExtraction);
	if (!parsed.ok) throw new Error(parsed.message);
	const { period } = parsed;
	const poles = await listPoles(engine);
	const referents = await listReferents(engine, period.exercice);
	const scope = { convention, dateExtraction, poles, period, referents };

	for (const [id, rows, columns] of [
		['personnes_accompagnees', 'famille', 'mois'],
		['taux_contractualisation', 'famille', 'type_partenaire'],
		['freins_identifies', 'famille', 'code_referent'],
		['part_cer_signe', 'pole', 'mois'],
	] as const) {
		const measure = findMeasure(id);
		if (measure === undefined) throw new Error(`measure: ${id}`);
		const start = performance.now();
		const pivot = await computePivot(engine, {
			measure,
			period,
			perimeter: [],
			rows: toAxis(rows, scope),
			columns: toAxis(columns, scope),
		});
		const cells = (pivot.rows.values.length + 1) * (pivot.columns.values.length + 1);
		add(name, id, cells, Math.round(performance.now() - start));
	}
	await engine.close();
}
