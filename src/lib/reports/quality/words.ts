import type { Severity } from '../../extracts/finding.ts';
import { formatDate } from '../../models/format.ts';
import type { QualityReport } from './quality-report.ts';

/** Words of the severities, in the order of the report. */
export const severities: readonly {
	readonly severity: Severity;
	readonly one: string;
	readonly heading: string;
}[] = [
	{ severity: 'erreur', one: 'Erreur', heading: 'À corriger' },
	{ severity: 'avertissement', one: 'Avertissement', heading: 'À relire' },
	{ severity: 'conversion', one: 'Conversion', heading: 'Converti à la lecture' },
];

/** The French word of a severity. */
export function nameSeverity(severity: Severity): string {
	return severities.find((known) => known.severity === severity)?.one ?? severity;
}

/** What the report is about, its extraction, and to whom it may go. */
export function describeReport(report: QualityReport): readonly string[] {
	return [
		...(report.title === null ? [] : [report.title]),
		...(report.isDemonstration ? ['Données fictives de démonstration'] : []),
		report.dateExtraction === null
			? `Date d’extraction\u00A0: ${report.isAccepted ? 'non connue' : 'non lue, les extraits étant refusés'}`
			: `Date d’extraction\u00A0: ${formatDate(report.dateExtraction)}`,
		'Document de travail sur les extraits – ne pas diffuser',
	];
}

export const REPORT_TITLE = 'Contrôle des extraits';
