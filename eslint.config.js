import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { defineConfig } from 'eslint/config';
import svelteConfig from './svelte.config.js';

/** The one direction of src/lib: a folder imports only from those before it. */
const LAYERS = [
	'schemas',
	'extracts',
	'engine',
	'indicators',
	'convention',
	'disclosure',
	'exploration',
	'models',
	'charts',
	'reports',
	'ui',
	'state',
];

/** @type {import('eslint').Linter.Config[]} */
const layerRules = LAYERS.map((layer, index) => ({
	files: [`src/lib/${layer}/**/*.{ts,svelte}`],
	rules: {
		'no-restricted-imports': [
			'error',
			{
				patterns: [
					...LAYERS.slice(index + 1).map((above) => ({
						regex: `(^|/)(\\$lib|\\.\\.)/(.*/)?${above}/`,
						message: `src/lib/${layer} may not import from src/lib/${above}: see the order in the README.`,
					})),
					{
						regex: '(^|/)(routes|cli)/',
						message: 'src/lib knows neither the pages nor the command line.',
					},
				],
			},
		],
	},
}));

export default defineConfig(
	{
		ignores: [
			'.svelte-kit/',
			'build/',
			'node_modules/',
			'static/demo/',
			'src/lib/schemas/generated/',
		],
	},
	js.configs.recommended,
	...ts.configs.strictTypeChecked,
	...svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				// SvelteKit keeps its service worker out of the project of the pages.
				projectService: { allowDefaultProject: ['src/service-worker.ts'] },
				extraFileExtensions: ['.svelte'],
			},
		},
		rules: {
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
			'no-empty': ['error', { allowEmptyCatch: false }],
			'no-console': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
			'svelte/no-at-html-tags': 'error',
			'svelte/require-each-key': 'error',
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: {
				projectService: true,
				extraFileExtensions: ['.svelte'],
				parser: ts.parser,
				svelteConfig,
			},
		},
	},
	{
		files: ['src/cli/**/*.{ts,js}', 'test/bench/**/*.ts'],
		rules: { 'no-console': 'off' },
	},
	{
		// The rule does not read the types of JSDoc, which say what JSON.parse and SvelteKit give.
		files: ['src/cli/*.js', 'svelte.config.js'],
		rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
	},
	{
		// The addresses of a report were resolved when it was read: pages, anchors, or `https:`.
		files: ['src/lib/ui/paper/PaperLink.svelte'],
		rules: { 'svelte/no-navigation-without-resolve': ['error', { ignoreLinks: true }] },
	},
	...layerRules,
);
