import type { Aggregate, Indicator, IndicatorSql } from './indicator.ts';
import { personsWhere, rowsWhere, type ChapterDefinition } from './chapter.ts';
import { sqlDate } from './known-tables.ts';
import type { Period } from './periods.ts';
import type { Relation } from './relation.ts';
import { toRowWeight, type RowWeight } from './row-weight.ts';

const PARTS = ['numerator', 'denominator', 'value', 'low', 'high', 'pending'] as const;
type Part = (typeof PARTS)[number];

/** Where a part of an indicator's row is found in a row of the chapter's result. */
export interface Slot {
	readonly indicator: Indicator;
	readonly ventilation: string;
	/** Empty where the modality is that of the result row itself. */
	readonly modalite: string;
	readonly relation: string;
	/** Dimension that the result row must be grouped by; empty for totals. */
	readonly dimension: string;
	readonly columns: Readonly<Partial<Record<Part, string>>>;
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
): ChapterQuery {
	const builders = chapter.relations.map((relation) => new RelationColumns(relation));
	const slots = chapter.indicators.flatMap((indicator) => {
		const builder = builders.find(({ relation }) => relation.id === indicator.sql.from);
		if (builder === undefined) throw new Error(`unknown relation: ${indicator.sql.from}`);
		return toSlots(indicator, builder);
	});
	const width = Math.max(...builders.map(({ expressions }) => expressions.length));
	const tables = [
		periodTable(periods),
		...extraTables,
		...chapter.relations.map(({ id, sql }) => `${id} AS (\n${sql}\n)`),
	];
	const selects = builders.map((builder) => builder.toSelect(width));
	return { sql: `WITH ${tables.join(',\n')}\n${selects.join('\nUNION ALL\n')}`, slots };
}

/** The SQL of one figure alone, for a reader who wants to check it. */
export function buildIndicatorQuery(
	chapter: ChapterDefinition,
	indicator: Indicator,
	periods: readonly Period[],
	extraTables: readonly string[] = [],
): string {
	const relations = chapter.relations.filter(({ id }) => id === indicator.sql.from);
	const alone = { id: chapter.id, relations, indicators: [indicator] };
	return buildChapterQuery(alone, periods, extraTables).sql;
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

/** Collects the aggregates that are asked of one relation, each distinct expression once. */
class RelationColumns {
	readonly relation: Relation;
	readonly expressions: string[] = [];
	/** Whether every total is the sum of those of smaller groups. */
	#isAdditive: boolean;

	constructor(relation: Relation) {
		this.relation = relation;
		this.#isAdditive = relation.totals === 'groupes';
	}

	add(aggregate: Aggregate | IndicatorSql): Slot['columns'] {
		const columns: Partial<Record<Part, string>> = {};
		for (const part of PARTS) {
			const expression = aggregate[part];
			if (expression === undefined) continue;
			const isCount = part === 'numerator' || part === 'denominator' || part === 'pending';
			const weight = toRowWeight(expression);
			if (weight?.kind !== 'somme') this.#isAdditive = false;
			const sql = countAlone(expression, weight, this.relation.alone);
			columns[part] = this.#column(isCount ? `COALESCE(${sql}, 0)` : sql);
		}
		return columns;
	}

	#column(expression: string): string {
		let index = this.expressions.indexOf(expression);
		if (index < 0) index = this.expressions.push(expression) - 1;
		return `m${index + 1}`;
	}

	/** The rows counted once, in the smallest groups: every total is a sum of these. */
	#toFineGroups(): string {
		const { id, dimensions } = this.relation;
		const keys = ['periode', 'code_pole', ...dimensions].join(', ');
		const sums = this.expressions.map((expression, index) => `${expression} AS n${index + 1}`);
		return `(\n  SELECT ${[keys, ...sums].join(',\n    ')}\n  FROM ${id}\n  GROUP BY ${keys}\n) AS groupes`;
	}

	toSelect(width: number): string {
		const { id, dimensions, totals } = this.relation;
		const keys = [
			`'${id}' AS relation`,
			'periode',
			`${poleColumn(totals)} AS code_pole`,
			`${pick(dimensions, (name) => `'${name}'`)} AS dimension`,
			`${pick(dimensions, (name) => name)} AS modalite`,
		];
		const source = this.#isAdditive ? this.#toFineGroups() : id;
		const measures = Array.from({ length: width }, (_, index) => {
			const expression = this.expressions[index];
			const whole = this.#isAdditive ? `sum(n${index + 1})` : expression;
			const sql = expression === undefined ? 'NULL' : whole;
			return `CAST(${sql} AS DOUBLE) AS m${index + 1}`;
		});
		const poles =
			totals === 'ensemble' ? [''] : totals === 'prets' ? ['code_pole'] : ['', 'code_pole'];
		const sets = poles.flatMap((pole) =>
			['', ...dimensions].map(
				(dimension) => `(${['periode', pole, dimension].filter(Boolean).join(', ')})`,
			),
		);
		return `SELECT ${[...keys, ...measures].join(',\n  ')}\nFROM ${source}\nGROUP BY GROUPING SETS (${sets.join(', ')})`;
	}
}

/** The same number of persons: rows that are `alone` in their group are counted without being compared. */
function countAlone(
	expression: string,
	weight: RowWeight | null,
	alone: string | undefined,
): string {
	if (alone === undefined || weight?.kind !== 'distincts' || weight.column !== 'personne') {
		return expression;
	}
	const where = weight.conditions.map((condition) => `(${condition})`);
	if (alone === 'TRUE') return where.length === 0 ? 'count(*)' : rowsWhere(where.join(' AND '));
	const others = [`NOT ${alone}`, ...where].join(' AND ');
	return `(${rowsWhere([alone, ...where].join(' AND '))} + ${personsWhere(others)})`;
}

function poleColumn(totals: Relation['totals']): string {
	switch (totals) {
		case 'prets':
			return 'code_pole';
		case 'ensemble':
			return `'ENSEMBLE'`;
		case 'groupes':
			return `CASE WHEN GROUPING(code_pole) = 1 THEN 'ENSEMBLE' ELSE code_pole END`;
	}
}

function pick(dimensions: readonly string[], text: (name: string) => string): string {
	if (dimensions.length === 0) return `''`;
	const branches = dimensions.map((name) => `WHEN GROUPING(${name}) = 0 THEN ${text(name)}`);
	return `CASE ${branches.join(' ')} ELSE '' END`;
}

/** The table `periodes` (periode, annee, d, f, e) that relations join. */
export function periodTable(periods: readonly Period[]): string {
	const rows = periods.map(
		({ id, exercice, debut, fin, effectif }) =>
			`('${id}', ${exercice}, ${sqlDate(debut)}, ${sqlDate(fin)}, ${sqlDate(effectif)})`,
	);
	return `periodes (periode, annee, d, f, e) AS (\nVALUES ${rows.join(', ')}\n)`;
}
