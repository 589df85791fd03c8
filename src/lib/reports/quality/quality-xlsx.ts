import { toProvenanceSheet } from '../provenance-sheet.ts';
import { toWorkbook, type SheetModel } from '../workbook.ts';
import type { QualityReport } from './quality-report.ts';
import { describeReport, nameSeverity, REPORT_TITLE, severities } from './words.ts';

/** The quality report as the bytes of an XLSX file: Résumé, Constats, Tables, Provenance. */
export function toQualityXlsx(report: QualityReport): Promise<Uint8Array<ArrayBuffer>> {
	return toWorkbook([
		toSummary(report),
		toFindings(report),
		toTables(report),
		toProvenanceSheet(report),
	]);
}

function toSummary(report: QualityReport): SheetModel {
	return {
		name: 'Résumé',
		preamble: [REPORT_TITLE, ...describeReport(report), report.verdict],
		header: ['Mesure', 'Nombre'],
		widths: [44, 16],
		rows: [
			['Fichiers lus', report.files.length],
			['Lignes lues', report.rows],
			...severities.map(
				({ severity, heading }) => [`Règles\u00A0: ${heading}`, report.counts[severity]] as const,
			),
		],
	};
}

function toFindings({ rules }: QualityReport): SheetModel {
	return {
		name: 'Constats',
		header: [
			'Gravité',
			'Règle',
			'Fichier',
			'Table',
			'Colonne',
			'Premières lignes',
			'Nombre',
			'Constat',
			'Attendu',
			'À faire',
		],
		widths: [14, 26, 26, 20, 24, 22, 10, 60, 40, 60],
		rows: rules.flatMap((rule) =>
			rule.places.map(({ text, finding }) => [
				nameSeverity(rule.severity),
				rule.code,
				finding.file ?? '',
				finding.table ?? '',
				finding.column ?? '',
				(finding.rows ?? []).join(', '),
				finding.count,
				text,
				finding.expected ?? '',
				finding.advice,
			]),
		),
	};
}

function toTables({ tables }: QualityReport): SheetModel {
	return {
		name: 'Tables',
		header: [
			'Table',
			'Titre',
			'Fichier',
			'État',
			'Lignes lues',
			'Converties',
			'À corriger',
			'À relire',
		],
		widths: [24, 38, 30, 14, 12, 12, 12, 12],
		rows: tables.map((table) => [
			table.name,
			table.title,
			table.files.join(', '),
			table.state,
			table.rows,
			table.converted,
			table.refused,
			table.warnings,
		]),
	};
}
