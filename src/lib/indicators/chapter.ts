import { getCategories, type TableName } from '../schemas/schemas.ts';
import type { Aggregate, Breakdown, Indicator } from './indicator.ts';
import type { Relation } from './relation.ts';

/** What one query computes: relations, and the indicators that read them. */
export interface ChapterDefinition {
	readonly id: string;
	readonly relations: readonly Relation[];
	readonly indicators: readonly Indicator[];
}

/** A breakdown by a column of the relation, over a vocabulary of the extracts. */
export function breakdown(
	id: string,
	label: string,
	table: TableName,
	options: { readonly sql?: Aggregate; readonly last?: readonly [id: string, label: string] } = {},
): Breakdown {
	const modalities = getCategories(table, id).map(({ value, label: text }) => ({
		id: value,
		label: text,
	}));
	if (options.last !== undefined) modalities.push({ id: options.last[0], label: options.last[1] });
	return {
		id,
		label,
		by: id,
		vocabulary: [table, id],
		modalities,
		...(options.sql === undefined ? {} : { sql: options.sql }),
	};
}

/** A breakdown whose modalities have each their own aggregates. */
export function cases(
	id: string,
	label: string,
	modalities: readonly (readonly [id: string, label: string, sql: Aggregate])[],
): Breakdown {
	return { id, label, modalities: modalities.map(([id, label, sql]) => ({ id, label, sql })) };
}

/** `count(*)` of the rows that a condition holds for. */
export function rowsWhere(condition: string): string {
	return `count(*) FILTER (WHERE ${condition})`;
}

/** Distinct persons of the rows that a condition holds for. */
export function personsWhere(condition: string): string {
	return `count(DISTINCT personne) FILTER (WHERE ${condition})`;
}

/** Distinct persons of all rows. */
export const PERSONS = 'count(DISTINCT personne)';
