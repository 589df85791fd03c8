import { getExercice } from '../convention/targets.ts';
import type { LongRow } from '../indicators/indicator.ts';
import { listCategories } from '../indicators/known-tables.ts';
import type { Period } from '../indicators/periods.ts';
import { ENSEMBLE } from '../indicators/run.ts';
import type { Convention } from '../schemas/schemas.ts';
import { defineFullCells, defineGaps, defineRemainders } from './hidden-counts.ts';
import { isSum } from './identify.ts';
import { ModelBuilder, type Model } from './model.ts';
import { listShareCounts, readCounts, type Disclosed } from './read-counts.ts';
import { FAMILIES } from './relations/families.ts';
import type { Family, Frame, Motive } from './relations/frame.ts';
import { groupUnits } from './units.ts';
import { listSequences, listSpans, toSpan } from './spans.ts';

/** What a model is built from. */
export interface ModelSource {
	readonly convention: Convention;
	/** The periods to publish, and those only computed. */
	readonly declared: readonly Period[];
	readonly periods: readonly Period[];
	/** In the order of `sortRows`. */
	readonly rows: readonly LongRow[];
	readonly threshold: number;
	/** For the tests: the families of relations that the attacker uses; all of them by default. */
	readonly families?: readonly Family[];
}

/** The counts of all the rows, published or not, what relates them, and what may be published. */
export function buildModel(source: ModelSource): Model {
	const { periods, rows, threshold } = source;
	const builder = new ModelBuilder();
	const spans = new Map(periods.map((period) => [period.id, toSpan(period)]));
	const disclosed = readCounts(builder, rows, ({ periode }) => {
		const span = spans.get(periode);
		if (span === undefined) throw new Error(`period without rows asked: ${periode}`);
		return span;
	});
	const frame = createFrame(source, builder);
	defineGaps(frame);
	defineRemainders(frame);
	const full = defineFullCells(frame, threshold);
	for (const family of source.families ?? FAMILIES) family.relate(frame);
	const sensitive = new Set(full.map(({ rest }) => rest));
	builder.counts.forEach(({ name, value }, count) => {
		if (value >= 1 && value < threshold && !isSum(name)) sensitive.add(count);
	});
	const cells = new Set(full.map(({ cell }) => cell));
	return {
		threshold,
		counts: builder.counts,
		relations: builder.relations,
		units: groupUnits(source, withShares(builder, disclosed), { sensitive, cells, builder }),
		sensitive: [...sensitive].sort((a, b) => a - b),
		given: [],
		dropped: builder.dropped,
	};
}

/** The five rows of `part_cer_signe` show the steps between them. */
function withShares(builder: ModelBuilder, disclosed: readonly Disclosed[]): readonly Disclosed[] {
	return disclosed.map((item) =>
		item.row.indicateur === 'part_cer_signe'
			? {
					...item,
					shown: [...item.shown, ...listShareCounts(builder, item.row.code_pole, item.span)],
				}
			: item,
	);
}

function createFrame({ convention, periods, rows }: ModelSource, builder: ModelBuilder): Frame {
	const spans = listSpans(periods);
	const poles = [...new Set(rows.map((row) => row.code_pole))]
		.filter((pole) => pole !== ENSEMBLE)
		.sort();
	return {
		builder,
		poles,
		places: [ENSEMBLE, ...poles],
		spans,
		sequences: listSequences(spans),
		motives: listMotives(convention, periods[0]?.exercice ?? 0),
	};
}

function listMotives(convention: Convention, annee: number): readonly Motive[] {
	const { motifs_positifs } = getExercice(convention, annee).regles;
	return listCategories(convention, 'accompagnements', 'motif_sortie').map(({ value, group }) => ({
		code: value,
		group: group ?? 'non_renseigne',
		isPositive: motifs_positifs.includes(value),
	}));
}
