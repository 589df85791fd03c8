/** The words of reports that people changed, kept on this device alone; undone and restored during a visit. */
export class ReportTexts {
	#versions = $state.raw<ReadonlyMap<string, Versions>>(new Map());
	/** Why the words could not be kept on this device; empty otherwise. */
	failure = $state('');

	/** Takes what the device keeps under a key, if anything; to be called once the page runs. */
	restore(key: string): void {
		if (this.#versions.has(key)) return;
		this.#put(key, { past: [], text: readKept(key), future: [] });
	}

	/** The words under a key; null where they are those of the site. */
	get(key: string): string | null {
		return this.#versions.get(key)?.text ?? null;
	}

	canUndo(key: string): boolean {
		return (this.#versions.get(key)?.past.length ?? 0) > 0;
	}

	canRedo(key: string): boolean {
		return (this.#versions.get(key)?.future.length ?? 0) > 0;
	}

	/** Changes the words; null puts those of the site back. */
	set(key: string, text: string | null): void {
		const { past, text: before } = this.#read(key);
		if (text === before) return;
		this.#keep(key, { past: [...past, before].slice(-MOST_VERSIONS), text, future: [] });
	}

	undo(key: string): void {
		const { past, text, future } = this.#read(key);
		const before = past.at(-1);
		if (before === undefined) return;
		this.#keep(key, { past: past.slice(0, -1), text: before, future: [text, ...future] });
	}

	redo(key: string): void {
		const { past, text, future } = this.#read(key);
		const [after, ...others] = future;
		if (after === undefined) return;
		this.#keep(key, { past: [...past, text], text: after, future: others });
	}

	#read(key: string): Versions {
		return this.#versions.get(key) ?? { past: [], text: null, future: [] };
	}

	#keep(key: string, versions: Versions): void {
		this.#put(key, versions);
		this.failure = keep(key, versions.text)
			? ''
			: 'Ce navigateur ne garde rien : enregistrer le texte dans un fichier avant de quitter la page.';
	}

	#put(key: string, versions: Versions): void {
		this.#versions = new Map([...this.#versions, [key, versions]]);
	}
}

/** Null stands for the words of the site. */
interface Versions {
	readonly past: readonly (string | null)[];
	readonly text: string | null;
	readonly future: readonly (string | null)[];
}

const MOST_VERSIONS = 200;
const PREFIX = 'jalons-rapport:';

function readKept(key: string): string | null {
	try {
		return localStorage.getItem(PREFIX + key);
	} catch (cause) {
		if (cause instanceof DOMException) return null;
		throw cause;
	}
}

function keep(key: string, text: string | null): boolean {
	try {
		if (text === null) localStorage.removeItem(PREFIX + key);
		else localStorage.setItem(PREFIX + key, text);
		return true;
	} catch (cause) {
		if (cause instanceof DOMException) return false;
		throw cause;
	}
}
