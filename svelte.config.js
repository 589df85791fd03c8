import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { nameVersion, writeComponents } from './src/cli/components.js';
import { compressFiles, writeSums, writeWorkerList } from './src/cli/finish-build.js';
import { DIRECTIVES } from './src/cli/policy.js';
import { writeServerFiles } from './src/cli/server-files.js';

/**
 * A published site is built elsewhere, from the pages that it names (src/cli/publish-site.ts): no page of the dashboard
 * is then found by its links.
 * @type {{ out: string, work: string, pages: `/${string}`[] } | null}
 */
const site = JSON.parse(process.env.JALONS_SITE ?? 'null');
const build = site?.out ?? 'build';
const toFiles = adapter({ pages: build, assets: build, strict: site === null });

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: {
			name: 'jalons',
			async adapt(builder) {
				await toFiles.adapt(builder);
				if (site !== null) return;
				writeServerFiles(build);
				writeComponents(build);
				writeWorkerList(build);
				await compressFiles(build);
				writeSums(build);
			},
		},
		version: { name: nameVersion() },
		serviceWorker: { register: site === null },
		csp: { mode: 'hash', directives: withBootScript(mutable(DIRECTIVES)) },
		// The first paint waits for no other file: the styles of a page are in it, under the hash of their text.
		inlineStyleThreshold: 65_536,
		paths: { relative: true },
		...(site === null
			? {}
			: {
					outDir: site.work,
					prerender: { entries: site.pages, crawl: false, handleUnseenRoutes: 'ignore' },
				}),
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

/**
 * Lets the script that the pages hold before everything else run (src/hooks.server.ts).
 * @param {ReturnType<typeof mutable<typeof DIRECTIVES>>} directives
 */
function withBootScript(directives) {
	const text = readFileSync('src/lib/state/theme-boot.js');
	const hash = createHash('sha256').update(text).digest('base64');
	const source = /** @type {const} */ (`sha256-${hash}`);
	return { ...directives, 'script-src': [...directives['script-src'], source] };
}
