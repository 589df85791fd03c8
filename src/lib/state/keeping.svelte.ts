import type { SourceFile } from '../extracts/source.ts';
import { forgetFiles, keepFiles, readKeptFiles } from './kept-files.ts';

/** Says to the next visit, before it paints, that a set is kept: see theme-boot.js. */
const KEY = 'jalons-jeu';

/** What the device keeps for the next visit, only if the reader asked for it. */
export class Keeping {
	isKept = $state(false);
	isBusy = $state(false);
	/** What went wrong, in French, and what it changes; null when nothing did. */
	failure = $state.raw<string | null>(null);

	/** The files kept, or null; a storage that cannot be read keeps nothing. */
	async restore(): Promise<readonly SourceFile[] | null> {
		try {
			const files = await readKeptFiles();
			this.isKept = files !== null;
			announce(this.isKept);
			return files;
		} catch {
			this.failure =
				'Ce navigateur refuse la lecture de ses fichiers gardés : le jeu est à déposer à chaque visite.';
			return null;
		}
	}

	/** Copies the files of the set shown on this device. */
	keep(files: readonly SourceFile[]): Promise<void> {
		return this.#run(async () => {
			await keepFiles(files);
			this.isKept = true;
			announce(true);
		}, 'Ce navigateur n’a pas pu garder le jeu (place insuffisante ou navigation privée) : rien n’est gardé de plus, les chiffres affichés restent.');
	}

	/** Erases every copy from this device; the figures shown stay until the page is closed. */
	forget(): Promise<void> {
		return this.#run(async () => {
			await forgetFiles();
			this.isKept = false;
			announce(false);
		}, 'Les copies n’ont pas pu être effacées : effacez les données de ce site dans les réglages du navigateur.');
	}

	async #run(work: () => Promise<void>, words: string): Promise<void> {
		this.isBusy = true;
		this.failure = null;
		try {
			await work();
		} catch {
			this.failure = words;
		} finally {
			this.isBusy = false;
		}
	}
}

/** Without a place for the word, the demonstration shows until the set is read. */
function announce(isKept: boolean): void {
	try {
		if (isKept) localStorage.setItem(KEY, 'garde');
		else localStorage.removeItem(KEY);
	} catch (cause) {
		if (!(cause instanceof DOMException)) throw cause;
	}
}
