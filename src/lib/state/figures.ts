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
import type { CheckedTable } from '../extracts/table.ts';
import { readDetails, readSignatures } from '../indicators/details.ts';
import { parsePeriod, type Period } from '../indicators/periods.ts';
import { indexRows, type PoleName, type RowLookup } from '../models/index-rows.ts';
import { cumulativePeriodIds } from '../models/series.ts';
import { listAllPeriods, type FilterScope } from './filter.ts';

/** The figures of an accepted set, for every period computed so far. */
export interface Figures {
	readonly scope: FilterScope;
	readonly released: Released;
	readonly lookup: RowLookup;
	/** Curves of every period computed, sessions, deliverables, accounts, follow-ups. */
	readonly details: ReleasedDetails;
	/** Ids of the periods computed, those without a row included. */
	readonly computed: ReadonlySet<string>;
}

/** What is being done: the tables go in one by one, then the figures come out together. */
export type FigureStep =
	| { readonly step: 'tables'; readonly done: number; readonly total: number }
	| { readonly step: 'calcul' };

/**
 * Fills an empty engine with a set, shuts it to files and settings, and computes every standard period
 * of every exercise; throws `EngineError`.
 */
export async function computeFigures(
	engine: Engine,
	set: ExtractSet,
	onStep?: (step: FigureStep) => void,
): Promise<Figures> {
	const { convention, dateExtraction, tables } = set;
	let done = 0;
	await loadSet(engine, set, () => {
		done += 1;
		onStep?.({ step: 'tables', done, total: tables.size });
	});
	onStep?.({ step: 'calcul' });
	const periods = listPeriods(set);
	const rows = await computeLongTable(engine, convention, periods);
	const scope = { convention, dateExtraction, poles: listPoles(tables.get('poles')) };
	const details = await readDetails(engine, listAllPeriods(set));
	return toFigures(
		scope,
		release(rows, 'pilotage'),
		releaseDetails(details, 'pilotage'),
		new Set(periods.map(({ id }) => id)),
	);
}

/** The same figures with one more period; throws `EngineError`. */
export async function extendFigures(
	engine: Engine,
	figures: Figures,
	period: Period,
): Promise<Figures> {
	const { scope, released, computed, details } = figures;
	const rows = await computeLongTable(engine, scope.convention, [period]);
	const signatures = [...details.signatures, ...(await readSignatures(engine, [period]))];
	return toFigures(
		scope,
		release([...released.rows, ...rows], released.edition),
		releaseDetails({ ...details, signatures }, released.edition),
		new Set([...computed, period.id]),
	);
}

function toFigures(
	scope: FilterScope,
	released: Released,
	details: ReleasedDetails,
	computed: ReadonlySet<string>,
): Figures {
	return { scope, released, details, lookup: indexRows(released), computed };
}

/** The standard periods, and the months cumulated since the first day that the line figure needs. */
function listPeriods({ convention, dateExtraction }: ExtractSet): readonly Period[] {
	const cumulated = convention.exercices.flatMap(cumulativePeriodIds).flatMap((id) => {
		const parsed = parsePeriod(id, convention, dateExtraction);
		return parsed.ok ? [parsed.period] : [];
	});
	return [...listAllPeriods({ convention, dateExtraction }), ...cumulated];
}

function listPoles(table: CheckedTable | undefined): readonly PoleName[] {
	const column = (name: string) =>
		table?.columns.find((candidate) => candidate.name === name)?.values ?? [];
	const codes = column('code_pole');
	const labels = column('libelle');
	const orders = column('ordre');
	return codes
		.map((code, row) => ({
			code: String(code),
			label: String(labels[row] ?? code),
			order: Number(orders[row] ?? 0),
		}))
		.sort((a, b) => a.order - b.order)
		.map(({ code, label }) => ({ code, label }));
}
