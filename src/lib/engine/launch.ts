import { EngineError, type Engine } from './engine.ts';
import { startWorker } from './start-worker.ts';
import { watchEngine } from './watch.ts';

/** Where the two files of the engine are, as whole addresses of this origin. */
export interface EngineAddresses {
	readonly worker: string;
	readonly wasm: string;
}

/** How the name of an engine ends that is shipped as a gzip (src/cli/compact-engine.js). */
const COMPACT = '.bin';

/** In the worker: such an engine is inflated while it arrives. */
export const INFLATE = `const plainFetch = self.fetch;
self.fetch = async (input, init) => {
	const answer = await plainFetch(input, init);
	if (!answer.ok || !String(input.url ?? input).endsWith('${COMPACT}')) return answer;
	const body = answer.body.pipeThrough(new DecompressionStream('gzip'));
	return new Response(body, { headers: { 'content-type': 'application/wasm' } });
};
`;

/** Bytes of the engine that have arrived, out of how many (0 when the server does not say). */
export interface EngineProgress {
	readonly bytesLoaded: number;
	readonly bytesTotal: number;
}

/**
 * Starts the duckdb-wasm of `addresses` in a worker; no request leaves for another host. `signal` ends the worker at
 * once. Throws `EngineError` where the worker or the wasm cannot start.
 */
export async function launchEngine(
	addresses: EngineAddresses,
	onProgress?: (progress: EngineProgress) => void,
	signal?: AbortSignal,
): Promise<Engine> {
	const [duckdb, { openWasmEngine, WASM_CONFIG }] = await Promise.all([
		import('@duckdb/duckdb-wasm'),
		import('./wasm.ts'),
	]);
	const { worker, gone } = startWorker(
		addresses.worker,
		{ type: 'classic' },
		addresses.wasm.endsWith(COMPACT) ? INFLATE : '',
	);
	signal?.addEventListener('abort', () => {
		worker.terminate();
	});
	const failed = new Promise<string>((resolve) => {
		worker.addEventListener('error', ({ message }) => {
			resolve(message);
		});
	});
	const ended = Promise.race([failed, gone.then(() => 'the worker of the engine ended')]);
	const fallen = ended.then((reason): never => {
		throw new EngineError('the worker of the engine failed', '', reason);
	});
	const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
	const opened = (async () => {
		await db.instantiate(addresses.wasm, null, (progress) => {
			onProgress?.(progress);
		});
		await db.open(WASM_CONFIG);
		const connection = await db.connect();
		const engine = await openWasmEngine(
			connection,
			new URL('/noext', location.origin).href,
			(name, file) =>
				// Read where it lies, a part at a time: its bytes are never whole in memory.
				db.registerFileHandle(name, file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true),
			() => db.terminate(),
		);
		return watchEngine(engine, ended);
	})();
	try {
		return await Promise.race([opened, fallen]);
	} catch (cause) {
		worker.terminate();
		if (cause instanceof EngineError) throw cause;
		throw new EngineError('the engine did not start', '', cause);
	}
}
