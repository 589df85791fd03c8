import { rowsWhere } from './chapter.ts';
import type { Aggregate, IndicatorSql } from './indicator.ts';
import type { Relation } from './relation.ts';
import { toRowWeight, type RowWeight } from './row-weight.ts';

const PARTS = ['numerator', 'denominator', 'value', 'low', 'high', 'pending'] as const;
type Part = (typeof PARTS)[number];

/** The columns of a chapter's result that hold the parts of a figure. */
export type PartColumns = Readonly<Partial<Record<Part, string>>>;

/** How figures are counted: as their definitions say, or in steps that give the same at a fraction of the cost. */
export type QueryForm = 'plain' | 'quick';

/** An aggregate asked of a relation; a count is 0, not empty, where nothing is counted. */
interface Column {
	readonly sql: string;
	readonly weight: RowWeight | null;
	readonly isCount: boolean;
}

/** Collects the aggregates that are asked of one relation, each distinct expression once. */
export class RelationColumns {
	readonly relation: Relation;
	readonly #columns: Column[] = [];

	constructor(relation: Relation) {
		this.relation = relation;
	}

	get width(): number {
		return this.#columns.length;
	}

	add(aggregate: Aggregate | IndicatorSql): PartColumns {
		const columns: Partial<Record<Part, string>> = {};
		for (const part of PARTS) {
			const sql = aggregate[part];
			if (sql === undefined) continue;
			const isCount = part === 'numerator' || part === 'denominator' || part === 'pending';
			columns[part] = this.#place(sql, isCount);
		}
		return columns;
	}

	#place(sql: string, isCount: boolean): string {
		const same = (column: Column): boolean => column.sql === sql && column.isCount === isCount;
		let index = this.#columns.findIndex(same);
		if (index < 0) index = this.#columns.push({ sql, isCount, weight: toRowWeight(sql) }) - 1;
		return `m${index + 1}`;
	}

	/** One row a period, pôle and modality, with `width` measures: those of the relation, then empty ones. */
	toSelect(width: number, form: QueryForm): string {
		const weights = this.#columns.map(({ weight }) => weight);
		// An estimate is no sum of smaller groups.
		const isEstimate = weights.some((weight) => weight === null);
		if (form === 'plain' || this.relation.totals !== 'groupes' || isEstimate) {
			return this.#select(width, this.relation.id, (column) =>
				form === 'plain' ? column.sql : this.#countAlone(column),
			);
		}
		const [unit, ...others] = listUnits(weights);
		if (unit === undefined) {
			return this.#select(
				width,
				`(\n${this.#countGroups([])}\n) AS groupes`,
				(_, n) => `sum(${n})`,
			);
		}
		return this.#sumUnits(width, [unit, ...others]);
	}

	/** The totals of `source` by grouping sets, each measure as `measure` has it. */
	#select(
		width: number,
		source: string,
		measure: (column: Column, counted: string) => string,
	): string {
		const sets = this.#listTotals().map((keys) => `(${keys.join(', ')})`);
		return `SELECT ${[...this.#listKeys(), ...this.#listMeasures(width, measure)].join(',\n  ')}\nFROM ${source}\nGROUP BY GROUPING SETS (${sets.join(', ')})`;
	}

	/**
	 * Different persons without a DISTINCT for each measure and total, which costs several times more: rows are counted
	 * in the smallest groups and by unit, then by unit in each total, where a unit that counts at all counts once.
	 */
	#sumUnits(width: number, units: readonly [string, ...string[]]): string {
		const [first] = units;
		const sums = this.#columns.map((_, index) => `sum(n${index + 1}) AS n${index + 1}`);
		const sets = this.#listTotals().flatMap((keys) =>
			units.map((unit) => `(${[...keys, unit].join(', ')})`),
		);
		const byUnit = `SELECT ${[...this.#listKeys(), ...units, `${pickGrouped(units)} AS unite`, ...sums].join(', ')}
  FROM (\n${this.#countGroups(units)}\n  ) AS groupes
  GROUP BY GROUPING SETS (${sets.join(', ')})`;
		const measures = this.#listMeasures(width, ({ weight }, n) => {
			const unit = weight?.kind === 'distincts' ? weight.column : first;
			// Rows without a unit are each one of its own.
			const counted =
				weight?.kind === 'distincts'
					? `CASE WHEN ${unit} IS NULL THEN ${n} ELSE least(${n}, 1) END`
					: n;
			return `sum(${counted})${units.length === 1 ? '' : ` FILTER (WHERE unite = '${unit}')`}`;
		});
		const keys = ['relation', 'periode', 'code_pole', 'dimension', 'modalite'];
		return `SELECT ${[...keys, ...measures].join(',\n  ')}\nFROM (\n  ${byUnit}\n) AS unites\nGROUP BY ${keys.join(', ')}`;
	}

	/** The rows counted once, in the smallest groups and by unit: n1, n2… */
	#countGroups(units: readonly string[]): string {
		const { id, dimensions, alone } = this.relation;
		const keys = ['periode', 'code_pole', ...dimensions];
		const named = units.map((unit) =>
			unit === PERSON && alone !== undefined
				? `CASE WHEN NOT ${alone} THEN ${unit} END AS ${unit}`
				: unit,
		);
		const counts = this.#columns.map(
			({ sql, weight }, index) =>
				`${weight?.kind === 'distincts' ? rowsWhere(weight.sql) : sql} AS n${index + 1}`,
		);
		const grouped = [...keys, ...named].map((_, index) => String(index + 1));
		return `  SELECT ${[...keys, ...named, ...counts].join(',\n    ')}\n  FROM ${id}\n  GROUP BY ${grouped.join(', ')}`;
	}

	/** Where every row is a person of its own, persons are rows. */
	#countAlone({ sql, weight }: Column): string {
		const isRows =
			this.relation.alone === 'TRUE' && weight?.kind === 'distincts' && weight.column === PERSON;
		return isRows ? rowsWhere(weight.sql) : sql;
	}

	#listKeys(): readonly string[] {
		const { id, dimensions, totals } = this.relation;
		return [
			`'${id}' AS relation`,
			'periode',
			`${poleColumn(totals)} AS code_pole`,
			`${pickGrouped(dimensions)} AS dimension`,
			`${pickGrouped(dimensions, (name) => name)} AS modalite`,
		];
	}

	#listTotals(): readonly (readonly string[])[] {
		const { dimensions, totals } = this.relation;
		const poles =
			totals === 'ensemble' ? [''] : totals === 'prets' ? ['code_pole'] : ['', 'code_pole'];
		return poles.flatMap((pole) =>
			['', ...dimensions].map((dimension) => ['periode', pole, dimension].filter(Boolean)),
		);
	}

	#listMeasures(
		width: number,
		measure: (column: Column, counted: string) => string,
	): readonly string[] {
		return Array.from({ length: width }, (_, index) => {
			const column = this.#columns[index];
			const counted = column === undefined ? 'NULL' : measure(column, `n${index + 1}`);
			const sql = column?.isCount === true ? `COALESCE(${counted}, 0)` : counted;
			return `CAST(${sql} AS DOUBLE) AS m${index + 1}`;
		});
	}
}

/** The unit whose rows `Relation.alone` speaks of. */
const PERSON = 'personne';

/** The columns whose different values are counted. */
function listUnits(weights: readonly (RowWeight | null)[]): readonly string[] {
	return [
		...new Set(weights.flatMap((weight) => (weight?.kind === 'distincts' ? [weight.column] : []))),
	];
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

/** Of the columns, the one that a row is grouped by: its name, or what `text` makes of it; '' without one. */
function pickGrouped(
	columns: readonly string[],
	text: (name: string) => string = (name) => `'${name}'`,
): string {
	if (columns.length === 0) return `''`;
	const branches = columns.map((name) => `WHEN GROUPING(${name}) = 0 THEN ${text(name)}`);
	return `CASE ${branches.join(' ')} ELSE '' END`;
}
