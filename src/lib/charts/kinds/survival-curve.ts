import type { SurvivalModel, SurvivalStep } from '../../models/survival.ts';
import type { ChartView, GraphicElement, Point } from '../view.ts';
import type { Layout } from './survival-marks.ts';

/** The rising share signed: flat until the day of a signature, then up. */
export function toCurve(
	{ steps, end }: SurvivalModel,
	layout: Layout,
	{ palette, fontSize }: ChartView,
): GraphicElement {
	const shape = steps.flatMap(({ jour, part }, at): readonly Point[] => {
		const y = layout.y(part);
		return [
			[layout.x(jour), y],
			[layout.x(steps[at + 1]?.jour ?? end), y],
		];
	});
	const style = { stroke: palette.bar, lineWidth: Math.max(2.5, fontSize * 0.19) };
	return { type: 'polyline', z: 7, shape, style };
}

/** The 95 % band as one polygon a run of steps that have an interval. */
export function toBand(
	model: SurvivalModel,
	layout: Layout,
	{ palette }: ChartView,
): readonly GraphicElement[] {
	return listRuns(model).map((run) => {
		const over = run.flatMap(({ from, to, high }): readonly Point[] => [
			[layout.x(from), layout.y(high)],
			[layout.x(to), layout.y(high)],
		]);
		const under = run.flatMap(({ from, to, low }): readonly Point[] => [
			[layout.x(from), layout.y(low)],
			[layout.x(to), layout.y(low)],
		]);
		return {
			type: 'polygon',
			z: 3,
			shape: [...over, ...under.reverse()],
			style: { fill: palette.bar, opacity: 0.15 },
		};
	});
}

interface BandPart {
	readonly from: number;
	readonly to: number;
	readonly low: number;
	readonly high: number;
}

function listRuns({ steps, end }: SurvivalModel): readonly (readonly BandPart[])[] {
	const runs: BandPart[][] = [];
	let run: BandPart[] = [];
	steps.forEach((step: SurvivalStep, at) => {
		const to = steps[at + 1]?.jour ?? end;
		if (step.low === null || step.high === null) {
			if (run.length > 0) runs.push(run);
			run = [];
		} else if (to > step.jour) {
			run.push({ from: step.jour, to, low: step.low, high: step.high });
		}
	});
	return run.length > 0 ? [...runs, run] : runs;
}
