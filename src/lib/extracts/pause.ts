/** Resolves in a new macrotask, so that a page stays alive; throws when `signal` is aborted. */
export async function pause(signal?: AbortSignal): Promise<void> {
	signal?.throwIfAborted();
	// A message is not held back in a background tab as a timer is.
	await new Promise<void>((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(null);
	});
	signal?.throwIfAborted();
}
