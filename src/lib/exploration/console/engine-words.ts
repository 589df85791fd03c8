import { LINES_BEFORE } from './run-query.ts';

/** What the engine said, for a reader: a French sentence, where the fault is (1 = first), and the engine's own words. */
export interface QueryFault {
	readonly message: string;
	readonly line: number | null;
	readonly column: number | null;
	readonly detail: string;
}

type Words = readonly [pattern: RegExp, words: (found: RegExpExecArray) => string];

const SENTENCES: readonly Words[] = [
	[
		/Table with name "?([^"\s]+)"? does not exist/,
		([, name = '']) => `La table ${quote(name)} n’existe pas.`,
	],
	[
		/Table Function with name "?([^"\s]+)"? does not exist/,
		([, name = '']) => `La fonction ${quote(name)} n’existe pas.`,
	],
	[
		/(?:Scalar|Aggregate)? ?Function with name "?([^"\s]+)"? does not exist/,
		([, name = '']) => `La fonction ${quote(name)} n’existe pas.`,
	],
	[
		/Referenced column "([^"]+)" not found/,
		([, name = '']) => `La colonne ${quote(name)} n’existe pas dans les tables lues.`,
	],
	[
		/Values list "([^"]+)" does not have a column named "([^"]+)"|Table "([^"]+)" does not have a column named "([^"]+)"/,
		([, a, b, c, d]) =>
			`La table ${quote(a ?? c ?? '')} n’a pas de colonne ${quote(b ?? d ?? '')}.`,
	],
	[
		/Ambiguous reference to column name "([^"]+)"/,
		([, name = '']) =>
			`La colonne ${quote(name)} est dans plusieurs tables\u00A0: écrire laquelle, par exemple poles.${name}.`,
	],
	[
		/column "([^"]+)" must appear in the GROUP BY clause/,
		([, name = '']) =>
			`La colonne ${quote(name)} doit être dans GROUP BY, ou dans un calcul (count, sum, min…).`,
	],
	[
		/syntax error at or near "([^"]*)"/,
		([, near = '']) => `La requête n’est pas comprise à partir de ${quote(near)}.`,
	],
	[/syntax error at end of input/, () => 'La requête s’arrête trop tôt.'],
	[
		/Could not convert string '[^']*' to ([A-Z0-9]+)|Could not convert string "[^"]*" to '?([A-Z0-9]+)/,
		([, a, b]) => `Un texte n’a pas pu être lu comme ${typeWord(a ?? b ?? '')}.`,
	],
	[
		/No function matches the given name and argument types '([^('"]+)/,
		([, name = '']) => `La fonction ${quote(name)} ne s’applique pas à ces valeurs.`,
	],
	[
		/file system operations are disabled|external access|Loading external extensions|Extension Autoloading|disabled by configuration|disabled through configuration/i,
		() =>
			'Les fichiers, le réseau et les extensions sont fermés\u00A0: la console ne lit que les tables du jeu.',
	],
	[
		/Out of Memory|could not allocate|memory limit|out of bounds|bad_alloc|allocation failed/i,
		() =>
			'La requête demande plus de mémoire que le moteur n’en a\u00A0: la resserrer (WHERE, LIMIT, moins de jointures).',
	],
	[
		/recursion|stack|Maximum call stack|max.*depth/i,
		() =>
			'La requête s’enfonce trop loin\u00A0: elle est trop imbriquée ou sa récursion n’a pas de fin.',
	],
	[/multiple statements/i, () => 'Une seule requête à la fois.'],
	[
		/Values were not provided|parameter/i,
		() => 'La requête attend des paramètres (?, $1)\u00A0: écrire les valeurs elles-mêmes.',
	],
	[/out of range|Overflow/i, () => 'Un nombre dépasse ce que son type peut contenir.'],
	[
		/scalar subquery|More than one row returned/i,
		() => 'Une sous-requête donne plusieurs lignes là où une seule valeur est attendue.',
	],
	[
		/aggregate|GROUP BY|window function/i,
		() => 'Un calcul de groupe est à une place où il ne peut pas être.',
	],
];

const KINDS: readonly (readonly [prefix: string, message: string])[] = [
	['Parser Error', 'La requête n’est pas comprise.'],
	['Catalog Error', 'La requête cite quelque chose qui n’existe pas.'],
	['Binder Error', 'Un élément de la requête ne convient pas à sa place.'],
	['Conversion Error', 'Une valeur n’a pas pu être convertie.'],
	['Invalid Input Error', 'Une fonction a reçu une valeur qu’elle n’accepte pas.'],
];

const NO_WORDS = 'Le moteur n’a pas pu exécuter la requête.';

/** Puts what the engine said into French; `body` is the query as the reader wrote it. */
export function describeFault(detail: string, body: string): QueryFault {
	const [head = ''] = detail.split('\n\n');
	let message = KINDS.find(([prefix]) => detail.startsWith(prefix))?.[1] ?? NO_WORDS;
	for (const [pattern, words] of SENTENCES) {
		const found = pattern.exec(head);
		if (found === null) continue;
		message = words(found);
		break;
	}
	const place = findPlace(detail, body);
	// What stands after the query closes the parentheses that it was put in.
	if (place === AFTER) message = 'La requête s’arrête trop tôt.';
	const { line, column } = place;
	return { message, line, column, detail: detail.trim() };
}

const AFTER = { line: null, column: null };

/** DuckDB quotes the line and puts a caret under the fault; a long line is cut on both sides. */
function findPlace(detail: string, body: string): Pick<QueryFault, 'line' | 'column'> {
	const mark = /^LINE (\d+): (.*)\n( *)\^/m.exec(detail);
	const none = { line: null, column: null };
	if (mark === null) return none;
	const [, number = '', quoted = '', spaces = ''] = mark;
	const line = Number(number) - LINES_BEFORE;
	const text = body.split('\n')[line - 1];
	if (text === undefined) return AFTER;
	const offset = spaces.length - `LINE ${number}: `.length;
	const isCut = quoted.startsWith('...');
	const piece = quoted.replace(/^\.\.\./, '').replace(/\.\.\.$/, '');
	const shift = isCut ? text.indexOf(piece) - 3 : 0;
	const column = offset + shift + 1;
	return column < 1 || (isCut && shift < 0) ? { line, column: null } : { line, column };
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
	DATE: 'une date',
	TIMESTAMP: 'une date et une heure',
	BOOLEAN: 'vrai ou faux',
};

function typeWord(type: string): string {
	return TYPE_WORDS[type] ?? 'un nombre';
}

function quote(name: string): string {
	return `«\u00A0${name}\u00A0»`;
}
