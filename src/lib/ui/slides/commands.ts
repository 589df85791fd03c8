/** What a key or a button asks of a projection. */
export type Command =
	| { readonly kind: 'aller'; readonly number: number }
	| {
			readonly kind:
				| 'suivante'
				| 'precedente'
				| 'premiere'
				| 'derniere'
				| 'plein-ecran'
				| 'presentateur'
				| 'notes'
				| 'sommaire'
				| 'aide'
				| 'noir'
				| 'quitter';
	  };

/** A key as the browser names it, with what is held down with it. */
export interface KeyPress {
	readonly key: string;
	readonly ctrlKey: boolean;
	readonly altKey: boolean;
	readonly metaKey: boolean;
}

/** What a key does: a command, or digits waiting for Entrée; `isTaken` is false for a key that means nothing here. */
export interface ReadKey {
	readonly command: Command | null;
	readonly digits: string;
	readonly isTaken: boolean;
}

type Plain = Exclude<Command['kind'], 'aller'>;

const KEYS: Readonly<Partial<Record<string, Plain>>> = {
	ArrowRight: 'suivante',
	ArrowDown: 'suivante',
	PageDown: 'suivante',
	' ': 'suivante',
	Enter: 'suivante',
	ArrowLeft: 'precedente',
	ArrowUp: 'precedente',
	PageUp: 'precedente',
	Backspace: 'precedente',
	Home: 'premiere',
	End: 'derniere',
	Escape: 'quitter',
	f: 'plein-ecran',
	p: 'presentateur',
	n: 'notes',
	o: 'sommaire',
	b: 'noir',
	'.': 'noir',
	'?': 'aide',
};

/** The keys and what they do, as the help tells them. */
export const KEY_HELP: readonly (readonly [keys: string, does: string])[] = [
	['Flèches, Page suivante, Espace', 'Diapositive suivante ou précédente'],
	['Début, Fin', 'Première, dernière diapositive'],
	['Un nombre, puis Entrée', 'Aller à cette diapositive'],
	['F', 'Plein écran, ou fenêtre'],
	['P', 'Fenêtre du présentateur'],
	['N', 'Notes'],
	['O', 'Sommaire des diapositives'],
	['B', 'Écran noir'],
	['?', 'Cette aide'],
	['Échap', 'Fermer ce qui est ouvert, puis quitter'],
];

const NOTHING: ReadKey = { command: null, digits: '', isTaken: false };

/** Reads a key during a projection; `digits` are those typed before it, three at most. */
export function readKey(press: KeyPress, digits: string): ReadKey {
	if (press.ctrlKey || press.altKey || press.metaKey) return { ...NOTHING, digits };
	if (/^\d$/.test(press.key)) {
		return { command: null, digits: `${digits}${press.key}`.slice(-3), isTaken: true };
	}
	if (press.key === 'Enter' && digits !== '') {
		return { command: { kind: 'aller', number: Number(digits) }, digits: '', isTaken: true };
	}
	const kind = KEYS[press.key.length === 1 ? press.key.toLowerCase() : press.key];
	return kind === undefined ? NOTHING : { command: { kind }, digits: '', isTaken: true };
}

/** The index, from 0, where a command leads among `count` slides; the same index where it leads nowhere. */
export function toIndex(command: Command, index: number, count: number): number {
	const last = Math.max(0, count - 1);
	if (command.kind === 'suivante') return Math.min(last, index + 1);
	if (command.kind === 'precedente') return Math.max(0, index - 1);
	if (command.kind === 'premiere') return 0;
	if (command.kind === 'derniere') return last;
	if (command.kind !== 'aller' || command.number < 1 || command.number > count) return index;
	return command.number - 1;
}
