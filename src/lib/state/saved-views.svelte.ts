import {
	cleanName,
	MAX_VIEWS,
	mergeViews,
	readViews,
	toViewId,
	writeViews,
	type SavedView,
} from '../exploration/saved-view.ts';
import { NBSP } from '../models/format.ts';

const KEY = 'jalons-vues';
const NOT_KEPT =
	'Ce navigateur ne garde rien pour ce site\u00A0: les vues durent le temps de la visite. Les exporter pour les retrouver.';

/** The views that the reader kept on this device, and nowhere else. */
export class SavedViews {
	list = $state.raw<readonly SavedView[]>([]);
	/** What could not be done, in French; empty otherwise. */
	failure = $state('');
	/** What was done, said aloud; empty otherwise. */
	done = $state('');
	/** The view that was removed last, and its place; null once another gesture was made. */
	removed = $state.raw<{ readonly view: SavedView; readonly place: number } | null>(null);

	/** Takes what the device keeps, once the page runs. */
	restore(): void {
		const text = this.#read();
		if (text === null) return;
		const read = readViews(text);
		if (!read.ok) {
			this.failure =
				'Les vues gardées sur cet appareil n’ont pas pu être lues. Elles seront remplacées par celles que vous garderez.';
			return;
		}
		this.list = read.views;
		if (read.refused > 0) {
			this.failure = `${read.refused}${NBSP}vue${read.refused > 1 ? 's gardées n’ont' : ' gardée n’a'} pas pu être relue${read.refused > 1 ? 's' : ''}.`;
		}
	}

	/** Keeps a view under a name; null, with the reason, where there is none. */
	add(name: string, view: Pick<SavedView, 'date' | 'search' | 'sql'>): SavedView | null {
		this.#begin();
		const clean = cleanName(name);
		if (clean === '') {
			this.failure = 'Donner un nom à la vue.';
			return null;
		}
		if (this.list.length >= MAX_VIEWS) {
			this.failure = `${MAX_VIEWS}${NBSP}vues sont déjà gardées\u00A0: en supprimer une d’abord.`;
			return null;
		}
		const id = toViewId(
			clean,
			this.list.map((one) => one.id),
		);
		const added = { id, name: clean, ...view };
		this.#set([...this.list, added]);
		this.done = `Vue «${NBSP}${clean}${NBSP}» gardée.`;
		return added;
	}

	/** Gives a view another name; its id stays, so that reports still find it. */
	rename(id: string, name: string): void {
		this.#begin();
		const clean = cleanName(name);
		if (clean === '') {
			this.failure = 'Donner un nom à la vue.';
			return;
		}
		this.#set(this.list.map((one) => (one.id === id ? { ...one, name: clean } : one)));
	}

	remove(id: string): void {
		this.#begin();
		const place = this.list.findIndex((one) => one.id === id);
		const view = this.list[place];
		if (view === undefined) return;
		this.#set(this.list.filter((one) => one !== view));
		this.removed = { view, place };
	}

	/** Puts back the view removed last, at its place. */
	undo(): void {
		const { removed } = this;
		this.#begin();
		if (removed === null) return;
		const { view, place } = removed;
		const taken = this.list.map((one) => one.id);
		const id = taken.includes(view.id) ? toViewId(view.id, taken) : view.id;
		this.#set(this.list.toSpliced(place, 0, { ...view, id }));
	}

	/** Adds the views of a file; nothing changes where it cannot serve. */
	load(text: string): void {
		this.#begin();
		const read = readViews(text);
		if (!read.ok) {
			this.failure = read.message;
			return;
		}
		const { views, added } = mergeViews(this.list, read.views);
		this.#set(views);
		const left = read.refused + read.views.length - added;
		const plural = (n: number): string => (n < 2 ? '' : 's');
		this.done = `${added}${NBSP}vue${plural(added)} ajoutée${plural(added)}${
			left === 0 ? '' : `, ${left} laissée${plural(left)} (déjà là, ou pas entière${plural(left)})`
		}.`;
	}

	/** The text of the file to save. */
	write(): string {
		return writeViews(this.list);
	}

	#begin(): void {
		this.failure = '';
		this.done = '';
		this.removed = null;
	}

	#set(views: readonly SavedView[]): void {
		this.list = views;
		try {
			if (views.length === 0) localStorage.removeItem(KEY);
			else localStorage.setItem(KEY, writeViews(views));
		} catch (cause) {
			if (!(cause instanceof DOMException)) throw cause;
			this.failure = NOT_KEPT;
		}
	}

	/** Null where there is nothing, or where the browser refuses. */
	#read(): string | null {
		try {
			return localStorage.getItem(KEY);
		} catch (cause) {
			if (!(cause instanceof DOMException)) throw cause;
			this.failure = NOT_KEPT;
			return null;
		}
	}
}
