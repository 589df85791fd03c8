/** A new version of the site: it is installed beside the one in use, and waits until the reader agrees. */
export class SiteUpdate {
	/** Whether a new version is there, whole, and waits. */
	isReady = $state(false);

	#waiting: ServiceWorker | null = null;

	/** Watches for a new version from now on; without service workers there is nothing to watch. */
	follow(): void {
		if (!('serviceWorker' in navigator)) return;
		void navigator.serviceWorker.ready.then((registration) => {
			this.#offer(registration.waiting);
			registration.addEventListener('updatefound', () => {
				const worker = registration.installing;
				worker?.addEventListener('statechange', () => {
					// The very first version replaces none: it takes its place by itself.
					const isUpdate = navigator.serviceWorker.controller !== null;
					if (worker.state === 'installed' && isUpdate) this.#offer(worker);
				});
			});
		});
	}

	/** Runs the new version: the page opens again with it as soon as its worker answers for it. */
	accept(): void {
		navigator.serviceWorker.addEventListener(
			'message',
			() => {
				location.reload();
			},
			{ once: true },
		);
		this.#waiting?.postMessage('mettre-a-jour');
		this.isReady = false;
	}

	/** Goes on with the version in use until the site is next opened. */
	postpone(): void {
		this.isReady = false;
	}

	#offer(worker: ServiceWorker | null): void {
		if (worker === null) return;
		this.#waiting = worker;
		this.isReady = true;
	}
}
