import { palettes } from '../../../charts/palette.ts';
import type { BudgetSegment, BudgetStrip } from '../../../models/budget-strip.ts';
import type { ExitSegment, ExitsModel } from '../../../models/exit-groups.ts';
import { NBSP } from '../../../models/format.ts';
import type { SplitBarsModel } from '../../../models/split-bars.ts';
import type { WaterfallModel, WaterfallStep } from '../../../models/waterfall.ts';
import { greatestOf, nameCategory, roundUp } from './category.ts';
import { firstHead } from './native-bars.ts';
import { FORMATS, type NativeChart, type NativeSeries, type SeriesLook } from './native-chart.ts';

const palette = palettes.clair;

/** A count and the part of it that is meant, over each other on one scale; the rate is in the name of the row. */
export function toPartBars(model: SplitBarsModel): NativeChart {
	const { rows, heads, hasTotalBar } = model;
	const isDrawn = (row: SplitBarsModel['rows'][number]): boolean => hasTotalBar || !row.isTotal;
	const whole = rows.map((row) => (isDrawn(row) ? row.whole.number : null));
	return {
		kind: 'barres',
		stacking: 'recouvre',
		hasLegend: true,
		gap: 55,
		categoryHead: firstHead(model),
		categories: rows.map((row) => namePartRow(row, isDrawn(row))),
		series: [
			{
				name: heads.whole,
				values: whole,
				colour: palette['bar-2'],
				look: 'aplat',
				labels: 'valeur',
				place: 'bout',
			},
			{
				name: heads.part,
				values: rows.map((row) => (isDrawn(row) ? row.part.number : null)),
				colour: palette.bar,
				look: 'aplat',
				labels: 'valeur',
				place: 'pied',
				labelColour: palette['brand-on'],
			},
		],
		axis: {
			min: 0,
			max: roundUp(greatestOf(whole)),
			step: null,
			format: FORMATS.count,
			title: null,
		},
		labelFormat: FORMATS.count,
		caption: model.title,
	};
}

function namePartRow(
	{ label, whole, part, rate }: SplitBarsModel['rows'][number],
	isDrawn: boolean,
): string {
	if (whole.state !== 'valeur') return nameCategory(label, whole);
	if (!isDrawn) return `${label}, ${part.text} sur ${whole.text}`;
	if (part.state !== 'valeur') return nameCategory(label, part);
	return rate === null ? label : nameCategory(label, rate, rate.text);
}

/** All the exits in one bar, a colour a group. */
export function toExitBar(model: ExitsModel): NativeChart {
	return {
		kind: 'barres',
		stacking: 'empile',
		hasLegend: true,
		gap: 90,
		categoryHead: firstHead(model),
		categories: ['Sorties'],
		series: model.segments.map((segment) => ({
			name: nameSegment(segment),
			values: [segment.value],
			...toShade(segment.shade),
			labels: 'valeur',
			place: 'milieu',
			labelColour: segment.shade === 'x6' ? palette.ink : palette['x-on'],
		})),
		axis: {
			min: 0,
			max: model.total.number ?? null,
			step: null,
			format: FORMATS.count,
			title: null,
		},
		labelFormat: FORMATS.count,
		caption: model.title,
	};
}

function nameSegment({ label, text, value }: ExitSegment): string {
	return value === null ? `${label}${NBSP}: ${text}` : label;
}

function toShade(shade: ExitSegment['shade']): {
	readonly colour: string;
	readonly look: SeriesLook;
} {
	return shade === 'x6'
		? { colour: palette['line-strong'], look: 'pointille' }
		: { colour: palette[shade], look: 'aplat' };
}

/** The motives of exit, each in the colour of its group. */
export function toMotiveBars(model: ExitsModel): NativeChart {
	const motives = model.segments.flatMap(({ motives: own, shade }) =>
		own.map((motive) => ({ ...motive, shade })),
	);
	const values = motives.map(({ value }) => value);
	return {
		kind: 'barres',
		stacking: 'cote',
		hasLegend: false,
		gap: 40,
		categoryHead: firstHead(model),
		categories: motives.map(({ label, cell }) => nameCategory(label, cell)),
		series: [
			{
				name: model.title,
				values,
				colour: palette.x1,
				look: 'aplat',
				labels: 'valeur',
				place: 'bout',
				points: motives.map(({ shade }) => toShade(shade)),
			},
		],
		axis: {
			min: 0,
			max: roundUp(greatestOf(values)),
			step: null,
			format: FORMATS.count,
			title: null,
		},
		labelFormat: FORMATS.count,
		caption: model.title,
	};
}

/** The balance step by step: an unseen column lifts each amount to its height. */
export function toWaterfallColumns(model: WaterfallModel): NativeChart {
	const { steps } = model;
	const tops = steps.flatMap(({ from, to }) => [from, to]);
	return {
		kind: 'colonnes',
		stacking: 'empile',
		hasLegend: false,
		gap: 60,
		categoryHead: firstHead(model),
		categories: steps.map(({ label }) => label),
		series: [
			{
				name: 'Base, invisible',
				values: steps.map(({ from, to }) => Math.min(from, to)),
				colour: palette.surface,
				look: 'invisible',
				labels: 'aucune',
				isUnnamed: true,
			},
			{
				name: 'Montant (€)',
				values: steps.map(({ from, to }) => toCents(Math.abs(to - from))),
				colour: palette.bar,
				look: 'aplat',
				labels: steps.map(({ text }) => text),
				place: 'milieu',
				points: steps.map(toStepLook),
			},
		],
		axis: {
			min: 0,
			max: roundUp(greatestOf(tops)),
			step: null,
			format: FORMATS.euros,
			title: null,
		},
		labelFormat: FORMATS.cents,
		caption: model.title,
	};
}

function toCents(amount: number): number {
	return Math.round(amount * 100) / 100;
}

/** What is simulated has a dashed outline on a tint. */
function toStepLook({ kind }: WaterfallStep): {
	readonly colour: string;
	readonly look: SeriesLook;
} {
	return kind === 'depart'
		? { colour: palette['bar-2'], look: 'aplat' }
		: { colour: palette.bar, look: 'simule' };
}

const SEGMENT_LOOKS: Readonly<Record<BudgetSegment['style'], SeriesLook>> = {
	plein: 'aplat',
	simule: 'simule',
	contour: 'contour',
	secret: 'contour',
};

/** The participation of the Département in one bar. */
export function toBudgetBar(model: BudgetStrip): NativeChart {
	const whole = model.segments.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
	// Too short for its number: the legend says it.
	const isShort = (amount: number | null): boolean => amount !== null && amount < whole * 0.16;
	return {
		kind: 'barres',
		stacking: 'empile',
		hasLegend: true,
		gap: 90,
		categoryHead: firstHead(model),
		categories: ['Participation prévue'],
		series: model.segments.map(({ label, text, amount, style }): NativeSeries => ({
			name: amount === null || isShort(amount) ? `${label}${NBSP}: ${text}` : label,
			values: [amount],
			colour: palette.bar,
			look: SEGMENT_LOOKS[style],
			labels: isShort(amount) ? 'aucune' : 'valeur',
			place: 'milieu',
			labelColour: style === 'plein' ? palette['brand-on'] : palette.ink,
		})),
		axis: { min: 0, max: null, step: null, format: FORMATS.euros, title: null },
		labelFormat: FORMATS.cents,
		caption: model.title,
	};
}
