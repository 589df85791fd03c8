/** Milliseconds after which work that waits for a quiet moment begins anyway. */
const LATEST = 2000;

/** Settles once the page has nothing more urgent to do: its first figures are painted by then. */
export function waitForIdle(): Promise<void> {
	return new Promise((resolve) => {
		const end = (): void => {
			resolve();
		};
		// Safari has no idle callback.
		if ('requestIdleCallback' in window) requestIdleCallback(end, { timeout: LATEST });
		else setTimeout(end, LATEST / 4);
	});
}
