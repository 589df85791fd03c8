import { DuckDBInstance } from '@duckdb/node-api';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, copyFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { openFolder } from '../../src/cli/read-folder.ts';
import { loadSet } from '../../src/lib/convention/load-set.ts';
import { openNodeEngine } from '../../src/lib/engine/node.ts';
import { createTables } from '../../src/lib/engine/tables.ts';
import { readExtracts } from '../../src/lib/extracts/read-extracts.ts';
import { readSealedPack } from '../../src/lib/extracts/sealed-pack.ts';
import { sealSet } from '../support/sealed-set.ts';
import { openWasmEngineInNode } from '../support/wasm-engine.ts';
import { CHROMIUM, serveBuild, waitForRest } from './browser.ts';
import type { Results } from './results.ts';
import { median, time, timeRuns } from './statistics.ts';

/** Their extracts hold about a million rows. */
const PERSONS = 46_500;
/** What a browser is asked to hold at the most. */
const MANY_PERSONS = 100_000;
const RUNS = 5;

/** What one process measures: milliseconds, rows, and bytes at the highest. */
interface NodeLoad {
	readonly rows: number;
	readonly read: number;
	readonly load: number;
	readonly peak: number;
}

/** Prints the time and memory that a million rows take, as CSV and as Parquet, in Node and in Chromium. */
export async function benchLoad(results: Results): Promise<void> {
	const root = await mkdtemp(join(tmpdir(), 'jalons-bench-'));
	const csv = join(root, 'csv');
	makeExtracts(csv);
	const parquet = await toParquet(csv, join(root, 'parquet'));
	const add = results.table('Reading and checking a million rows, in Node (seconds, megabytes)', [
		'format',
		'rows',
		'read + check',
		'into DuckDB',
		'peak memory',
		'floor: bare DuckDB',
	]);
	for (const folder of [csv, parquet]) {
		const { rows, read, load, peak } = measureInNode(folder);
		const bare = await timeBare(folder);
		const cells = [rows, toSeconds(read), toSeconds(load), Math.round(peak / 1e6), toSeconds(bare)];
		add(basename(folder), ...cells);
		results.ratio(
			`load of a million rows, ${basename(folder)} ÷ bare DuckDB`,
			(read + load) / bare,
		);
	}
	const addPage = results.table(
		'The same in Chromium (seconds; longest block of the page in milliseconds)',
		[
			'format',
			'read + check',
			'longest block',
			'accept to figures',
			'longest block',
			'peak memory of the page (MB): read, accepted, every period there',
			'of it, code of Chromium that processes share',
		],
	);
	const pack = await toPack(csv, join(root, 'pack'));
	const largest = join(root, 'largest');
	makeExtracts(largest, MANY_PERSONS);
	const largestParquet = await toParquet(largest, join(root, 'parquet of 100000 persons'));
	const largestPack = await toPack(largest, join(root, 'pack of 100000 persons'));
	const { address, close } = await serveBuild();
	for (const folder of [csv, parquet, pack, largestParquet, largestPack]) {
		addPage(basename(folder), ...(await measureInBrowser(address, folder)));
	}
	await close();
	await benchPack(results, pack);
	await rm(root, { recursive: true });
}

/** What a pack costs beyond the start of an engine, and what DuckDB alone would take. */
async function benchPack(results: Results, folder: string): Promise<void> {
	const add = results.table(
		'Opening a pack of a million rows, the engine being up (milliseconds, median of 5)',
		['read, hash, agreement', 'attach in wasm', 'floor: bare ATTACH, native'],
	);
	const files = await openFolder(folder);
	const read = async () => {
		const result = await readSealedPack(files);
		if (result?.ok !== true) throw new Error('pack: not opened as sealed');
		return result.set;
	};
	const set = await read();
	const opened = median(await timeRuns(RUNS, read));
	const attached: number[] = [];
	const bare: number[] = [];
	for (let run = 0; run < RUNS; run += 1) {
		const engine = await openWasmEngineInNode();
		attached.push(await time(() => createTables(engine, set.tables.values())));
		await engine.close();
		const instance = await DuckDBInstance.create(':memory:');
		const connection = await instance.connect();
		bare.push(
			await time(() =>
				connection.run(`ATTACH '${join(folder, 'extraits.duckdb')}' AS p (READ_ONLY)`),
			),
		);
		connection.closeSync();
		instance.closeSync();
	}
	add(...[opened, median(attached), median(bare)].map(Math.round));
}

/** The same extracts as the pack that `prepare-extracts` writes. */
async function toPack(from: string, to: string): Promise<string> {
	await mkdir(to);
	for (const [name, bytes] of await sealSet(await openFolder(from))) {
		await writeFile(join(to, name), bytes);
	}
	return to;
}

function makeExtracts(folder: string, persons = PERSONS): void {
	const { status } = spawnSync(
		process.execPath,
		['--import', 'tsx', 'src/cli/demo.ts', '--persons', String(persons), '--out', folder],
		{ stdio: ['ignore', 'ignore', 'inherit'] },
	);
	if (status !== 0) throw new Error(`demo: exit code ${status}`);
}

/** The same extracts with each table as Parquet. */
async function toParquet(from: string, to: string): Promise<string> {
	await mkdir(to);
	const instance = await DuckDBInstance.create(':memory:');
	const connection = await instance.connect();
	for (const name of await readdir(from)) {
		if (name === 'convention.json') await copyFile(join(from, name), join(to, name));
		if (!name.endsWith('.csv')) continue;
		const target = join(to, name.replace('.csv', '.parquet'));
		await connection.run(
			`COPY (FROM read_csv('${join(from, name)}', header = true)) TO '${target}' (FORMAT parquet)`,
		);
	}
	connection.closeSync();
	instance.closeSync();
	return to;
}

/** Milliseconds that the native engine takes to read the same files as tables, nothing checked. */
async function timeBare(folder: string): Promise<number> {
	const instance = await DuckDBInstance.create(':memory:');
	const connection = await instance.connect();
	const names = (await readdir(folder)).filter((name) => /\.(csv|parquet)$/.test(name));
	const elapsed = await time(async () => {
		for (const name of names) {
			const table = name.replace(/\..*/, '');
			await connection.run(`CREATE TABLE ${table} AS FROM '${join(folder, name)}'`);
		}
	});
	connection.closeSync();
	instance.closeSync();
	return elapsed;
}

/** In a process of its own, so that its memory is that of one load. */
function measureInNode(folder: string): NodeLoad {
	const file = fileURLToPath(import.meta.url);
	const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', file, folder], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	if (status !== 0) throw new Error(`load: exit code ${status}`);
	return JSON.parse(stdout.toString()) as NodeLoad;
}

async function loadHere(folder: string): Promise<NodeLoad> {
	const start = performance.now();
	const result = await readExtracts(await openFolder(folder));
	const read = performance.now() - start;
	if (!result.ok) throw new Error(result.findings.map(({ message }) => message).join('\n'));
	const engine = await openNodeEngine();
	const load = await time(() => loadSet(engine, result.set));
	await engine.close();
	const rows = [...result.set.tables.values()].reduce((sum, { rowCount }) => sum + rowCount, 0);
	return { rows, read, load, peak: process.resourceUsage().maxRSS * 1024 };
}

async function measureInBrowser(
	address: string,
	folder: string,
): Promise<readonly (string | number)[]> {
	const browser = await chromium.launch(CHROMIUM);
	const page = await browser.newPage();
	await page.goto(new URL('donnees/', address).href);
	const button = page.getByRole('button', { name: 'Accepter le jeu' });
	// The page is whole by then: what follows is the work of the files alone.
	await waitForRest(page);
	const files = (await readdir(folder)).map((name) => join(folder, name));
	await watchBlocks(page);
	const read = await time(async () => {
		await page.locator('input[data-choose="fichiers"]').setInputFiles(files);
		await button.waitFor({ timeout: 300_000 });
	});
	const whileReading = await takeLongestBlock(page);
	const afterReading = measureMemory();
	const accept = await time(async () => {
		await button.click();
		await button.waitFor({ state: 'detached', timeout: 300_000 });
	});
	const whileLoading = await takeLongestBlock(page);
	const accepted = measureMemory();
	// The other periods are computed while the page is read.
	await waitForQuiet();
	const whole = measureMemory();
	await browser.close();
	return [
		toSeconds(read),
		whileReading,
		toSeconds(accept),
		whileLoading,
		[afterReading, accepted, whole].map(({ peak }) => peak).join(', '),
		whole.shared,
	];
}

/** Of the largest process of the browser, its page and workers, in megabytes (Linux only). */
interface PageMemory {
	/** What was resident at the highest. */
	readonly peak: number | string;
	/** Of what is resident now, files, which is to say the code of Chromium. */
	readonly shared: number | string;
}

function measureMemory(): PageMemory {
	if (!existsSync('/proc')) return { peak: '–', shared: '–' };
	const own = readFamily('status').map((text) => ({
		peak: readNumber(text, 'VmHWM'),
		file: readNumber(text, 'RssFile'),
	}));
	own.sort((a, b) => b.peak - a.peak);
	const [{ peak, file } = { peak: 0, file: 0 }] = own;
	return { peak: Math.round(peak / 1000), shared: Math.round(file / 1000) };
}

/** Settles once the browser has had a second with less than a tenth of it at work. */
async function waitForQuiet(): Promise<void> {
	if (!existsSync('/proc')) return;
	// Hundredths of a second at work, in the program and in the system.
	const countWork = (): number =>
		readFamily('stat').reduce((sum, text) => {
			const fields = text.slice(text.lastIndexOf(')')).split(' ');
			return sum + Number(fields[12]) + Number(fields[13]);
		}, 0);
	for (let before = -Infinity, now = countWork(); now - before > 10;) {
		before = now;
		await new Promise((resolve) => setTimeout(resolve, 1000));
		now = countWork();
	}
}

/** A file of /proc of every process that descends from this one: the browser is its child. */
function readFamily(name: 'status' | 'stat'): readonly string[] {
	const read = (pid: number, file: string): string | null => {
		try {
			return readFileSync(`/proc/${pid}/${file}`, 'utf8');
		} catch (cause) {
			// The process has ended since the folder was read.
			if (cause instanceof Error && 'code' in cause) return null;
			throw cause;
		}
	};
	const parents = readdirSync('/proc').flatMap((folder) => {
		const pid = Number(folder);
		const status = Number.isInteger(pid) ? read(pid, 'status') : null;
		return status === null ? [] : [[pid, readNumber(status, 'PPid')] as const];
	});
	const family = new Set([process.pid]);
	for (let size = 0; size < family.size;) {
		size = family.size;
		for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid);
	}
	family.delete(process.pid);
	return [...family].flatMap((pid) => read(pid, name) ?? []);
}

function readNumber(status: string, name: string): number {
	return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
}

/** Notes every task of the page that lasts more than 50 ms. */
async function watchBlocks(page: Page): Promise<void> {
	await page.evaluate(() => {
		const blocks: number[] = [];
		Object.assign(window, { blocks });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) blocks.push(entry.duration);
		}).observe({ type: 'longtask' });
	});
}

/** Milliseconds of the longest task since the last call; 0 when none lasted more than 50 ms. */
function takeLongestBlock(page: Page): Promise<number> {
	return page.evaluate(() => {
		const { blocks } = window as unknown as { readonly blocks: number[] };
		return Math.round(Math.max(0, ...blocks.splice(0)));
	});
}

function toSeconds(milliseconds: number): string {
	return (milliseconds / 1000).toFixed(1);
}

const [, script, folder] = process.argv;
if (script === fileURLToPath(import.meta.url) && folder !== undefined) {
	console.log(JSON.stringify(await loadHere(folder)));
}
