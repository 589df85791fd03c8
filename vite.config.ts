import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	build: { target: 'es2022' },
	optimizeDeps: { exclude: ['@duckdb/duckdb-wasm'] },
	test: {
		include: ['test/unit/**/*.test.ts'],
		environment: 'node',
		env: { TZ: 'Europe/Paris' },
		testTimeout: 60_000,
	},
});
