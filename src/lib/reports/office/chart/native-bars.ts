import { palettes } from '../../../charts/palette.ts';
import type { AttendanceModel } from '../../../models/attendance.ts';
import type { BarsModel } from '../../../models/bars.ts';
import type { DotsModel } from '../../../models/dots.ts';
import type { FigureWords } from '../../../models/figure.ts';
import type { MarksModel } from '../../../models/marks.ts';
import type { StagesModel } from '../../../models/stages.ts';
import { greatestOf, nameCategory, roundUp } from './category.ts';
import { FORMATS, type NativeAxis, type NativeChart, type NativeSeries } from './native-chart.ts';

const { bar, 'bar-2': pale, 'brand-on': onBar, ink } = palettes.clair;

/** What every chart of horizontal bars shares. */
const BARS = { kind: 'barres', stacking: 'cote', hasLegend: false, gap: 55 } as const;

/** Rates as bars from 0 to 100 %, with error bars: office software has no point on a line of names. */
export function toDotBars(model: DotsModel): NativeChart {
	const { rows } = model;
	const hasIntervals = rows.some(({ interval }) => interval !== null);
	const max = Math.max(1, greatestOf(rows.map(({ value }) => value)));
	return {
		...BARS,
		categoryHead: firstHead(model),
		categories: rows.map(({ label, cell, aside, leads }) =>
			nameCategory(
				label,
				cell,
				leads === 'mots' ? '' : leads === 'valeur' ? aside : (cell.fraction ?? ''),
			),
		),
		series: [
			{
				name: model.title,
				values: rows.map(({ value }) => value),
				// Error bars must be seen over their bar.
				colour: hasIntervals ? pale : bar,
				look: 'aplat',
				labels: 'valeur',
				place: 'pied',
				labelColour: hasIntervals ? ink : onBar,
				...(hasIntervals && {
					interval: {
						low: rows.map(({ interval }) => interval?.[0] ?? null),
						high: rows.map(({ interval }) => interval?.[1] ?? null),
					},
				}),
			},
		],
		axis: { min: 0, max, step: 0.25, format: FORMATS.rate, title: null },
		labelFormat: FORMATS.rate1,
		caption: model.title,
	};
}

/** Counts, means or medians from zero. */
export function toPlainBars(model: BarsModel): NativeChart {
	const { rows } = model;
	return {
		...BARS,
		categoryHead: firstHead(model),
		categories: rows.map(({ label, cell, aside }) => nameCategory(label, cell, aside)),
		series: [toSeries(model, rows)],
		axis: toCountAxis(rows.map(({ value }) => value)),
		labelFormat: chooseFormat(rows.map(({ value }) => value)),
		caption: model.title,
	};
}

/** The stages of a parcours, each with its share of the persons oriented in its name. */
export function toStageBars(model: StagesModel): NativeChart {
	const { rows } = model;
	return {
		...BARS,
		categoryHead: firstHead(model),
		categories: rows.map(({ label, cell, shareText }) => nameCategory(label, cell, shareText)),
		series: [toSeries(model, rows)],
		axis: toCountAxis(rows.map(({ value }) => value)),
		labelFormat: FORMATS.count,
		caption: model.title,
	};
}

/** Mean marks, from 0 to 5: bars that began at 1 would lie about their lengths. */
export function toMarkBars(model: MarksModel): NativeChart {
	const { rows } = model;
	return {
		...BARS,
		categoryHead: firstHead(model),
		categories: rows.map(({ label, cell, aside }) => nameCategory(label, cell, aside)),
		series: [toSeries(model, rows)],
		axis: { min: 0, max: 5, step: 1, format: FORMATS.count, title: null },
		labelFormat: FORMATS.decimal,
		caption: model.title,
	};
}

/** Invited and present, session by session. */
export function toAttendanceBars(model: AttendanceModel): NativeChart {
	const { rows } = model;
	const series = (name: string, values: readonly number[], colour: string): NativeSeries => ({
		name,
		values,
		colour,
		look: 'aplat',
		labels: 'valeur',
		place: 'bout',
	});
	return {
		kind: 'colonnes',
		stacking: 'cote',
		hasLegend: true,
		gap: 60,
		categoryHead: firstHead(model),
		categories: rows.map(({ label }) => label),
		series: [
			series(
				'Personnes invitées',
				rows.map(({ invited }) => invited),
				pale,
			),
			series(
				'Personnes présentes',
				rows.map(({ present }) => present),
				bar,
			),
		],
		axis: toCountAxis(rows.flatMap(({ invited, present }) => [invited, present])),
		labelFormat: FORMATS.count,
		caption: model.title,
	};
}

function toSeries(
	{ title }: FigureWords,
	rows: readonly { readonly value: number | null }[],
): NativeSeries {
	return {
		name: title,
		values: rows.map(({ value }) => value),
		colour: bar,
		look: 'aplat',
		labels: 'valeur',
		place: 'bout',
	};
}

function toCountAxis(values: readonly (number | null)[]): NativeAxis {
	return {
		min: 0,
		max: roundUp(greatestOf(values)),
		step: null,
		format: FORMATS.count,
		title: null,
	};
}

/** One decimal where a value has some. */
function chooseFormat(values: readonly (number | null)[]): string {
	return values.some((value) => value !== null && !Number.isInteger(value))
		? '#,##0.0'
		: FORMATS.count;
}

/** The head of the first column of the table of a figure. */
export function firstHead({ table }: Pick<FigureWords, 'table'>): string {
	return table.columns[0]?.label ?? '';
}
