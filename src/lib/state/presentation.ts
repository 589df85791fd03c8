import type { ReportDocument } from '../reports/blocks.ts';
import { checkReport } from '../reports/markdown/check-report.ts';
import { fillReport } from '../reports/markdown/fill-report.ts';
import type { ReportFinding } from '../reports/markdown/finding.ts';
import { parseReport, toFinding, type ParsedReport } from '../reports/markdown/parse-report.ts';
import { arrange, type Arrangement } from '../ui/slides/arrangement.ts';
import type { PageContext } from './page.ts';
import { toReportContext, type ReportSetting } from './report/report-context.ts';

/** A report as a text: that of this site, or one that somebody dropped. */
export interface SlidesSource {
	/** Name of its file: `comite-de-pilotage.md`. */
	readonly name: string;
	readonly text: string;
}

/** The slides of a report, and what is wrong in it, line by line. */
export interface OpenedSlides {
	readonly document: ReportDocument;
	readonly findings: readonly ReportFinding[];
}

/** The words and directives of a report: the same for every period and pôle. */
export function readSlides({ name, text }: SlidesSource): ParsedReport {
	return parseReport(name, text);
}

/** The slides of a report for what the reader chose, with the ids of the views that it may name; what its checks refuse is marked in its place. */
export function openSlides(
	parsed: ParsedReport,
	page: PageContext,
	setting: ReportSetting,
	views: readonly string[] = [],
): OpenedSlides {
	const context = toReportContext(page, setting);
	const isSlides = parsed.meta.forme === 'diapositives';
	return {
		document: fillReport(parsed, context),
		findings: [
			...(isSlides ? [] : [toFinding(parsed.file, NOT_SLIDES)]),
			...parsed.findings,
			...checkReport(parsed, { ...context, views }),
		],
	};
}

const NOT_SLIDES = {
	line: 1,
	column: 1,
	message:
		'Ce rapport n’est pas fait de diapositives. Écrire « forme: diapositives » dans son en-tête, et une ligne --- entre deux diapositives.',
};

/** The slides that are projected, in the order wanted, as a document of their own. */
export function toProjected(document: ReportDocument, arrangement: Arrangement): ReportDocument {
	return {
		...document,
		sections: arrange(document.sections, arrangement).flatMap(({ slide, number }) =>
			number === null ? [] : [slide],
		),
	};
}
