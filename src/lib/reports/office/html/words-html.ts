import { palettes } from '../../../charts/palette.ts';
import { NBSP, splitOrdinals } from '../../../models/format.ts';
import type { Words } from '../../blocks.ts';
import { STATUS_MARKS } from '../status-mark.ts';
import { escapeXml } from '../xml.ts';

/** A text as HTML, « 1er » with its ending raised. */
export function toTextHtml(text: string): string {
	return splitOrdinals(text)
		.map((part) => (part.superscript ? `<sup>${escapeXml(part.text)}</sup>` : escapeXml(part.text)))
		.join('');
}

/** Words as HTML; only places of the document and addresses of the web can be followed from a file. */
export function toWordsHtml(words: readonly Words[]): string {
	return words.map(toWordHtml).join('');
}

function toWordHtml({ text, strong, emphasis, href, status }: Words): string {
	let html = toTextHtml(text);
	if (strong === true) html = `<strong>${html}</strong>`;
	if (emphasis === true) html = `<em>${html}</em>`;
	if (status !== undefined) {
		const colour = palettes.clair[`st-${status.replace('_', '-') as 'atteint'}`];
		html = `<strong style="color:${colour}"><span aria-hidden="true">${STATUS_MARKS[status]}${NBSP}</span>${html}</strong>`;
	}
	if (href === undefined || !/^(https?:|#)/.test(href)) return html;
	return `<a href="${escapeXml(href)}">${html}</a>`;
}
