/** What one row of a relation brings to an aggregate of the registry. */
export type RowWeight =
	/** A sum: `sql` is the number that the row adds, 0 where it does not count. */
	| { readonly kind: 'somme'; readonly sql: string; readonly conditions: readonly string[] }
	/** A count of different values: the row counts where `sql` holds, once for each value of `column`. */
	| {
			readonly kind: 'distincts';
			readonly column: string;
			readonly sql: string;
			readonly conditions: readonly string[];
	  };

const DISTINCT = /^count\(DISTINCT ([a-z_]+)\)(?: FILTER \(WHERE (.+)\))?$/;
const FACTORS = /^(?:(\d+) \* )?(.+?)(?: \/ (\d+\.\d+))?$/;
const TERM = /^(count|sum)\((.+?)\)(?: FILTER \(WHERE (.+)\))?$/;

/**
 * The part of each row in an aggregate as `count(*) FILTER (WHERE …)`, `count(DISTINCT …)`, `sum(…)`, their sums and
 * multiples, read from the text of the registry so that rows and figures have one definition; null for an estimate.
 */
export function toRowWeight(aggregate: string): RowWeight | null {
	const distinct = DISTINCT.exec(aggregate);
	if (distinct !== null) {
		const [, column = '', where] = distinct;
		const present = `${column} IS NOT NULL`;
		return {
			kind: 'distincts',
			column,
			sql: where === undefined ? present : `${present} AND (${where})`,
			conditions: where === undefined ? [] : [where],
		};
	}
	const [, times, body = '', divisor] = FACTORS.exec(aggregate) ?? [];
	const terms = splitSum(body).map(toTerm);
	if (terms.some((term) => term === null)) return null;
	const parts = terms.flatMap((term) => (term === null ? [] : [term]));
	const sum = parts.map(({ sql }) => sql).join(' + ');
	return {
		kind: 'somme',
		sql: `${times === undefined ? '' : `${times} * `}(${sum})${divisor === undefined ? '' : ` / ${divisor}`}`,
		conditions: parts.flatMap(({ where }) => (where === null ? [] : [where])),
	};
}

interface Term {
	readonly sql: string;
	readonly where: string | null;
}

function toTerm(text: string): Term | null {
	const found = TERM.exec(text);
	if (found === null || !isBalanced(found[2] ?? '') || !isBalanced(found[3] ?? '')) return null;
	const [, call, argument = '', where = null] = found;
	const present = argument === '*' ? null : `${argument} IS NOT NULL`;
	const conditions = [present, where === null ? null : `(${where})`].filter((one) => one !== null);
	const amount = call === 'sum' ? argument : '1';
	const sql =
		conditions.length === 0
			? amount
			: `CASE WHEN ${conditions.join(' AND ')} THEN ${amount} ELSE 0 END`;
	return { sql, where: where ?? (argument === '*' || call === 'sum' ? null : present) };
}

/** The terms of a sum: cut at each ` + ` that no parenthesis encloses. */
function splitSum(text: string): readonly string[] {
	const terms: string[] = [];
	let depth = 0;
	let from = 0;
	for (let at = 0; at < text.length; at += 1) {
		if (text[at] === '(') depth += 1;
		if (text[at] === ')') depth -= 1;
		if (depth === 0 && text.startsWith(' + ', at)) {
			terms.push(text.slice(from, at));
			from = at + 3;
		}
	}
	return [...terms, text.slice(from)];
}

function isBalanced(text: string): boolean {
	let depth = 0;
	for (const letter of text) {
		if (letter === '(') depth += 1;
		if (letter === ')') depth -= 1;
		if (depth < 0) return false;
	}
	return depth === 0;
}
