import {
	at,
	findRows,
	getCells,
	getDays,
	isBefore,
	linkToOrientations,
	type IntegrityContext,
	type IntegrityRule,
} from './rule.ts';

const TABLE = 'accompagnements';

function* findStartsBeforeOrientation(context: IntegrityContext): Generator<number> {
	const starts = getDays(context, TABLE, 'date_debut');
	const decided = getDays(context, 'orientations', 'date_orientation');
	const links = linkToOrientations(context);
	yield* findRows(starts.length, (row) => isBefore(at(starts, row), at(decided, links[row])));
}

function* findEndsBeforeStart(context: IntegrityContext): Generator<number> {
	const starts = getDays(context, TABLE, 'date_debut');
	const ends = getDays(context, TABLE, 'date_fin');
	yield* findRows(ends.length, (row) => isBefore(at(ends, row), at(starts, row)));
}

function* findExitsWithoutMotive(context: IntegrityContext): Generator<number> {
	const ends = getCells(context, TABLE, 'date_fin');
	const motives = getCells(context, TABLE, 'motif_sortie');
	yield* findRows(ends.length, (row) => at(ends, row) !== null && at(motives, row) === null);
}

function* findMotivesWithoutExit(context: IntegrityContext): Generator<number> {
	const ends = getCells(context, TABLE, 'date_fin');
	const motives = getCells(context, TABLE, 'motif_sortie');
	yield* findRows(ends.length, (row) => at(ends, row) === null && at(motives, row) !== null);
}

interface Overlap {
	readonly row: number;
	/** The accompaniment that was still active. */
	readonly earlier: number;
}

/** Accompaniments that start while another of the same person is active (its last day excluded). */
function listOverlaps(context: IntegrityContext): readonly Overlap[] {
	const starts = getDays(context, TABLE, 'date_debut');
	const ends = getDays(context, TABLE, 'date_fin');
	const people = getCells(context, 'orientations', 'id_beneficiaire');
	const byPerson = new Map<string, number[]>();
	linkToOrientations(context).forEach((orientation, row) => {
		const person = at(people, orientation);
		if (typeof person !== 'string' || at(starts, row) === null) return;
		const rows = byPerson.get(person);
		if (rows === undefined) byPerson.set(person, [row]);
		else rows.push(row);
	});
	const overlaps: Overlap[] = [];
	for (const rows of byPerson.values()) {
		if (rows.length < 2) continue;
		rows.sort((a, b) => (at(starts, a) ?? 0) - (at(starts, b) ?? 0));
		let latest = rows[0] ?? 0;
		for (const row of rows.slice(1)) {
			const end = at(ends, latest) ?? Infinity;
			if ((at(starts, row) ?? 0) < end) overlaps.push({ row, earlier: latest });
			if ((at(ends, row) ?? Infinity) > end) latest = row;
		}
	}
	return overlaps;
}

function findSimultaneous(context: IntegrityContext): Iterable<number> {
	return listOverlaps(context).map(({ row }) => row);
}

function findTwoReferents(context: IntegrityContext): Iterable<number> {
	const referents = getCells(context, TABLE, 'code_referent');
	return listOverlaps(context)
		.filter(({ row, earlier }) => at(referents, row) !== at(referents, earlier))
		.map(({ row }) => row);
}

const base = { table: TABLE, reads: ['orientations'] } as const;

/** What should hold of each accompaniment, and of those of a person together. */
export const accompanimentRules: readonly IntegrityRule[] = [
	{
		...base,
		code: 'accompagnement-avant-orientation',
		column: 'date_debut',
		find: findStartsBeforeOrientation,
	},
	{
		...base,
		code: 'accompagnement-fini-avant-debut',
		column: 'date_fin',
		find: findEndsBeforeStart,
	},
	{ ...base, code: 'sortie-sans-motif', column: 'motif_sortie', find: findExitsWithoutMotive },
	{ ...base, code: 'motif-sans-sortie', column: 'date_fin', find: findMotivesWithoutExit },
	{ ...base, code: 'accompagnements-simultanes', column: 'date_debut', find: findSimultaneous },
	{ ...base, code: 'deux-referents', column: 'code_referent', find: findTwoReferents },
];
