import type { TableName } from '../../schemas/schemas.ts';
import {
	at,
	findRows,
	getCells,
	getDays,
	isBefore,
	linkToAccompaniments,
	type IntegrityCode,
	type IntegrityContext,
	type IntegrityRule,
} from './rule.ts';

/** Days without an event after which an open frein or étape is worth a look. */
const LONG_DAYS = 365;

/** Events of an accompaniment that stand before its first day or after its last. */
function createInsideRule(code: IntegrityCode, table: TableName, column: string): IntegrityRule {
	return {
		code,
		table,
		column,
		reads: ['accompagnements'],
		find: (context) => {
			const days = getDays(context, table, column);
			const starts = getDays(context, 'accompagnements', 'date_debut');
			const ends = getDays(context, 'accompagnements', 'date_fin');
			const links = linkToAccompaniments(context, table);
			return findRows(days.length, (row) => {
				const day = at(days, row);
				return isBefore(day, at(starts, links[row])) || isBefore(at(ends, links[row]), day);
			});
		},
	};
}

/** Events dated after the last day that the extracts know: kept, not counted. */
function createCutoffRule(table: TableName, column: string): IntegrityRule {
	return {
		code: 'apres-arrete',
		table,
		column,
		reads: [],
		find: (context) => {
			const days = getDays(context, table, column);
			const held = table === 'seances' ? getCells(context, table, 'statut') : null;
			return findRows(days.length, (row) => {
				// A session may be planned ahead; only one that was held cannot be in the future.
				if (held !== null && at(held, row) !== 'realisee') return false;
				return isBefore(context.cutoff, at(days, row));
			});
		},
	};
}

const DATED_EVENTS: readonly (readonly [TableName, string])[] = [
	['orientations', 'date_entree_rsa'],
	['orientations', 'date_orientation'],
	['orientations', 'date_premier_rendez_vous'],
	['accompagnements', 'date_debut'],
	['accompagnements', 'date_fin'],
	['contrats', 'date_signature'],
	['contrats', 'date_validation'],
	['freins', 'date_identification'],
	['freins', 'date_resolution'],
	['etapes', 'date_realisation'],
	['actions_partenariales', 'date_action'],
	['seances', 'date_seance'],
	['versements', 'date_versement'],
	['livrables', 'date_remise'],
];

/** Dates ahead by nature: a CER lasts a year at most, a document is due the year after. */
const PLANNED: readonly (readonly [TableName, string])[] = [
	['contrats', 'date_debut'],
	['contrats', 'date_fin'],
	['etapes', 'date_prevue'],
	['seances', 'date_seance'],
	['livrables', 'date_echeance'],
];
/** Days ahead of what the extracts know after which a date is doubtful. */
const FAR_DAYS = 731;

function createFarRule(table: TableName, column: string): IntegrityRule {
	return {
		code: 'date-lointaine',
		table,
		column,
		reads: [],
		find: (context) => {
			const days = getDays(context, table, column);
			const last = context.cutoff === null ? null : context.cutoff + FAR_DAYS;
			return findRows(days.length, (row) => isBefore(last, at(days, row)));
		},
	};
}

function* findSolvedBeforeIdentified(context: IntegrityContext): Generator<number> {
	const identified = getDays(context, 'freins', 'date_identification');
	const solved = getDays(context, 'freins', 'date_resolution');
	yield* findRows(solved.length, (row) => isBefore(at(solved, row), at(identified, row)));
}

/** Rows open since long: `opened` is old, nothing closes them, their accompaniment goes on. */
function findStale(
	context: IntegrityContext,
	table: TableName,
	opened: string,
	isClosed: (row: number) => boolean,
): Iterable<number> {
	const { cutoff } = context;
	if (cutoff === null) return [];
	const days = getDays(context, table, opened);
	const ends = getDays(context, 'accompagnements', 'date_fin');
	const links = linkToAccompaniments(context, table);
	return findRows(days.length, (row) => {
		if (isClosed(row) || at(ends, links[row]) !== null) return false;
		return isBefore(at(days, row), cutoff - LONG_DAYS);
	});
}

function findStaleFreins(context: IntegrityContext): Iterable<number> {
	const solved = getDays(context, 'freins', 'date_resolution');
	return findStale(context, 'freins', 'date_identification', (row) => at(solved, row) !== null);
}

function findStaleSteps(context: IntegrityContext): Iterable<number> {
	const done = getDays(context, 'etapes', 'date_realisation');
	const givenUp = getCells(context, 'etapes', 'abandonnee');
	const isClosed = (row: number): boolean => at(done, row) !== null || at(givenUp, row) === true;
	return findStale(context, 'etapes', 'date_prevue', isClosed);
}

/** What should hold of the dates of freins, étapes and actions, and of every event. */
export const eventRules: readonly IntegrityRule[] = [
	createInsideRule('frein-hors-accompagnement', 'freins', 'date_identification'),
	createInsideRule('frein-hors-accompagnement', 'freins', 'date_resolution'),
	createInsideRule('etape-hors-accompagnement', 'etapes', 'date_realisation'),
	createInsideRule('action-hors-accompagnement', 'actions_partenariales', 'date_action'),
	{
		code: 'frein-resolu-avant-identifie',
		table: 'freins',
		column: 'date_resolution',
		reads: [],
		find: findSolvedBeforeIdentified,
	},
	{
		code: 'frein-sans-evenement',
		table: 'freins',
		column: 'date_identification',
		reads: ['accompagnements'],
		find: findStaleFreins,
	},
	{
		code: 'etape-sans-evenement',
		table: 'etapes',
		column: 'date_prevue',
		reads: ['accompagnements'],
		find: findStaleSteps,
	},
	...DATED_EVENTS.map(([table, column]) => createCutoffRule(table, column)),
	...PLANNED.map(([table, column]) => createFarRule(table, column)),
];
