import type { Field } from '../schemas/schemas.ts';
import type { FindingCode } from './messages.ts';
import { FORMULA_ERROR } from './sheet.ts';
import { LIMITS } from './source.ts';
import type { Cell, ColumnType } from './table.ts';
import { readBoolean, readDate, readInstant, readNumber, type Read } from './values.ts';
import { describeUnknown } from './vocabulary.ts';

/** What a raw cell gives: its value, or the rule that it breaks; and what had to be converted. */
export interface ParsedCell {
	readonly cell: Cell;
	readonly problem: FindingCode | null;
	readonly conversions: readonly FindingCode[];
	/** A detail for the sentence, already safe to show. */
	readonly detail?: string | undefined;
}

/** What a column accepts, prepared once. */
export interface CellRules {
	readonly field: Field;
	readonly allowed: ReadonlySet<string> | null;
	readonly pattern: RegExp | null;
}

/** Rules of a column; `allowed` are the values of its list, null where it has none. */
export function createCellRules(field: Field, allowed: ReadonlySet<string> | null): CellRules {
	return {
		field,
		allowed,
		pattern: field.pattern === undefined ? null : new RegExp(field.pattern, 'u'),
	};
}

/** SQL type of a column. */
export function toColumnType(field: Field): ColumnType {
	switch (field.type) {
		case 'string':
			return 'VARCHAR';
		case 'integer':
		case 'year':
			return 'INTEGER';
		case 'number':
			return 'DECIMAL(12,2)';
		case 'boolean':
			return 'BOOLEAN';
		case 'date':
			return 'DATE';
	}
}

const NONE: readonly FindingCode[] = [];
const EMPTY: ParsedCell = { cell: null, problem: null, conversions: NONE };
const MISSING: ParsedCell = { cell: null, problem: 'valeur-obligatoire', conversions: NONE };

/** Reads a raw cell — text of a CSV, typed value of a Parquet — by the rules of its column. */
export function parseCell(rules: CellRules, raw: unknown): ParsedCell {
	if (typeof raw === 'string') return parseText(rules, raw);
	if (raw === null || raw === undefined) return rules.field.required ? MISSING : EMPTY;
	if (raw === FORMULA_ERROR) return refuse('erreur-de-formule');
	return parseTyped(rules, raw);
}

function parseText(rules: CellRules, raw: string): ParsedCell {
	const text = raw.trim();
	if (text === '') return rules.field.required ? MISSING : EMPTY;
	const parsed = parseTrimmed(rules, text);
	if (text.length === raw.length || parsed.problem !== null) return parsed;
	return { ...parsed, conversions: [...parsed.conversions, 'espaces-retires'] };
}

function parseTrimmed(rules: CellRules, text: string): ParsedCell {
	switch (rules.field.type) {
		case 'string':
			return checkText(rules, text);
		case 'date':
			return checkDay(readDate(text));
		case 'boolean':
			return fromRead(readBoolean(text), 'booleens-convertis');
		case 'integer':
		case 'year':
		case 'number': {
			const read = readNumber(text);
			if (!read.ok) return refuse(read.problem);
			return checkNumber(rules.field, read.value, read.converted ? ['nombres-convertis'] : NONE);
		}
	}
}

function parseTyped(rules: CellRules, raw: unknown): ParsedCell {
	const { field } = rules;
	switch (field.type) {
		case 'date':
			if (raw instanceof Date) return checkDay(readInstant(raw));
			break;
		case 'boolean':
			if (typeof raw === 'boolean') return accept(raw, NONE);
			if (raw === 1 || raw === 0 || raw === 1n || raw === 0n) {
				return accept(Boolean(raw), ['booleens-convertis']);
			}
			break;
		case 'integer':
		case 'year':
		case 'number':
			if (typeof raw === 'number') return checkNumber(field, raw, NONE);
			if (typeof raw === 'bigint') return checkNumber(field, Number(raw), NONE);
			break;
		case 'string':
			if (typeof raw === 'bigint' || Number.isSafeInteger(raw)) {
				const parsed = checkText(rules, String(raw));
				if (parsed.problem !== null) return parsed;
				return { ...parsed, conversions: ['nombres-lus-comme-texte'] };
			}
	}
	return refuse('type-inattendu');
}

function checkText({ allowed, pattern }: CellRules, text: string): ParsedCell {
	if (allowed !== null) {
		if (allowed.has(text)) return accept(text, NONE);
		return refuse('valeur-inconnue', describeUnknown(text, allowed));
	}
	if (text.length > LIMITS.cellCharacters) return refuse('texte-trop-long');
	if (pattern !== null && !pattern.test(text)) return refuse('format-inattendu');
	return accept(text, NONE);
}

const INTEGER_LIMIT = 2_147_483_647;
const MONEY_LIMIT = 9_999_999_999.99;

function checkNumber(field: Field, value: number, conversions: readonly FindingCode[]): ParsedCell {
	if (!Number.isFinite(value)) return refuse('nombre-illisible');
	const isMoney = field.type === 'number';
	const rounded = isMoney ? Math.round(value * 100) / 100 : value;
	if (!isMoney && !Number.isInteger(value)) return refuse('entier-attendu');
	// A decimal column comes back as a double: a millionth of a cent is noise, a tenth is a decimal.
	if (Math.abs(rounded - value) > 1e-8 * Math.max(1, Math.abs(value))) {
		return refuse('trop-de-decimales');
	}
	const limit = isMoney ? MONEY_LIMIT : INTEGER_LIMIT;
	const low = Math.max(field.minimum ?? -limit, -limit);
	const high = Math.min(field.maximum ?? limit, limit);
	if (rounded < low || rounded > high) return refuse('hors-limites');
	return accept(rounded === 0 ? 0 : rounded, conversions);
}

/** The minimum income came into force on 1 December 1988: what an office program writes for 0 is in 1900. */
const FIRST_DAY = Date.UTC(1988, 11, 1) / 86_400_000;

function checkDay(read: Read<number>): ParsedCell {
	if (read.ok && read.value < FIRST_DAY) return refuse('date-trop-ancienne');
	return fromRead(read, 'dates-converties');
}

function fromRead(read: Read<number | boolean>, conversion: FindingCode): ParsedCell {
	if (!read.ok) return refuse(read.problem);
	return accept(read.value, read.converted ? [conversion] : NONE);
}

function accept(cell: Cell, conversions: readonly FindingCode[]): ParsedCell {
	return { cell, problem: null, conversions };
}

function refuse(problem: FindingCode, detail?: string): ParsedCell {
	return { cell: null, problem, conversions: NONE, detail };
}

/** What a column expects, in French: `un nombre entier de 1 à 5`. */
export function describeExpected({ field, allowed, pattern }: CellRules): string {
	switch (field.type) {
		case 'date':
			return 'une date comme 2020-03-31 ou 31/03/2020';
		case 'boolean':
			return 'true ou false';
		case 'year':
			return `une année à quatre chiffres${describeBounds(field)}`;
		case 'integer':
			return `un nombre entier${describeBounds(field)}`;
		case 'number':
			return `un montant en euros, deux décimales au plus${describeBounds(field)}`;
		case 'string':
			if (allowed !== null) return [...allowed].join(', ');
			if (pattern === null) return 'un texte court';
			return `une valeur comme « ${String(field.example)} », sans espace ni accent`;
	}
}

function describeBounds({ minimum, maximum }: Field): string {
	if (minimum !== undefined && maximum !== undefined) return ` de ${minimum} à ${maximum}`;
	if (minimum !== undefined) return `, ${minimum} ou plus`;
	return maximum === undefined ? '' : `, ${maximum} au plus`;
}
