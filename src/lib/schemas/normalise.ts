import type { TableName } from './generated/types.ts';
import type { Category, Field, FieldType, ForeignKey, TableSchema } from './table-schema.ts';

interface RawCategory {
	value: string;
	label: string;
	group?: string | undefined;
	mappings?:
		| {
				convention: string;
				data_inclusion: string[];
				france_travail?: string | undefined;
				oarsa?: string | undefined;
		  }
		| undefined;
}

interface RawField {
	name: string;
	title: string;
	description: string;
	type: string;
	example: string | number | boolean;
	unit?: string | undefined;
	constraints: {
		required: boolean;
		unique?: boolean | undefined;
		enum?: string[] | undefined;
		minimum?: number | undefined;
		maximum?: number | undefined;
		pattern?: string | undefined;
	};
	categories?: RawCategory[] | undefined;
	groups?: RawCategory[] | undefined;
}

/** A Table Schema as its JSON file says it. */
export interface RawTableSchema {
	name: string;
	title: string;
	description: string;
	version: string;
	fields: RawField[];
	primaryKey: string;
	foreignKeys?: { fields: string; reference: { resource: string; fields: string } }[] | undefined;
}

const FIELD_TYPES: readonly string[] = [
	'string',
	'integer',
	'number',
	'boolean',
	'date',
	'year',
] satisfies FieldType[];

/** Frozen schemas, in the order given; throws on an unknown type of column or table of a foreign key. */
export function normaliseSchemas(
	entries: readonly (readonly [TableName, RawTableSchema])[],
): readonly TableSchema[] {
	const names = entries.map(([name]) => name);
	const toTable = (text: string): TableName => {
		const name = names.find((candidate) => candidate === text);
		if (name === undefined) throw new Error(`unknown table: ${text}`);
		return name;
	};
	return Object.freeze(entries.map(([name, raw]) => normaliseSchema(name, raw, toTable)));
}

function normaliseSchema(
	name: TableName,
	raw: RawTableSchema,
	toTable: (text: string) => TableName,
): TableSchema {
	if (raw.name !== name) throw new Error(`name of schema: ${raw.name}`);
	const foreignKeys = (raw.foreignKeys ?? []).map(({ fields, reference }): ForeignKey =>
		Object.freeze({
			field: fields,
			table: toTable(reference.resource),
			column: reference.fields,
		}),
	);
	return Object.freeze({
		name,
		title: raw.title,
		description: raw.description,
		version: raw.version,
		fields: Object.freeze(raw.fields.map(normaliseField)),
		primaryKey: raw.primaryKey,
		foreignKeys: Object.freeze(foreignKeys),
	});
}

function normaliseField(raw: RawField): Field {
	const { constraints, categories, groups } = raw;
	return Object.freeze({
		name: raw.name,
		title: raw.title,
		description: raw.description,
		type: toFieldType(raw.type),
		required: constraints.required,
		unique: constraints.unique ?? false,
		...(constraints.enum && { enum: Object.freeze([...constraints.enum]) }),
		...(categories && { categories: Object.freeze(categories.map(normaliseCategory)) }),
		...(groups && { groups: Object.freeze(groups.map(normaliseCategory)) }),
		...(constraints.minimum !== undefined && { minimum: constraints.minimum }),
		...(constraints.maximum !== undefined && { maximum: constraints.maximum }),
		...(constraints.pattern !== undefined && { pattern: constraints.pattern }),
		...(raw.unit !== undefined && { unit: raw.unit }),
		example: raw.example,
	});
}

function normaliseCategory({ value, label, group, mappings }: RawCategory): Category {
	return Object.freeze({
		value,
		label,
		...(group !== undefined && { group }),
		...(mappings && {
			mappings: Object.freeze({
				convention: mappings.convention,
				dataInclusion: Object.freeze([...mappings.data_inclusion]),
				...(mappings.france_travail !== undefined && { franceTravail: mappings.france_travail }),
				...(mappings.oarsa !== undefined && { oarsa: mappings.oarsa }),
			}),
		}),
	});
}

function isFieldType(text: string): text is FieldType {
	return FIELD_TYPES.includes(text);
}

function toFieldType(text: string): FieldType {
	if (!isFieldType(text)) throw new Error(`unknown type of field: ${text}`);
	return text;
}
