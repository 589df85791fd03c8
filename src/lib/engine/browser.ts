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
 * Starts duckdb-wasm in a worker served from this origin; no request leaves for another host. `signal` ends the
 * worker, whatever it does: what was asked of it never answers. Throws `EngineError` where it cannot start.
 */
export function openBrowserEngine(
	onProgress?: (progress: EngineProgress) => void,
	signal?: AbortSignal,
): Promise<Engine> {
	return launchEngine(getEngineAddresses(), onProgress, signal);
}
