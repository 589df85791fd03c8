/** Work of which only the last one asked for is shown: a slow answer never takes the place of a later one. */
export class Latest<T> {
	/** What was last found; what was shown stays while more is sought. */
	result = $state.raw<T | null>(null);
	isBusy = $state(false);
	/** In French; empty while all goes well. */
	failure = $state('');

	#run = 0;
	#asked: readonly unknown[] | null = null;

	/**
	 * Does the work, unless other work is asked for before it ends, or `asked`, what it depends on, is what was asked
	 * last. `describe` says a failure in French.
	 */
	async start(
		asked: readonly unknown[],
		work: () => Promise<T>,
		describe: (cause: unknown) => string,
	): Promise<void> {
		if (isSame(this.#asked, asked)) return;
		this.#asked = asked;
		this.#run += 1;
		const run = this.#run;
		this.isBusy = true;
		this.failure = '';
		try {
			const result = await work();
			if (run === this.#run) this.result = result;
		} catch (cause) {
			if (run !== this.#run) return;
			this.failure = describe(cause);
			this.#asked = null;
		} finally {
			if (run === this.#run) this.isBusy = false;
		}
	}

	/** Waits for nothing any more; what was shown stays. */
	cancel(): void {
		this.#run += 1;
		this.#asked = null;
		this.isBusy = false;
	}
}

function isSame(a: readonly unknown[] | null, b: readonly unknown[]): boolean {
	return a?.length === b.length && a.every((one, at) => one === b[at]);
}
