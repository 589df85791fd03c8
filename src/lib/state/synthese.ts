import { getExercice } from '../convention/targets.ts';
import type { Indicator } from '../indicators/indicator.ts';
import { listStandardPeriods, type Period } from '../indicators/periods.ts';
import { getIndicator, indicators } from '../indicators/registry.ts';
import { toAlerts, type Alert } from '../models/alerts.ts';
import { describeAfterCutOff } from '../models/cell.ts';
import { toBudgetStrip, type BudgetStrip } from '../models/budget-strip.ts';
import { toDots, type DotsModel } from '../models/dots.ts';
import { findNote } from '../models/facts.ts';
import { formatPeriodLabel, NBSP } from '../models/format.ts';
import { ENSEMBLE, formatPole } from '../models/index-rows.ts';
import { toKpi, type Kpi } from '../models/kpi.ts';
import { toLead, type Lead } from '../models/lead.ts';
import { cumulativePeriodIds, toSeries, type SeriesModel } from '../models/series.ts';
import { toStages, type StagesModel } from '../models/stages.ts';
import type { Exercice } from '../schemas/schemas.ts';
import type { Figures } from './figures.ts';
import type { ReadFilter } from './filter.ts';
import { toPoleTable, type PoleTable } from './pole-table.ts';
import { isPublic } from './unpublished.ts';
import { noteSecond } from './synthese-notes.ts';

/** The objectives that come first, where the agreement has them; the others follow. */
export const FIRST_OBJECTIVES = [
	'personnes_accompagnees',
	'taux_accueil',
	'seances_realisees',
	'tableaux_mensuels_transmis',
	'journees_intervention',
	'reunions_tenues',
] as const;

/** What the second row shows, unless the agreement sets a target for it. */
export const SECOND_ROW = [
	'personnes_orientees',
	'personnes_contractualisees',
	'delai_median_premier_cer',
	'sorties_positives',
] as const;

const CUMULATED = new Set(['personnes_accompagnees', 'personnes_contractualisees']);
const MONTHLY = new Set(['personnes_orientees', 'delai_median_premier_cer', 'sorties_positives']);

/** A card and what it says where the pôle chosen does not apply to it. */
export interface ScopedKpi {
	readonly kpi: Kpi;
	readonly scope: string;
}

/** Everything that the Synthèse shows, for a period and a pôle. */
export interface Synthese {
	readonly lead: Lead;
	/** Read aloud when the choice changes. */
	readonly announcement: string;
	readonly objectives: readonly ScopedKpi[];
	readonly second: readonly ScopedKpi[];
	readonly budget: BudgetStrip;
	/** Null in the edition of diffusion, which publishes no month. */
	readonly series: SeriesModel | null;
	readonly dots: DotsModel;
	readonly stages: StagesModel;
	readonly alerts: readonly Alert[];
	readonly nothingToExamine: string;
	readonly poleTable: PoleTable;
	/** Said beside what counts the whole only; empty when no pôle is chosen. */
	readonly wholeOnly: string;
}

export interface SyntheseContext {
	readonly figures: Figures;
	readonly period: Period;
	readonly pole: string;
	readonly exercice: Exercice;
	readonly months: readonly Period[];
}

/** The Synthèse of what the reader chose. */
export function toSynthese(figures: Figures, { choice, period }: ReadFilter): Synthese {
	const { lookup, scope } = figures;
	const { poles } = scope;
	const { pole } = choice;
	const exercice = getExercice(scope.convention, period.exercice);
	const { objectifs, regles } = exercice;
	const months = listMonths(figures, period);
	const context: SyntheseContext = { figures, period, pole, exercice, months };
	const objectives = listObjectives(exercice).map((one) => toScopedKpi(context, one));
	return {
		lead: toLead(lookup, { period, pole, poles, objectifs }),
		announcement: announce(context),
		objectives,
		second: SECOND_ROW.filter((id) => objectifs[id] === undefined).map((id) =>
			toScopedKpi(context, getIndicator(id)),
		),
		budget: toBudgetStrip(lookup, getIndicator, { period }),
		series: isPublic(figures) ? null : toCumulatedLine(context),
		dots: toDots(lookup, getIndicator('taux_contractualisation'), {
			period,
			poles,
			title: 'Part des personnes accompagnées sous contrat',
		}),
		stages: toStages(lookup, getIndicator('parcours'), { period, pole, poles }),
		alerts: toAlerts(lookup, indicators, { period, pole, months, regles, objectifs }),
		nothingToExamine:
			period.debut > period.arrete
				? describeAfterCutOff(period)
				: 'Rien à signaler sur la période.',
		poleTable: toPoleTable(lookup, { period, pole, poles }),
		wholeOnly: pole === ENSEMBLE ? '' : 'Ensemble seulement',
	};
}

/** The indicators that the agreement sets a target for, in the order of the cards. */
export function listObjectives(exercice: Exercice): readonly Indicator[] {
	const order = (id: string) => {
		const place = FIRST_OBJECTIVES.findIndex((first) => first === id);
		return place === -1 ? FIRST_OBJECTIVES.length : place;
	};
	return indicators
		.filter(({ id }) => exercice.objectifs[id] !== undefined)
		.sort((a, b) => order(a.id) - order(b.id));
}

function listMonths({ scope }: Figures, period: Period): readonly Period[] {
	return listStandardPeriods(scope.convention, period.exercice, scope.dateExtraction).filter(
		({ id, debut, fin }) => /-\d{2}$/.test(id) && debut >= period.debut && fin <= period.fin,
	);
}

function toScopedKpi(context: SyntheseContext, indicator: Indicator): ScopedKpi {
	const { figures, period, exercice, months } = context;
	const { lookup, scope } = figures;
	const { pole, note: scopeNote } = choosePole(context, indicator);
	const rule = exercice.objectifs[indicator.id];
	const sparkPeriods = listSparkPeriods(indicator.id, context);
	return {
		scope: scopeNote,
		kpi: toKpi(lookup, indicator, {
			period,
			pole,
			poles: scope.poles,
			note: noteSecond(indicator.id, context) ?? findNote(lookup, indicator.id, period, months),
			...(rule === undefined ? {} : { rule }),
			...(sparkPeriods === null ? {} : { sparkPeriods }),
		}),
	};
}

/** Finances and deliverables count the whole only; sessions, the pôles that hold some. */
function choosePole(
	{ figures, period, pole }: SyntheseContext,
	indicator: Indicator,
): { readonly pole: string; readonly note: string } {
	const isWhole = indicator.chapter === 'C' || indicator.chapter === 'D';
	const key = { indicateur: indicator.id, periode: period.id };
	const isAbsent =
		indicator.chapter === 'B' &&
		figures.lookup.get({ ...key, pole }) === undefined &&
		figures.lookup.get(key) !== undefined;
	if (pole === ENSEMBLE || !(isWhole || isAbsent)) return { pole, note: '' };
	return { pole: ENSEMBLE, note: 'Ensemble seulement' };
}

function listSparkPeriods(id: string, { exercice, figures }: SyntheseContext) {
	if (isPublic(figures)) return null;
	if (CUMULATED.has(id)) return cumulativePeriodIds(exercice);
	if (!MONTHLY.has(id)) return null;
	const { convention, dateExtraction } = figures.scope;
	return listStandardPeriods(convention, exercice.annee, dateExtraction)
		.map((period) => period.id)
		.filter((period) => /-\d{2}$/.test(period));
}

function toCumulatedLine({ figures, pole, exercice }: SyntheseContext): SeriesModel {
	const { convention, dateExtraction, poles } = figures.scope;
	const [whole] = listStandardPeriods(convention, exercice.annee, dateExtraction);
	if (whole === undefined) throw new Error(`exercise: ${exercice.annee}`);
	const rule = exercice.objectifs.personnes_accompagnees;
	return toSeries(figures.lookup, getIndicator('personnes_accompagnees'), {
		exercice,
		period: whole,
		kind: 'cumul',
		pole,
		poles,
		...(rule === undefined ? {} : { rule }),
	});
}

/** « Ensemble des pôles, 2020 : 98 personnes accompagnées ». */
function announce({ figures, period, pole }: SyntheseContext): string {
	const indicator = getIndicator('personnes_accompagnees');
	const { value } = toKpi(figures.lookup, indicator, { period, pole });
	const where = formatPole(pole, figures.scope.poles);
	return `${where}, ${formatPeriodLabel(period.id)}${NBSP}: ${value} ${indicator.label.toLowerCase()}`;
}
