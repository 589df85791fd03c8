import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { compactEngine } from '../../../src/cli/compact-engine.js';
import { INFLATE } from '../../../src/lib/engine/launch.ts';

const ENGINE = '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm';
/** What some static hosts take at the most, in bytes. */
const LARGEST = 25_000_000;

it('the compact engine is the same once the worker has inflated it, and small enough', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'jalons-'));
	try {
		const { resolveId } = compactEngine(folder);
		if (typeof resolveId !== 'function') throw new Error('no resolveId');
		const resolve = resolveId as (source: string) => string | null;
		expect(resolve('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url')).toBeNull();
		const path = resolve(`${ENGINE}?url`)?.replace('?url', '') ?? '';
		const packed = readFileSync(path);
		expect(packed.length).toBeLessThan(LARGEST);
		const wasm = readFileSync(createRequire(import.meta.url).resolve(ENGINE));
		expect(wasm.length).toBeGreaterThan(LARGEST);
		expect(gunzipSync(packed).equals(wasm)).toBe(true);

		const self = { fetch: () => Promise.resolve(new Response(new Uint8Array(packed))) };
		runInNewContext(INFLATE, { self, Response, DecompressionStream, String });
		const fetchAs = async (input: unknown) =>
			Buffer.from(await (await (self.fetch as typeof fetch)(input as string)).arrayBuffer());
		const address = 'http://127.0.0.1/_app/immutable/assets/duckdb-eh.A1.bin';
		expect((await fetchAs(address)).equals(wasm)).toBe(true);
		expect((await fetchAs({ url: address })).equals(wasm)).toBe(true);
		expect((await fetchAs('http://127.0.0.1/other.json')).equals(packed)).toBe(true);
	} finally {
		rmSync(folder, { recursive: true });
	}
});
