import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

const env = { TZ: 'Europe/Paris' };

export default defineConfig({
	plugins: [sveltekit()],
	build: { target: 'es2022' },
	// Workers load what they read with only when a file asks for it.
	worker: { format: 'es' },
	optimizeDeps: { exclude: ['@duckdb/duckdb-wasm'] },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
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
					fileParallelism: false,
					expect: { poll: { timeout: 15_000 } },
					testTimeout: 120_000,
					hookTimeout: 120_000,
				},
			},
		],
	},
});
