import { createCellRules, describeExpected, parseCell, toColumnType } from './cell.ts';
import type { CellRules, ParsedCell } from './cell.ts';
import type { FindingCollector, Place, Tally } from './collector.ts';
import type { FindingCode } from './messages.ts';
import { checkContent, type TextPlace } from './nominative.ts';
import { ColumnPacker } from './columns.ts';
import type { Column } from './table.ts';
import type { Field } from '../schemas/schemas.ts';

/** Distinct values kept per column: dates, amounts and vocabularies repeat. */
const CACHE_SIZE = 20_000;

/** Reads the cells of one known column, row after row, and tells what it met. */
export class ColumnReader {
	readonly field: Field;
	readonly #cells = new ColumnPacker();
	readonly #rules: CellRules;
	readonly #place: Place;
	readonly #findings: FindingCollector;
	readonly #personal: FindingCollector;
	readonly #isIdentifier: boolean;
	readonly #cache = new Map<string, ParsedCell>();
	readonly #tallies = new Map<FindingCode, Tally>();

	/** `findings` takes what breaks a rule of the schema, `personal` what names a person. */
	constructor(
		field: Field,
		allowed: ReadonlySet<string> | null,
		place: Place,
		findings: FindingCollector,
		personal: FindingCollector,
	) {
		this.field = field;
		this.#rules = createCellRules(field, allowed);
		this.#place = { ...place, column: field.name };
		this.#findings = findings;
		this.#personal = personal;
		this.#isIdentifier = /^id_|^code_(?!pole)/.test(field.name);
	}

	push(raw: unknown, row: number): void {
		const parsed = this.#parse(raw);
		this.#cells.add(parsed.cell);
		if (parsed.problem !== null) this.#open(parsed.problem).hit(row, parsed.detail);
		for (const conversion of parsed.conversions) this.#open(conversion).hit(row);
		if (this.#mayBePersonal(parsed)) this.#guard(raw, row);
	}

	/** A row of a file that has not the column. */
	pushAbsent(): void {
		this.#cells.add(null);
	}

	/** The column once it is read; a cell that broke a rule is null. */
	toColumn(): Column {
		return { name: this.field.name, type: toColumnType(this.field), values: this.#cells.finish() };
	}

	#parse(raw: unknown): ParsedCell {
		// Identifiers seldom repeat: a cache of them would only take room.
		if (typeof raw !== 'string' || this.#isIdentifier) return parseCell(this.#rules, raw);
		const known = this.#cache.get(raw);
		if (known !== undefined) return known;
		const parsed = parseCell(this.#rules, raw);
		if (this.#cache.size < CACHE_SIZE) this.#cache.set(raw, parsed);
		return parsed;
	}

	#mayBePersonal(parsed: ParsedCell): boolean {
		if (parsed.problem !== null) return parsed.problem !== 'valeur-obligatoire';
		return this.field.type === 'string' && this.#rules.allowed === null && parsed.cell !== null;
	}

	#guard(raw: unknown, row: number): void {
		guardCell(raw, row, this.#isIdentifier ? 'identifiant' : 'texte', this.#place, this.#personal);
	}

	#open(code: FindingCode): Tally {
		let tally = this.#tallies.get(code);
		if (tally === undefined) {
			tally = this.#findings.open(code, this.#place, describeExpected(this.#rules));
			this.#tallies.set(code, tally);
		}
		return tally;
	}
}

/** Tells the guard what a raw cell shows of a person, whatever its type. */
export function guardCell(
	raw: unknown,
	row: number,
	where: TextPlace,
	place: Place,
	personal: FindingCollector,
): void {
	const text = toGuardedText(raw);
	if (text === null) return;
	const kind = checkContent(text, where);
	if (kind !== null) personal.add('contenu-nominatif', place, row, kind);
}

function toGuardedText(raw: unknown): string | null {
	if (typeof raw === 'string') return raw;
	if (typeof raw === 'bigint' || typeof raw === 'number') return String(raw);
	if (raw instanceof Date && !Number.isNaN(raw.getTime())) return raw.toISOString();
	return null;
}
