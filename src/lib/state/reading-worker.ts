import { getEngineAddresses } from '../engine/browser.ts';

/** Starts the thread that reads and checks extracts; in the browser only. */
export function openReadingWorker(): Worker {
	return new Worker(new URL('./read-extracts.worker.ts', import.meta.url), {
		type: 'module',
		// Imported by the worker too, the engine would be shipped twice.
		name: JSON.stringify(getEngineAddresses()),
	});
}
