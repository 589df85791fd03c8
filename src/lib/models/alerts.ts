import type { Indicator, LongRow, Status } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import type { Objectif, Regles } from '../schemas/schemas.ts';
import { RULES } from './alert-rules.ts';
import { formatValue, NBSP } from './format.ts';
import { ENSEMBLE, type RowKey, type RowLookup } from './index-rows.ts';
import { formatTarget } from './target.ts';

/** `non_atteint` first, then `en_cours` (to act on now), then `proche`: the glyphs of the statuses. */
export type Severity = Extract<Status, 'non_atteint' | 'en_cours' | 'proche'>;

/** A finding of a rule; the page links it to the page of its indicator. */
export interface Alert {
	readonly severity: Severity;
	readonly text: string;
	readonly indicateur: string;
}

export interface AlertOptions {
	readonly period: Period;
	readonly pole?: string;
	/** Months of the period, for the rules that name them. */
	readonly months?: readonly Period[];
	readonly regles?: Pick<Regles, 'delai_premier_cer_mois'>;
	readonly objectifs?: Readonly<Record<string, Objectif>>;
}

/** What a rule reads: rows of the period and the pôle, by indicator. */
export interface AlertContext {
	readonly lookup: RowLookup;
	readonly months: readonly Period[];
	readonly delayMonths: number | null;
	readonly isWhole: boolean;
	readonly periode: string;
	/** The main row, or that of a modality; undefined where it is missing or withheld. */
	row(indicateur: string, ventilation?: string, modalite?: string): LongRow | undefined;
}

/** Of « À examiner », at most this many are shown. */
export const MOST_ALERTS = 7;
const ORDER: readonly Severity[] = ['non_atteint', 'en_cours', 'proche'];

/** What deserves a look, worst first, at most 7. A withheld row raises no alert. */
export function toAlerts(
	lookup: RowLookup,
	indicators: readonly Indicator[],
	options: AlertOptions,
): readonly Alert[] {
	const context = toContext(lookup, options);
	const found = RULES.flatMap((rule) => rule(context) ?? []);
	const named = new Set(found.map(({ indicateur }) => indicateur));
	const missed = indicators
		.filter(({ id }) => !named.has(id))
		.flatMap((indicator) => findMissedTarget(context, indicator, options.objectifs));
	const alerts = [...found, ...missed];
	return ORDER.flatMap((severity) => alerts.filter((alert) => alert.severity === severity)).slice(
		0,
		MOST_ALERTS,
	);
}

function toContext(lookup: RowLookup, options: AlertOptions): AlertContext {
	const { period, pole = ENSEMBLE, months = [], regles } = options;
	return {
		lookup,
		months,
		delayMonths: regles?.delai_premier_cer_mois ?? null,
		isWhole: pole === ENSEMBLE,
		periode: period.id,
		row: (indicateur, ventilation = '', modalite = '') => {
			const key: RowKey = { indicateur, periode: period.id, pole, ventilation, modalite };
			const row = lookup.get(key);
			return row?.secret === 'oui' ? undefined : row;
		},
	};
}

function findMissedTarget(
	context: AlertContext,
	indicator: Indicator,
	objectifs: AlertOptions['objectifs'],
): readonly Alert[] {
	const row = context.row(indicator.id);
	if (row?.statut !== 'non_atteint' || row.valeur === null || row.cible === null) return [];
	const value = formatValue(row.valeur, row.unite, { measure: indicator.measure });
	const target = formatTarget(row.cible, row.unite, objectifs?.[indicator.id]);
	return [
		{
			severity: 'non_atteint',
			text: `${indicator.label}${NBSP}: ${value} (cible${NBSP}: ${target})`,
			indicateur: indicator.id,
		},
	];
}
