import { getEngineAddresses } from '../engine/browser.ts';
import { startWorker, type StartedWorker } from '../engine/start-worker.ts';
import workerUrl from './read-extracts.worker.ts?worker&url';

/** Starts the thread that reads and checks extracts; in the browser only. */
export function openReadingWorker(): StartedWorker {
	return startWorker(new URL(workerUrl, import.meta.url).href, {
		type: 'module',
		// Imported by the worker too, the engine would be shipped twice.
		name: JSON.stringify(getEngineAddresses()),
	});
}
