import { readBoolean, readDate, readNumber, toIsoDate } from '../../lib/extracts/values.ts';
import type { Convention, Field, TableSchema } from '../../lib/schemas/schemas.ts';
import { isDate, readAgeClass, readUnderThree } from './ages.ts';
import { identifyRows } from './identify.ts';
import { isHidden, type KeyStore } from './keys.ts';
import { fold, mapValue } from './mapping.ts';
import type { Feed, TableSource } from './sources.ts';

/** Where a prepared row comes from. */
export interface Origin {
	readonly source: TableSource;
	readonly line: number;
}

/** A table ready to be written: texts in the order of the schema, and the origin of each row. */
export interface PreparedTable {
	readonly schema: TableSchema;
	readonly rows: readonly (readonly string[])[];
	readonly origins: readonly Origin[];
}

/** The columns whose raw form says more than may leave the CAF, and that they are reckoned at. */
const AGE = 'tranche_age';
const CHILD = 'enfant_moins_3_ans';
const REFERENCE_DAY = 'date_orientation';
const POLE = 'code_pole';

/**
 * The rows of a table from its raw files: values in the form of the schema, random identifiers, ages
 * in classes, codes of `poles` for their names. The rows of a table of persons are sorted at random, so that their order says nothing.
 */
export function convertTable(
	schema: TableSchema,
	sources: readonly TableSource[],
	keys: KeyStore,
	convention: Convention,
	poles: PreparedTable | null,
): PreparedTable {
	const terms = new Map(
		schema.fields.map((field) => [field.name, listTerms(schema, field, convention)]),
	);
	if (poles !== null) terms.set(POLE, listPoles(poles));
	const key = schema.fields.findIndex(({ name }) => name === schema.primaryKey);
	const prepared = sources.flatMap((source) => {
		const hasDates = (source.feeds.get(CHILD) ?? []).some((feed) =>
			source.raw.rows.some((cells) => isDate(pick(feed, cells))),
		);
		return source.raw.rows.map((cells, index) => ({
			row: new RowConverter(source, cells, terms, keys, hasDates).convert(schema),
			origin: { source, line: source.raw.lines[index] ?? 0 },
		}));
	});
	const identifiers = identifyRows(
		schema,
		prepared.map(({ row }) => row),
		keys,
	);
	const numbered = prepared.map(({ row, origin }, index) => {
		const identifier = identifiers[index] ?? '';
		return { row: row.with(key, identifier), origin, identifier };
	});
	// The order of a file of persons may be that of their names or numbers.
	if (isHidden(schema.primaryKey)) numbered.sort((a, b) => compareRandom(a, b));
	return {
		schema,
		rows: numbered.map(({ row }) => row),
		origins: numbered.map(({ origin }) => origin),
	};
}

/** Compares the random ends of identifiers, whose beginnings keep the order of a day. */
function compareRandom(a: { identifier: string }, b: { identifier: string }): number {
	return a.identifier.slice(-8) < b.identifier.slice(-8) ? -1 : 1;
}

type Terms = ReadonlyMap<string, string>;

/** The values of a list by what people write for them: the value or its label. */
function listTerms(schema: TableSchema, field: Field, { vocabulaires }: Convention): Terms {
	const known = (field.categories ?? []).flatMap(({ value, label }) => [
		[fold(label), value] as const,
		[fold(value), value] as const,
	]);
	const added = Object.entries(vocabulaires ?? {})
		.filter(([place]) => place === `${schema.name}.${field.name}`)
		.flatMap(([, terms]) => terms)
		.flatMap(({ code, libelle }) => [[fold(libelle), code] as const, [fold(code), code] as const]);
	return new Map([...known, ...added]);
}

/** The codes of the pôles by what people write for them: the code or the name. */
function listPoles({ schema, rows }: PreparedTable): Terms {
	const [code, name] = [POLE, 'libelle'].map((column) =>
		schema.fields.findIndex((field) => field.name === column),
	);
	return new Map(
		[name, code].flatMap((column) =>
			rows.map((row) => [fold(row[column ?? -1] ?? ''), row[code ?? -1] ?? ''] as const),
		),
	);
}

/** The cells of one raw row, in the form of the schema. */
class RowConverter {
	readonly #source: TableSource;
	readonly #cells: readonly string[];
	readonly #terms: ReadonlyMap<string, Terms>;
	readonly #keys: KeyStore;
	/** Whether children are told by their dates of birth: no date is then no child. */
	readonly #hasDates: boolean;
	#key = '';

	constructor(
		source: TableSource,
		cells: readonly string[],
		terms: ReadonlyMap<string, Terms>,
		keys: KeyStore,
		hasDates: boolean,
	) {
		this.#source = source;
		this.#cells = cells;
		this.#terms = terms;
		this.#keys = keys;
		this.#hasDates = hasDates;
	}

	convert({ fields, primaryKey }: TableSchema): readonly string[] {
		this.#key = primaryKey;
		return fields.map((field) => this.#convertField(field));
	}

	#convertField(field: Field): string {
		if (field.name === CHILD) return this.#readChild();
		const text = this.#read(field.name);
		if (text === '') return '';
		// The key of the table is replaced once all its rows are known.
		if (field.name === this.#key) return text;
		if (isHidden(field.name)) return this.#keys.get(field.name, text);
		const term = this.#terms.get(field.name)?.get(fold(text));
		if (term !== undefined) return term;
		// What is no age must not be written as it is: it may be a date of birth.
		if (field.name === AGE) return readAgeClass(text, this.#referenceDay()) ?? '';
		return toReferenceForm(field, text);
	}

	#readChild(): string {
		const feeds = this.#source.feeds.get(CHILD) ?? [];
		const cells = feeds.map((feed) => pick(feed, this.#cells));
		const isYoung = readUnderThree(cells, this.#referenceDay());
		if (isYoung !== null) return String(isYoung);
		return this.#hasDates && cells.every((cell) => cell.trim() === '') ? 'false' : '';
	}

	#referenceDay(): number | null {
		const day = readDate(this.#read(REFERENCE_DAY));
		return day.ok ? day.value : null;
	}

	#read(column: string): string {
		const feed = this.#source.feeds.get(column)?.[0];
		return feed === undefined ? '' : pick(feed, this.#cells).replace(/\s+/g, ' ').trim();
	}
}

function pick({ position, values }: Feed, cells: readonly string[]): string {
	return mapValue(values, position === null ? '' : (cells[position] ?? ''));
}

/** The text in the form of the model; as it is where it cannot be read, which the checks then tell. */
function toReferenceForm({ type }: Field, text: string): string {
	switch (type) {
		case 'string':
			return text;
		case 'date': {
			const read = readDate(text);
			return read.ok ? toIsoDate(read.value) : text;
		}
		case 'boolean': {
			const read = readBoolean(text);
			return read.ok ? String(read.value) : text;
		}
		case 'integer':
		case 'year':
		case 'number': {
			const read = readNumber(text);
			return read.ok ? String(read.value) : text;
		}
	}
}
