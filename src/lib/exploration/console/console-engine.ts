import type { Engine, EngineError } from '../../engine/engine.ts';
import { isPlain } from '../../engine/watch.ts';
import { TooManyColumns } from './console-result.ts';

/** Opens an engine with the set in it; `signal` ends it, whatever it does. */
export type OpenEngine = (signal: AbortSignal) => Promise<Engine>;

/** How a work ended; after anything but `fait` and `faute`, the engine is gone and the next work opens another. */
export type WorkOutcome<T> =
	| { readonly kind: 'fait'; readonly value: T; readonly durationMs: number }
	/** The statement was refused, and the engine goes on. */
	| { readonly kind: 'faute'; readonly cause: EngineError | TooManyColumns }
	/** It fell: out of memory, or worse. */
	| { readonly kind: 'panne'; readonly cause: unknown }
	| { readonly kind: 'delai'; readonly limitMs: number }
	| { readonly kind: 'annule' };

interface Current {
	readonly controller: AbortController;
	readonly engine: Promise<Engine>;
}

/** The engine of the console: opened for the first statement, ended by a stop, and made anew by the next one. */
export class ConsoleEngine {
	readonly #open: OpenEngine;
	#current: Current | null = null;

	constructor(open: OpenEngine) {
		this.#open = open;
	}

	get isOpen(): boolean {
		return this.#current !== null;
	}

	/**
	 * Runs a work within a time, counted from when the engine is there. `cancel` stops it at once. `onReady` says that
	 * it begins.
	 */
	async run<T>(
		work: (engine: Engine) => Promise<T>,
		options: {
			readonly limitMs: number;
			readonly cancel: AbortSignal;
			readonly onReady?: () => void;
		},
	): Promise<WorkOutcome<T>> {
		const { limitMs, cancel, onReady } = options;
		const current = (this.#current ??= this.#start());
		let timer: ReturnType<typeof setTimeout> | undefined;
		const stopped = new Promise<WorkOutcome<T>>((resolve) => {
			const stop = (): void => {
				resolve({ kind: 'annule' });
			};
			if (cancel.aborted) stop();
			cancel.addEventListener('abort', stop, { once: true });
		});
		const worked = (async (): Promise<WorkOutcome<T>> => {
			try {
				const engine = await current.engine;
				onReady?.();
				const start = performance.now();
				const late = new Promise<WorkOutcome<T>>((resolve) => {
					timer = setTimeout(() => {
						resolve({ kind: 'delai', limitMs });
					}, limitMs);
				});
				const done = work(engine).then((value): WorkOutcome<T> => {
					return { kind: 'fait', value, durationMs: performance.now() - start };
				});
				return await Promise.race([done, late]);
			} catch (cause) {
				if (cause instanceof TooManyColumns) return { kind: 'faute', cause };
				if (isPlain(cause)) return { kind: 'faute', cause };
				return { kind: 'panne', cause };
			}
		})();
		const outcome = await Promise.race([stopped, worked]);
		clearTimeout(timer);
		if (outcome.kind !== 'fait' && outcome.kind !== 'faute') this.close(current);
		return outcome;
	}

	/** Ends the engine, without a word to it: it may be busy for long. */
	close(current = this.#current): void {
		current?.controller.abort();
		if (this.#current === current) this.#current = null;
	}

	#start(): Current {
		const controller = new AbortController();
		const engine = this.#open(controller.signal);
		// Whoever asked is told; an opening that was cancelled has nobody left to tell.
		engine.catch(() => undefined);
		return { controller, engine };
	}
}
