/** A piece of a statement; spaces and comments are left out. */
export interface SqlToken {
	readonly kind: 'mot' | 'nom' | 'texte' | 'nombre' | 'signe';
	/** As written; the name inside its quotes for a quoted name. */
	readonly text: string;
	/** Where it starts in the statement, 0 for the first letter. */
	readonly start: number;
}

/** What a statement is made of; `unclosed` names the text, name or comment that never ends. */
export interface SqlTokens {
	readonly tokens: readonly SqlToken[];
	readonly unclosed: { readonly what: string; readonly start: number } | null;
}

const SPACE = /\s+/y;
const LINE_COMMENT = /--[^\r\n]*/y;
const BLOCK_MARK = /\/\*|\*\//g;
const QUOTED_NAME = /"((?:[^"]|"")*)"/y;
const PLAIN_TEXT = /'(?:[^']|'')*'/y;
const ESCAPED_TEXT = /[eE]'(?:[^'\\]|''|\\[\s\S])*'/y;
const DOLLAR_MARK = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
const WORD = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const NUMBER = /\d[\w.]*/y;

/**
 * Cuts a statement as DuckDB does (quotes doubled, `E'…'`, dollar quotes, nested comments): where the two could
 * disagree, the engine still refuses anything but one statement.
 */
export function toSqlTokens(sql: string): SqlTokens {
	const tokens: SqlToken[] = [];
	let at = 0;
	const match = (pattern: RegExp): RegExpExecArray | null => {
		pattern.lastIndex = at;
		return pattern.exec(sql);
	};
	const unclosed = (what: string): SqlTokens => ({ tokens, unclosed: { what, start: at } });
	const add = (kind: SqlToken['kind'], source: string, text = source): void => {
		tokens.push({ kind, text, start: at });
		at += source.length;
	};
	while (at < sql.length) {
		const skipped = match(SPACE) ?? match(LINE_COMMENT);
		if (skipped !== null) {
			at += skipped[0].length;
			continue;
		}
		if (sql.startsWith('/*', at)) {
			const end = findCommentEnd(sql, at);
			if (end < 0) return unclosed('le commentaire');
			at = end;
			continue;
		}
		if (sql[at] === '"') {
			const name = match(QUOTED_NAME);
			if (name === null) return unclosed('le nom entre guillemets');
			add('nom', name[0], (name[1] ?? '').replaceAll('""', '"'));
			continue;
		}
		if (sql[at] === "'" || /^[eE]'/.test(sql.slice(at, at + 2))) {
			const text = match(sql[at] === "'" ? PLAIN_TEXT : ESCAPED_TEXT);
			if (text === null) return unclosed('le texte entre apostrophes');
			add('texte', text[0]);
			continue;
		}
		const mark = match(DOLLAR_MARK)?.[0];
		if (mark !== undefined) {
			const end = sql.indexOf(mark, at + mark.length);
			if (end < 0) return unclosed('le texte entre dollars');
			add('texte', sql.slice(at, end + mark.length));
			continue;
		}
		const word = match(WORD);
		const number = word === null ? match(NUMBER) : null;
		if (word !== null) add('mot', word[0]);
		else if (number !== null) add('nombre', number[0]);
		else add('signe', sql.charAt(at));
	}
	return { tokens, unclosed: null };
}

/** Comments hold comments; -1 where the outer one never ends. */
function findCommentEnd(sql: string, start: number): number {
	let depth = 0;
	BLOCK_MARK.lastIndex = start;
	for (let mark = BLOCK_MARK.exec(sql); mark !== null; mark = BLOCK_MARK.exec(sql)) {
		depth += mark[0] === '/*' ? 1 : -1;
		if (depth === 0) return BLOCK_MARK.lastIndex;
	}
	return -1;
}
