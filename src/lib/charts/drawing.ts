import type { EChartsOption } from 'echarts';
import type { BudgetStrip } from '../models/budget-strip.ts';
import type { DotsModel } from '../models/dots.ts';
import type { SeriesModel } from '../models/series.ts';
import type { StagesModel } from '../models/stages.ts';
import { getBudgetHeight, toBudgetOption } from './options/budget.ts';
import { getColumnsHeight, toColumnsOption } from './options/columns.ts';
import { getDotsHeight, toDotsOption } from './options/dots.ts';
import { getLineHeight, toLineOption } from './options/line.ts';
import { getStagesHeight, toStagesOption } from './options/stages.ts';
import type { ChartView } from './view.ts';

/** A model and the kind of chart that draws it. */
export type Drawing =
	| { readonly kind: 'serie'; readonly model: SeriesModel }
	| { readonly kind: 'points'; readonly model: DotsModel }
	| { readonly kind: 'etapes'; readonly model: StagesModel }
	| { readonly kind: 'budget'; readonly model: BudgetStrip };

/** The ECharts option of a drawing in a view. */
export function toOption(drawing: Drawing, view: ChartView): EChartsOption {
	switch (drawing.kind) {
		case 'serie':
			return drawing.model.isFlow
				? toColumnsOption(drawing.model, view)
				: toLineOption(drawing.model, view);
		case 'points':
			return toDotsOption(drawing.model, view);
		case 'etapes':
			return toStagesOption(drawing.model, view);
		case 'budget':
			return toBudgetOption(drawing.model, view);
	}
}

/** Height that a drawing needs for a width, in pixels. */
export function getHeight(drawing: Drawing, width: number, fontSize: number): number {
	switch (drawing.kind) {
		case 'serie':
			return drawing.model.isFlow
				? getColumnsHeight(width, fontSize)
				: getLineHeight(width, fontSize);
		case 'points':
			return getDotsHeight(drawing.model, width, fontSize);
		case 'etapes':
			return getStagesHeight(drawing.model, width, fontSize);
		case 'budget':
			return getBudgetHeight(drawing.model, width, fontSize);
	}
}
