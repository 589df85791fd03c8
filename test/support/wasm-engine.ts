import { createRequire } from 'node:module';
import {
	createDuckDB,
	NODE_RUNTIME,
	VoidLogger,
	type DuckDBBundles,
} from '@duckdb/duckdb-wasm/blocking';
import type { Engine } from '../../src/lib/engine/engine.ts';
import { openWasmEngine, WASM_CONFIG } from '../../src/lib/engine/wasm.ts';

const require = createRequire(import.meta.url);

/** The same duckdb-wasm as in the browser, in this thread of Node. */
export async function openWasmEngineInNode(): Promise<Engine> {
	const bundle = {
		mainModule: require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'),
		mainWorker: '',
	};
	const bundles: DuckDBBundles = { mvp: bundle, eh: bundle };
	const db = await createDuckDB(bundles, new VoidLogger(), NODE_RUNTIME);
	await db.instantiate();
	db.open(WASM_CONFIG);
	return openWasmEngine(
		db.connect(),
		'http://127.0.0.1:9/noext',
		async (name, file) => {
			db.registerFileBuffer(name, new Uint8Array(await file.arrayBuffer()));
		},
		() => {
			db.reset();
		},
	);
}
