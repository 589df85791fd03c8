import type { ChapterDefinition } from './chapter.ts';
import type { Indicator } from './indicator.ts';
import { sqlDate } from '../schemas/sql-text.ts';
import type { Period } from './periods.ts';
import { RelationColumns, type PartColumns, type QueryForm } from './relation-columns.ts';

/** Where a part of an indicator's row is found in a row of the chapter's result. */
export interface Slot {
	readonly indicator: Indicator;
	readonly ventilation: string;
	/** Empty where the modality is that of the result row itself. */
	readonly modalite: string;
	readonly relation: string;
	/** Dimension that the result row must be grouped by; empty for totals. */
	readonly dimension: string;
	readonly columns: PartColumns;
}

export interface ChapterQuery {
	readonly sql: string;
	readonly slots: readonly Slot[];
}

/**
 * The one query of a chapter: each relation is read once and gives, per period, pôle (and ENSEMBLE) and value of
 * each dimension, the aggregates of its indicators as columns m1, m2…
 */
export function buildChapterQuery(
	chapter: ChapterDefinition,
	periods: readonly Period[],
	extraTables: readonly string[] = [],
	form: QueryForm = 'quick',
): ChapterQuery {
	const builders = chapter.relations.map((relation) => new RelationColumns(relation));
	const slots = chapter.indicators.flatMap((indicator) => {
		const builder = builders.find(({ relation }) => relation.id === indicator.sql.from);
		if (builder === undefined) throw new Error(`unknown relation: ${indicator.sql.from}`);
		return toSlots(indicator, builder);
	});
	const width = Math.max(...builders.map((builder) => builder.width));
	const tables = [
		periodTable(periods),
		...extraTables,
		...chapter.relations.map(({ id, sql }) => `${id} AS (\n${sql}\n)`),
	];
	const selects = builders.map((builder) => builder.toSelect(width, form));
	return { sql: `WITH ${tables.join(',\n')}\n${selects.join('\nUNION ALL\n')}`, slots };
}

/** The SQL of one figure alone, for a reader who wants to check it: it counts as its definition says. */
export function buildIndicatorQuery(
	chapter: ChapterDefinition,
	indicator: Indicator,
	periods: readonly Period[],
	extraTables: readonly string[] = [],
): string {
	const relations = chapter.relations.filter(({ id }) => id === indicator.sql.from);
	const alone = { id: chapter.id, relations, indicators: [indicator] };
	return buildChapterQuery(alone, periods, extraTables, 'plain').sql;
}

function toSlots(indicator: Indicator, builder: RelationColumns): Slot[] {
	const relation = builder.relation.id;
	const main = builder.add(indicator.sql);
	const base = { indicator, relation };
	const slots: Slot[] = [{ ...base, ventilation: '', modalite: '', dimension: '', columns: main }];
	for (const breakdown of indicator.breakdowns) {
		if (breakdown.by !== undefined) {
			const columns = breakdown.sql === undefined ? main : builder.add(breakdown.sql);
			slots.push({
				...base,
				ventilation: breakdown.id,
				modalite: '',
				dimension: breakdown.by,
				columns,
			});
			continue;
		}
		for (const modality of breakdown.modalities) {
			if (modality.sql === undefined) throw new Error(`modality without SQL: ${modality.id}`);
			const columns = builder.add(modality.sql);
			const modalite = modality.id;
			slots.push({ ...base, ventilation: breakdown.id, modalite, dimension: '', columns });
		}
	}
	return slots;
}

/** The table `periodes` (periode, annee, d, f, e) that relations join. */
export function periodTable(periods: readonly Period[]): string {
	const rows = periods.map(
		({ id, exercice, debut, fin, effectif }) =>
			`('${id}', ${exercice}, ${sqlDate(debut)}, ${sqlDate(fin)}, ${sqlDate(effectif)})`,
	);
	return `periodes (periode, annee, d, f, e) AS (\nVALUES ${rows.join(', ')}\n)`;
}
