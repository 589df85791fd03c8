import { selectPeriod, type Edition, type Released } from '../disclosure/release.ts';
import type { Examined } from './candidate.ts';

/** The rows of one period as a text, the same as the command line writes. */
export async function toLongText(
	released: Released,
	periode: string,
	format: 'csv' | 'json',
): Promise<string> {
	const { toCsv: toLongCsv, toJson } = await import('../models/long-table-file.ts');
	const shown = selectPeriod(released, periode);
	return format === 'csv' ? toLongCsv(shown) : toJson(shown);
}

/** The quality report of files just read, to send back to whoever made them. */
export async function toQualityFile(examined: Examined, format: 'xlsx' | 'html'): Promise<Blob> {
	const { toQualityReport } = await import('../reports/quality/quality-report.ts');
	const { set, files, findings } = examined;
	const report = toQualityReport(set === null ? { ok: false, files, findings } : { ok: true, set });
	if (format === 'html') {
		const { toQualityHtml } = await import('../reports/quality/quality-html.ts');
		return new Blob([toQualityHtml(report)], { type: 'text/html;charset=utf-8' });
	}
	const { toQualityXlsx } = await import('../reports/quality/quality-xlsx.ts');
	const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
	return new Blob([await toQualityXlsx(report)], { type });
}

/** Name of an export: exact figures say so first, so that nobody sends them by mistake. */
export function nameExport(edition: Edition, periode: string, format: 'csv' | 'json'): string {
	const mark = edition === 'pilotage' ? 'PILOTAGE_NE-PAS-DIFFUSER_' : '';
	return `${mark}indicateurs_${periode.replace('..', '_')}.${format}`;
}
