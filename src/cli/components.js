// Plain JavaScript: svelte.config.js lists what the built site is made of.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './list-files.js';

/** Tools of the build whose code the pages hold too. */
const SHIPPED_TOOLS = ['svelte', '@sveltejs/kit', 'devalue', 'clsx', 'esm-env'];

/** What the site is built from: the same content, the same name of its version. */
const SOURCES = ['package.json', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];
const FOLDERS = ['src', 'static', 'data-schemas', 'reports'];

/**
 * @typedef {object} Component
 * @property {string} name
 * @property {string} version
 * @property {readonly { readonly name: string, readonly value: string }[]} [properties]
 * @property {readonly { readonly license?: { readonly id?: string, readonly name?: string }, readonly expression?: string }[]} [licenses]
 */

/**
 * Writes in a built site its bill of materials (CycloneDX 1.5) and the licences of its components.
 * @param {string} folder
 */
export function writeComponents(folder) {
	const text = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const bill =
		/** @type {{ components: Component[], metadata: { component: object }, dependencies: unknown } & Record<string, unknown>} */ (
			JSON.parse(text)
		);
	const components = bill.components.filter(isShipped);
	// Neither date nor random number: the same site, the same bytes.
	const { serialNumber: _serial, metadata, dependencies: _dependencies, ...rest } = bill;
	const component = { ...metadata.component, name: 'jalons', type: 'application' };
	writeFileSync(
		join(folder, 'composants.cdx.json'),
		`${JSON.stringify({ ...rest, metadata: { component }, components }, null, '\t')}\n`,
	);
	writeFileSync(join(folder, 'licences.txt'), toLicences(components));
}

/** @param {Component} component */
function isShipped({ name, properties = [] }) {
	const isTool = properties.some(
		({ name: property, value }) => property === 'cdx:npm:package:development' && value === 'true',
	);
	return !isTool || SHIPPED_TOOLS.includes(name);
}

/** @param {readonly Component[]} components */
function toLicences(components) {
	const lines = components.map(({ name, version, licenses = [] }) => {
		const names = licenses.map(
			({ license, expression }) => expression ?? license?.id ?? license?.name ?? 'non déclarée',
		);
		return `${name} ${version} : ${names.join(', ') || 'non déclarée'}`;
	});
	return `Jalons : EUPL-1.2\n\nComposants\n${[...new Set(lines)].sort().join('\n')}\n`;
}

/** The name of a version of the site, from the content of its sources: no clock, no random number. */
export function nameVersion() {
	const hash = createHash('sha256');
	const files = [...SOURCES, ...FOLDERS.filter(existsSync).flatMap(listSources)].sort();
	for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
	return hash.digest('hex').slice(0, 16);
}

/** @param {string} folder */
function listSources(folder) {
	return listFiles(folder).map((path) => `${folder}/${path}`);
}
