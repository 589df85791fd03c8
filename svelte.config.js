import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { nameVersion, writeComponents } from './src/cli/components.js';
import { DIRECTIVES } from './src/cli/policy.js';
import { writeServerFiles } from './src/cli/server-files.js';

const FOLDER = 'build';
const toFiles = adapter({ pages: FOLDER, assets: FOLDER, strict: true });

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: {
			name: 'jalons',
			async adapt(builder) {
				await toFiles.adapt(builder);
				writeServerFiles(FOLDER);
				writeComponents(FOLDER);
			},
		},
		version: { name: nameVersion() },
		csp: { mode: 'hash', directives: mutable(DIRECTIVES) },
		paths: { relative: true },
		typescript: {
			config: (config) => ({
				...config,
				include: [
					...config.include,
					'../src/cli/**/*.ts',
					'../test/**/*.ts',
					'../*.config.js',
					'../*.config.ts',
				],
			}),
		},
	},
};

/**
 * The configuration asks for lists that it may change.
 * @template {Readonly<Record<string, readonly string[]>>} T
 * @param {T} directives
 */
function mutable(directives) {
	return /** @type {{ -readonly [K in keyof T]: [...T[K]] }} */ (
		Object.fromEntries(Object.entries(directives).map(([name, sources]) => [name, [...sources]]))
	);
}
