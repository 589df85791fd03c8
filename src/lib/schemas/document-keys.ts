import { getAt, isJsonObject, parseFragment, type JsonObject } from './json.ts';

/** A key of a JSON document, as the dictionary shows it; `description` is French. */
export interface DocumentKey {
	/** Where it stands: `exercices[].objectifs.<clé>.cible`. */
	readonly place: string;
	readonly description: string;
	readonly type: string;
	readonly required: boolean;
	readonly constraints: readonly string[];
}

/** Every key that a JSON Schema describes, parents before children, in the order of the schema. */
export function listDocumentKeys(schema: unknown): readonly DocumentKey[] {
	return listChildren(schema, schema, '');
}

function listChildren(root: unknown, schema: unknown, place: string): DocumentKey[] {
	const { properties, required, items, additionalProperties } = resolveSchema(root, schema);
	if (isJsonObject(items)) return listChildren(root, items, `${place}[]`);
	if (isJsonObject(additionalProperties)) {
		const child = `${place}.<clé>`;
		const resolved = resolveSchema(root, additionalProperties);
		return [toKey(child, resolved, false), ...listChildren(root, additionalProperties, child)];
	}
	if (!isJsonObject(properties)) return [];
	const needed: readonly unknown[] = Array.isArray(required) ? required : [];
	return Object.entries(properties).flatMap(([name, child]) => {
		const childPlace = place === '' ? name : `${place}.${name}`;
		return [
			toKey(childPlace, resolveSchema(root, child), needed.includes(name)),
			...listChildren(root, child, childPlace),
		];
	});
}

function toKey(place: string, schema: JsonObject, required: boolean): DocumentKey {
	return {
		place,
		description: typeof schema['description'] === 'string' ? schema['description'] : '',
		type: typeof schema['type'] === 'string' ? schema['type'] : '',
		required,
		constraints: listConstraints(schema),
	};
}

function listConstraints(schema: JsonObject): string[] {
	const { items, propertyNames } = schema;
	return [
		...(schema['format'] === 'date' ? ['AAAA-MM-JJ'] : []),
		...(Array.isArray(schema['enum']) ? [schema['enum'].map(toCode).join(', ')] : []),
		...(typeof schema['minimum'] === 'number' ? [`≥ ${schema['minimum']}`] : []),
		...(typeof schema['maximum'] === 'number' ? [`≤ ${schema['maximum']}`] : []),
		...(isJsonObject(items) ? listConstraints(items) : []),
		...(isJsonObject(propertyNames) ? listConstraints(propertyNames) : []),
	];
}

function resolveSchema(root: unknown, schema: unknown): JsonObject {
	if (!isJsonObject(schema)) return {};
	const { $ref: reference } = schema;
	if (typeof reference !== 'string') return schema;
	return resolveSchema(root, getAt(root, parseFragment(reference)));
}

function toCode(value: unknown): string {
	return `\`${String(value)}\``;
}
