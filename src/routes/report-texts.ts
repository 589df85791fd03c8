import { parseReport, type ParsedReport } from '$lib/reports/markdown/parse-report.ts';

const FILES = import.meta.glob<string>(['/reports/*.md', '!/reports/README.md'], {
	query: '?raw',
	import: 'default',
	eager: true,
});

/** A report of this site: its text and what is read in it. */
export interface SiteReport {
	readonly id: string;
	readonly text: string;
	readonly parsed: ParsedReport;
}

/** The reports of this site, by the name of their file. */
export const SITE_REPORTS: readonly SiteReport[] = Object.entries(FILES).map(([path, text]) => {
	const parsed = parseReport(path, text);
	return { id: parsed.id, text, parsed };
});
