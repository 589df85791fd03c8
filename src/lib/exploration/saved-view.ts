/** A view of the page Exploration, to come back to or to pin to a report. */
export interface SavedView {
	/** What `::vue{id=…}` names: small letters, digits and hyphens. */
	readonly id: string;
	readonly name: string;
	/** ISO day on which it was kept. */
	readonly date: string;
	/** Parameters of the address, without their question mark. */
	readonly search: string;
	/** The query of the console; null for another panel. */
	readonly sql: string | null;
}

/** Views read from a text, or why there are none, in French. */
export type ReadViews =
	| { readonly ok: true; readonly views: readonly SavedView[]; readonly refused: number }
	| { readonly ok: false; readonly message: string };

const NBSP = '\u00A0';

export const MAX_VIEWS = 200;
/** Of a file, in bytes. */
export const MAX_FILE = 2_000_000;
const MAX_NAME = 80;
const MAX_ID = 60;
const MAX_SEARCH = 4_000;
const MAX_SQL = 50_000;
const FORMAT = 'jalons-vues';
const VERSION = 1;

/** Letters that are not seen, or that turn the text round them. */
const UNSEEN =
	/[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu;

/** A name as it is kept: one line, spaces in order, 80 letters at most; empty where nothing is left. */
export function cleanName(name: string): string {
	const plain = name.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
	return Array.from(plain).slice(0, MAX_NAME).join('').trim();
}

/** The id that a name gives, other than those taken: « freins-des-collines », « freins-des-collines-2 ». */
export function toViewId(name: string, taken: readonly string[]): string {
	const plain = name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, MAX_ID - 8)
		.replace(/^-+|-+$/g, '');
	const base = plain === '' ? 'vue' : plain;
	let id = base;
	for (let rank = 2; taken.includes(id); rank++) id = `${base}-${rank}`;
	return id;
}

/** The text of a file of views, and of what the device keeps. */
export function writeViews(views: readonly SavedView[]): string {
	return `${JSON.stringify({ format: FORMAT, version: VERSION, vues: views }, null, '\t')}\n`;
}

/** Reads a text written by `writeViews`; views that are not whole are left out and counted. */
export function readViews(text: string): ReadViews {
	if (text.length > MAX_FILE) {
		return refuse(`Le fichier est trop grand pour des vues${NBSP}: 2${NBSP}Mo au plus.`);
	}
	let content: unknown;
	try {
		content = JSON.parse(text);
	} catch (cause) {
		if (!(cause instanceof SyntaxError)) throw cause;
		return refuse(
			'Le fichier n’est pas du JSON. Choisir un fichier exporté par « Exporter les vues ».',
		);
	}
	if (!isRecord(content) || content['format'] !== FORMAT || !Array.isArray(content['vues'])) {
		return refuse(
			'Le fichier ne contient pas de vues de Jalons. Choisir un fichier exporté par « Exporter les vues ».',
		);
	}
	if (content['version'] !== VERSION) {
		return refuse(
			'Les vues viennent d’une autre version de Jalons, que celle-ci ne sait pas lire. Les exporter à nouveau depuis une version à jour.',
		);
	}
	const found: readonly unknown[] = content['vues'];
	if (found.length > MAX_VIEWS) {
		return refuse(`Le fichier a trop de vues${NBSP}: ${MAX_VIEWS} au plus.`);
	}
	const views = new Map<string, SavedView>();
	for (const one of found) {
		const view = readView(one);
		if (view !== null && !views.has(view.id)) views.set(view.id, view);
	}
	return { ok: true, views: [...views.values()], refused: found.length - views.size };
}

function readView(value: unknown): SavedView | null {
	if (!isRecord(value)) return null;
	const { id, name, date, search, sql } = value;
	if (typeof id !== 'string' || id.length > MAX_ID || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
		return null;
	if (typeof name !== 'string' || cleanName(name) === '') return null;
	if (typeof date !== 'string' || !isDay(date)) return null;
	if (typeof search !== 'string' || !isSearch(search)) return null;
	if (sql !== null && (typeof sql !== 'string' || sql.length > MAX_SQL)) return null;
	return { id, name: cleanName(name), date, search, sql };
}

function isDay(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Whether a text is parameters of an address, and nothing that would lead elsewhere. */
function isSearch(text: string): boolean {
	if (text.length > MAX_SEARCH || /[#?/\\\s]/.test(text)) return false;
	return [...new URLSearchParams(text).keys()].every((key) => /^[\p{L}\p{N}_.-]{1,40}$/u.test(key));
}

/** Parameters of an address as a view keeps them. */
export function toViewSearch(params: URLSearchParams): string {
	const kept = new URLSearchParams(params);
	// The edition is a choice of the visit, and the ends of a link are not a view.
	for (const key of ['edition', 'indicateur', 'vue']) kept.delete(key);
	kept.sort();
	return kept.toString().replaceAll('/', '%2F').replaceAll('?', '%3F');
}

/** What follows the path of the page to open a view; a query is found again by the id. */
export function toViewAddress(view: SavedView): `?${string}` {
	const params = new URLSearchParams(view.search);
	if (view.sql !== null) params.set('vue', view.id);
	return `?${params.toString()}`;
}

/** Puts views beside others: the same one once, and another under a name that is taken with an id of its own. */
export function mergeViews(
	present: readonly SavedView[],
	added: readonly SavedView[],
): { readonly views: readonly SavedView[]; readonly added: number } {
	const views = [...present];
	for (const view of added) {
		if (views.length >= MAX_VIEWS) break;
		if (views.some((one) => isSameView(one, view))) continue;
		const taken = views.map(({ id }) => id);
		const id = taken.includes(view.id) ? toViewId(view.id, taken) : view.id;
		views.push({ ...view, id });
	}
	return { views, added: views.length - present.length };
}

function isSameView(a: SavedView, b: SavedView): boolean {
	return a.name === b.name && a.search === b.search && a.sql === b.sql;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(message: string): ReadViews {
	return { ok: false, message };
}
