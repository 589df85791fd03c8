import { toFileName } from '../charts/export-frame.ts';
import type { ReportDocument } from './blocks.ts';

/** The name of a file made of a report: exact figures say so first. */
export function nameReportFile(
	{ title, frame, period }: Pick<ReportDocument, 'title' | 'frame' | 'period'>,
	ending: string,
): string {
	const named = title.includes(period) ? title : `${title} ${period}`;
	return toFileName(named, frame.edition, 'svg').replace(/svg$/, ending);
}
