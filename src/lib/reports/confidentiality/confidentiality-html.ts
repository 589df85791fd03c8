import { escapeHtml } from '../quality/quality-html.ts';
import type { ConfidentialityReport } from './confidentiality-report.ts';

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 52rem; margin: 0 auto; padding: 1.5rem; }
h1, h2 { line-height: 1.25; }
.verdict { padding: .75rem 1rem; border-inline-start: .4rem solid; font-size: 1.125rem; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .35rem .5rem; border-block-end: 1px solid; text-align: start; vertical-align: top; }
@media print { body { padding: 0; } tr { break-inside: avoid; } }
`;

/** The confidentiality report as one HTML document that stands alone: no script, nothing fetched. */
export function toConfidentialityHtml(report: ConfidentialityReport): string {
	const { title, verdict, rule, facts, tables, statement, limits } = report;
	const row = (cells: readonly string[]): string =>
		`<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
	return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p class="verdict"><strong>${escapeHtml(verdict)}</strong></p>
<h2>Règle</h2>
<p>${escapeHtml(rule)}</p>
<h2>Bilan</h2>
<table>
${facts.map(({ label, value }) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`).join('\n')}
</table>
<h2>Ce que l’édition contient</h2>
<table>
<thead><tr><th scope="col">Lignes</th><th scope="col">Pôles</th><th scope="col">Périodes</th></tr></thead>
<tbody>
${tables.map(({ lignes, poles, periodes }) => row([lignes, poles, periodes])).join('\n')}
</tbody>
</table>
<h2>À publier avec les chiffres</h2>
<blockquote>${escapeHtml(statement)}</blockquote>
<h2>Ce que la règle ne couvre pas</h2>
<p>${escapeHtml(limits)}</p>
</main>
</body>
</html>
`;
}
