import { randomInt } from 'node:crypto';
import { normaliseHeader } from '../../lib/extracts/header.ts';
import { wrongUse } from '../arguments.ts';
import { formatCsvLine, parseCsv, unquoteFormula } from '../csv-file.ts';

/** The columns whose values are replaced by random identifiers, and the letter of these. */
const LETTERS: ReadonlyMap<string, string> = new Map([
	['id_beneficiaire', 'B'],
	['id_orientation', 'O'],
	['id_accompagnement', 'A'],
	['id_contrat', 'C'],
	['id_frein', 'F'],
	['id_etape', 'E'],
	['id_action', 'P'],
	['code_referent', 'R'],
]);

/** No vowel, so that no word comes out; none of 0, 1, I, L, O and S, which are mistaken for one another. */
const ALPHABET = '23456789BCDFGHJKMNPQRTVWXZ';
const LENGTH = 12;
const COLUMNS = ['colonne', 'exercice', 'source', 'identifiant'] as const;

/** A real value of a column and the identifier that stands for it during an exercise. */
export interface Key {
	readonly column: string;
	readonly exercise: string;
	readonly source: string;
	readonly identifier: string;
}

/** Whether the values of a column are replaced by random identifiers. */
export function isHidden(column: string): boolean {
	return LETTERS.has(column);
}

/** Random identifiers by real value, of one exercise; kept in a file that only the CAF holds. */
export class KeyStore {
	readonly #exercise: string;
	readonly #keys: Key[] = [];
	readonly #known = new Map<string, string>();
	readonly #taken = new Set<string>();
	/** Identifiers drawn since the file was read. */
	drawn = 0;

	constructor(exercise: number, keys: readonly Key[]) {
		this.#exercise = String(exercise);
		for (const key of keys) this.#keep(key);
	}

	/** The identifier that a real value already has; undefined where it has none. */
	find(column: string, raw: string): string | undefined {
		return this.#known.get(`${column}|${toSource(raw)}`);
	}

	/** The identifier of a real value: the same one each time within an exercise. */
	get(column: string, raw: string, rank?: number): string {
		const known = this.find(column, raw);
		if (known !== undefined) return known;
		const identifier = this.draw(column, rank);
		this.#keep({ column, exercise: this.#exercise, source: toSource(raw), identifier });
		this.drawn += 1;
		return identifier;
	}

	/** A new identifier that nothing real stands behind; those with a `rank` sort by it. */
	draw(column: string, rank?: number): string {
		const letter = LETTERS.get(column);
		if (letter === undefined) throw new Error(`column without identifier: ${column}`);
		for (;;) {
			let identifier = letter + (rank === undefined ? '' : formatRank(rank));
			for (let place = 0; place < LENGTH; place += 1) {
				identifier += ALPHABET.charAt(randomInt(ALPHABET.length));
			}
			if (this.#taken.has(identifier)) continue;
			this.#taken.add(identifier);
			return identifier;
		}
	}

	/** The keys of all the exercises, as a CSV. */
	toCsv(): string {
		const rows = this.#keys.map((key) => [key.column, key.exercise, key.source, key.identifier]);
		return `\uFEFF${[COLUMNS, ...rows].map(formatCsvLine).join('')}`;
	}

	#keep(key: Key): void {
		this.#keys.push(key);
		this.#taken.add(key.identifier);
		if (key.exercise !== this.#exercise) return;
		this.#known.set(`${key.column}|${key.source}`, key.identifier);
	}
}

/** The keys of a file; throws a `CommandError` that names the line where they cannot be trusted. */
export async function parseKeys(path: string, bytes: Uint8Array): Promise<readonly Key[]> {
	const { header, rows, lines } = await parseCsv(path, bytes);
	const titles = header.map(normaliseHeader);
	if (COLUMNS.some((column) => !titles.includes(column))) {
		throw wrongUse(`${path} n’est pas un fichier de clés (${COLUMNS.join(', ')}).`);
	}
	const sources = new Set<string>();
	const identifiers = new Set<string>();
	return rows.map((cells, index) => {
		const [column = '', exercise = '', source = '', identifier = ''] = COLUMNS.map((title) =>
			unquoteFormula(cells[titles.indexOf(title)] ?? '').trim(),
		);
		const place = `${column}|${exercise}|${source}`;
		const isSound =
			LETTERS.has(column) && /^\d{4}$/.test(exercise) && /^[A-Z][A-Z\d]{1,39}$/.test(identifier);
		if (!isSound || sources.has(place) || identifiers.has(identifier)) {
			throw wrongUse(
				`${path}, ligne ${lines[index] ?? 0} : cette clé est abîmée ou en double ; reprendre une copie du fichier.`,
			);
		}
		sources.add(place);
		identifiers.add(identifier);
		return { column, exercise, source, identifier };
	});
}

function toSource(raw: string): string {
	return raw.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Letters of a rank, hence 17 576 ranks; beyond, identifiers share the last one. */
const RANK_LENGTH = 3;

/** A rank from 0 as letters that sort as it does. */
function formatRank(rank: number): string {
	const base = ALPHABET.length;
	let rest = Math.min(rank, base ** RANK_LENGTH - 1);
	let text = '';
	for (let place = 0; place < RANK_LENGTH; place += 1) {
		text = ALPHABET.charAt(rest % base) + text;
		rest = Math.floor(rest / base);
	}
	return text;
}

/** The rank that an identifier was drawn with. */
export function readRank(identifier: string): number {
	let rank = 0;
	for (const letter of identifier.slice(1, 1 + RANK_LENGTH)) {
		rank = rank * ALPHABET.length + Math.max(0, ALPHABET.indexOf(letter));
	}
	return rank;
}
