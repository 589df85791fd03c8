import { listFrameNotes, type FrameContext } from '../charts/export-frame.ts';
import { selectPeriod, type Edition, type Released } from '../disclosure/release.ts';
import { formatPeriodLabel } from '../models/format.ts';
import { shortenHash } from '../models/provenance.ts';
import type { Examined } from './candidate.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

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

/** The same rows as a workbook, with its provenance on a sheet of its own. */
export async function toLongWorkbook(
	released: Released,
	periode: string,
	context: FrameContext,
): Promise<Blob> {
	const { toLongTableXlsx } = await import('../reports/long-table-workbook.ts');
	const { provenance } = context;
	if (provenance === undefined) throw new Error('provenance: none');
	const lines = [
		`Table des indicateurs, ${formatPeriodLabel(periode)}`,
		...listFrameNotes(context),
	];
	const bytes = await toLongTableXlsx(selectPeriod(released, periode), lines, provenance);
	return new Blob([bytes], { type: XLSX });
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
	return new Blob([await toQualityXlsx(report)], { type: XLSX });
}

/**
 * Name of an export: exact figures say so first, so that nobody sends them by mistake; the fingerprint of
 * the extracts comes last, since a CSV has no place for it.
 */
export function nameExport(
	edition: Edition,
	periode: string,
	format: 'csv' | 'json' | 'xlsx',
	fingerprint: string,
): string {
	const mark = edition === 'pilotage' ? 'PILOTAGE_NE-PAS-DIFFUSER_' : '';
	const set = fingerprint === '' ? '' : `_${shortenHash(fingerprint)}`;
	return `${mark}indicateurs_${periode.replace('..', '_')}${set}.${format}`;
}
