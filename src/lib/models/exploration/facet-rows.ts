import type { Distribution } from '../../exploration/cube.ts';
import type { Facet, FacetId } from '../../exploration/filter.ts';
import { sortByValue } from '../vocabulary.ts';

/** A value of a facet: the persons that it has under the other choices, and out of how many. */
export interface FacetRow {
	readonly code: string;
	readonly label: string;
	readonly persons: number;
	readonly rows: number;
	/** Persons without any choice. */
	readonly whole: number;
	readonly isChosen: boolean;
	/** Lengths of the two bars, as shares of the longest whole of the facet. */
	readonly share: number;
	readonly wholeShare: number;
}

/** Facets whose values have no order of their own: by decreasing whole. */
const BY_VALUE: ReadonlySet<FacetId> = new Set([
	'famille',
	'motif_sortie',
	'type_partenaire',
	'code_referent',
]);

/** The values of a facet that anybody has, or that are chosen; `counts` and `whole` are in the order of its values. */
export function toFacetRows(
	facet: Facet,
	counts: Distribution,
	whole: Distribution,
	chosen: readonly string[],
): readonly FacetRow[] {
	const longest = Math.max(1, ...whole.persons);
	const rows = facet.values.map(({ id, label }, index) => {
		const persons = counts.persons[index] ?? 0;
		const all = whole.persons[index] ?? 0;
		return {
			code: id,
			label,
			persons,
			rows: counts.rows[index] ?? 0,
			whole: all,
			isChosen: chosen.includes(id),
			share: persons / longest,
			wholeShare: all / longest,
		};
	});
	const present = rows.filter((row) => row.whole > 0 || row.isChosen);
	return BY_VALUE.has(facet.id) ? sortByValue(present, (row) => row.whole) : present;
}

/** The orientations of a week: those of the choices, and all of them. */
export interface WeekBar {
	/** First day, counted from that of the exercise. */
	readonly day: number;
	readonly rows: number;
	readonly whole: number;
}

const WEEK = 7;

/** Orientations by week of the exercise; the last one may be shorter. */
export function toWeekBars(counts: Distribution, whole: Distribution): readonly WeekBar[] {
	const weeks = Math.ceil(whole.rows.length / WEEK);
	return Array.from({ length: weeks }, (_, week) => {
		const day = week * WEEK;
		const add = (of: Distribution): number =>
			of.rows.subarray(day, day + WEEK).reduce((sum, count) => sum + count, 0);
		return { day, rows: add(counts), whole: add(whole) };
	});
}
