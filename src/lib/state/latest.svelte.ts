/** Work of which only the last one asked for is shown: a slow answer never takes the place of a later one. */
export class Latest<T> {
	/** What was last found; what was shown stays while more is sought. */
	result = $state.raw<T | null>(null);
	isBusy = $state(false);
	/** In French; empty while all goes well. */
	failure = $state('');

	#run = 0;

	/** Does the work, unless other work is asked for before it ends. */
	async start(work: () => Promise<T>, describe: (cause: unknown) => string): Promise<void> {
		this.#run += 1;
		const run = this.#run;
		this.isBusy = true;
		this.failure = '';
		try {
			const result = await work();
			if (run === this.#run) this.result = result;
		} catch (cause) {
			if (run === this.#run) this.failure = describe(cause);
		} finally {
			if (run === this.#run) this.isBusy = false;
		}
	}

	/** Waits for nothing any more; what was shown stays. */
	cancel(): void {
		this.#run += 1;
		this.isBusy = false;
	}
}
