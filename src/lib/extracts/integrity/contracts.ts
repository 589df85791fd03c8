import { addMonths } from '../values.ts';
import {
	at,
	createExerciseFinder,
	findRows,
	getCells,
	getDays,
	isBefore,
	linkToAccompaniments,
	linkToOrientations,
	type IntegrityContext,
	type IntegrityRule,
} from './rule.ts';

const TABLE = 'contrats';

function* findEndsBeforeStart(context: IntegrityContext): Generator<number> {
	const starts = getDays(context, TABLE, 'date_debut');
	const ends = getDays(context, TABLE, 'date_fin');
	yield* findRows(ends.length, (row) => isBefore(at(ends, row), at(starts, row)));
}

function* findSignedBeforeOrientation(context: IntegrityContext): Generator<number> {
	const signed = getDays(context, TABLE, 'date_signature');
	const decided = getDays(context, 'orientations', 'date_orientation');
	const accompaniments = linkToAccompaniments(context, TABLE);
	const orientations = linkToOrientations(context);
	yield* findRows(signed.length, (row) => {
		const orientation = at(orientations, accompaniments[row]) ?? undefined;
		return isBefore(at(signed, row), at(decided, orientation));
	});
}

function* findSignedAfterExit(context: IntegrityContext): Generator<number> {
	const signed = getDays(context, TABLE, 'date_signature');
	const exits = getDays(context, 'accompagnements', 'date_fin');
	const links = linkToAccompaniments(context, TABLE);
	yield* findRows(signed.length, (row) => isBefore(at(exits, links[row]), at(signed, row)));
}

/** Rows of each accompaniment in order of signature; the rank parts those of a same day. */
function listInOrder(context: IntegrityContext): readonly (readonly number[])[] {
	const signed = getDays(context, TABLE, 'date_signature');
	const ranks = getCells(context, TABLE, 'rang');
	const groups = new Map<string, number[]>();
	const accompaniments = getCells(context, TABLE, 'id_accompagnement');
	for (let row = 0; row < accompaniments.length; row++) {
		const id = accompaniments.at(row);
		if (typeof id !== 'string') continue;
		const rows = groups.get(id);
		if (rows === undefined) groups.set(id, [row]);
		else rows.push(row);
	}
	for (const rows of groups.values()) {
		rows.sort(
			(a, b) =>
				(at(signed, a) ?? 0) - (at(signed, b) ?? 0) || Number(at(ranks, a)) - Number(at(ranks, b)),
		);
	}
	return [...groups.values()];
}

function* findWrongRanks(context: IntegrityContext): Generator<number> {
	const ranks = getCells(context, TABLE, 'rang');
	for (const rows of listInOrder(context)) {
		for (const [order, row] of rows.entries()) if (at(ranks, row) !== order + 1) yield row;
	}
}

function* findRenewalsBeforePrevious(context: IntegrityContext): Generator<number> {
	const starts = getDays(context, TABLE, 'date_debut');
	for (const rows of listInOrder(context)) {
		for (const [order, row] of rows.entries()) {
			const previous = order === 0 ? undefined : rows[order - 1];
			if (isBefore(at(starts, row), at(starts, previous))) yield row;
		}
	}
}

/** Lengths as `duree_cer_conforme` counts them: last day included, rules of the exercise of signature. */
function* findWrongLengths(context: IntegrityContext): Generator<number> {
	const signed = getDays(context, TABLE, 'date_signature');
	const starts = getDays(context, TABLE, 'date_debut');
	const ends = getDays(context, TABLE, 'date_fin');
	const findExercise = createExerciseFinder(context.convention);
	yield* findRows(signed.length, (row) => {
		const [day, start, end] = [at(signed, row), at(starts, row), at(ends, row)];
		if (day == null || start == null || end == null) return false;
		const rules = findExercise(day)?.regles;
		if (rules === undefined) return false;
		const isLongEnough = end + 1 >= addMonths(start, rules.duree_cer_mois_min);
		return !isLongEnough || end + 1 > addMonths(start, rules.duree_cer_mois_max);
	});
}

const base = { table: TABLE, reads: [] } as const;

/** What should hold of each CER, and of those of an accompaniment together. */
export const contractRules: readonly IntegrityRule[] = [
	{ ...base, code: 'cer-fini-avant-debut', column: 'date_fin', find: findEndsBeforeStart },
	{
		...base,
		code: 'cer-avant-orientation',
		column: 'date_signature',
		reads: ['accompagnements', 'orientations'],
		find: findSignedBeforeOrientation,
	},
	{
		...base,
		code: 'cer-apres-sortie',
		column: 'date_signature',
		reads: ['accompagnements'],
		find: findSignedAfterExit,
	},
	{ ...base, code: 'rangs-de-cer', column: 'rang', find: findWrongRanks },
	{
		...base,
		code: 'renouvellement-avant-precedent',
		column: 'date_debut',
		find: findRenewalsBeforePrevious,
	},
	{ ...base, code: 'duree-de-cer', column: 'date_fin', find: findWrongLengths },
];
