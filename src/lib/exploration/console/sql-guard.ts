import { isRefusedFunction } from './refused-functions.ts';
import { toSqlTokens, type SqlToken } from './sql-tokens.ts';

/** A query that may be put between parentheses, or why not, in French; `start` is where the fault is, if anywhere. */
export type Guarded =
	| { readonly ok: true; readonly body: string }
	| { readonly ok: false; readonly message: string; readonly start: number | null };

/** Longest statement that is looked at, in letters. */
const MAX_LENGTH = 50_000;

const QUERY_STARTS: ReadonlySet<string> = new Set([
	'SELECT',
	'WITH',
	'VALUES',
	'FROM',
	'DESCRIBE',
	'SUMMARIZE',
]);

const CHANGES = 'changerait les tables\u00A0: la console ne fait que lire.';
const FILES = 'irait à un fichier ou au réseau\u00A0: la console ne lit que les tables du jeu.';
const SETTINGS = 'toucherait aux réglages du moteur, qui sont verrouillés.';
const TRANSACTIONS = 'ouvrirait ou fermerait une transaction\u00A0: la console ne fait que lire.';
const INDIRECT =
	'ferait exécuter autre chose qu’une requête écrite ici\u00A0: écrire la requête elle-même.';

const REASONS: ReadonlyMap<string, string> = new Map(
	(
		[
			['INSERT UPDATE DELETE MERGE TRUNCATE CREATE DROP ALTER COMMENT VACUUM ANALYZE', CHANGES],
			['ATTACH DETACH COPY EXPORT IMPORT INSTALL LOAD UNLOAD', FILES],
			['SET RESET PRAGMA USE CHECKPOINT FORCE', SETTINGS],
			['BEGIN START COMMIT ROLLBACK ABORT', TRANSACTIONS],
			['CALL EXECUTE PREPARE DEALLOCATE EXPLAIN DO', INDIRECT],
		] as const
	).flatMap(([words, reason]) => words.split(' ').map((word) => [word, reason] as const)),
);

/** Whether a statement is one query, and nothing that closes the parentheses it will be put in. */
export function guardSql(sql: string): Guarded {
	if (sql.length > MAX_LENGTH) {
		return refuse('La requête est trop longue\u00A0: 50\u00A0000 caractères au plus.');
	}
	const nul = sql.indexOf('\0');
	if (nul >= 0) return refuse('La requête contient un caractère nul\u00A0: le retirer.', nul);
	const { tokens, unclosed } = toSqlTokens(sql);
	if (unclosed !== null) {
		return refuse(`Dans la requête, ${unclosed.what} n’est jamais fermé.`, unclosed.start);
	}
	const first = tokens.find(({ text }) => text !== '(');
	if (first === undefined) return refuse('Écrire une requête, par exemple\u00A0: FROM poles');
	return checkStart(first) ?? checkEnd(tokens) ?? checkCalls(tokens) ?? accept(sql, tokens);
}

function checkStart(first: SqlToken): Guarded | null {
	const word = first.text.toUpperCase();
	if (first.kind === 'mot' && QUERY_STARTS.has(word)) return null;
	const reason = first.kind === 'mot' ? REASONS.get(word) : undefined;
	if (reason !== undefined) return refuse(`«\u00A0${word}\u00A0» ${reason}`, first.start);
	return refuse(
		`Une requête commence par SELECT, WITH, VALUES, FROM, DESCRIBE ou SUMMARIZE, et non par «\u00A0${shorten(first.text)}\u00A0».`,
		first.start,
	);
}

/** One statement, with its parentheses in pairs; a semicolon may only end it. */
function checkEnd(tokens: readonly SqlToken[]): Guarded | null {
	const open: SqlToken[] = [];
	for (const [index, token] of tokens.entries()) {
		if (token.kind !== 'signe') continue;
		if (token.text === '(') open.push(token);
		if (token.text === ')' && open.pop() === undefined) {
			return refuse('Une parenthèse est fermée sans avoir été ouverte.', token.start);
		}
		if (token.text !== ';') continue;
		const rest = tokens.slice(index).find(({ text, kind }) => kind !== 'signe' || text !== ';');
		if (rest === undefined) break;
		return refuse(
			'Une seule requête à la fois\u00A0: retirer ce qui suit le point-virgule.',
			rest.start,
		);
	}
	const left = open.pop();
	return left === undefined
		? null
		: refuse('Une parenthèse ouverte n’est jamais fermée.', left.start);
}

function checkCalls(tokens: readonly SqlToken[]): Guarded | null {
	for (const [index, token] of tokens.entries()) {
		const next = tokens[index + 1];
		const isCall = next?.kind === 'signe' && next.text === '(';
		const isName = token.kind === 'mot' || token.kind === 'nom';
		if (isCall && isName && isRefusedFunction(token.text)) {
			return refuse(
				`La fonction «\u00A0${token.text.toLowerCase()}\u00A0» est refusée\u00A0: la console ne lit que les tables du jeu.`,
				token.start,
			);
		}
	}
	return null;
}

/** The query without the semicolons that end it; the comments after them go too. */
function accept(sql: string, tokens: readonly SqlToken[]): Guarded {
	const end = tokens.find(({ kind, text }) => kind === 'signe' && text === ';');
	return { ok: true, body: (end === undefined ? sql : sql.slice(0, end.start)).trimEnd() };
}

function refuse(message: string, start: number | null = null): Guarded {
	return { ok: false, message, start };
}

function shorten(text: string): string {
	return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}
