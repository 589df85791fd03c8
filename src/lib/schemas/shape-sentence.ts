import { formatPlace, type JsonObject } from './json.ts';
import { findNearest } from './nearest.ts';

const NBSP = '\u00a0';

const TYPES: Readonly<Record<string, string>> = {
	string: 'un texte entre guillemets',
	number: 'un nombre',
	integer: 'un nombre entier',
	boolean: 'true ou false',
	object: 'un objet { … }',
	array: 'une liste [ … ]',
};

/** French sentence for a key that must be there and is not. */
export function sayMissing(place: readonly string[], key: string): string {
	return `La clé ${quote(key)} manque ${sayWhere(place)}.`;
}

/** French sentence for a key that is not foreseen, with the one probably meant. */
export function sayUnknownKey(
	place: readonly string[],
	key: string,
	known: readonly string[],
): string {
	const nearest = findNearest(key, known);
	const advice =
		nearest === null
			? `les clés prévues sont ${listQuoted(known, 'et')}.`
			: `écrire ${quote(nearest)}${NBSP}?`;
	return `La clé ${quote(key)} n’est pas prévue ${sayWhere(place)}${NBSP}; ${advice}`;
}

/** French sentence for a key that its rule refuses; `place` ends with the key. */
export function sayWrongKey(place: readonly string[], schema: JsonObject): string {
	const key = place.at(-1) ?? '';
	const where = sayWhere(place.slice(0, -1));
	const allowed = toTexts(schema['enum']);
	if (allowed.length > 0) return sayUnknownKey(place.slice(0, -1), key, allowed);
	return `La clé ${quote(key)} est mal écrite ${where}${NBSP}; n’employer que des minuscules sans accent, des chiffres et le tiret bas.`;
}

/** French sentence for a value that a rule refuses: its place and what was expected. */
export function sayExpected(
	place: readonly string[],
	keyword: string,
	schema: JsonObject,
	value: unknown,
): string {
	const subject = place.length === 0 ? 'Le document' : formatPlace(place);
	return `${subject} ${sayRule(keyword, schema, value)}.`;
}

function sayRule(keyword: string, schema: JsonObject, value: unknown): string {
	switch (keyword) {
		case 'type':
			return `doit être ${TYPES[String(schema['type'])] ?? 'd’un autre type'}`;
		case 'enum':
			return sayChoice(toTexts(schema['enum']), value);
		case 'minimum':
		case 'maximum':
			return sayRange(schema['minimum'], schema['maximum']);
		case 'format':
			return 'doit être une date qui existe, écrite AAAA-MM-JJ';
		case 'minLength':
			return 'ne doit pas être vide';
		case 'minItems':
			return 'doit contenir au moins un élément';
		case 'uniqueItems':
			return 'contient deux fois la même valeur';
		default:
			return `n’a pas la forme attendue. ${trimDot(schema['description'])}`;
	}
}

function sayChoice(allowed: readonly string[], value: unknown): string {
	const nearest = typeof value === 'string' ? findNearest(value, allowed) : null;
	const advice = nearest === null ? '' : ` (le plus proche${NBSP}: ${quote(nearest)})`;
	return `doit valoir ${listQuoted(allowed, 'ou')}${advice}`;
}

function sayRange(minimum: unknown, maximum: unknown): string {
	if (typeof minimum === 'number' && typeof maximum === 'number') {
		return `doit être compris entre ${minimum} et ${maximum}`;
	}
	if (typeof minimum === 'number') return `doit valoir au moins ${minimum}`;
	return `doit valoir au plus ${String(maximum)}`;
}

function sayWhere(place: readonly string[]): string {
	return place.length === 0 ? 'au premier niveau du document' : `dans ${formatPlace(place)}`;
}

function quote(text: string): string {
	return `«${NBSP}${text.slice(0, 60)}${NBSP}»`;
}

function listQuoted(texts: readonly string[], word: 'et' | 'ou'): string {
	const quoted = texts.map(quote);
	if (quoted.length < 2) return quoted.join('');
	return `${quoted.slice(0, -1).join(', ')} ${word} ${quoted.at(-1) ?? ''}`;
}

function toTexts(value: unknown): string[] {
	return Array.isArray(value) ? value.map(String) : [];
}

function trimDot(value: unknown): string {
	return typeof value === 'string' ? value.replace(/\.$/, '') : '';
}
