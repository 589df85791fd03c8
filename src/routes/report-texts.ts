import type { ReportMeta } from '$lib/reports/markdown/front-matter.ts';
import { parseReport } from '$lib/reports/markdown/parse-report.ts';

const FILES = import.meta.glob<string>(['/reports/*.md', '!/reports/README.md'], {
	query: '?raw',
	import: 'default',
	eager: true,
});

/** What comes before the text of a report. */
const HEAD = /^\uFEFF?---\r?\n[\s\S]*?\r?\n---(?=\r?\n|$)/;

/** A report of this site: its text, and what its head says. */
export interface SiteReport {
	readonly id: string;
	readonly text: string;
	readonly meta: ReportMeta;
}

/** The reports of this site, by the name of their file. */
export const SITE_REPORTS: readonly SiteReport[] = Object.entries(FILES)
	.map(([path, text]) => {
		// The rest is parsed when the report is opened: it takes long.
		const { id, meta } = parseReport(path, HEAD.exec(text)?.[0] ?? text);
		return { id, text, meta };
	})
	// A page shows one agreement.
	.filter(({ meta }) => !meta.parConvention);
