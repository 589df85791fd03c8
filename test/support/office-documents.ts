import { readFileSync } from 'node:fs';
import type { ReportDocument } from '../../src/lib/reports/blocks.ts';
import { fillReport } from '../../src/lib/reports/markdown/fill-report.ts';
import { parseReport } from '../../src/lib/reports/markdown/parse-report.ts';
import { toTestContext, type OpenedFigures } from './report-context.ts';

/** A report of the project filled with the figures of a case. */
export function fillNamed(
	opened: OpenedFigures,
	id: string,
	query = 'periode=2020',
): ReportDocument {
	const path = new URL(`../../reports/${id}.md`, import.meta.url);
	return fillReport(
		parseReport(`${id}.md`, readFileSync(path, 'utf8')),
		toTestContext(opened, query),
	);
}
