import { formatNumber } from '../../models/format.ts';
import type { QualityReport, QualityRule, QualityTable } from './quality-report.ts';
import { nameFormat } from '../../models/provenance.ts';
import { describeReport, REPORT_TITLE, severities } from './words.ts';

/** The quality report as lines of a terminal. */
export function toQualityText(report: QualityReport): string {
	const sections = [
		[REPORT_TITLE, ...describeReport(report), '', report.verdict],
		['Tables', ...report.tables.map(describeTable)],
		...severities.map(({ severity, heading }) => {
			const rules = report.rules.filter((rule) => rule.severity === severity);
			return rules.length === 0 ? [] : [heading, ...rules.flatMap(describeRule)];
		}),
		[
			'Provenance',
			...report.files.map(
				({ path, format, bytes, rows, sha256 }) =>
					`  ${path} (${nameFormat(format)}, ${formatNumber(bytes)} octets${rows === null ? '' : `, ${formatNumber(rows)} lignes`})\n    sha256 ${sha256 || 'non calculé'}`,
			),
		],
	];
	return `${sections
		.filter((lines) => lines.length > 0)
		.map((lines) => lines.join('\n'))
		.join('\n\n')}\n`;
}

function describeTable(table: QualityTable): string {
	const facts = [
		table.files.join(', '),
		table.rows === null ? '' : `${formatNumber(table.rows)} lues`,
		table.converted === 0 ? '' : `${formatNumber(table.converted)} converties`,
		table.refused === 0 ? '' : `${formatNumber(table.refused)} à corriger`,
		table.warnings === 0 ? '' : `${formatNumber(table.warnings)} à relire`,
	].filter((fact) => fact !== '');
	return `  ${table.name.padEnd(22)} ${table.state.padEnd(11)} ${facts.join(' – ')}`.trimEnd();
}

function describeRule(rule: QualityRule): readonly string[] {
	return [
		`  [${rule.code}] ${formatNumber(rule.count)} fois`,
		...rule.places.flatMap(({ finding }) => [
			`    ${finding.message}`,
			`      → ${finding.advice}`,
		]),
	];
}
