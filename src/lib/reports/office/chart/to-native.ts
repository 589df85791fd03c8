import type { Drawing } from '../../../charts/drawing.ts';
import type { NativeChart } from './native-chart.ts';
import {
	toAttendanceBars,
	toDotBars,
	toMarkBars,
	toPlainBars,
	toStageBars,
} from './native-bars.ts';
import { toFunnelCloud, toSurvivalCloud } from './native-clouds.ts';
import {
	toBudgetBar,
	toExitBar,
	toMotiveBars,
	toPartBars,
	toWaterfallColumns,
} from './native-parts.ts';
import { toMonthChart } from './native-months.ts';

/**
 * The chart that office software draws in the place of a drawing, from numbers that can be edited: the nearest kind
 * that it has. Null for the three that it has none for (calendar of sessions, timeline, stepped table), which are made
 * of shapes or of a table, and where there is nothing to draw.
 */
export function toNativeChart(drawing: Drawing): NativeChart | null {
	if (drawing.model.state !== 'trace') return null;
	switch (drawing.kind) {
		case 'serie':
			return toMonthChart(drawing.model);
		case 'points':
			return toDotBars(drawing.model);
		case 'barres':
			return toPlainBars(drawing.model);
		case 'survie':
			return toSurvivalCloud(drawing.model);
		case 'entonnoir':
			return toFunnelCloud(drawing.model);
		case 'etapes':
			return toStageBars(drawing.model);
		case 'parties':
			return toPartBars(drawing.model);
		case 'sorties':
			return toExitBar(drawing.model);
		case 'motifs':
			return toMotiveBars(drawing.model);
		case 'halteres':
			return toAttendanceBars(drawing.model);
		case 'notes':
			return toMarkBars(drawing.model);
		case 'cascade':
			return toWaterfallColumns(drawing.model);
		case 'budget':
			return toBudgetBar(drawing.model);
		case 'calendrier':
		case 'damier':
		case 'echeancier':
			return null;
	}
}
