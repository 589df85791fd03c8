import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter({ pages: 'build', assets: 'build', strict: true }),
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
