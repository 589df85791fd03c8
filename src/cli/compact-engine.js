// Plain JavaScript: vite.config.ts builds with what is here.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';

const ENGINE = '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm';

/**
 * A plugin of Vite that ships the engine as a gzip, `duckdb-eh.<hash>.bin`, which the page inflates: for hosts
 * that refuse files over 25 MB (it has 34, and 8 as a gzip). The name tells the page; a neutral one, so that no server
 * takes it for a compressed answer.
 * @param {string} cache folder where the gzip is made
 * @returns {import('vite').Plugin}
 */
export function compactEngine(cache) {
	// The build of the page, that of the server and those of the workers all ask for it.
	let made = '';
	return {
		name: 'compact-engine',
		enforce: 'pre',
		resolveId(source) {
			if (source !== `${ENGINE}?url`) return null;
			made ||= writeCompact(cache);
			return `${made}?url`;
		},
	};
}

/**
 * The path of the gzip of the engine in a folder, made anew.
 * @param {string} folder
 */
function writeCompact(folder) {
	const wasm = readFileSync(createRequire(import.meta.url).resolve(ENGINE));
	const path = join(folder, 'duckdb-eh.bin');
	mkdirSync(folder, { recursive: true });
	writeFileSync(path, gzipSync(wasm, { level: constants.Z_BEST_COMPRESSION }));
	return path;
}
