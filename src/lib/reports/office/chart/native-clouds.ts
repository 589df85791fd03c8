import { palettes } from '../../../charts/palette.ts';
import type { FunnelModel } from '../../../models/funnel.ts';
import type { SurvivalModel } from '../../../models/survival.ts';
import { roundUp } from './category.ts';
import { FORMATS, type NativeChart, type NativeSeries } from './native-chart.ts';

const { bar, ci, target: ink } = palettes.clair;

const CLOUD = {
	kind: 'nuage',
	stacking: 'cote',
	categoryHead: '',
	categories: [],
	hasLegend: true,
	gap: 50,
	axis: { min: 0, max: 1, step: 0.25, format: FORMATS.rate, title: null },
	labelFormat: FORMATS.rate1,
} as const;

interface Point {
	readonly x: number;
	readonly y: number | null;
}

/** The share signed as a curve in steps, its interval, the delay and the median. */
export function toSurvivalCloud(model: SurvivalModel): NativeChart {
	const { steps, end, ticks, delay, median, endLabel } = model;
	const climb = (
		height: (step: SurvivalModel['steps'][number]) => number | null,
	): readonly Point[] =>
		toSteps(
			steps.map((step) => ({ x: step.jour, y: height(step) })),
			end,
		);
	const curve = climb(({ part }) => part);
	return {
		...CLOUD,
		series: [
			{
				...toLine(endLabel[0], curve, bar, 'ligne', 2.75),
				labels: [...curve.slice(1).map(() => null), endLabel[1]],
				place: 'dessus',
			},
			toLine(
				'Intervalle à 95 %, bas',
				climb(({ low, part }) => low ?? part),
				ci,
				'tirets',
				1,
			),
			toLine(
				'Intervalle à 95 %, haut',
				climb(({ high, part }) => high ?? part),
				ci,
				'tirets',
				1,
			),
			toLine(
				delay.label,
				[
					{ x: delay.jour, y: 0 },
					{ x: delay.jour, y: 1 },
				],
				ink,
				'ligne',
				1.75,
			),
			...(median === null ? [] : [toMedian(median)]),
		],
		acrossAxis: {
			min: 0,
			max: ticks.at(-1) ?? end,
			step: (ticks[1] ?? 0) - (ticks[0] ?? 0) || null,
			format: FORMATS.count,
			title: 'Jours depuis l’orientation',
		},
		caption: model.title,
	};
}

function toMedian({ jour, label }: NonNullable<SurvivalModel['median']>): NativeSeries {
	return {
		...toLine(label, [{ x: jour, y: 0.5 }], bar, 'points', 1),
		labels: [label],
		place: 'gauche',
	};
}

/** A value holds until the next one: a corner at each change, and the end of what is observed. */
function toSteps(points: readonly Point[], end: number): readonly Point[] {
	const corners = points.flatMap((point, index) => {
		const before = points[index - 1];
		return before === undefined ? [point] : [{ x: point.x, y: before.y }, point];
	});
	const last = corners.at(-1);
	return last === undefined || last.x >= end ? corners : [...corners, { x: end, y: last.y }];
}

function toLine(
	name: string,
	points: readonly Point[],
	colour: string,
	look: NativeSeries['look'],
	width: number,
): NativeSeries {
	return {
		name,
		x: points.map(({ x }) => x),
		values: points.map(({ y }) => y),
		colour,
		look,
		labels: 'aucune',
		width,
	};
}

/** The rate of each pôle against its size, and the limits that chance alone gives. */
export function toFunnelCloud(model: FunnelModel): NativeChart {
	const { points, limits, whole, axis } = model;
	const most = points.reduce((greatest, { n }) => Math.max(greatest, n), 0);
	const limit = (
		name: string,
		of: 'low95' | 'high95' | 'low998' | 'high998',
		look: 'ligne' | 'tirets',
	): NativeSeries =>
		toLine(
			name,
			limits.map((each) => ({ x: each.n, y: each[of] })),
			ci,
			look,
			1.25,
		);
	const [first, last] = [limits[0]?.n ?? 0, limits.at(-1)?.n ?? most];
	return {
		...CLOUD,
		// The longest first, which some software sizes its data by; the pôles last, over the lines.
		series: [
			limit('Limite à 95 %, haute', 'high95', 'ligne'),
			limit('Limite à 95 %, basse', 'low95', 'ligne'),
			limit('Limite à 99,8 %, haute', 'high998', 'tirets'),
			limit('Limite à 99,8 %, basse', 'low998', 'tirets'),
			toLine(
				`Ensemble, ${whole.cell.text}`,
				[
					{ x: first, y: whole.value },
					{ x: last, y: whole.value },
				],
				ink,
				'ligne',
				1.5,
			),
			{
				...toLine(
					'Pôles',
					points.map(({ n, value }) => ({ x: n, y: value })),
					bar,
					'points',
					1,
				),
				labels: points.map(({ label, cell }) => `${label}, ${cell.text}`),
			},
		],
		acrossAxis: {
			min: 0,
			max: roundUp(Math.max(most, last)),
			step: null,
			format: FORMATS.count,
			title: `Nombre de ${axis}`,
		},
		caption: model.title,
	};
}
