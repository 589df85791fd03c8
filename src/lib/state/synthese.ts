import type { Indicator } from '../indicators/indicator.ts';
import { listStandardPeriods, type Period } from '../indicators/periods.ts';
import { getIndicator, indicators } from '../indicators/registry.ts';
import { toAlerts, type Alert } from '../models/alerts.ts';
import { describeAfterCutOff } from '../models/cell.ts';
import { toBudgetStrip, type BudgetStrip } from '../models/budget-strip.ts';
import { toDots, type DotsModel } from '../models/dots.ts';
import { findNote } from '../models/facts.ts';
import { ENSEMBLE } from '../models/index-rows.ts';
import type { Kpi } from '../models/kpi.ts';
import { toLead, type LeadPart } from '../models/lead.ts';
import { cumulativePeriodIds, toSeries, type SeriesModel } from '../models/series.ts';
import { toStages, type StagesModel } from '../models/stages.ts';
import type { Exercice } from '../schemas/schemas.ts';
import { findIndicatorPage, getShortLabel, type FigurePage } from './page-indicators.ts';
import {
	toPageCard,
	withComparison,
	withEarlierExercice,
	type PageCard,
	type PageContext,
} from './page.ts';
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

/** A finding and the page that shows its figures. */
export interface LinkedAlert extends Alert {
	readonly path: FigurePage;
	readonly page: string;
}

/** Everything that the Synthèse shows, for a period and a pôle. */
export interface Synthese {
	readonly lead: readonly LeadPart[];
	readonly objectives: readonly PageCard[];
	readonly second: readonly PageCard[];
	readonly budget: BudgetStrip;
	/** Null in the edition of diffusion, which publishes no month. */
	readonly series: SeriesModel | null;
	readonly dots: DotsModel;
	readonly stages: StagesModel;
	readonly alerts: readonly LinkedAlert[];
	readonly nothingToExamine: string;
	readonly poleTable: PoleTable;
	/** Said beside what counts the whole only; empty when no pôle is chosen. */
	readonly wholeOnly: string;
	/** The clause of the participation, for its links. */
	readonly budgetArticle: Kpi['article'];
}

/** « Synthèse de l’exercice 2020 », or « Synthèse » for a part of it. */
export function nameSynthese({ period }: PageContext): string {
	return /^\d{4}$/.test(period.id) ? `Synthèse de l’exercice ${period.id}` : 'Synthèse';
}

/** The Synthèse of what the reader chose. */
export function toSynthese(page: PageContext): Synthese {
	const { lookup, period, pole, poles, exercice } = page;
	const { objectifs, regles } = exercice;
	const months = listMonths(page);
	return {
		lead: toLead(lookup, { period, pole, poles, objectifs }),
		objectives: listObjectives(exercice).map((one) => toCard(page, one, months)),
		second: SECOND_ROW.filter((id) => objectifs[id] === undefined).map((id) =>
			toCard(page, getIndicator(id), months),
		),
		budget: toBudgetStrip(lookup, getIndicator, { period }),
		series: isPublic(page.figures) ? null : toCumulatedLine(page),
		dots: toDots(lookup, getIndicator('taux_contractualisation'), {
			period,
			poles,
			title: 'Part des personnes accompagnées sous contrat',
			...withComparison(page),
		}),
		stages: toStages(lookup, getIndicator('parcours'), { period, pole, poles }),
		alerts: toAlerts(lookup, indicators, { period, pole, months, regles, objectifs }).map(toLinked),
		nothingToExamine:
			period.debut > period.arrete
				? describeAfterCutOff(period)
				: 'Rien à signaler sur la période.',
		poleTable: toPoleTable(lookup, { period, pole, poles, ...withComparison(page) }),
		wholeOnly: pole === ENSEMBLE ? '' : 'Ensemble seulement.',
		budgetArticle: toPageCard(page, 'participation_prevue').kpi.article,
	};
}

function toLinked(alert: Alert): LinkedAlert {
	const path = findIndicatorPage(alert.indicateur);
	return { ...alert, path, page: getShortLabel(path) };
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

/** The months of the period. */
function listMonths({ figures, period }: PageContext): readonly Period[] {
	const { convention, dateExtraction } = figures.scope;
	return listStandardPeriods(convention, period.exercice, dateExtraction).filter(
		({ id, debut, fin }) => /-\d{2}$/.test(id) && debut >= period.debut && fin <= period.fin,
	);
}

function toCard(page: PageContext, indicator: Indicator, months: readonly Period[]): PageCard {
	const { lookup, period } = page;
	const { id } = indicator;
	const isWhole = page.pole !== ENSEMBLE && countsWholeOnly(page, indicator);
	const sparkPeriods = listSparkPeriods(id, page);
	const card = toPageCard(isWhole ? { ...page, pole: ENSEMBLE } : page, id, {
		note: noteSecond(id, page) ?? findNote(lookup, id, period, months),
		...(sparkPeriods === null ? {} : { sparkPeriods }),
	});
	return { ...card, scope: isWhole ? 'Ensemble seulement' : '' };
}

/** Finances and deliverables count the whole only; sessions, the pôles that hold some. */
function countsWholeOnly({ lookup, period, pole }: PageContext, indicator: Indicator): boolean {
	if (indicator.chapter === 'C' || indicator.chapter === 'D') return true;
	const key = { indicateur: indicator.id, periode: period.id };
	return (
		indicator.chapter === 'B' &&
		lookup.get({ ...key, pole }) === undefined &&
		lookup.get(key) !== undefined
	);
}

function listSparkPeriods(id: string, { exercice, figures }: PageContext) {
	if (isPublic(figures)) return null;
	if (CUMULATED.has(id)) return cumulativePeriodIds(exercice);
	if (!MONTHLY.has(id)) return null;
	const { convention, dateExtraction } = figures.scope;
	return listStandardPeriods(convention, exercice.annee, dateExtraction)
		.map((period) => period.id)
		.filter((period) => /-\d{2}$/.test(period));
}

function toCumulatedLine(page: PageContext): SeriesModel {
	const { lookup, pole, poles, exercice, year } = page;
	const rule = exercice.objectifs.personnes_accompagnees;
	return toSeries(lookup, getIndicator('personnes_accompagnees'), {
		exercice,
		period: year,
		kind: 'cumul',
		pole,
		poles,
		...withEarlierExercice(page),
		...(rule === undefined ? {} : { rule }),
	});
}
