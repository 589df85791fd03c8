import { tableSchemas, type TableName, type TableSchema } from '../schemas/schemas.ts';

/** The words of a column name: accents, case, separators and camel case apart. */
export function toWords(header: string): readonly string[] {
	return header
		.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter((word) => word !== '');
}

/** A column name in the form of the schemas: `Date début *` gives `date_debut`. */
export function normaliseHeader(header: string): string {
	return header
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^_+|_+$/g, '');
}

/** Which columns of a file are those of a table, and which are not. */
export interface HeaderMatch {
	/** For each field name, the position of its column in the file. */
	readonly positions: ReadonlyMap<string, number>;
	/** Positions of the columns that the table does not know. */
	readonly unknown: readonly number[];
	/** Field names found more than once. */
	readonly repeated: readonly string[];
	/** Field names recognised under another spelling. */
	readonly respelled: readonly string[];
}

/** Finds the columns of a table in a header, in any order, accents, case and separators apart. */
export function matchHeader(header: readonly string[], schema: TableSchema): HeaderMatch {
	const names = new Set(schema.fields.map((field) => field.name));
	const positions = new Map<string, number>();
	const unknown: number[] = [];
	const repeated = new Set<string>();
	const respelled: string[] = [];
	header.forEach((title, position) => {
		const name = findName(title, names);
		if (name === undefined) unknown.push(position);
		else if (positions.has(name)) repeated.add(name);
		else {
			positions.set(name, position);
			if (title !== name) respelled.push(name);
		}
	});
	return { positions, unknown, repeated: [...repeated], respelled };
}

function findName(title: string, names: ReadonlySet<string>): string | undefined {
	const spellings = [title, normaliseHeader(title), toWords(title).join('_')];
	return spellings.find((spelling) => names.has(spelling));
}

const KNOWN_NAMES = new Set(
	tableSchemas.flatMap(({ fields }) => fields.map((field) => field.name)),
);

/** How many titles are column names of some table. */
export function countKnownNames(titles: readonly string[]): number {
	return titles.filter((title) => findName(title, KNOWN_NAMES) !== undefined).length;
}

/** The table whose required columns all stand in a header; null when none or several fit. */
export function findTableByHeader(header: readonly string[]): TableName | null {
	const fitting = tableSchemas.filter((schema) => {
		const { positions } = matchHeader(header, schema);
		return schema.fields.every((field) => !field.required || positions.has(field.name));
	});
	return fitting.length === 1 ? (fitting[0]?.name ?? null) : null;
}
