import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { compactEngine } from './src/cli/compact-engine.js';

const env = { TZ: 'Europe/Paris' };

/**
 * The checker of JSON Schemas takes the address of its page as the base of schemas without one; that of a worker which
 * runs from a blob is no base, and the module then fails as it loads. Any base does: ours are never fetched.
 */
const schemaBase: Plugin = {
	name: 'json-schema-base',
	transform(code, id) {
		if (!id.includes('@cfworker/json-schema')) return null;
		return code.replace(
			/new URL\(self\.location\.origin \+ self\.location\.pathname \+ location\.search\)/,
			"new URL('https://schema.invalid/')",
		);
	},
};

/** For hosts that refuse large files: `JALONS_COMPACT=1 npm run build`. */
const isCompact = process.env['JALONS_COMPACT'] === '1';

export default defineConfig({
	plugins: [...(isCompact ? [compactEngine('node_modules/.jalons')] : []), schemaBase, sveltekit()],
	assetsInclude: ['**/*.bin'],
	build: { target: 'es2022' },
	// Workers load what they read with only when a file asks for it.
	worker: { format: 'es', plugins: () => [schemaBase] },
	optimizeDeps: { exclude: ['@duckdb/duckdb-wasm'] },
	test: {
		// Most of the time goes to the engine and to commands that are started: one worker a core.
		maxWorkers: '100%',
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					// Nothing of a module is kept from one file to the next: they need not be loaded again.
					isolate: false,
					setupFiles: ['test/support/fuzz.ts'],
					include: ['test/unit/**/*.test.ts'],
					environment: 'node',
					env,
					testTimeout: 120_000,
				},
			},
			{
				extends: true,
				test: {
					name: 'e2e',
					include: ['test/e2e/**/*.test.ts'],
					globalSetup: ['test/e2e/serve.ts'],
					environment: 'node',
					env,
					// Two browsers at once take as long, and wait for each other.
					fileParallelism: false,
					expect: { poll: { timeout: 15_000 } },
					testTimeout: 120_000,
					hookTimeout: 120_000,
				},
			},
		],
	},
});
