import { untrack } from 'svelte';
import type { ReadEdition } from '../disclosure/previous.ts';
import type { Publication } from '../disclosure/publication.ts';
import type { Edition } from '../disclosure/release.ts';
import type { ExtractSet } from '../extracts/read-extracts.ts';
import type { Figures } from './figures.ts';
import type { Filter } from './filter.svelte.ts';
import type { Progress } from './progress.ts';
import { toPublishedFigures } from './published.ts';
import type { Failure, LoadedSet, Session } from './session.svelte.ts';

/** A set and the figures of it that the edition chosen shows. */
export interface Shown {
	readonly set: ExtractSet;
	readonly figures: Figures;
}

/** The edition that a site holds ready: of the set of this SHA-256, in a folder whose address ends in `/`. */
export interface ReadyEdition {
	readonly fingerprint: string;
	readonly folder: string;
}

interface Prepared {
	readonly key: string;
	readonly publication: Publication;
	readonly figures: Figures;
}

const STARTING: Progress = { label: 'Protection des effectifs', done: 0, total: 0 };

/** The edition shown: exact figures, or what anybody may see of them, prepared when it is first asked for. */
export class Editions {
	readonly #session: Session;
	readonly #filter: Filter;
	readonly #ready: ReadyEdition | null;
	#prepared = $state.raw<Prepared | null>(null);
	#run: { readonly key: string; readonly controller: AbortController } | null = null;

	/** Whether a publication was asked for, whichever edition is shown. */
	#isAsked = $state(false);

	/** Editions published before: what is prepared is protected together with them. */
	earlier = $state.raw<readonly ReadEdition[]>([]);
	/** Why the files that were given last are no earlier edition, in French. */
	earlierFailure = $state<string | null>(null);

	progress = $state.raw<Progress | null>(null);
	failure = $state.raw<Failure | null>(null);

	constructor(session: Session, filter: Filter, ready: ReadyEdition | null) {
		this.#session = session;
		this.#filter = filter;
		this.#ready = ready;
	}

	readonly edition: Edition = $derived.by(() => this.#filter.read?.choice.edition ?? 'pilotage');

	/** Null while there are no figures, or while the edition chosen is being prepared. */
	readonly shown: Shown | null = $derived.by(() => {
		const { loaded } = this.#session;
		const { read } = this.#filter;
		if (loaded === null || read === null) return null;
		const { edition } = loaded.figures.released;
		// A published site holds its own edition, and no other.
		if (edition === 'diffusion' || this.edition === edition) {
			return { set: loaded.set, figures: loaded.figures };
		}
		const figures = this.#find(loaded.set, read.period.exercice)?.figures;
		return figures === undefined ? null : { set: loaded.set, figures };
	});

	/** The edition of diffusion of the set and the exercise shown; null until it is prepared. */
	readonly publication: Publication | null = $derived.by(() => {
		const { loaded } = this.#session;
		const { read } = this.#filter;
		if (loaded === null || read === null) return null;
		return this.#find(loaded.set, read.period.exercice)?.publication ?? null;
	});

	/** Prepares the edition of diffusion if it is chosen and not there yet; to be called from an effect. */
	prepare(): void {
		const { loaded } = this.#session;
		const exercice = this.#filter.read?.period.exercice ?? null;
		const { earlier } = this;
		const isWanted = this.edition === 'diffusion' || this.#isAsked;
		untrack(() => {
			if (!isWanted || loaded === null || exercice === null) this.#stop();
			else void this.#publish(loaded, exercice, earlier);
		});
	}

	/** Prepares a publication of the exercise shown, without a change of edition. */
	ask(): void {
		this.failure = null;
		this.#isAsked = true;
	}

	/** Adds an edition published before, from its ZIP or its files; what was prepared without it is given up. */
	async addEarlier(files: readonly File[]): Promise<void> {
		this.earlierFailure = null;
		try {
			const { openEarlierEdition } = await import('./earlier-edition.ts');
			const edition = await openEarlierEdition(files);
			if (this.earlier.some(({ sha256 }) => sha256 === edition.sha256)) return;
			this.#setEarlier([...this.earlier, edition]);
		} catch (cause) {
			if (!(cause instanceof Error)) throw cause;
			this.earlierFailure = describeCause(cause);
		}
	}

	removeEarlier(sha256: string): void {
		this.earlierFailure = null;
		this.#setEarlier(this.earlier.filter((edition) => edition.sha256 !== sha256));
	}

	/** What is shown stays until the next preparation is asked for, unless the edition of diffusion is shown. */
	#setEarlier(editions: readonly ReadEdition[]): void {
		this.#stop();
		this.#isAsked = false;
		this.earlier = editions;
	}

	/** Gives the preparation up: the exact figures come back. */
	cancel(): void {
		this.#stop();
		this.#isAsked = false;
		if (this.edition === 'diffusion') void this.#filter.setEdition('pilotage');
	}

	#find(set: ExtractSet, exercice: number): Prepared | null {
		return this.#prepared?.key === toKey(set, exercice, this.earlier) ? this.#prepared : null;
	}

	#stop(): void {
		this.#run?.controller.abort();
		this.#run = null;
		this.progress = null;
		this.failure = null;
	}

	async #publish(
		loaded: LoadedSet,
		exercice: number,
		earlier: readonly ReadEdition[],
	): Promise<void> {
		const key = toKey(loaded.set, exercice, earlier);
		if (this.#prepared?.key === key || this.#run?.key === key || this.failure !== null) return;
		this.#stop();
		this.progress = STARTING;
		const run = { key, controller: new AbortController() };
		this.#run = run;
		// Without an engine the figures are still those that the page carries: the effect asks again when it is there.
		let isWaiting = false;
		try {
			const publication = await this.#open(loaded, exercice, earlier, run.controller.signal);
			if (this.#run !== run) return;
			isWaiting = publication === null;
			if (publication === null) {
				void this.#session.needEngine();
				return;
			}
			const figures = toPublishedFigures(loaded.figures.scope, publication);
			this.#prepared = { key, publication, figures };
		} catch (cause) {
			if (this.#run === run) this.#fail(cause, () => this.#publish(loaded, exercice, earlier));
		} finally {
			if (this.#run === run) {
				this.#run = null;
				if (!isWaiting) this.progress = null;
			}
		}
	}

	async #open(
		{ set, engine }: LoadedSet,
		exercice: number,
		earlier: readonly ReadEdition[],
		signal: AbortSignal,
	): Promise<Publication | null> {
		// What the site holds ready was made without any.
		if (
			earlier.length === 0 &&
			this.#ready !== null &&
			set.fingerprint === this.#ready.fingerprint
		) {
			const { openReadyPublication } = await import('./ready-publication.ts');
			const ready = await openReadyPublication(this.#ready.folder, set, exercice, signal);
			if (ready !== null) return ready;
		}
		if (engine === null) return null;
		const { publishExercise } = await import('./publish.ts');
		return publishExercise(engine, set, exercice, {
			earlier,
			signal,
			onProgress: (progress) => {
				if (!signal.aborted) this.progress = progress;
			},
		});
	}

	#fail(cause: unknown, retry: () => Promise<void>): void {
		if (!(cause instanceof Error)) throw cause;
		this.failure = {
			title: 'L’édition de diffusion n’a pas pu être préparée.',
			message: describeCause(cause),
			retry: () => {
				this.failure = null;
				return retry();
			},
		};
	}
}

/** The protection says in French why nothing is published; the rest is told in the words of the reader. */
function describeCause(cause: Error): string {
	return cause.message.startsWith('Rien n’a été publié')
		? cause.message
		: 'Rien n’a été publié\u00A0: le calcul s’est arrêté. Réessayez\u00A0; si le défaut revient, rechargez la page.';
}

/** The extracts, the exercise and the earlier editions that an edition is made of. */
function toKey(set: ExtractSet, exercice: number, earlier: readonly ReadEdition[]): string {
	const files = set.files.map(({ path, bytes, sha256 }) => `${path} ${bytes} ${sha256}`);
	const before = earlier.map(({ sha256 }) => sha256);
	return [exercice, set.fingerprint, ...files.sort(), ...before].join('\n');
}
