import { toPlainField, type TableModel } from './table.ts';

/** A table for the clipboard: lines for a spreadsheet, and a table for a document, both with the cells as read. */
export interface TableCopy {
	readonly text: string;
	readonly html: string;
}

/** The cells as they are read, withheld ones with their mark; the notes stand under the table. */
export function toTableCopy(table: TableModel, notes: readonly string[]): TableCopy {
	const header = table.columns.map(({ label }) => label);
	const rows = table.rows.map((row) => [row.label, ...row.cells.map(({ text }) => text)]);
	const lines = [header, ...rows].map((fields) => fields.map(toField).join('\t'));
	return {
		text: `${[...lines, ...(notes.length === 0 ? [] : ['', ...notes.map(toField)])].join('\n')}\n`,
		html: [
			`<table><caption>${escapeHtml(table.caption)}</caption>`,
			`<thead><tr>${header.map((label) => `<th scope="col">${escapeHtml(label)}</th>`).join('')}</tr></thead>`,
			`<tbody>${rows.map(toHtmlRow).join('')}</tbody></table>`,
			...notes.map((note) => `<p>${escapeHtml(note)}</p>`),
		].join(''),
	};
}

function toHtmlRow([label = '', ...cells]: readonly string[]): string {
	const fields = cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('');
	return `<tr><th scope="row">${escapeHtml(label)}</th>${fields}</tr>`;
}

/** A tab or a line of its own would move the cells that follow. */
function toField(text: string): string {
	return toPlainField(text.replace(/\s*[\t\r\n]\s*/g, ' '));
}

function escapeHtml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
