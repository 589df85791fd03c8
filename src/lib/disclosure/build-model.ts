import { getExercice } from '../convention/targets.ts';
import type { LongRow } from '../indicators/indicator.ts';
import { listCategories } from '../indicators/known-tables.ts';
import type { Period } from '../indicators/periods.ts';
import { ENSEMBLE } from '../indicators/run.ts';
import type { Convention } from '../schemas/schemas.ts';
import { linkEarlier, listShown, pairCounts, type EarlierRows, type Links } from './earlier.ts';
import { defineFullCells, defineGaps, defineRemainders, type FullCell } from './hidden-counts.ts';
import { isSum } from './identify.ts';
import { ModelBuilder, type Model } from './model.ts';
import { listShareCounts, readCounts, type Disclosed } from './read-counts.ts';
import { toPlace } from './read-publication.ts';
import { FAMILIES } from './relations/families.ts';
import type { Family, Frame, Motive } from './relations/frame.ts';
import { listSequences, listSpans, toSpan } from './spans.ts';
import { groupUnits } from './units.ts';

/** What a model is built from. */
export interface ModelSource {
	readonly convention: Convention;
	/** The periods to publish, and all those that counts exist for. */
	readonly declared: readonly Period[];
	readonly periods: readonly Period[];
	/** In the order of `sortRows`. */
	readonly rows: readonly LongRow[];
	readonly threshold: number;
	/** Places of the rows that earlier editions of the same extracts published, or withheld. */
	readonly publishedBefore?: ReadonlySet<string>;
	readonly withheldBefore?: ReadonlySet<string>;
	/** Earlier editions made from other extracts. */
	readonly earlier?: readonly EarlierRows[];
	/** For the tests: the families of relations that the attacker uses; all of them by default. */
	readonly families?: readonly Family[];
}

/** The counts of all the rows, published or not, what relates them, and what may be published. */
export function buildModel(source: ModelSource): Model {
	const { rows, threshold, publishedBefore } = source;
	const builder = new ModelBuilder();
	const whole = new Part(source, builder, '');
	const disclosed = whole.read(source.periods, rows);
	const links = (source.earlier ?? []).map((earlier, index) =>
		readEarlier(source, builder, whole, earlier, `@${index + 1}`),
	);
	const full = [whole, ...links.map(({ part }) => part)].flatMap((part) => part.full);
	const sensitive = new Set([
		...full.map(({ rest }) => rest),
		...links.flatMap(({ differences }) => differences),
	]);
	builder.counts.forEach(({ name, value }, count) => {
		if (value >= 1 && value < threshold && !isSum(name)) sensitive.add(count);
	});
	const given = new Set(links.flatMap((link) => [...link.given]));
	for (const count of listShown(disclosed, (row) => publishedBefore?.has(toPlace(row)) === true)) {
		given.add(count);
	}
	const telling = new Set([
		...full.map(({ cell }) => cell),
		...links.flatMap((link) => [...link.telling]),
	]);
	return {
		threshold,
		counts: builder.counts,
		relations: builder.relations,
		units: groupUnits(source, disclosed, { sensitive, telling, builder }),
		sensitive: [...sensitive].sort((a, b) => a - b),
		given: [...given].sort((a, b) => a - b),
		dropped: builder.dropped,
	};
}

/** The counts and the relations of one edition: today's, or an earlier one's. */
class Part {
	readonly #source: ModelSource;
	readonly #builder: ModelBuilder;
	readonly #tag: string;
	full: readonly FullCell[] = [];
	places: readonly string[] = [];

	constructor(source: ModelSource, builder: ModelBuilder, tag: string) {
		this.#source = source;
		this.#builder = builder;
		this.#tag = tag;
	}

	read(periods: readonly Period[], rows: readonly LongRow[]): readonly Disclosed[] {
		const builder = this.#builder;
		const spans = new Map(periods.map((period) => [period.id, toSpan(period, this.#tag)]));
		const disclosed = readCounts(builder, rows, ({ periode }) => {
			const span = spans.get(periode);
			if (span === undefined) throw new Error(`row of a period not asked for: ${periode}`);
			return span;
		});
		const frame = this.#frame(periods, rows);
		this.places = frame.places;
		defineGaps(frame);
		defineRemainders(frame);
		this.full = defineFullCells(frame, this.#source.threshold);
		for (const family of this.#source.families ?? FAMILIES) family.relate(frame);
		return withShares(builder, disclosed);
	}

	#frame(periods: readonly Period[], rows: readonly LongRow[]): Frame {
		const spans = listSpans(periods, this.#tag);
		const poles = [...new Set(rows.map((row) => row.code_pole))]
			.filter((pole) => pole !== ENSEMBLE)
			.sort();
		return {
			builder: this.#builder,
			poles,
			places: [ENSEMBLE, ...poles],
			spans,
			sequences: listSequences(spans),
			motives: listMotives(this.#source.convention, periods[0]?.exercice ?? 0),
		};
	}
}

function readEarlier(
	source: ModelSource,
	builder: ModelBuilder,
	whole: Part,
	earlier: EarlierRows,
	tag: string,
): Links & { readonly part: Part } {
	const part = new Part(source, builder, tag);
	const isPublished = (row: LongRow): boolean => earlier.published.has(toPlace(row));
	builder.isLenient = true;
	// What was published is known: it comes first, and what is worked out again does not change it.
	const disclosed = part.read(earlier.periods, [
		...earlier.rows.filter(isPublished),
		...earlier.rows.filter((row) => !isPublished(row)),
	]);
	builder.isLenient = false;
	const shown = listShown(disclosed, isPublished);
	const pairs = pairCounts(builder, whole.places, source.periods, earlier, tag);
	const links = linkEarlier(builder, pairs, shown, source.threshold);
	return { ...links, given: new Set([...links.given, ...shown]), part };
}

/** The five rows of `part_cer_signe` show the steps between them. */
function withShares(builder: ModelBuilder, disclosed: readonly Disclosed[]): readonly Disclosed[] {
	return disclosed.map((item) => {
		const { row, span, shown } = item;
		if (row.indicateur !== 'part_cer_signe') return item;
		return { ...item, shown: [...shown, ...listShareCounts(builder, row.code_pole, span)] };
	});
}

function listMotives(convention: Convention, annee: number): readonly Motive[] {
	const { motifs_positifs } = getExercice(convention, annee).regles;
	return listCategories(convention, 'accompagnements', 'motif_sortie').map(({ value, group }) => ({
		code: value,
		group: group ?? 'non_renseigne',
		isPositive: motifs_positifs.includes(value),
	}));
}
