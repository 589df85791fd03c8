import { browser } from '$app/environment';

const KEY = 'jalons-affichage';
const CHOICES = ['systeme', 'clair', 'sombre'] as const;

export type ThemeName = (typeof CHOICES)[number];

/** The theme chosen on this device; `systeme` follows the browser. */
export class Theme {
	choice = $state<ThemeName>('systeme');

	/** Takes what the device keeps, once the page runs. */
	restore(): void {
		this.choice = toThemeName(readKept());
		this.#apply();
	}

	/** Changes the theme and keeps it; throws on an unknown name. */
	set(name: string): void {
		if (toThemeName(name) !== name) throw new Error(`theme: ${name}`);
		this.choice = name;
		this.#apply();
		keep(name);
	}

	#apply(): void {
		if (!browser) return;
		if (this.choice === 'systeme') delete document.documentElement.dataset.theme;
		else document.documentElement.dataset.theme = this.choice;
	}
}

function toThemeName(text: string | null): ThemeName {
	return CHOICES.find((choice) => choice === text) ?? 'systeme';
}

/** Null where the browser keeps nothing: the choice then lasts as long as the visit. */
function readKept(): string | null {
	try {
		return localStorage.getItem(KEY);
	} catch (cause) {
		if (cause instanceof DOMException) return null;
		throw cause;
	}
}

function keep(name: ThemeName): void {
	try {
		if (name === 'systeme') localStorage.removeItem(KEY);
		else localStorage.setItem(KEY, name);
	} catch (cause) {
		if (!(cause instanceof DOMException)) throw cause;
	}
}
