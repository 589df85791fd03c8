// Plain JavaScript: svelte.config.js completes the built site with what is here.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { listFiles } from './list-files.js';

/** What is worth compressing; pictures and faces are compressed as they are. */
const TEXTS = new Set([
	'.css',
	'.csv',
	'.html',
	'.js',
	'.json',
	'.md',
	'.svg',
	'.txt',
	'.wasm',
	'.webmanifest',
]);

const SUMS = 'empreintes.sha256';

/** Bytes under which the headers of the answer weigh more than what is won. */
const LEAST = 1_000;
/** Above it the highest qualities take a minute for a twentieth less (34 MB of wasm: 6.2 MB in 3 s, 5.9 in 22). */
const LARGE = 4_000_000;

/**
 * Lists, for the service worker, the scripts that the workers import: SvelteKit does not tell it of them.
 * @param {string} folder
 */
export function writeWorkerList(folder) {
	const workers = '_app/immutable/workers';
	const paths = listFiles(join(folder, workers)).map((path) => `${workers}/${path}`);
	writeFileSync(join(folder, '_app', 'travailleurs.json'), `${JSON.stringify(paths)}\n`);
}

/**
 * Writes beside each file of a built site its gzip and brotli forms, for servers that send them as they are. The
 * same site, the same bytes.
 * @param {string} folder
 */
export async function compressFiles(folder) {
	const paths = listFiles(folder).filter(
		(path) => TEXTS.has(extname(path)) && !path.startsWith('serveur/'),
	);
	await Promise.all(paths.map((path) => compressFile(join(folder, path))));
}

/**
 * Writes the SHA-256 of every file of a built site, as `sha256sum --check` reads it: what is served can be compared
 * with what was built.
 * @param {string} folder
 */
export function writeSums(folder) {
	const lines = listFiles(folder)
		.filter((path) => path !== SUMS)
		.map((path) => `${hash(readFileSync(join(folder, path)))}  ${path}\n`);
	writeFileSync(join(folder, SUMS), lines.join(''));
}

/** @param {Uint8Array} bytes */
function hash(bytes) {
	return createHash('sha256').update(bytes).digest('hex');
}

/** @param {string} path */
async function compressFile(path) {
	const bytes = readFileSync(path);
	if (bytes.length < LEAST) return;
	const [gzipped, brotlied] = await Promise.all([
		promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
		promisify(brotliCompress)(bytes, {
			params: {
				[constants.BROTLI_PARAM_QUALITY]: bytes.length > LARGE ? 5 : 9,
				[constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
				[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
			},
		}),
	]);
	writeFileSync(`${path}.gz`, gzipped);
	writeFileSync(`${path}.br`, brotlied);
}
