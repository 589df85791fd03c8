import type { SignaturePoint } from '../indicators/details.ts';
import type { Indicator } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import { toState } from './cell.ts';
import { toFigureState, type FigureWords } from './figure.ts';
import { formatPercent, NBSP } from './format.ts';
import { ENSEMBLE, type PoleName, type RowLookup } from './index-rows.ts';
import type { ReferenceMark } from './references.ts';
import { describeSurvival } from './survival-words.ts';

/** The share signed from a day on, until the next step; the interval is null where it is 0 or 1. */
export interface SurvivalStep {
	readonly jour: number;
	readonly part: number;
	readonly low: number | null;
	readonly high: number | null;
}

export interface SurvivalModel extends FigureWords {
	/** From the orientation (day 0) on, days in order, none after the axis. */
	readonly steps: readonly SurvivalStep[];
	/** Last day drawn: the end of the axis, or of what is observed. */
	readonly end: number;
	/** Days and heights where an observation ended without a signature. */
	readonly censorings: readonly { readonly jour: number; readonly part: number }[];
	/** Days named on the axis, the last one its end. */
	readonly ticks: readonly number[];
	/** Orientations still without a contract and followed, at each tick. */
	readonly waiting: readonly number[];
	readonly median: { readonly jour: number; readonly label: string } | null;
	readonly delay: { readonly jour: number; readonly label: string };
	/** At the end of the curve: its name and « 83 % à 150 jours ». */
	readonly endLabel: readonly [name: string, value: string];
}

export interface SurvivalOptions {
	readonly period: Period;
	readonly pole: string;
	readonly poles: readonly PoleName[];
	/** The delay retained for the first contract, in months. */
	readonly delayMonths: number;
	/** Published mean delays, for the note only. */
	readonly references: readonly ReferenceMark[];
	/** The indicator of that id; throws on an unknown one. */
	readonly getIndicator: (id: string) => Indicator;
}

/** Mean length of a month, in days: a due date falls 59 to 62 days after the orientation for 2 months. */
const MONTH = 365.25 / 12;
const TICK = 30;
const SHORTEST = 90;
const MOST_TICKS = 7;

/** The rising share of orientations with a first contract, from the points of its estimate. */
export function toSurvival(
	signatures: readonly SignaturePoint[],
	lookup: RowLookup,
	options: SurvivalOptions,
): SurvivalModel {
	const { period, pole, delayMonths } = options;
	const points = signatures
		.filter(({ periode, code_pole }) => periode === period.id && code_pole === pole)
		.sort((a, b) => a.jour - b.jour);
	const ticks = listTicks(points);
	const horizon = ticks.at(-1) ?? SHORTEST;
	const end = Math.min(horizon, points.at(-1)?.jour ?? 0);
	const steps = toSteps(points, end);
	const median = lookup.get({
		indicateur: 'delai_median_premier_cer',
		periode: period.id,
		pole,
	})?.valeur;
	const model = {
		steps,
		end,
		censorings: points
			.filter(({ censures, jour }) => censures > 0 && jour <= end)
			.map(({ jour, part }) => ({ jour, part })),
		ticks,
		waiting: ticks.map((tick) => countWaiting(points, tick)),
		median: median == null ? null : { jour: median, label: `Médiane${NBSP}: ${nameDays(median)}` },
		delay: {
			jour: Math.round(delayMonths * MONTH),
			label: `Délai retenu${NBSP}: ${delayMonths}${NBSP}mois`,
		},
		endLabel: toEndLabel(steps, end, options),
	};
	return {
		...model,
		...toPlotState(points, lookup, options),
		...describeSurvival(model, points, lookup, options),
	};
}

/** « 48 jours ». */
export function nameDays(days: number): string {
	const text = Number.isInteger(days) ? String(days) : days.toFixed(1).replace('.', ',');
	return `${text}${NBSP}${days < 2 ? 'jour' : 'jours'}`;
}

/** The step in force on a day. */
export function findStep(steps: readonly SurvivalStep[], jour: number): SurvivalStep | undefined {
	return steps.findLast((step) => step.jour <= jour);
}

/** The number at risk just before a day: those of the first later step. */
export function countWaiting(points: readonly SignaturePoint[], jour: number): number {
	return points.find((point) => point.jour >= jour)?.enAttente ?? 0;
}

/** Every 30 days, or 60, or 90…, up to the last signature. */
function listTicks(points: readonly SignaturePoint[]): readonly number[] {
	const last = points.findLast(({ signatures }) => signatures > 0)?.jour ?? 0;
	const horizon = Math.max(SHORTEST, Math.ceil(last / TICK) * TICK);
	const step = TICK * Math.ceil(horizon / TICK / MOST_TICKS);
	const count = Math.ceil(horizon / step);
	return Array.from({ length: count + 1 }, (_, index) => index * step);
}

function toSteps(points: readonly SignaturePoint[], end: number): readonly SurvivalStep[] {
	const steps = points
		.filter(({ jour, signatures }) => jour <= end && signatures > 0)
		.map(({ jour, part, bas, haut }) => ({ jour, part, low: bas, high: haut }));
	return steps[0]?.jour === 0 ? steps : [{ jour: 0, part: 0, low: null, high: null }, ...steps];
}

function toEndLabel(
	steps: readonly SurvivalStep[],
	end: number,
	{ pole, poles }: SurvivalOptions,
): readonly [string, string] {
	const name =
		pole === ENSEMBLE ? 'Ensemble' : (poles.find(({ code }) => code === pole)?.label ?? pole);
	const share = steps.at(-1)?.part ?? 0;
	return [name.replace(/ \([^)]*\)$/, ''), `${formatPercent(share, 0)} à ${nameDays(end)}`];
}

function toPlotState(
	points: readonly SignaturePoint[],
	lookup: RowLookup,
	{ period, pole }: SurvivalOptions,
): Pick<FigureWords, 'state' | 'message'> {
	const row = lookup.get({ indicateur: 'part_cer_signe', periode: period.id, pole });
	const state = toState(row, period);
	const isDrawn = state === 'secret' || points.length > 0;
	return toFigureState(isDrawn ? [state] : [], period, 'Aucune orientation sur la période.');
}
