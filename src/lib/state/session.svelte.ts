import { EngineError, type Engine, type EngineLoss } from '../engine/engine.ts';
import type { ExtractResult, ExtractSet } from '../extracts/read-extracts.ts';
import { areTablesOnly, replaceTables } from '../extracts/replace-tables.ts';
import type { SourceFile } from '../extracts/source.ts';
import type { Period } from '../indicators/periods.ts';
import {
	closeLate,
	closeOnFailure,
	describeFailure,
	toCandidate,
	type Candidate,
} from './candidate.ts';
import { fetchFigures, listDemonstration, type Demonstration } from './demonstration.ts';
import type { Figures, FigureStep } from './figures.ts';
import { fromPublicationSeed, type PublicationSeed } from './published.ts';
import { fromSeed, fromWholeSeed, type Seed, type Seeded } from './seed.ts';
import { describeEngine, describeFigures, describeReading, type Progress } from './progress.ts';

export type Phase = 'vide' | 'chargement' | 'pret' | 'erreur';

/** The set whose figures are shown, with the engine that computed them. */
export interface LoadedSet {
	readonly set: ExtractSet;
	readonly figures: Figures;
	/** Null while the figures are those of the build: no engine has started, none has been asked for. */
	readonly engine: Engine | null;
	/** The files it was read from: to keep them, or to replace one of them; none while no engine was asked for. */
	readonly sources: readonly SourceFile[];
}

/** A load that could not end, in French, and what to do again. */
export interface Failure {
	readonly title: string;
	readonly message: string;
	readonly retry: () => Promise<void>;
}

/** The extracts and their figures: what is shown stays until another set is accepted whole. */
export class Session {
	/** A visit begins by loading: the page says so before any script has run. */
	phase = $state.raw<Phase>('chargement');
	progress = $state.raw<Progress | null>({ label: 'Chargement des chiffres', done: 0, total: 0 });
	loaded = $state.raw<LoadedSet | null>(null);
	candidate = $state.raw<Candidate | null>(null);
	failure = $state.raw<Failure | null>(null);

	#run: AbortController | null = null;
	#extending: Promise<void> = Promise.resolve();
	#demonstration: Demonstration | null = null;
	/** An engine was asked for, and none is there yet. */
	#isEngineWanted = false;
	/** The demonstration with the figures of every period, once they were fetched. */
	#built: Seeded | null = null;
	/** Ends the wait of a load that would have begun in a quiet moment. */
	#hasten: () => void = () => undefined;
	readonly #haste = new Promise<void>((resolve) => {
		this.#hasten = resolve;
	});
	/** Settles once the set of this visit is there, or could not be opened. */
	#markOpened: () => void = () => undefined;
	readonly #opened = new Promise<void>((resolve) => {
		this.#markOpened = resolve;
	});
	/** The opening of the set that was kept: until it ends nothing is shown that files could be put beside. */
	#openingKept: Promise<void> = Promise.resolve();

	/** Shows the figures that the page carries until an engine has computed some. */
	constructor(seed: Seed | null) {
		if (seed === null) return;
		this.loaded = { ...fromSeed(seed), engine: null, sources: [] };
	}

	/** Shows a publication: the pages of its site are made from nothing else. */
	showPublication(seed: PublicationSeed): void {
		this.loaded = { ...fromPublicationSeed(seed), engine: null, sources: [] };
		this.phase = 'pret';
		this.progress = null;
		this.#markOpened();
	}

	/**
	 * Opens the demonstration, at once or when `start` settles: its figures are those of the build, and an engine reads
	 * its extracts only once something asks for one.
	 */
	async openDemonstration(demonstration: Demonstration, start?: Promise<void>): Promise<void> {
		this.#demonstration = demonstration;
		if (start !== undefined && !this.#isEngineWanted) await Promise.race([start, this.#haste]);
		const isTaken = this.#run !== null || this.candidate !== null;
		// Files that were chosen meanwhile come first.
		if (start === undefined || !isTaken) await this.#openSite(demonstration);
		this.#markOpened();
	}

	async #openSite(site: Demonstration): Promise<void> {
		const title = 'Le jeu de démonstration n’a pas pu être ouvert.';
		await this.#start({ title, retry: () => this.#openSite(site) }, (signal) =>
			this.#isEngineWanted ? this.#openExtracts(site, signal) : this.#showBuilt(site, signal),
		);
		// An engine may have been asked for meanwhile.
		if (this.#isEngineWanted && this.phase === 'pret') await this.needEngine();
	}

	async #showBuilt(site: Demonstration, signal: AbortSignal): Promise<void> {
		this.#say('Chargement des chiffres');
		const built = await this.#fetchBuilt(site, signal);
		await this.#closeEngine();
		if (signal.aborted) return;
		this.loaded = { ...built, engine: null, sources: [] };
		this.candidate = null;
	}

	async #openExtracts(site: Demonstration, signal: AbortSignal): Promise<void> {
		this.#say('Lecture des extraits');
		// The engine is the longest to come: it starts while the files are read.
		const engine = this.#openEngine(signal);
		const [built, sources] = await closeOnFailure(engine, () =>
			Promise.all([this.#fetchBuilt(site, signal), listDemonstration(site.folder, signal)]),
		);
		const isSound = await this.#readAndInstall(sources, engine, signal, built);
		if (!isSound) throw new Error('demonstration: refused by its own checks');
	}

	async #fetchBuilt(site: Demonstration, signal: AbortSignal): Promise<Seeded> {
		this.#built ??= await fromWholeSeed(await fetchFigures(site.figures, signal));
		return this.#built;
	}

	/** Opens files that were accepted on a former visit; what is wrong with them since is told. */
	openKept(files: readonly SourceFile[]): Promise<void> {
		this.loaded = null;
		const title = 'Le jeu gardé sur cet appareil n’a pas pu être ouvert.';
		this.#openingKept = this.#openFiles(title, files).then(this.#markOpened);
		return this.#openingKept;
	}

	#openFiles(title: string, sources: readonly SourceFile[]): Promise<void> {
		return this.#start({ title, retry: () => this.#openFiles(title, sources) }, async (signal) => {
			this.#say('Lecture des extraits');
			await this.#readAndInstall(sources, this.#openEngine(signal), signal);
		});
	}

	/** Puts the set of files in place at once where it is sound; else tells what to mend. Whether it is sound. */
	async #readAndInstall(
		sources: readonly SourceFile[],
		engine: Promise<Engine>,
		signal: AbortSignal,
		known: Seeded | null = null,
	): Promise<boolean> {
		const result = await closeOnFailure(engine, () => this.#read(sources, signal));
		if (result.ok) await this.#install(result.set, sources, engine, signal, known);
		else {
			await closeLate(engine);
			this.candidate = toCandidate(result, sources);
		}
		return result.ok;
	}

	/**
	 * Reads and checks files; the former figures stay, whatever is found. Tables alone take the place of those of the
	 * set shown, unless it is the demonstration.
	 */
	async check(files: readonly SourceFile[]): Promise<void> {
		await this.#openingKept;
		return this.#start(
			{ title: 'Les fichiers n’ont pas pu être lus.', retry: () => this.check(files) },
			async (signal) => {
				this.candidate = null;
				this.#say('Lecture des extraits');
				const inPlace = this.loaded;
				const mayReplace = inPlace?.set.isDemonstration === false && areTablesOnly(files);
				const sources = mayReplace ? await replaceTables(inPlace.sources, files) : files;
				const result = await this.#read(sources, signal);
				if (signal.aborted) return;
				this.candidate = toCandidate(result, sources, mayReplace ? files : []);
			},
		);
	}

	/** Puts the checked set in place of the former one, once its figures are computed. */
	accept(): Promise<void> {
		const { set = null, sources = [] } = this.candidate ?? {};
		if (set === null) throw new Error('candidate: none to accept');
		return this.#start(
			{ title: 'Les chiffres n’ont pas pu être calculés.', retry: () => this.accept() },
			(signal) => this.#install(set, sources, this.#openEngine(signal), signal),
		);
	}

	/** Forgets the set that was dropped; the figures shown stay. */
	dismiss(): void {
		this.candidate = null;
	}

	/** Stops what is running; what was shown stays. */
	cancel(): void {
		this.#run?.abort();
		this.#run = null;
		this.progress = null;
		this.phase = this.loaded === null ? 'vide' : 'pret';
	}

	/** Computes a period that is not there yet: one given day by day, or of an exercise still to come. */
	async ensure(period: Period): Promise<void> {
		if (this.loaded === null || this.loaded.figures.computed.has(period.id)) return;
		this.#hasten();
		await this.#opened;
		if (this.loaded.figures.computed.has(period.id)) return;
		await this.needEngine();
		return this.#extend((shown) => (shown.figures.computed.has(period.id) ? [] : [period]));
	}

	/**
	 * Gives the figures shown an engine, where they have none: those of the build have had none yet, and a load that did
	 * not end took it with it. A load that runs is left to end; a failure is told as any other.
	 */
	async needEngine(): Promise<void> {
		const { loaded } = this;
		if (loaded === null || loaded.engine !== null) return;
		this.#isEngineWanted = true;
		this.#hasten();
		if (this.#run !== null) return;
		if (loaded.sources.length > 0) await this.#reopen(loaded);
		else if (this.#demonstration !== null) await this.#openSite(this.#demonstration);
	}

	/** Adds periods to the figures shown, one request after the other. */
	#extend(list: (loaded: LoadedSet) => readonly Period[]): Promise<void> {
		this.#extending = this.#extending.then(async () => {
			const { loaded } = this;
			const engine = loaded?.engine ?? null;
			const periods = loaded === null ? [] : list(loaded);
			if (loaded === null || engine === null || periods.length === 0) return;
			try {
				const { extendFigures } = await import('./figures.ts');
				const figures = await extendFigures(engine, loaded.figures, periods);
				if (this.loaded === loaded) this.loaded = { ...loaded, figures };
			} catch (cause) {
				if (this.loaded !== loaded) return;
				this.#fail(cause, {
					title: 'Les chiffres de cette période n’ont pas pu être calculés.',
					retry: () => this.#reopen(loaded),
				});
			}
		});
		return this.#extending;
	}

	/** Ends the session: nothing runs any more. */
	async close(): Promise<void> {
		this.cancel();
		const { loaded } = this;
		this.loaded = null;
		await loaded?.engine?.close();
	}

	#reopen(loaded: LoadedSet): Promise<void> {
		return this.#start(
			{ title: 'Les chiffres n’ont pas pu être calculés.', retry: () => this.#reopen(loaded) },
			(signal) =>
				this.#install(loaded.set, loaded.sources, this.#openEngine(signal), signal, loaded),
		);
	}

	/** Runs one load; a load that runs already is stopped. */
	async #start(
		words: Omit<Failure, 'message'>,
		load: (signal: AbortSignal) => Promise<void>,
	): Promise<void> {
		this.#run?.abort();
		const run = new AbortController();
		this.#run = run;
		this.failure = null;
		this.phase = 'chargement';
		try {
			await load(run.signal);
			if (this.#run === run) this.phase = this.loaded === null ? 'vide' : 'pret';
		} catch (cause) {
			if (this.#run === run) this.#fail(cause, words);
		} finally {
			if (this.#run === run) {
				this.#run = null;
				this.progress = null;
			}
		}
	}

	#openEngine(signal: AbortSignal): Promise<Engine> {
		const opening = import('../engine/browser.ts').then(({ openBrowserEngine }) =>
			openBrowserEngine((progress) => {
				if (!signal.aborted) this.progress = describeEngine(progress);
			}),
		);
		// It may fail while files are still being read: whoever waits for it afterwards is told.
		opening.catch(() => undefined);
		return opening;
	}

	async #read(files: readonly SourceFile[], signal: AbortSignal): Promise<ExtractResult> {
		const [{ readInWorker }, { openReadingWorker }] = await Promise.all([
			import('../extracts/read-in-worker.ts'),
			import('./reading-worker.ts'),
		]);
		return readInWorker(files, openReadingWorker, {
			signal,
			onProgress: (progress) => {
				if (!signal.aborted) this.progress = describeReading(progress);
			},
		});
	}

	/**
	 * The swap: the former figures stay until the new ones stand. Their engine goes first, since two of them would not
	 * fit in the memory of a page with many rows; it is opened again should the figures have to stay. Figures that are
	 * known of the same files are not computed again.
	 */
	async #install(
		set: ExtractSet,
		sources: readonly SourceFile[],
		opening: Promise<Engine>,
		signal: AbortSignal,
		known: Seeded | null = null,
	): Promise<void> {
		await this.#closeEngine();
		const figures = await closeOnFailure(opening, async () => {
			const { computeFigures, fillEngine } = await import('./figures.ts');
			const onStep = (step: FigureStep): void => {
				if (!signal.aborted) this.progress = describeFigures(step);
			};
			if (known?.set.fingerprint !== set.fingerprint) {
				return computeFigures(await opening, set, onStep);
			}
			await fillEngine(await opening, set, onStep);
			return known.figures;
		});
		const engine = await opening;
		if (signal.aborted) {
			await engine.close();
			return;
		}
		this.loaded = { set, figures, engine, sources };
		this.candidate = null;
		this.#isEngineWanted = false;
		if (known === null) this.#built = null;
		void engine.lost?.then((loss) => {
			this.#lose(engine, loss);
		});
		const { listPeriods } = await import('./figures.ts');
		void this.#extend((loaded) => (loaded.set === set ? listPeriods(set) : []));
	}

	/**
	 * The engine of the figures can answer no more: the figures stay. Where nobody waited for it, the next need opens
	 * another one.
	 */
	#lose(engine: Engine, { wasBusy }: EngineLoss): void {
		const { loaded } = this;
		if (loaded?.engine !== engine) return;
		this.loaded = { ...loaded, engine: null };
		void engine.close();
		if (!wasBusy || this.#run !== null) return;
		this.#fail(new EngineError('the engine was lost', '', null), {
			title: 'Le moteur de calcul s’est arrêté.',
			retry: () => this.#reopen(loaded),
		});
	}

	/** Ends the engine of the figures shown, once what it computes is there. */
	async #closeEngine(): Promise<void> {
		await this.#extending;
		const { loaded } = this;
		if (loaded === null || loaded.engine === null) return;
		this.loaded = { ...loaded, engine: null };
		await loaded.engine.close();
	}

	#say(label: string): void {
		this.progress = { label, done: 0, total: 0 };
	}

	#fail(cause: unknown, words: Omit<Failure, 'message'>): void {
		this.phase = 'erreur';
		this.failure = { ...words, message: describeFailure(cause, this.loaded !== null) };
	}
}
