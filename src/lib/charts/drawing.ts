import type { EChartsOption } from 'echarts';
import type { AttendanceModel } from '../models/attendance.ts';
import type { BarsModel } from '../models/bars.ts';
import type { BudgetStrip } from '../models/budget-strip.ts';
import type { DotsModel } from '../models/dots.ts';
import type { ExitsModel } from '../models/exit-groups.ts';
import type { FunnelModel } from '../models/funnel.ts';
import type { MarksModel } from '../models/marks.ts';
import type { SeriesModel } from '../models/series.ts';
import type { SessionStripModel } from '../models/session-strip.ts';
import type { SplitBarsModel } from '../models/split-bars.ts';
import type { StagesModel } from '../models/stages.ts';
import type { SteppedModel } from '../models/stepped.ts';
import type { SurvivalModel } from '../models/survival.ts';
import type { TimelineModel } from '../models/timeline.ts';
import type { WaterfallModel } from '../models/waterfall.ts';
import { getBarsHeight, toBarsOption } from './options/bars.ts';
import { getBudgetHeight, toBudgetOption } from './options/budget.ts';
import { getColumnsHeight, toColumnsOption } from './options/columns.ts';
import { getDotsHeight, toDotsOption } from './options/dots.ts';
import { getDumbbellHeight, toDumbbellOption } from './options/dumbbell.ts';
import { getFunnelHeight, toFunnelOption } from './options/funnel.ts';
import { getLineHeight, toLineOption } from './options/line.ts';
import { getMarksHeight, toMarksOption } from './options/marks.ts';
import { getMotivesHeight, toMotivesOption } from './options/motives.ts';
import { getSplitHeight, toSplitOption } from './options/split-bars.ts';
import { getStackedHeight, toStackedOption } from './options/stacked.ts';
import { getSteppedHeight, toSteppedOption } from './options/stepped.ts';
import { getStagesHeight, toStagesOption } from './options/stages.ts';
import { getStripHeight, toStripOption } from './options/strip.ts';
import { getSurvivalHeight, toSurvivalOption } from './options/survival.ts';
import { getTimelineHeight, toTimelineOption } from './options/timeline.ts';
import { getWaterfallHeight, toWaterfallOption } from './options/waterfall.ts';
import type { ChartView } from './view.ts';

/** A model and the kind of chart that draws it. */
export type Drawing =
	| { readonly kind: 'serie'; readonly model: SeriesModel }
	| { readonly kind: 'points'; readonly model: DotsModel }
	| { readonly kind: 'barres'; readonly model: BarsModel }
	| { readonly kind: 'survie'; readonly model: SurvivalModel }
	| { readonly kind: 'entonnoir'; readonly model: FunnelModel }
	| { readonly kind: 'etapes'; readonly model: StagesModel }
	| { readonly kind: 'parties'; readonly model: SplitBarsModel }
	| { readonly kind: 'damier'; readonly model: SteppedModel }
	| { readonly kind: 'sorties'; readonly model: ExitsModel }
	| { readonly kind: 'motifs'; readonly model: ExitsModel }
	| { readonly kind: 'calendrier'; readonly model: SessionStripModel }
	| { readonly kind: 'halteres'; readonly model: AttendanceModel }
	| { readonly kind: 'notes'; readonly model: MarksModel }
	| { readonly kind: 'cascade'; readonly model: WaterfallModel }
	| { readonly kind: 'echeancier'; readonly model: TimelineModel }
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
		case 'barres':
			return toBarsOption(drawing.model, view);
		case 'survie':
			return toSurvivalOption(drawing.model, view);
		case 'entonnoir':
			return toFunnelOption(drawing.model, view);
		case 'etapes':
			return toStagesOption(drawing.model, view);
		case 'parties':
			return toSplitOption(drawing.model, view);
		case 'damier':
			return toSteppedOption(drawing.model, view);
		case 'sorties':
			return toStackedOption(drawing.model, view);
		case 'motifs':
			return toMotivesOption(drawing.model, view);
		case 'calendrier':
			return toStripOption(drawing.model, view);
		case 'halteres':
			return toDumbbellOption(drawing.model, view);
		case 'notes':
			return toMarksOption(drawing.model, view);
		case 'cascade':
			return toWaterfallOption(drawing.model, view);
		case 'echeancier':
			return toTimelineOption(drawing.model, view);
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
		case 'barres':
			return getBarsHeight(drawing.model, width, fontSize);
		case 'survie':
			return getSurvivalHeight(width, fontSize);
		case 'entonnoir':
			return getFunnelHeight(width, fontSize);
		case 'etapes':
			return getStagesHeight(drawing.model, width, fontSize);
		case 'parties':
			return getSplitHeight(drawing.model, width, fontSize);
		case 'damier':
			return getSteppedHeight(drawing.model, width, fontSize);
		case 'sorties':
			return getStackedHeight(drawing.model, width, fontSize);
		case 'motifs':
			return getMotivesHeight(drawing.model, width, fontSize);
		case 'calendrier':
			return getStripHeight(drawing.model, width, fontSize);
		case 'halteres':
			return getDumbbellHeight(drawing.model, width, fontSize);
		case 'notes':
			return getMarksHeight(drawing.model, width, fontSize);
		case 'cascade':
			return getWaterfallHeight(drawing.model, width, fontSize);
		case 'echeancier':
			return getTimelineHeight(drawing.model, width, fontSize);
		case 'budget':
			return getBudgetHeight(drawing.model, width, fontSize);
	}
}
