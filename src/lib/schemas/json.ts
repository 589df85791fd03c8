export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a plain object, neither null nor a list. */
export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own member of an object or a list; undefined where there is none. */
export function getMember(value: unknown, key: string): unknown {
	if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
	const member: unknown = Reflect.get(value, key);
	return member;
}

/** The keys that a JSON pointer written as a URI fragment (`#/a/b%20c`) names, from the root down. */
export function parseFragment(fragment: string): readonly string[] {
	return decodeURIComponent(fragment)
		.split('/')
		.slice(1)
		.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The JSON pointer of a list of keys, empty for the root. */
export function formatPointer(keys: readonly string[]): string {
	return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** A place as a reader writes it: `exercices[0].objectifs`; empty for the root. */
export function formatPlace(keys: readonly string[]): string {
	return keys
		.map((key, index) => {
			if (/^\d+$/.test(key)) return `[${key}]`;
			if (!/^[\w-]+$/.test(key)) return `["${key}"]`;
			return index === 0 ? key : `.${key}`;
		})
		.join('');
}

/** The value that keys lead to; undefined where they lead nowhere. */
export function getAt(root: unknown, keys: readonly string[]): unknown {
	return keys.reduce(getMember, root);
}

/** The subschema that keys of a keyword location lead to, through its `$ref`. */
export function getSubschema(root: unknown, keys: readonly string[]): JsonObject {
	let schema: unknown = root;
	for (const key of keys) {
		const next = getMember(schema, key);
		schema = key === '$ref' && typeof next === 'string' ? getAt(root, parseFragment(next)) : next;
	}
	return isJsonObject(schema) ? schema : {};
}
