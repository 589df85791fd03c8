import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { listAgreements } from '../../src/cli/national/agreements.ts';
import { computeNational } from '../../src/cli/national/national.ts';
import type { Results } from './results.ts';
import { time } from './statistics.ts';

const PERIODS = ['2020'];

interface Run {
	readonly agreements: number;
	readonly persons: number;
	readonly seconds: number;
	readonly megabytes: number;
}

/** Prints the time and memory of every agreement of a folder and of their whole, in a process of its own. */
export function benchNational(results: Results, folder: string): void {
	const file = fileURLToPath(import.meta.url);
	const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', file, folder], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	if (status !== 0) throw new Error(`national: exit code ${String(status)}`);
	const { agreements, persons, seconds, megabytes } = JSON.parse(stdout.toString()) as Run;
	const add = results.table('Several agreements at once, the year 2020, from Parquet, in Node', [
		'agreements',
		'persons oriented in the year',
		'seconds',
		'peak memory (MB)',
	]);
	add(agreements, persons, seconds.toFixed(1), Math.round(megabytes));
}

async function runHere(folder: string): Promise<Run> {
	const folders = await listAgreements(folder);
	if (folders === null) throw new Error(`national: no agreements in ${folder}`);
	let persons = 0;
	const elapsed = await time(async () => {
		const { whole } = await computeNational(folders, PERIODS);
		const oriented = whole.rows.find(
			(row) => row.indicateur === 'personnes_orientees' && row.ventilation === '',
		);
		persons = oriented?.valeur ?? 0;
	});
	const megabytes = process.resourceUsage().maxRSS / 1024;
	return { agreements: folders.length, persons, seconds: elapsed / 1000, megabytes };
}

const [, script, folder] = process.argv;
if (script === fileURLToPath(import.meta.url) && folder !== undefined) {
	console.log(JSON.stringify(await runHere(folder)));
}
