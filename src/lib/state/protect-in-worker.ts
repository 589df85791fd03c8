import { startWorker } from '../engine/start-worker.ts';
import workerUrl from './protect.worker.ts?worker&url';
import type { ProtectInput, ProtectProgress, Publication } from '../disclosure/publication.ts';

/** What the worker of the protection says. */
export type FromProtector =
	| { readonly kind: 'progress'; readonly progress: ProtectProgress }
	| { readonly kind: 'done'; readonly publication: Publication }
	| {
			readonly kind: 'failed';
			readonly message: string;
			/** Whether the message is a French sentence for the reader. */
			readonly isTold: boolean;
	  };

export interface ProtectInWorkerOptions {
	readonly signal: AbortSignal;
	readonly onProgress: (progress: ProtectProgress) => void;
}

const STOPPED =
	'Rien n’a été publié\u00A0: la protection s’est arrêtée. Réessayez\u00A0; si le défaut revient, rechargez la page.';

/**
 * Prepares an edition of diffusion in a worker that lives no longer than that. Throws an error whose message is a
 * French sentence, and the reason of `signal` once aborted.
 */
export function protectInWorker(
	input: ProtectInput,
	{ signal, onProgress }: ProtectInWorkerOptions,
): Promise<Publication> {
	signal.throwIfAborted();
	const { worker, gone } = startWorker(new URL(workerUrl, import.meta.url).href, {
		type: 'module',
	});
	const over = new AbortController();
	return new Promise<Publication>((resolve, reject) => {
		worker.addEventListener('message', ({ data }: MessageEvent<FromProtector>) => {
			if (data.kind === 'progress') onProgress(data.progress);
			else if (data.kind === 'done') resolve(data.publication);
			else reject(new Error(data.isTold ? data.message : STOPPED, { cause: data.message }));
		});
		worker.addEventListener('error', (cause) => {
			reject(new Error(STOPPED, { cause }));
		});
		void gone.then(() => {
			reject(new Error(STOPPED));
		});
		signal.addEventListener(
			'abort',
			() => {
				reject(new DOMException('The protection was cancelled.', 'AbortError'));
			},
			{ signal: over.signal },
		);
		// What the page holds is proxied by nothing: rows, periods and the agreement are plain data.
		worker.postMessage(input);
	}).finally(() => {
		over.abort();
		worker.terminate();
	});
}
