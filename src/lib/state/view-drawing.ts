import type { Engine } from '../engine/engine.ts';
import { runQuery, SHOWN } from '../exploration/console/run-query.ts';
import { guardSql } from '../exploration/console/sql-guard.ts';
import { Cube } from '../exploration/cube.ts';
import { readWindow, toDayWindow } from '../exploration/day-window.ts';
import { readFacts, type Facts } from '../exploration/facts.ts';
import {
	describeFilter,
	readExplorationFilter,
	type ExplorationFilter,
} from '../exploration/filter.ts';
import { computePerimeter } from '../exploration/measure-perimeter.ts';
import type { SavedView } from '../exploration/saved-view.ts';
import { parsePeriod, type Period } from '../indicators/periods.ts';
import { toQuickChart } from '../models/console/quick-chart.ts';
import { toResultTable } from '../models/console/result-words.ts';
import { describeAnomalies } from '../models/exploration/anomaly-words.ts';
import { findAnomalies } from '../models/exploration/anomalies.ts';
import { computeChoice } from '../models/exploration/choice-pivot.ts';
import { readPivot } from '../models/exploration/pivot-address.ts';
import { toPivotTable } from '../models/exploration/pivot-table.ts';
import { listMonthsOf } from '../models/exploration/read-anomalies.ts';
import { toFacetBars } from '../models/facet-bars.ts';
import { indexRows, type PoleName } from '../models/index-rows.ts';
import type { TableModel } from '../models/table.ts';
import type { Absence, DrawnView } from '../reports/report-context.ts';
import type { Convention } from '../schemas/schemas.ts';

/** What a view is drawn from. */
export interface ViewSources {
	readonly convention: Convention;
	readonly dateExtraction: string | null;
	/** In `ordre`. */
	readonly poles: readonly PoleName[];
	/** Holds where the view says no period. */
	readonly period: Period;
	/** The engine of the figures. */
	readonly engine: Engine;
	/** Runs a work in an engine of its own, which may be ended; null where it did not end well. */
	readonly runApart: <T>(work: (engine: Engine) => Promise<T>) => Promise<T | null>;
}

/** What a view counts: the lines of an exercise, some of them, over some days. */
interface ViewScope {
	readonly facts: Facts;
	readonly filter: ExplorationFilter;
	readonly period: Period;
}

/** Where nothing says which facet is drawn. */
const FIRST_FACET = 'pole';

/**
 * What a view shows: the result of its query, its pivot, what stands out, or the persons of its filter by the first
 * facet that it chooses. Why there is nothing, where there is nothing. Throws `EngineError`.
 */
export async function drawSavedView(
	view: SavedView,
	sources: ViewSources,
): Promise<DrawnView | Absence> {
	if (view.sql !== null) return drawQuery(view, view.sql, sources);
	const params = new URLSearchParams(view.search);
	const panel = params.get('volet') ?? 'filtre';
	if (panel === 'lignes') {
		return {
			absent: `La vue «\u00A0${view.name}\u00A0» montre des lignes d’accompagnement\u00A0: elles n’entrent dans aucun document.`,
		};
	}
	const scope = await readScope(params, sources);
	if ('absent' in scope) return scope;
	if (panel === 'croise') return tabulatePivot(view, params, scope, sources);
	if (panel === 'anomalies') return tabulateAnomalies(view, scope, sources);
	return drawFilter(view, scope);
}

async function drawQuery(
	view: SavedView,
	sql: string,
	{ runApart }: ViewSources,
): Promise<DrawnView | Absence> {
	const guarded = guardSql(sql);
	const result = guarded.ok
		? await runApart((engine) => runQuery(engine, guarded.body, SHOWN))
		: null;
	if (result === null) {
		return { absent: `La requête de la vue «\u00A0${view.name}\u00A0» n’a pas pu être exécutée.` };
	}
	const chart = toQuickChart(result);
	if (chart === null) return { table: toResultTable(result, view.name) };
	return {
		drawing:
			chart.kind === 'barres'
				? { kind: 'barres', model: { ...chart.model, title: view.name } }
				: { kind: 'serie', model: { ...chart.model, title: view.name } },
		kpi: null,
	};
}

async function readScope(
	params: URLSearchParams,
	{ convention, dateExtraction, period: own, engine }: ViewSources,
): Promise<ViewScope | Absence> {
	const asked = params.get('periode');
	const parsed = asked === null ? null : parsePeriod(asked, convention, dateExtraction);
	if (parsed?.ok === false) return { absent: parsed.message };
	const whole = parsed?.period ?? own;
	const exercise = convention.exercices.find(({ annee }) => annee === whole.exercice);
	if (exercise === undefined) throw new Error(`unknown exercise: ${whole.exercice}`);
	const facts = await readFacts(engine, convention, {
		annee: whole.exercice,
		debut: exercise.date_debut,
		arrete: whole.arrete,
	});
	const { filter } = readExplorationFilter(params, facts.facets);
	const { period } = readWindow(params, whole, convention, dateExtraction);
	return { facts, filter, period };
}

async function tabulatePivot(
	view: SavedView,
	params: URLSearchParams,
	{ filter, period }: ViewScope,
	{ convention, dateExtraction, poles, engine }: ViewSources,
): Promise<DrawnView> {
	const { choice } = readPivot(params);
	const scope = { convention, dateExtraction, poles, period };
	const { table } = toPivotTable(await computeChoice(engine, choice, scope, filter), null);
	return { table: name(table, view) };
}

async function tabulateAnomalies(
	view: SavedView,
	{ filter, period }: ViewScope,
	{ convention, dateExtraction, poles, engine }: ViewSources,
): Promise<DrawnView> {
	const months = listMonthsOf(period, convention, dateExtraction);
	const lookup = indexRows(await computePerimeter(engine, convention, [period, ...months], filter));
	const found = findAnomalies(lookup, { period, months, poles, convention });
	return {
		table: name(describeAnomalies(found, { periode: period.id, poles, convention }).table, view),
	};
}

function drawFilter(view: SavedView, { facts, filter, period }: ViewScope): DrawnView {
	const { facets, persons } = new Cube(facts).count(
		filter,
		toDayWindow(period, facts.debut, facts.dayCount),
	);
	const first = facts.facets.findIndex(({ id }) => filter.facets[id] !== undefined);
	const index = first < 0 ? facts.facets.findIndex(({ id }) => id === FIRST_FACET) : first;
	const facet = facts.facets[index];
	const counts = facets[index];
	if (facet === undefined || counts === undefined) throw new Error(`facet: ${index}`);
	const model = toFacetBars({
		title: view.name,
		facet,
		counts,
		chosen: filter.facets[facet.id] ?? [],
		persons,
		periode: period.id,
		limits: describeFilter(filter, facts.facets),
	});
	return { drawing: { kind: 'barres', model }, kpi: null };
}

function name(table: TableModel, { name: caption }: SavedView): TableModel {
	return { ...table, caption: `${caption}\u00A0: ${table.caption}` };
}
