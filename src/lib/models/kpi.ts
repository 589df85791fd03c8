import type { Indicator, LongRow, Status } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import { toBullet, type Bullet } from './bullet.ts';
import { toCell, type Cell, type ValueState } from './cell.ts';
import { toComparison, type ComparedTo, type Comparison } from './comparison.ts';
import { formatEuros, formatPlain, NBSP, WITHHELD } from './format.ts';
import { ENSEMBLE, type PoleName, type RowKey, type RowLookup } from './index-rows.ts';
import { chooseNote, nameFigure, speakCard, UNPUBLISHED_NOTE } from './kpi-words.ts';
import { formatArticle, indicatorNoun } from './nouns.ts';
import { toSparkline, type SparkPoint } from './sparkline.ts';
import {
	describeTarget,
	describeTargetWithTolerance,
	describeTolerance,
	formatTarget,
	statusWord,
	type TargetRule,
} from './target.ts';

export interface KpiOptions {
	readonly period: Period;
	/** `ENSEMBLE` unless said. */
	readonly pole?: string;
	readonly poles?: readonly PoleName[];
	/** The objective of the exercise, for the words of its target and its tolerance. */
	readonly rule?: TargetRule;
	/** Periods of the sparkline, in order: months, or cumulated since the first day. */
	readonly sparkPeriods?: readonly string[];
	/** The period to compare with. */
	readonly comparedTo?: ComparedTo;
	/** A note that says more than the tolerance or the interval: « 3 annulées pour force majeure ». */
	readonly note?: string | null;
	/** Right end of a line of rates: 1.08 on cards, 1 in a table. */
	readonly rateMax?: number;
}

export interface KpiStatus {
	readonly id: Status;
	readonly word: string;
	/** « Atteint, cible : environ 100, valeur 98 ». */
	readonly spoken: string;
}

/** Words and value of one half of a fraction. */
export interface KpiPart {
	readonly words: string;
	readonly value: string;
}

/** Everything that a card prints, already worded. */
export interface Kpi {
	readonly indicateur: string;
	readonly title: string;
	readonly state: ValueState;
	/** « 98 », « 95,9 % », « 9 sur 12 » where the denominator is small, « s. », « — », « nd ». */
	readonly value: string;
	/** « personnes », « 93 sur 97 », or the rate, grey, where the fraction leads; may be empty. */
	readonly unit: string;
	readonly leads: 'valeur' | 'fraction';
	readonly bullet: Bullet | null;
	readonly status: KpiStatus | null;
	/** « cible : environ 100 ». */
	readonly target: string | null;
	/** « Cible : environ 100 (tolérance ± 10 %) ». */
	readonly targetSentence: string | null;
	/** « Tolérance retenue : ± 10 % ». */
	readonly tolerance: string | null;
	/** « de 66 à 83 %, intervalle de confiance à 95 % ». */
	readonly intervalNote: string | null;
	/** « 75,5 % (66 à 83 %) »: a rate with its interval, for a note or a sentence. */
	readonly rateText: string | null;
	/** The one note of the card. */
	readonly note: string | null;
	readonly article: { readonly label: string; readonly clauses: readonly string[] } | null;
	readonly definition: string;
	readonly numerator: KpiPart;
	readonly denominator: KpiPart | null;
	readonly sparkline: readonly SparkPoint[] | null;
	readonly comparison: Comparison | null;
	/** The whole card in one sentence, for a screen reader. */
	readonly accessible: string;
}

/** The card of an indicator for a period and a pôle. */
export function toKpi(lookup: RowLookup, indicator: Indicator, options: KpiOptions): Kpi {
	const { period, pole = ENSEMBLE, rule } = options;
	const key = { indicateur: indicator.id, pole };
	const row = lookup.get({ ...key, periode: period.id });
	const cell = toCell(row, indicator, period);
	const target = toTargetWords(row, indicator, cell, rule);
	const tolerance = target.target === null ? null : describeTolerance(rule);
	const interval = cell.interval;
	const article = formatArticle(indicator.article);
	return {
		indicateur: indicator.id,
		title: indicator.label,
		state: cell.state,
		...toValueWords(cell, indicator),
		bullet: toBullet(row, rule, options.rateMax),
		...target,
		tolerance,
		intervalNote: interval === null ? null : `de ${interval}, intervalle de confiance à 95${NBSP}%`,
		rateText: cell.fraction === null ? null : toRateText(cell),
		note:
			lookup.edition === 'diffusion' && cell.state === 'inconnu' && row === undefined
				? UNPUBLISHED_NOTE
				: chooseNote(cell, period, indicator, options.note ?? null, tolerance),
		article: article === null ? null : { label: article, clauses: indicator.article.split(', ') },
		definition: indicator.definition,
		numerator: toPart(indicator, indicator.numerator, cell, row?.numerateur ?? null),
		denominator:
			indicator.denominator === undefined
				? null
				: toPart(indicator, indicator.denominator, cell, row?.denominateur ?? null),
		sparkline: toSparklineOf(lookup, key, options),
		comparison: toComparisonOf(lookup, key, row, indicator, options),
		accessible: speakCard(
			nameFigure(indicator.label, period, pole, options.poles),
			cell,
			target.status?.spoken ?? null,
		),
	};
}

function toValueWords(cell: Cell, indicator: Indicator): Pick<Kpi, 'value' | 'unit' | 'leads'> {
	if (cell.number === null) return { value: cell.text, unit: '', leads: 'valeur' };
	if (cell.fraction === null) {
		return { value: cell.text, unit: indicatorNoun(indicator, cell.number), leads: 'valeur' };
	}
	return cell.isSmall
		? { value: cell.fraction, unit: cell.text, leads: 'fraction' }
		: { value: cell.text, unit: cell.fraction, leads: 'valeur' };
}

function toTargetWords(
	row: LongRow | undefined,
	indicator: Indicator,
	cell: Cell,
	rule: TargetRule | undefined,
): Pick<Kpi, 'target' | 'targetSentence' | 'status'> {
	if (row?.cible === undefined || row.cible === null || row.secret === 'oui') {
		return { target: null, targetSentence: null, status: null };
	}
	const word = statusWord(row.statut);
	const wanted = formatTarget(row.cible, indicator.unit, rule);
	return {
		target: describeTarget(row.cible, indicator.unit, rule),
		targetSentence: describeTargetWithTolerance(row.cible, indicator.unit, rule),
		status: {
			id: row.statut,
			word,
			spoken: `${word}, cible${NBSP}: ${wanted}, valeur ${cell.number === null ? cell.spoken : cell.text}`,
		},
	};
}

function toRateText(cell: Cell): string {
	return cell.interval === null ? cell.text : `${cell.text} (${cell.interval})`;
}

function toPart(indicator: Indicator, words: string, cell: Cell, value: number | null): KpiPart {
	if (cell.state === 'secret') return { words, value: WITHHELD };
	if (value === null) return { words, value: '' };
	return { words, value: indicator.chapter === 'C' ? formatEuros(value) : formatPlain(value) };
}

function toSparklineOf(
	lookup: RowLookup,
	key: Omit<RowKey, 'periode'>,
	options: KpiOptions,
): readonly SparkPoint[] | null {
	return options.sparkPeriods === undefined ? null : toSparkline(lookup, key, options.sparkPeriods);
}

function toComparisonOf(
	lookup: RowLookup,
	key: Omit<RowKey, 'periode'>,
	row: LongRow | undefined,
	indicator: Indicator,
	options: KpiOptions,
): Comparison | null {
	const { comparedTo } = options;
	if (comparedTo === undefined) return null;
	const earlier = lookup.get({ ...key, periode: comparedTo.period.id });
	return toComparison(row, earlier, comparedTo, indicator);
}
