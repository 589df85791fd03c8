import { palettes } from '../../../charts/palette.ts';
import type { EarlierSeries, SeriesModel } from '../../../models/series.ts';
import { nameCategory, roundUp } from './category.ts';
import { firstHead } from './native-bars.ts';
import { FORMATS, type NativeAxis, type NativeChart, type NativeSeries } from './native-chart.ts';

const { bar, 'bar-2': earlierBar, ci, target: ink } = palettes.clair;

/** Months as columns where they count what happened in them, else as a line; the target across. */
export function toMonthChart(model: SeriesModel): NativeChart {
	const { months, points, isFlow, earlier, target } = model;
	const isRate = model.unit === 'taux';
	const own: NativeSeries = {
		name: model.title,
		values: months.map((_, index) => points[index]?.cell.number ?? null),
		colour: bar,
		look: isFlow ? 'aplat' : 'ligne',
		labels: isFlow ? 'valeur' : 'derniere',
		place: 'bout',
		width: 3,
	};
	return {
		kind: isFlow ? 'colonnes' : 'lignes',
		stacking: 'cote',
		hasLegend: target !== null || earlier !== null,
		gap: 45,
		categoryHead: firstHead(model),
		categories: months.map((label, index) => {
			const cell = points[index]?.cell;
			return cell?.state === 'secret' ? nameCategory(label, cell) : label;
		}),
		series: [
			own,
			...(earlier === null ? [] : [toEarlierLine(earlier, months.length)]),
			...(target === null ? [] : toTargetLines(target, months.length)),
		],
		axis: toAxis(model, isRate),
		labelFormat: isRate ? FORMATS.rate1 : FORMATS.count,
		caption: model.title,
	};
}

function toEarlierLine({ label, points }: EarlierSeries, count: number): NativeSeries {
	return {
		name: label,
		values: Array.from({ length: count }, (_, index) => points[index]?.cell.number ?? null),
		colour: earlierBar,
		look: 'ligne',
		labels: 'aucune',
		width: 1.5,
		isLine: true,
	};
}

function toTargetLines(
	{ value, band, label }: NonNullable<SeriesModel['target']>,
	count: number,
): readonly NativeSeries[] {
	const line = (
		name: string,
		at: number,
		colour: string,
		look: 'ligne' | 'tirets',
	): NativeSeries => ({
		name,
		values: Array.from({ length: count }, () => at),
		colour,
		look,
		labels: 'aucune',
		width: look === 'ligne' ? 2 : 1,
		isLine: true,
	});
	return [
		line(label, value, ink, 'ligne'),
		...(band === null
			? []
			: [
					line('Tolérance, au moins', band[0], ci, 'tirets'),
					line('Tolérance, au plus', band[1], ci, 'tirets'),
				]),
	];
}

function toAxis({ points, earlier, target }: SeriesModel, isRate: boolean): NativeAxis {
	if (isRate) return { min: 0, max: 1, step: 0.25, format: FORMATS.rate, title: null };
	const most = [...points, ...(earlier?.points ?? [])].reduce(
		(greatest, { cell }) => Math.max(greatest, cell.number ?? 0),
		0,
	);
	const top = Math.max(most, target?.band?.[1] ?? target?.value ?? 0);
	return { min: 0, max: roundUp(top), step: null, format: FORMATS.count, title: null };
}
