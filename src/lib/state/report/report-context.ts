import type { FrameContext } from '../../charts/export-frame.ts';
import type { ReportContext } from '../../reports/report-context.ts';
import { describeDates, type PageContext } from '../page.ts';
import { toReportFigures, type ReportSources } from './report-figures.ts';

export interface ReportSetting extends ReportSources {
	/** Edition, source, day of edition and mention. */
	readonly frame: FrameContext;
	/** Date of the extraction, version of the definitions…. */
	readonly facts: readonly string[];
}

/** Everything that a report is filled from, for the period and the pôle of a page. */
export function toReportContext(page: PageContext, setting: ReportSetting): ReportContext {
	const { figures, lookup, period, pole, poles } = page;
	const { convention, dateExtraction } = figures.scope;
	return {
		convention,
		dateExtraction,
		lookup,
		period,
		pole,
		poles,
		groups: figures.scope.groups ?? 'poles',
		figures: toReportFigures(page, setting),
		frame: setting.frame,
		dates: describeDates(period),
		facts: setting.facts,
	};
}
