import { measureDistance } from '../schemas/nearest.ts';
import type { Convention, Field, TableName } from '../schemas/schemas.ts';

/** The allowed values of each column that has a list, by `table.column`. */
export type Vocabularies = ReadonlyMap<string, ReadonlySet<string>>;

/** Values that a convention adds to the lists, by `table.column`; empty without a convention. */
export function readAddedValues(convention: Convention | null): Vocabularies {
	const added = new Map<string, ReadonlySet<string>>();
	const entries = Object.entries(convention?.vocabulaires ?? {});
	for (const [key, terms] of entries) added.set(key, new Set(terms.map((term) => term.code)));
	return added;
}

/** The allowed values of a column, those of the convention included; null where any text will do. */
export function getAllowedValues(
	table: TableName,
	field: Field,
	added: Vocabularies,
): ReadonlySet<string> | null {
	if (field.enum === undefined) return null;
	return new Set([...field.enum, ...(added.get(`${table}.${field.name}`) ?? [])]);
}

/**
 * `« emploi durable » (sans doute « emploi_durable »)`; undefined where the value could say more
 * than a term of a list and is not to be repeated.
 */
export function describeUnknown(value: string, allowed: ReadonlySet<string>): string | undefined {
	const nearest = findNearest(value, allowed);
	const guess = nearest.length === 0 ? '' : nearest.map((term) => `« ${term} »`).join(' ou ');
	// A value that is like no allowed one may be a name: it is not repeated.
	if (guess === '') return undefined;
	return isRepeatable(value) ? `« ${value} » (sans doute ${guess})` : `sans doute ${guess}`;
}

function isRepeatable(value: string): boolean {
	return value.length <= 40 && !/[\d@]/.test(value);
}

/** The allowed values nearest to a text, accents, case and separators apart; empty when none is near. */
export function findNearest(value: string, allowed: ReadonlySet<string>): readonly string[] {
	const text = simplify(value);
	if (text.length === 0 || text.length > 60) return [];
	let best = Math.max(1, Math.floor(text.length / 3));
	let nearest: string[] = [];
	for (const term of allowed) {
		const distance = measureDistance(text, simplify(term));
		if (distance > best) continue;
		if (distance < best) nearest = [];
		best = distance;
		nearest.push(term);
	}
	return nearest.slice(0, 3);
}

function simplify(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '_');
}
