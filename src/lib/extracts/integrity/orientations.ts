import {
	at,
	createExerciseFinder,
	findRows,
	getCells,
	getDays,
	type IntegrityContext,
	type IntegrityRule,
} from './rule.ts';

function* findUncoveredPoles(context: IntegrityContext): Generator<number> {
	const index = context.indexes.get('poles', 'code_pole');
	const covered = getCells(context, 'poles', 'couvert_par_caf');
	const poles = getCells(context, 'orientations', 'code_pole');
	yield* findRows(poles.length, (row) => at(covered, index.get(at(poles, row))) === false);
}

/** The agreement is for a child under three or a declared pregnancy (article 1). */
function* findNoYoungChild(context: IntegrityContext): Generator<number> {
	const children = getCells(context, 'orientations', 'enfant_moins_3_ans');
	const pregnancies = getCells(context, 'orientations', 'grossesse_declaree');
	yield* findRows(
		children.length,
		(row) => at(children, row) === false && at(pregnancies, row) === false,
	);
}

function* findSessionsInClosedMonths(context: IntegrityContext): Generator<number> {
	const days = getDays(context, 'seances', 'date_seance');
	const statuses = getCells(context, 'seances', 'statut');
	const findExercise = createExerciseFinder(context.convention);
	yield* findRows(days.length, (row) => {
		const day = at(days, row);
		if (day === null || at(statuses, row) !== 'realisee') return false;
		const open = findExercise(day)?.regles.mois_ouverts_seances;
		const month = new Date(day * 86_400_000).getUTCMonth() + 1;
		return open !== undefined && !open.includes(month);
	});
}

/** What should hold of orientations and of sessions. */
export const orientationRules: readonly IntegrityRule[] = [
	{
		code: 'pole-non-couvert',
		table: 'orientations',
		column: 'code_pole',
		reads: ['poles'],
		find: findUncoveredPoles,
	},
	{
		code: 'enfant-de-plus-de-trois-ans',
		table: 'orientations',
		column: 'enfant_moins_3_ans',
		reads: [],
		find: findNoYoungChild,
	},
	{
		code: 'seance-en-mois-ferme',
		table: 'seances',
		column: 'date_seance',
		reads: [],
		find: findSessionsInClosedMonths,
	},
];
