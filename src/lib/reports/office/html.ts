import { formatEdition, listFrameNotes } from '../../charts/export-frame.ts';
import type { ReportDocument } from '../blocks.ts';
import { nameSlide, writeMention } from '../slides/slide-words.ts';
import { toBlocksHtml } from './html/blocks-html.ts';
import { STYLE } from './html/style.ts';
import { toTextHtml, toWordsHtml } from './html/words-html.ts';
import { escapeXml } from './xml.ts';

/** A document as one HTML page: style and drawings inside, no script, nothing asked of the network. */
export function toHtml(document: ReportDocument): string {
	const { frame, sections } = document;
	const contents = sections.map(
		(section) =>
			`<li><a href="#${escapeXml(section.id)}">${toTextHtml(nameSlide(section))}</a></li>`,
	);
	return [
		'<!doctype html>',
		'<html lang="fr"><head><meta charset="utf-8">',
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
		`<title>${escapeXml(document.title)}</title><style>${STYLE}</style></head><body>`,
		`<p class="edition ${frame.edition}">${toTextHtml(formatEdition(frame))}</p>`,
		`<header><h1>${toTextHtml(document.title)}</h1><p>${toTextHtml(document.subtitle)}</p>`,
		`<p class="note">${toTextHtml(document.dates)}</p>`,
		`<p><strong>${toTextHtml(writeMention(document))}</strong></p></header><main>`,
		`<nav aria-label="Sommaire"><ol>${contents.join('')}</ol></nav>`,
		...sections.map(
			(section) =>
				`<section id="${escapeXml(section.id)}"><h2>${toWordsHtml(section.title)}</h2>\n${toBlocksHtml(section.blocks)}\n</section>`,
		),
		'</main><footer>',
		...[...document.facts, ...listFrameNotes(frame)].map(
			(line) => `<p class="note">${toTextHtml(line)}</p>`,
		),
		'</footer></body></html>\n',
	].join('\n');
}
