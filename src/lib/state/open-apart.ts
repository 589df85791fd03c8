import { loadSet } from '../convention/load-set.ts';
import { openBrowserEngine } from '../engine/browser.ts';
import type { Engine } from '../engine/engine.ts';
import { ConsoleEngine, type OpenEngine } from '../exploration/console/console-engine.ts';
import type { ExtractSet } from '../extracts/read-extracts.ts';

/** How an engine is opened beside that of the figures, with the same set, locked. */
export function toOpening(set: ExtractSet): OpenEngine {
	return async (signal) => {
		const engine = await openBrowserEngine(undefined, signal);
		await loadSet(engine, set);
		return engine;
	};
}

/** An engine for statements that a reader wrote, opened if one of them is run. */
export function openApart(
	set: ExtractSet,
	limitMs: number,
): {
	readonly run: <T>(work: (engine: Engine) => Promise<T>) => Promise<T | null>;
	readonly close: () => void;
} {
	const engine = new ConsoleEngine(toOpening(set));
	const stop = new AbortController();
	return {
		run: async (work) => {
			const outcome = await engine.run(work, { limitMs, cancel: stop.signal });
			return outcome.kind === 'fait' ? outcome.value : null;
		},
		close: () => {
			stop.abort();
			engine.close();
		},
	};
}
