import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import type { Engine } from './engine.ts';
import { launchEngine, type EngineAddresses, type EngineProgress } from './launch.ts';

export type { EngineProgress } from './launch.ts';

/** Where this site serves the engine: a page knows it, a worker is told. */
export function getEngineAddresses(): EngineAddresses {
	return {
		worker: new URL(workerUrl, location.href).href,
		wasm: new URL(wasmUrl, location.href).href,
	};
}

/**
 * Starts duckdb-wasm in a worker served from this origin; no request leaves for another host. Throws
 * `EngineError` where the worker or the wasm cannot start.
 */
export function openBrowserEngine(
	onProgress?: (progress: EngineProgress) => void,
): Promise<Engine> {
	return launchEngine(getEngineAddresses(), onProgress);
}
