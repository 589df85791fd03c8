import { release, type Released } from '../disclosure/release.ts';
import type { Finding } from '../extracts/finding.ts';
import { toCsv, toTextCell } from '../models/table.ts';

/** The rows of one period as a text, the same as the command line writes. */
export async function toLongText(
	released: Released,
	periode: string,
	format: 'csv' | 'json',
): Promise<string> {
	const { toCsv: toLongCsv, toJson } = await import('../models/long-table-file.ts');
	const rows = released.rows.filter((row) => row.periode === periode);
	const shown = release(rows, released.edition);
	return format === 'csv' ? toLongCsv(shown) : toJson(shown);
}

/** The findings of a set as CSV, for whoever mends the files. */
export function toFindingsCsv(findings: readonly Finding[]): string {
	const labels = [
		'Gravité',
		'Fichier',
		'Table',
		'Colonne',
		'Lignes',
		'Nombre',
		'Constat',
		'À faire',
	];
	return toCsv({
		caption: 'Constats',
		columns: labels.map((label) => ({ id: label, label, align: 'texte' })),
		rows: findings.map((finding, index) => ({
			id: String(index),
			label: finding.severity,
			isTotal: false,
			cells: [
				toTextCell(finding.file ?? ''),
				toTextCell(finding.table ?? ''),
				toTextCell(finding.column ?? ''),
				toTextCell((finding.rows ?? []).join(' ')),
				toTextCell(String(finding.count), finding.count),
				toTextCell(finding.message),
				toTextCell(finding.advice),
			],
		})),
	});
}

/** Name of an export of exact figures: its edition comes first, so that nobody sends it by mistake. */
export function nameExport(periode: string, format: 'csv' | 'json'): string {
	return `PILOTAGE_NE-PAS-DIFFUSER_indicateurs_${periode.replace('..', '_')}.${format}`;
}
