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
import { getBarsHeight, drawBars } from './kinds/bars.ts';
import { getBudgetHeight, drawBudget } from './kinds/budget.ts';
import { getColumnsHeight, drawColumns } from './kinds/columns.ts';
import { getDotsHeight, drawDots } from './kinds/dots.ts';
import { getDumbbellHeight, drawDumbbell } from './kinds/dumbbell.ts';
import { getFunnelHeight, drawFunnel } from './kinds/funnel.ts';
import { getLineHeight, drawLine } from './kinds/line.ts';
import { getMarksHeight, drawMarks } from './kinds/marks.ts';
import { getMotivesHeight, drawMotives } from './kinds/motives.ts';
import { getSplitHeight, drawSplit } from './kinds/split-bars.ts';
import { getStackedHeight, drawStacked } from './kinds/stacked.ts';
import { getSteppedHeight, drawStepped } from './kinds/stepped.ts';
import { getStagesHeight, drawStages } from './kinds/stages.ts';
import { getStripHeight, drawStrip } from './kinds/strip.ts';
import { getSurvivalHeight, drawSurvival } from './kinds/survival.ts';
import { getTimelineHeight, drawTimeline } from './kinds/timeline.ts';
import { getWaterfallHeight, drawWaterfall } from './kinds/waterfall.ts';
import type { ChartView, GraphicElement } from './view.ts';

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

/** The marks and texts of a drawing in a view. */
export function listElements(drawing: Drawing, view: ChartView): readonly GraphicElement[] {
	switch (drawing.kind) {
		case 'serie':
			return drawing.model.isFlow
				? drawColumns(drawing.model, view)
				: drawLine(drawing.model, view);
		case 'points':
			return drawDots(drawing.model, view);
		case 'barres':
			return drawBars(drawing.model, view);
		case 'survie':
			return drawSurvival(drawing.model, view);
		case 'entonnoir':
			return drawFunnel(drawing.model, view);
		case 'etapes':
			return drawStages(drawing.model, view);
		case 'parties':
			return drawSplit(drawing.model, view);
		case 'damier':
			return drawStepped(drawing.model, view);
		case 'sorties':
			return drawStacked(drawing.model, view);
		case 'motifs':
			return drawMotives(drawing.model, view);
		case 'calendrier':
			return drawStrip(drawing.model, view);
		case 'halteres':
			return drawDumbbell(drawing.model, view);
		case 'notes':
			return drawMarks(drawing.model, view);
		case 'cascade':
			return drawWaterfall(drawing.model, view);
		case 'echeancier':
			return drawTimeline(drawing.model, view);
		case 'budget':
			return drawBudget(drawing.model, view);
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
