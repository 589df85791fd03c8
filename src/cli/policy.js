// Plain JavaScript: svelte.config.js, which Node reads as it is, takes its policy from here.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the pages may do: run the scripts of this site and its WebAssembly, and reach nothing else. Style attributes
 * are allowed because the pages are built with some (a width in percent): they can name no address that `img-src` and
 * `font-src` do not allow.
 */
export const DIRECTIVES = /** @type {const} */ ({
	'default-src': ['none'],
	'script-src': ['self', 'wasm-unsafe-eval'],
	'style-src': ['self'],
	'style-src-attr': ['unsafe-inline'],
	'img-src': ['self', 'data:', 'blob:'],
	'font-src': ['self', 'data:'],
	'connect-src': ['self'],
	'worker-src': ['self', 'blob:'],
	'manifest-src': ['self'],
	'base-uri': ['none'],
	'form-action': ['none'],
	'require-trusted-types-for': ['script'],
	'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url', 'jalons'],
});

/** Headers beside the policy, the same for every file. */
const OTHER_HEADERS = {
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Embedder-Policy': 'require-corp',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Permissions-Policy':
		'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), serial=(), usb=()',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
};

/** Only a header can say it: no other site may show these pages in a frame of its own. */
const HEADER_ONLY = "frame-ancestors 'none'";

const META = /<meta http-equiv="content-security-policy" content="([^"]*)">/;

/**
 * The headers of every file of a built site, worker scripts included, by name: the policy of its pages, with the
 * hashes of all their inline scripts. Throws where a page has no policy.
 * @param {string} folder
 * @returns {Record<string, string>}
 */
export function readHeaders(folder) {
	const policies = listPages(folder).map((page) => readPolicy(readFileSync(page, 'utf8'), page));
	/** @type {Map<string, Set<string>>} */
	const merged = new Map();
	for (const policy of policies) {
		for (const directive of policy.split(';')) {
			const [name = '', ...sources] = directive.trim().split(' ');
			const known = merged.get(name) ?? new Set();
			for (const source of sources) known.add(source);
			if (name !== '') merged.set(name, known);
		}
	}
	const directives = [...merged].map(([name, sources]) => [name, ...sources].join(' '));
	return {
		'Content-Security-Policy': [...directives, HEADER_ONLY].join('; '),
		...OTHER_HEADERS,
	};
}

/**
 * @param {string} html
 * @param {string} page
 */
function readPolicy(html, page) {
	const policy = META.exec(html)?.[1];
	if (policy === undefined) throw new Error(`page without a policy: ${page}`);
	return policy.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

/** @param {string} folder */
function listPages(folder) {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.html'))
		.sort()
		.map((path) => join(folder, path));
}
