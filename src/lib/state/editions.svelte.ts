import { untrack } from 'svelte';
import type { Edition } from '../disclosure/release.ts';
import type { ExtractSet } from '../extracts/read-extracts.ts';
import type { Figures } from './figures.ts';
import type { Filter } from './filter.svelte.ts';
import type { Progress } from './progress.ts';
import type { Failure, LoadedSet, Session } from './session.svelte.ts';

/** A set and the figures of it that the edition chosen shows. */
export interface Shown {
	readonly set: ExtractSet;
	readonly figures: Figures;
}

interface Published {
	readonly key: string;
	readonly figures: Figures;
}

const WAITING: Progress = { label: 'Protection des effectifs', done: 0, total: 0 };

/** The edition shown: exact figures, or what anybody may see of them, prepared when it is first asked for. */
export class Editions {
	readonly #session: Session;
	readonly #filter: Filter;
	#published = $state.raw<Published | null>(null);
	#run: { readonly key: string; readonly controller: AbortController } | null = null;

	progress = $state.raw<Progress | null>(null);
	failure = $state.raw<Failure | null>(null);

	constructor(session: Session, filter: Filter) {
		this.#session = session;
		this.#filter = filter;
	}

	readonly edition: Edition = $derived.by(() => this.#filter.read?.choice.edition ?? 'pilotage');

	/** Null while there are no figures, or while the edition chosen is being prepared. */
	readonly shown: Shown | null = $derived.by(() => {
		const { loaded } = this.#session;
		const { read } = this.#filter;
		if (loaded === null || read === null) return null;
		const { edition } = loaded.figures.released;
		// A published site holds its own edition, and no other.
		if (edition === 'diffusion' || this.edition === edition)
			return { set: loaded.set, figures: loaded.figures };
		const key = toKey(loaded.set, read.period.exercice);
		return this.#published?.key === key
			? { set: loaded.set, figures: this.#published.figures }
			: null;
	});

	/** Prepares the edition of diffusion if it is chosen and not there yet; to be called from an effect. */
	prepare(): void {
		const { loaded } = this.#session;
		const exercice = this.#filter.read?.period.exercice ?? null;
		const isWanted = this.edition === 'diffusion';
		untrack(() => {
			if (!isWanted || loaded === null || exercice === null) this.#stop();
			else void this.#publish(loaded, exercice);
		});
	}

	/** Gives the preparation up: the exact figures come back. */
	cancel(): void {
		this.#stop();
		void this.#filter.setEdition('pilotage');
	}

	#stop(): void {
		this.#run?.controller.abort();
		this.#run = null;
		this.progress = null;
		this.failure = null;
	}

	async #publish(loaded: LoadedSet, exercice: number): Promise<void> {
		const key = toKey(loaded.set, exercice);
		if (this.#published?.key === key || this.#run?.key === key || this.failure !== null) return;
		this.#stop();
		this.progress = WAITING;
		const run = { key, controller: new AbortController() };
		this.#run = run;
		// Without all its periods the engine is still to come: the effect asks again when it is there.
		let isWaiting = false;
		try {
			const { publishFigures } = await import('./publish.ts');
			const figures = await publishFigures(loaded, exercice, {
				signal: run.controller.signal,
				onProgress: (progress) => {
					if (this.#run === run) this.progress = progress;
				},
			});
			isWaiting = figures === null;
			if (this.#run === run && figures !== null) this.#published = { key, figures };
		} catch (cause) {
			if (this.#run === run) this.#fail(cause, () => this.#publish(loaded, exercice));
		} finally {
			if (this.#run === run) {
				this.#run = null;
				if (!isWaiting) this.progress = null;
			}
		}
	}

	#fail(cause: unknown, retry: () => Promise<void>): void {
		if (!(cause instanceof Error)) throw cause;
		this.failure = {
			title: 'L’édition de diffusion n’a pas pu être préparée.',
			message: cause.message,
			retry: () => {
				this.failure = null;
				return retry();
			},
		};
	}
}

/** The extracts and the exercise that an edition is made of. */
function toKey(set: ExtractSet, exercice: number): string {
	return [exercice, ...set.files.map(({ path, bytes, sha256 }) => `${path} ${bytes} ${sha256}`)]
		.sort()
		.join('\n');
}
