import { loadSet } from '../convention/load-set.ts';
import { computeLongTable } from '../convention/long-table.ts';
import {
	release,
	releaseDetails,
	type Released,
	type ReleasedDetails,
} from '../disclosure/release.ts';
import type { Engine } from '../engine/engine.ts';
import type { ExtractSet } from '../extracts/read-extracts.ts';
import { readDetails, readSignatures } from '../indicators/details.ts';
import type { LongRow } from '../indicators/indicator.ts';
import { readLists, type Lists } from '../indicators/lists.ts';
import { parsePeriod, type Period } from '../indicators/periods.ts';
import { indexRows, type PoleName, type RowLookup } from '../models/index-rows.ts';
import { cumulativePeriodIds } from '../models/series.ts';
import { getDefaultChoice, listAllPeriods, type FilterScope } from './filter.ts';
import type { Convention } from '../schemas/schemas.ts';

/** The figures of an accepted set, for every period computed so far. */
export interface Figures {
	readonly scope: FilterScope;
	readonly released: Released;
	readonly lookup: RowLookup;
	/** Curves of every period computed, sessions, deliverables, accounts, follow-ups; null in the edition of diffusion. */
	readonly details: ReleasedDetails | null;
	/** Ids of the periods computed, those without a row included. */
	readonly computed: ReadonlySet<string>;
}

/** What is being done: the tables go in one by one, then the figures come out together. */
export type FigureStep =
	| { readonly step: 'tables'; readonly done: number; readonly total: number }
	| { readonly step: 'calcul' };

/** Fills an empty engine with a set and shuts it to files and settings; throws `EngineError`. */
export async function fillEngine(
	engine: Engine,
	set: ExtractSet,
	onStep?: (step: FigureStep) => void,
): Promise<void> {
	let done = 0;
	await loadSet(engine, set, () => {
		done += 1;
		onStep?.({ step: 'tables', done, total: set.tables.size });
	});
}

/**
 * Fills an empty engine with a set, and computes the periods of the exercise that is shown first; `extendFigures` adds
 * the others. Throws `EngineError`.
 */
export async function computeFigures(
	engine: Engine,
	set: ExtractSet,
	onStep?: (step: FigureStep) => void,
): Promise<Figures> {
	const { convention, dateExtraction } = set;
	await fillEngine(engine, set, onStep);
	onStep?.({ step: 'calcul' });
	const scope = { convention, dateExtraction, poles: await listPoles(engine) };
	const first = getDefaultChoice(scope).periode;
	const periods = listPeriods(set).filter(({ exercice }) => String(exercice) === first);
	const rows = await computeInSlices(engine, convention, periods);
	const details = await readDetails(engine, withCurve(periods));
	return toFigures(
		scope,
		release(rows, 'pilotage'),
		releaseDetails(details, 'pilotage'),
		new Set(periods.map(({ id }) => id)),
	);
}

/** The same figures with more periods, those already there left out; throws `EngineError`. */
export async function extendFigures(
	engine: Engine,
	figures: Figures,
	periods: readonly Period[],
): Promise<Figures> {
	const { scope, released, computed, details } = figures;
	if (details === null || released.edition !== 'pilotage') {
		throw new Error('figures: a protected edition is never extended');
	}
	const missing = periods.filter(({ id }) => !computed.has(id));
	if (missing.length === 0) return figures;
	const rows = await computeInSlices(engine, scope.convention, missing);
	const curves = await readSignatures(engine, withCurve(missing));
	const lists = await extendLists(engine, details, missing);
	return toFigures(
		scope,
		release([...released.rows, ...rows], released.edition),
		releaseDetails(
			{ ...details, ...lists, signatures: [...details.signatures, ...curves] },
			released.edition,
		),
		new Set([...computed, ...missing.map(({ id }) => id)]),
	);
}

/** The lists with those of the exercises that were not read yet. */
async function extendLists(
	engine: Engine,
	{ followUps, contracts }: Lists,
	periods: readonly Period[],
): Promise<Lists> {
	const years = new Set(periods.map(({ exercice }) => exercice));
	const more = await readLists(
		engine,
		[...years].filter((annee) => !(annee in followUps)),
	);
	return {
		followUps: { ...followUps, ...more.followUps },
		contracts: { ...contracts, ...more.contracts },
	};
}

/** Steps of a parcours from which on the periods are computed a few at a time. */
const MANY_STEPS = 200_000;
/** Periods of one pass over that many: what they hold in memory together stays small. */
const SLICE = 4;

/** The long table of the periods: in one pass, or in slices where one pass would fill the memory of a page. */
async function computeInSlices(
	engine: Engine,
	convention: Convention,
	periods: readonly Period[],
): Promise<readonly LongRow[]> {
	const [counted] = await engine.query('SELECT count(*) AS steps FROM etapes');
	if (Number(counted?.['steps'] ?? 0) < MANY_STEPS) {
		return computeLongTable(engine, convention, periods);
	}
	const rows: LongRow[] = [];
	for (let from = 0; from < periods.length; from += SLICE) {
		rows.push(...(await computeLongTable(engine, convention, periods.slice(from, from + SLICE))));
	}
	return rows;
}

/** The periods whose curve may be shown: all but the cumulated months, which a line reads and no page shows. */
function withCurve(periods: readonly Period[]): readonly Period[] {
	const isOnly = periods.length === 1;
	return periods.filter(({ id }) => isOnly || !id.includes('..'));
}

function toFigures(
	scope: FilterScope,
	released: Released,
	details: ReleasedDetails,
	computed: ReadonlySet<string>,
): Figures {
	return { scope, released, details, lookup: indexRows(released), computed };
}

/** The standard periods of every exercise, and the months cumulated since its first day that a line needs. */
export function listPeriods({ convention, dateExtraction }: ExtractSet): readonly Period[] {
	const cumulated = convention.exercices.flatMap(cumulativePeriodIds).flatMap((id) => {
		const parsed = parsePeriod(id, convention, dateExtraction);
		return parsed.ok ? [parsed.period] : [];
	});
	return [...listAllPeriods({ convention, dateExtraction }), ...cumulated];
}

/** The pôles of the loaded set, in `ordre`. */
export async function listPoles(engine: Engine): Promise<readonly PoleName[]> {
	const rows = await engine.query(
		'SELECT code_pole, libelle FROM poles ORDER BY ordre NULLS FIRST, code_pole',
	);
	return rows.map(({ code_pole, libelle }) => ({
		code: String(code_pole),
		label: String(libelle ?? code_pole),
	}));
}
