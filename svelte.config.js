import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/**
 * A published site is built elsewhere, from the pages that it names (src/cli/publish-site.ts): no page of the dashboard
 * is then found by its links.
 * @type {{ out: string, work: string, pages: `/${string}`[] } | null}
 */
const site = JSON.parse(process.env.JALONS_SITE ?? 'null');
const build = site?.out ?? 'build';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter({ pages: build, assets: build, strict: site === null }),
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
