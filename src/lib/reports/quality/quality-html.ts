import { formatNumber } from '../../models/format.ts';
import type { QualityReport, QualityRule } from './quality-report.ts';
import { nameFormat } from '../../models/provenance.ts';
import { describeReport, REPORT_TITLE, severities } from './words.ts';

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 70rem; margin: 0 auto; padding: 1.5rem; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-block-start: 2.5rem; border-block-end: 2px solid; }
.verdict { padding: .75rem 1rem; border-inline-start: .4rem solid; font-size: 1.125rem; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: start; padding-block: .5rem; }
th, td { padding: .35rem .5rem; border-block-end: 1px solid; text-align: start; vertical-align: top; }
.n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
code, td:last-child:not(.n) { overflow-wrap: anywhere; }
@media print { body { padding: 0; max-width: none; } tr, article { break-inside: avoid; } thead { display: table-header-group; } }
`;

/** The quality report as one HTML document that stands alone: no script, nothing fetched. */
export function toQualityHtml(report: QualityReport): string {
	return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${REPORT_TITLE} – ${report.isAccepted ? 'acceptés' : 'refusés'}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${REPORT_TITLE}</h1>
${describeReport(report)
	.map((line) => `<p>${escapeHtml(line)}</p>`)
	.join('\n')}
<p class="verdict"><strong>${escapeHtml(report.verdict)}</strong></p>
${renderTables(report)}
${severities
	.map(({ severity, heading }) =>
		renderRules(
			heading,
			report.rules.filter((rule) => rule.severity === severity),
		),
	)
	.join('\n')}
${renderProvenance(report)}
</main>
</body>
</html>
`;
}

/** The text with the five characters that HTML reads replaced. */
export function escapeHtml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}

function renderRules(heading: string, rules: readonly QualityRule[]): string {
	if (rules.length === 0) return '';
	return `<section>\n<h2>${heading}</h2>\n${rules.map(renderRule).join('\n')}\n</section>`;
}

function renderRule({ code, title, count, places }: QualityRule): string {
	const items = places.map(
		({ where, text, finding }) =>
			`<li>${where === '' ? '' : `<strong>${escapeHtml(where)}</strong><br>`}${escapeHtml(text)}<br>À faire\u00A0: ${escapeHtml(finding.advice)}</li>`,
	);
	return `<article>
<h3>${escapeHtml(title)}</h3>
<p>Règle <code>${escapeHtml(code)}</code>, ${formatNumber(count)} fois.</p>
<ul>
${items.join('\n')}
</ul>
</article>`;
}

interface HtmlColumn {
	readonly title: string;
	readonly isNumber?: boolean;
}

function renderTables({ tables }: QualityReport): string {
	const columns = [
		{ title: 'Table' },
		{ title: 'Fichier' },
		{ title: 'État' },
		{ title: 'Lignes lues', isNumber: true },
		{ title: 'Converties', isNumber: true },
		{ title: 'À corriger', isNumber: true },
		{ title: 'À relire', isNumber: true },
	];
	const rows = tables.map((table) => [
		`${table.title} (${table.name})`,
		table.files.join(', '),
		table.state,
		table.rows === null ? '' : formatNumber(table.rows),
		formatNumber(table.converted),
		formatNumber(table.refused),
		formatNumber(table.warnings),
	]);
	return renderTable(
		'Tables',
		'Ce qui a été lu, converti et refusé de chaque table',
		columns,
		rows,
	);
}

function renderProvenance({ files }: QualityReport): string {
	const columns = [
		{ title: 'Fichier' },
		{ title: 'Format' },
		{ title: 'Octets', isNumber: true },
		{ title: 'Lignes', isNumber: true },
		{ title: 'Empreinte SHA-256' },
	];
	const rows = files.map(({ path, format, bytes, rows: read, sha256 }) => [
		path,
		nameFormat(format),
		formatNumber(bytes),
		read === null ? '' : formatNumber(read),
		sha256,
	]);
	return renderTable('Provenance', 'Les fichiers lus et leur empreinte', columns, rows);
}

function renderTable(
	heading: string,
	caption: string,
	columns: readonly HtmlColumn[],
	rows: readonly (readonly string[])[],
): string {
	const cell = (text: string, index: number): string => {
		if (index === 0) return `<th scope="row">${escapeHtml(text)}</th>`;
		const mark = columns[index]?.isNumber === true ? ' class="n"' : '';
		return `<td${mark}>${escapeHtml(text)}</td>`;
	};
	const head = columns.map(
		({ title, isNumber }) =>
			`<th scope="col"${isNumber === true ? ' class="n"' : ''}>${title}</th>`,
	);
	return `<section>
<h2>${heading}</h2>
<div class="scroll" role="region" aria-label="${escapeHtml(caption)}" tabindex="0">
<table>
<caption>${escapeHtml(caption)}</caption>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}
</tbody>
</table>
</div>
</section>`;
}
