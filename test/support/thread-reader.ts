import { Worker } from 'node:worker_threads';
import type { StartedReader } from '../../src/lib/extracts/read-in-worker.ts';

/** A thread of Node that reads extracts, for one reading after another. */
export class ThreadReader {
	#thread: Worker | null = null;

	/** What one reading sees of the thread; it goes on after the reading. */
	readonly open = (): StartedReader => {
		const thread = (this.#thread ??= this.#start());
		const over = new AbortController();
		const on = (type: 'message' | 'error', listen: (value: unknown) => void): void => {
			thread.on(type, listen);
			over.signal.addEventListener('abort', () => {
				thread.removeListener(type, listen);
			});
		};
		const worker: StartedReader['worker'] = {
			postMessage: (message) => {
				thread.postMessage(message);
			},
			addEventListener: (type: string, listen: (event: never) => void) => {
				if (type === 'message') {
					on('message', (data) => {
						listen(new MessageEvent('message', { data }) as never);
					});
				} else {
					on('error', (error) => {
						listen({ message: String(error) } as never);
					});
				}
			},
			terminate: () => {
				over.abort();
			},
		};
		return { worker, gone: new Promise(() => undefined) };
	};

	#start(): Worker {
		// A thread does not inherit what makes Node read TypeScript.
		const entry = new URL('reading-thread.ts', import.meta.url).href;
		const code = `import('tsx/esm/api').then(({ register }) => { register(); return import('${entry}'); });`;
		const thread = new Worker(code, { eval: true });
		thread.on('exit', () => {
			if (this.#thread === thread) this.#thread = null;
		});
		return thread;
	}

	/** Ends the thread, whatever it is doing; the next reading starts another. */
	async close(): Promise<void> {
		await this.#thread?.terminate();
		this.#thread = null;
	}
}
