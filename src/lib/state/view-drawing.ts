import type { Engine } from '../engine/engine.ts';
import { runQuery, SHOWN } from '../exploration/console/run-query.ts';
import { guardSql } from '../exploration/console/sql-guard.ts';
import { Cube } from '../exploration/cube.ts';
import { readFacts } from '../exploration/facts.ts';
import { describeFilter, readExplorationFilter } from '../exploration/filter.ts';
import type { SavedView } from '../exploration/saved-view.ts';
import { parsePeriod, type Period } from '../indicators/periods.ts';
import { toQuickChart } from '../models/console/quick-chart.ts';
import { toFacetBars } from '../models/facet-bars.ts';
import type { Absence, DrawnFigure } from '../reports/report-context.ts';
import type { Convention } from '../schemas/schemas.ts';

/** What a view is drawn from. */
export interface ViewSources {
	readonly convention: Convention;
	readonly dateExtraction: string | null;
	/** Holds where the view says no period. */
	readonly period: Period;
	/** The engine of the figures. */
	readonly engine: Engine;
	/** Runs a work in an engine of its own, which may be ended; null where it did not end well. */
	readonly runApart: <T>(work: (engine: Engine) => Promise<T>) => Promise<T | null>;
}

/** Where nothing says which facet is drawn. */
const FIRST_FACET = 'pole';

/**
 * The figure of a view: the result of its query, or the persons of its filter by the first facet that it chooses. Why
 * there is none, where there is none. Throws `EngineError`.
 */
export async function drawSavedView(
	view: SavedView,
	sources: ViewSources,
): Promise<DrawnFigure | Absence> {
	const params = new URLSearchParams(view.search);
	if (view.sql !== null) return drawQuery(view, view.sql, sources);
	const panel = params.get('volet') ?? '';
	if (panel !== '' && panel !== 'filtre') {
		return { absent: `La vue «\u00A0${view.name}\u00A0» ne se dessine pas dans un document.` };
	}
	return drawFilter(view, params, sources);
}

async function drawQuery(
	view: SavedView,
	sql: string,
	{ runApart }: ViewSources,
): Promise<DrawnFigure | Absence> {
	const guarded = guardSql(sql);
	const result = guarded.ok
		? await runApart((engine) => runQuery(engine, guarded.body, SHOWN))
		: null;
	if (result === null) {
		return { absent: `La requête de la vue «\u00A0${view.name}\u00A0» n’a pas pu être exécutée.` };
	}
	const chart = toQuickChart(result);
	if (chart === null) {
		return {
			absent: `La requête de la vue «\u00A0${view.name}\u00A0» ne donne pas de graphique\u00A0: il faut une colonne de nombres, et une de textes ou de dates.`,
		};
	}
	return {
		drawing:
			chart.kind === 'barres'
				? { kind: 'barres', model: { ...chart.model, title: view.name } }
				: { kind: 'serie', model: { ...chart.model, title: view.name } },
		kpi: null,
	};
}

async function drawFilter(
	view: SavedView,
	params: URLSearchParams,
	{ convention, dateExtraction, period: own, engine }: ViewSources,
): Promise<DrawnFigure | Absence> {
	const asked = params.get('periode');
	const parsed = asked === null ? null : parsePeriod(asked, convention, dateExtraction);
	if (parsed?.ok === false) return { absent: parsed.message };
	const period = parsed?.period ?? own;
	const exercise = convention.exercices.find(({ annee }) => annee === period.exercice);
	if (exercise === undefined) throw new Error(`unknown exercise: ${period.exercice}`);
	const facts = await readFacts(engine, convention, {
		annee: period.exercice,
		debut: exercise.date_debut,
		arrete: period.arrete,
	});
	const { filter } = readExplorationFilter(params, facts.facets);
	const { facets, persons } = new Cube(facts).count(filter, {
		from: countDays(facts.debut, period.debut),
		to: Math.min(facts.dayCount - 1, countDays(facts.debut, period.effectif)),
	});
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

function countDays(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
