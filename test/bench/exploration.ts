import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { chromium } from 'playwright-core';
import { build, type InlineConfig } from 'vite';
import { CHROMIUM, serveBuild } from './browser.ts';
import type { Runs, Step } from './exploration-page/page.ts';
import type { Results } from './results.ts';
import { median } from './statistics.ts';

const SIZES = [100_000, 1_000_000];
const STEPS = 40;

/**
 * Prints how long linked charts take to follow a choice in a menu and a brush moved by a week, in Chromium, beside the
 * same charts asked of the engine with one query each.
 */
export async function benchExploration(results: Results): Promise<void> {
	const outDir = await mkdtemp(join(tmpdir(), 'jalons-bench-'));
	const config = {
		configFile: false,
		logLevel: 'error',
		root: fileURLToPath(new URL('exploration-page', import.meta.url)),
		plugins: [svelte()],
		build: { outDir, emptyOutDir: true, target: 'es2022' },
	} satisfies InlineConfig;
	await build(config);
	const { address, close } = await serveBuild(config);
	const browser = await chromium.launch(CHROMIUM);
	const add = results.table(
		'Linked charts in Chromium: six facets and a brush (milliseconds, medians)',
		['rows', 'choice', 'charts hold it', 'painted', 'direct queries hold it', 'painted'],
	);
	for (const rows of SIZES) {
		const page = await browser.newPage();
		page.on('pageerror', (error) => {
			throw error;
		});
		await page.goto(address);
		await page.waitForFunction('typeof run === "function"', undefined, { timeout: 120_000 });
		const runs: Runs = await page.evaluate(`run(${rows}, ${STEPS})`);
		for (const [name, own, direct] of [
			['menu', runs.menu, runs.directMenu],
			['brush', runs.brush, runs.directBrush],
		] as const) {
			const cells = [own, direct].flatMap((steps) => [
				tell(steps, ({ held }) => held),
				tell(steps, ({ painted }) => painted),
			]);
			add(rows, name, ...cells);
			const held = ({ held: at }: Step): number => at;
			results.ratio(
				`linked charts, ${name}, ${String(rows)} rows ÷ direct queries`,
				median(own.map(held)) / median(direct.map(held)),
			);
		}
		await page.close();
	}
	await browser.close();
	await close();
	await rm(outDir, { recursive: true });
}

function tell(steps: readonly Step[], read: (step: Step) => number): string {
	return median(steps.map(read)).toFixed(1);
}
