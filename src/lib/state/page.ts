import { getExercice } from '../convention/targets.ts';
import { toWholeExercice, type Period } from '../indicators/periods.ts';
import { getIndicator } from '../indicators/registry.ts';
import {
	formatDate,
	formatDateRange,
	formatPeriodIn,
	formatPeriodLabel,
	NBSP,
} from '../models/format.ts';
import { ENSEMBLE, formatPole, type PoleName, type RowLookup } from '../models/index-rows.ts';
import { toKpi, type Kpi, type KpiOptions } from '../models/kpi.ts';
import type { ComparedTo } from '../models/comparison.ts';
import type { LeadPart } from '../models/lead.ts';
import type { SeriesOptions } from '../models/series.ts';
import type { Exercice, Reference } from '../schemas/schemas.ts';
import { findComparedTo } from './comparison.ts';
import type { Figures } from './figures.ts';
import type { ReadFilter } from './filter.ts';

/** What the model of a page reads: the figures, and what the reader chose. */
export interface PageContext {
	readonly figures: Figures;
	readonly lookup: RowLookup;
	readonly period: Period;
	readonly pole: string;
	readonly poles: readonly PoleName[];
	readonly exercice: Exercice;
	/** The whole exercise of the period. */
	readonly year: Period;
	readonly references: readonly Reference[];
	/** The period to compare with, once its figures are there; null without. */
	readonly comparedTo: ComparedTo | null;
}

/** A card and what it says where the pôle chosen does not apply to it. */
export interface PageCard {
	readonly kpi: Kpi;
	readonly scope: string;
}

/** The context of a page for what the reader chose. */
export function toPageContext(figures: Figures, read: ReadFilter): PageContext {
	const { choice, period } = read;
	const { convention, dateExtraction, poles } = figures.scope;
	const exercice = getExercice(convention, period.exercice);
	return {
		figures,
		lookup: figures.lookup,
		period,
		pole: choice.pole,
		poles,
		exercice,
		year: toWholeExercice(exercice, dateExtraction),
		references: convention.references ?? [],
		comparedTo: findComparedTo(figures, read),
	};
}

/** « Du 1er janvier au 31 décembre 2020, données arrêtées au 31 décembre 2020 ». */
export function describeDates(period: Period): string {
	const range = formatDateRange(period.debut, period.fin);
	return `${range.slice(0, 1).toUpperCase()}${range.slice(1)}, données arrêtées au ${formatDate(period.arrete)}`;
}

/** The card of an indicator that every pôle has. */
export function toPageCard(
	context: PageContext,
	id: string,
	options: Pick<KpiOptions, 'note' | 'sparkPeriods'> = {},
): PageCard {
	const { lookup, period, pole, poles, exercice } = context;
	const rule = exercice.objectifs[id];
	return {
		scope: '',
		kpi: toKpi(lookup, getIndicator(id), {
			period,
			pole,
			poles,
			...options,
			...withComparison(context),
			...(rule === undefined ? {} : { rule }),
		}),
	};
}

/** The option of a model that compares, left out where nothing is compared. */
export function withComparison({ comparedTo }: PageContext): { readonly comparedTo?: ComparedTo } {
	return comparedTo === null ? {} : { comparedTo };
}

/** The exercise of the period compared, for lines by month; left out where it is the one shown. */
export function withEarlierExercice({
	comparedTo,
	exercice,
	figures,
}: PageContext): Pick<SeriesOptions, 'earlier'> {
	if (comparedTo === null || comparedTo.period.exercice === exercice.annee) return {};
	const { convention, dateExtraction } = figures.scope;
	const other = getExercice(convention, comparedTo.period.exercice);
	return { earlier: { exercice: other, period: toWholeExercice(other, dateExtraction) } };
}

/** What is read aloud when the choice changes: « Ensemble des pôles, 2020 : 122 personnes orientées… ». */
export function announceFigure(context: PageContext, id: string): string {
	const { period, pole, poles } = context;
	const { kpi } = toPageCard(context, id);
	const where = formatPole(pole, poles);
	return `${where}, ${formatPeriodLabel(period.id)}${NBSP}: ${kpi.value} ${lowerFirst(kpi.title)}`;
}

/** The main row of an indicator, or of one of its modalities, for the choice of the reader. */
export function findRow(
	{ lookup, period, pole }: PageContext,
	indicateur: string,
	ventilation = '',
	modalite = '',
): ReturnType<RowLookup['get']> {
	return lookup.get({ indicateur, periode: period.id, pole, ventilation, modalite });
}

/** Where and when, as the end of a sentence: « en 2020 », « en mai 2020 au pôle Collines (fictif) ». */
export function describeScope({ period, pole, poles }: PageContext): string {
	const when = formatPeriodIn(period.id);
	return pole === ENSEMBLE ? when : `${when}, pôle ${formatPole(pole, poles)}`;
}

/** A part of a lead sentence. */
export const plain = (text: string): LeadPart => ({ text, strong: false });
/** A key figure of a lead sentence. */
export const strong = (text: string): LeadPart => ({ text, strong: true });

/** The same text with a small first letter. */
export function lowerFirst(text: string): string {
	return text.slice(0, 1).toLowerCase() + text.slice(1);
}
