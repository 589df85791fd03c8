import { buildFinding } from './messages.ts';
import type { FromReader, OfferedFile, PackedResult, ToReader } from './reading-messages.ts';
import type { LoadProgress, SourceFile } from './source.ts';

/** Without news for that long, a file is taken to keep the thread busy for ever. */
const SILENCE_MS = 30_000;

/** What is asked of a worker: that of the browser, or a stand-in. */
export interface ReadingWorker {
	postMessage(message: ToReader): void;
	addEventListener(type: 'message', listen: (event: MessageEvent<FromReader>) => void): void;
	addEventListener(type: 'error', listen: (event: ErrorEvent) => void): void;
	terminate(): void;
}

/** The same, started; `gone` settles once it runs no more, whatever ended it, where that can be seen. */
export interface StartedReader {
	readonly worker: ReadingWorker;
	readonly gone: Promise<void>;
}

export interface ReadInWorkerOptions {
	readonly onProgress?: (progress: LoadProgress) => void;
	readonly signal?: AbortSignal;
	/** Milliseconds without news after which the worker is stopped. */
	readonly silence?: number;
}

/**
 * Reads files in a worker that lives no longer than the reading; a file that keeps it busy for ever is a
 * finding. Throws the reason of `signal` once aborted, and what made the worker fail.
 */
export async function readInWorker(
	files: readonly SourceFile[],
	openWorker: () => StartedReader,
	options: ReadInWorkerOptions = {},
): Promise<PackedResult> {
	options.signal?.throwIfAborted();
	const { worker, gone } = openWorker();
	const over = new AbortController();
	const ended = gone.then((): never => {
		throw new Error('the reading worker ended');
	});
	// It is ended by us too, once it has read.
	ended.catch(() => undefined);
	try {
		return await Promise.race([converse(worker, files, options, over.signal), ended]);
	} finally {
		over.abort();
		worker.terminate();
	}
}

function converse(
	worker: ReadingWorker,
	files: readonly SourceFile[],
	{ onProgress, signal, silence = SILENCE_MS }: ReadInWorkerOptions,
	over: AbortSignal,
): Promise<PackedResult> {
	return new Promise((resolve, reject) => {
		let file: string | undefined;
		const feed = createWatchdog(silence, over, () => {
			resolve(refuseStuck(file));
		});
		const fail = (cause: unknown): void => {
			reject(new Error('the reading worker failed', { cause }));
		};
		const onAbort = (): void => {
			reject(toError(signal?.reason));
		};
		signal?.addEventListener('abort', onAbort, { signal: over });
		worker.addEventListener('error', (event) => {
			fail(event.message);
		});
		worker.addEventListener('message', ({ data }) => {
			if (over.aborted) return;
			feed();
			switch (data.kind) {
				case 'progression':
					file = data.progress.file ?? file;
					onProgress?.(data.progress);
					break;
				case 'demande':
					void hand(worker, files[data.index], data.index);
					break;
				case 'resultat':
					resolve(data.result);
					break;
				case 'echec':
					fail(data.reason);
			}
		});
		worker.postMessage({ kind: 'lire', files: files.map(toOffer) });
	});
}

function toError(reason: unknown): Error {
	return reason instanceof Error ? reason : new Error('the reading was stopped', { cause: reason });
}

function toOffer({ path, size, blob }: SourceFile): OfferedFile {
	return blob === undefined ? { path, size } : { path, size, blob };
}

/** Hands over the bytes of a file that only this side can open. */
async function hand(
	worker: ReadingWorker,
	file: SourceFile | undefined,
	index: number,
): Promise<void> {
	const bytes = await file?.bytes().catch(() => null);
	worker.postMessage({ kind: 'octets', index, bytes: bytes ?? null });
}

/** Calls `bark` once nothing was fed for `silence` milliseconds; gives what feeds it. */
function createWatchdog(silence: number, over: AbortSignal, bark: () => void): () => void {
	let timer = setTimeout(bark, silence);
	over.addEventListener('abort', () => {
		clearTimeout(timer);
	});
	return () => {
		clearTimeout(timer);
		timer = setTimeout(bark, silence);
	};
}

function refuseStuck(file: string | undefined): PackedResult {
	const place = file === undefined ? {} : { file };
	const finding = buildFinding('fichier-illisible', { place, rows: [], count: 1, details: [] });
	return { ok: false, findings: [finding], files: [] };
}
