import { tableSchemas, type TableName } from '../schemas/schemas.ts';
import { ACHIEVED_BY } from './finances.ts';
import { KNOWN_VIEWS } from './known-views.sql.ts';
import { MADE } from './linked-tables.sql.ts';
import { chapters } from './registry.ts';

const SOURCE = /\b(?:FROM|JOIN)\s+([a-z_]+)/g;

const extracts: ReadonlySet<string> = new Set(tableSchemas.map(({ name }) => name));
const steps = new Map([
	...[...MADE].map(([name, sql]) => [name, listSources(sql)] as const),
	...KNOWN_VIEWS.map(({ name, from }) => [name, [from]] as const),
]);
const relations = new Map(
	chapters.flatMap((chapter) =>
		chapter.relations.map(({ id, sql, totals }) => {
			// What has pôles reaches the whole through them.
			return [
				id,
				totals === 'ensemble' ? listSources(sql) : ['totaux', ...listSources(sql)],
			] as const;
		}),
	),
);
const read = new Map(
	chapters.flatMap((chapter) =>
		chapter.indicators.map(({ id, sql }) => [id, relations.get(sql.from) ?? []] as const),
	),
);

/** The extracts that a figure is computed from, by the names that its SQL reads, in the order of the model. */
export function listTablesRead(indicateur: string): readonly TableName[] {
	const found = new Set<string>();
	const follow = (name: string): void => {
		if (found.has(name)) return;
		found.add(name);
		steps.get(name)?.forEach(follow);
		// What is earned is measured against other figures, which have extracts of their own.
		if (name === 'realises') {
			for (const [, id] of ACHIEVED_BY) read.get(id)?.forEach(follow);
		}
	};
	const sources = read.get(indicateur);
	if (sources === undefined) throw new Error(`unknown indicator: ${indicateur}`);
	sources.forEach(follow);
	return tableSchemas.flatMap(({ name }) => (found.has(name) && extracts.has(name) ? [name] : []));
}

function listSources(sql: string): readonly string[] {
	return [...sql.matchAll(SOURCE)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}
