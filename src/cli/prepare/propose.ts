import { normaliseHeader } from '../../lib/extracts/header.ts';
import { checkHeader } from '../../lib/extracts/nominative.ts';
import { findNearest } from '../../lib/schemas/nearest.ts';
import {
	getTableSchema,
	tableSchemas,
	type Field,
	type TableName,
	type TableSchema,
} from '../../lib/schemas/schemas.ts';
import type { MappingLine } from './mapping.ts';
import type { RawFile } from './raw-files.ts';

/** A line of the mapping proposed from a header; `isSure` is false where a person has to look at it. */
export interface Proposal extends MappingLine {
	readonly isSure: boolean;
}

/** Titles that raw exports give to what the tables hold under another form, once normalised. */
const SYNONYMS: readonly (readonly [title: RegExp, column: string])[] = [
	[/naiss.*enfant|enfant.*naiss|ddn_enfant/, 'enfant_moins_3_ans'],
	[/^(?:date_(?:de_)?naissance|ddn|age)$/, 'tranche_age'],
	[
		/^(?:n|no|num|numero)_(?:d_)?(?:allocataire|dossier|personne)$|^(?:matricule|nir)$/,
		'id_beneficiaire',
	],
	[/^(?:nom_(?:du_)?)?(?:pole|pole_insertion)$/, 'code_pole'],
	[/^(?:nom_(?:du_)?)?(?:referent|referente|travailleur_social)$/, 'code_referent'],
];

/** Several dates of birth may tell of a child under three. */
export const SHARED = 'enfant_moins_3_ans';

/** A mapping of all the files, proposed from their names and headers; no cell is looked at. */
export function proposeMapping(files: readonly RawFile[]): readonly Proposal[] {
	return files.flatMap((raw) => {
		const table = findTable(raw);
		if (table !== null) return proposeColumns(raw, getTableSchema(table));
		return [propose(null, raw.file, null, null, false, 'table non reconnue')];
	});
}

function propose(
	table: TableName | null,
	file: string,
	source: string | null,
	column: string | null,
	isSure: boolean,
	remark: string,
): Proposal {
	return { table, file, source, column, values: new Map(), isSure, remark };
}

function proposeColumns({ file, header }: RawFile, schema: TableSchema): readonly Proposal[] {
	const { name, fields } = schema;
	const free = new Set(fields);
	const columns = header.map((title) => takeKnown(title, free, fields));
	const proposals = header.map((title, index) => {
		if (title === '') return null;
		const known = columns[index] ?? null;
		if (known !== null) return propose(name, file, title, known, true, 'reconnue');
		const kind = checkHeader(title);
		if (kind !== null) {
			return propose(name, file, title, null, true, `laissée de côté : ${kind}`);
		}
		const near = takeNearest(title, free);
		if (near !== null) return propose(name, file, title, near, false, 'à vérifier');
		return propose(name, file, title, null, true, 'laissée de côté : colonne inconnue');
	});
	const missing = [...free]
		.filter((field) => field.required && field.name !== schema.primaryKey)
		.map((field) =>
			propose(name, file, null, field.name, false, 'à compléter : colonne obligatoire'),
		);
	return [...proposals.filter((proposal) => proposal !== null), ...missing];
}

/** The column that a title names for sure; it is taken, unless several children may share it. */
function takeKnown(title: string, free: Set<Field>, fields: readonly Field[]): string | null {
	const text = normaliseHeader(title);
	const exact = [...free].find((field) => spellings(field).includes(text));
	const synonym = SYNONYMS.find(([pattern]) => pattern.test(text))?.[1];
	if (exact === undefined && synonym === SHARED) return takeShared(free, fields);
	return take(exact ?? [...free].find(({ name }) => name === synonym), free);
}

function takeShared(free: Set<Field>, fields: readonly Field[]): string | null {
	const field = fields.find(({ name }) => name === SHARED);
	return field === undefined ? null : (take(field, free) ?? field.name);
}

/** The column whose words are those of a title and a few more or less, or that is a slip of the pen away. */
function takeNearest(title: string, free: Set<Field>): string | null {
	const text = normaliseHeader(title);
	if (text.length < 4) return null;
	const within = [...free].filter((field) =>
		spellings(field).some((name) => hasWords(name, text) || hasWords(text, name)),
	);
	if (within.length === 1) return take(within[0], free);
	const nearest = findNearest(text, [...free].flatMap(spellings));
	return take(
		[...free].find((field) => spellings(field).includes(nearest ?? '')),
		free,
	);
}

/** Whether a normalised name has all the words of another. */
function hasWords(name: string, other: string): boolean {
	const words = name.split('_');
	return other.split('_').every((word) => words.includes(word));
}

function take(field: Field | undefined, free: Set<Field>): string | null {
	if (field === undefined) return null;
	free.delete(field);
	return field.name;
}

function spellings({ name, title }: Field): readonly string[] {
	return [name, normaliseHeader(title)];
}

/** The table that a file holds, by its name, else by the columns that only one table has. */
function findTable({ file, header }: RawFile): TableName | null {
	const name = normaliseHeader(file.split('/').at(-1) ?? '');
	const named = tableSchemas
		.filter((schema) => name.includes(schema.name))
		.sort((a, b) => b.name.length - a.name.length)[0];
	if (named !== undefined) return named.name;
	const scores = tableSchemas
		.map(({ name: table, fields }) => {
			const free = new Set(fields);
			return {
				table,
				score: header.filter((title) => takeKnown(title, free, fields) !== null).length,
			};
		})
		.sort((a, b) => b.score - a.score);
	const [best, next] = scores;
	if (best === undefined || best.score < 2 || best.score === next?.score) return null;
	return best.table;
}
