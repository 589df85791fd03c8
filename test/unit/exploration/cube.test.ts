import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cube, type DayWindow } from '../../../src/lib/exploration/cube.ts';
import type { Facts } from '../../../src/lib/exploration/facts.ts';
import type { ExplorationFilter, Facet } from '../../../src/lib/exploration/filter.ts';

const values = (ids: readonly string[]) => ids.map((id) => ({ id, label: id }));
const FACETS: readonly Facet[] = [
	{ id: 'pole', label: 'Pôle', isMultiple: false, values: values(['A', 'B', 'C']) },
	{ id: 'motif_sortie', label: 'Motif', isMultiple: false, values: values(['m', 'n']) },
	{ id: 'famille', label: 'Freins', isMultiple: true, values: values(['x', 'y', 'z']) },
];
const DAYS = 20;

interface Row {
	readonly person: number;
	readonly day: number;
	readonly pole: string;
	readonly motive: string | null;
	readonly freins: readonly string[];
}

const row: fc.Arbitrary<Row> = fc.record({
	person: fc.integer({ min: 0, max: 5 }),
	day: fc.integer({ min: 0, max: DAYS - 1 }),
	pole: fc.constantFrom('A', 'B', 'C'),
	motive: fc.constantFrom('m', 'n', null),
	freins: fc.subarray(['x', 'y', 'z']),
});

const filter: fc.Arbitrary<ExplorationFilter> = fc
	.record({
		pole: fc.subarray(['A', 'B', 'C']),
		motif_sortie: fc.subarray(['m', 'n']),
		famille: fc.subarray(['x', 'y', 'z']),
	})
	.map((facets) => ({ facets }));

const window: fc.Arbitrary<DayWindow> = fc
	.tuple(fc.integer({ min: 0, max: DAYS - 1 }), fc.integer({ min: 0, max: DAYS - 1 }))
	.map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

function toFacts(rows: readonly Row[]): Facts {
	const sorted = [...rows].sort((a, b) => a.person - b.person);
	const code = (facet: number, id: string | null): number =>
		1 + (FACETS[facet]?.values.findIndex((value) => value.id === id) ?? -1);
	const starts = [0];
	const codes = sorted.flatMap(({ freins }) => {
		starts.push((starts.at(-1) ?? 0) + freins.length);
		return freins.map((frein) => code(2, frein));
	});
	return {
		facets: FACETS,
		debut: '2020-01-01',
		dayCount: DAYS,
		days: Int32Array.from(sorted, ({ day }) => day),
		persons: Int32Array.from(sorted, ({ person }) => person),
		columns: [
			{ kind: 'simple', codes: Int32Array.from(sorted, ({ pole }) => code(0, pole)) },
			{ kind: 'simple', codes: Int32Array.from(sorted, ({ motive }) => code(1, motive)) },
			{ kind: 'multiple', starts: Int32Array.from(starts), codes: Int32Array.from(codes) },
		],
	};
}

/** The same counts, each by a scan of its own. */
function countByHand(rows: readonly Row[], { facets }: ExplorationFilter, days: DayWindow) {
	const read = {
		pole: (r: Row) => [r.pole],
		motif_sortie: (r: Row) => [r.motive],
		famille: (r: Row) => r.freins,
	};
	const ids = ['pole', 'motif_sortie', 'famille'] as const;
	const passes = (r: Row, but: string): boolean =>
		(but === 'days' || (r.day >= days.from && r.day <= days.to)) &&
		ids.every((id) => {
			const chosen = facets[id] ?? [];
			return (
				id === but ||
				chosen.length === 0 ||
				read[id](r).some((v) => v !== null && chosen.includes(v))
			);
		});
	const tally = (kept: readonly Row[]) => [
		kept.length,
		new Set(kept.map(({ person }) => person)).size,
	];
	return {
		whole: tally(rows.filter((r) => passes(r, ''))),
		facets: FACETS.map((facet, index) =>
			facet.values.map(({ id }) => {
				const own = ids[index];
				if (own === undefined) throw new Error('unknown facet');
				return tally(rows.filter((r) => passes(r, own) && read[own](r).includes(id)));
			}),
		),
		days: Array.from({ length: DAYS }, (_, day) =>
			tally(rows.filter((r) => r.day === day && passes(r, 'days'))),
		),
	};
}

describe('the counts of the exploration', () => {
	it('equal those of a scan for each bar, whatever was chosen before', () => {
		fc.assert(
			fc.property(
				fc.array(row, { maxLength: 40 }),
				fc.array(fc.tuple(filter, window), { minLength: 1, maxLength: 5 }),
				(rows, choices) => {
					const cube = new Cube(toFacts(rows));
					for (const [chosen, days] of choices) {
						const counts = cube.count(chosen, days);
						const pair = (of: { rows: Int32Array; persons: Int32Array }) =>
							Array.from(of.rows, (count, index) => [count, of.persons[index]]);
						expect({
							whole: [counts.rows, counts.persons],
							facets: counts.facets.map(pair),
							days: pair(counts.days),
						}).toEqual(countByHand(rows, chosen, days));
					}
				},
			),
			{ numRuns: 200 },
		);
	});
});
