import type { Kpi } from '../../../models/kpi.ts';
import type { TableModel, TableRow } from '../../../models/table.ts';
import { NBSP } from '../../../models/format.ts';
import type { Block, Caption } from '../../blocks.ts';
import { captionKpi } from '../../slides/slide-words.ts';
import { nameCaption, SECRET_NOTE, toAltText } from '../captions.ts';
import { drawForPrint } from '../picture.ts';
import { toGroupTable } from '../statement-table.ts';
import { escapeXml } from '../xml.ts';
import { toTextHtml, toWordsHtml } from './words-html.ts';

/** The blocks of a section as HTML, in order. */
export function toBlocksHtml(blocks: readonly Block[]): string {
	return blocks.map(toBlockHtml).join('\n');
}

function toBlockHtml(block: Block): string {
	switch (block.kind) {
		case 'titre': {
			const tag = `h${block.level + 1}`;
			return `<${tag} id="${escapeXml(block.id)}">${toWordsHtml(block.words)}</${tag}>`;
		}
		case 'paragraphe':
			return `<p>${toWordsHtml(block.words)}</p>`;
		case 'liste': {
			const tag = block.isOrdered ? 'ol' : 'ul';
			const items = block.items.map((item) => `<li>${toBlocksHtml(item)}</li>`);
			return `<${tag}>${items.join('')}</${tag}>`;
		}
		case 'citation':
			return `<blockquote${block.isToComplete === true ? ' class="manque"' : ''}>${toBlocksHtml(block.blocks)}</blockquote>`;
		case 'kpi':
			return `<ul class="nombres">${block.kpis.map(toKpiHtml).join('')}</ul>`;
		case 'graphique':
			return toFigureHtml(block);
		case 'tableau':
			return toTableHtml(block.table, block.caption);
		case 'etat-financier':
			return toStatementHtml(block);
		case 'saut':
			return '<div class="saut"></div>';
	}
}

function toKpiHtml(kpi: Kpi): string {
	const { unit, title, details } = captionKpi(kpi);
	const value = `<span class="valeur${kpi.state === 'secret' ? ' secret' : ''}">${toTextHtml(kpi.value)}</span>`;
	const status = kpi.status;
	return [
		`<li>${value}${unit === null ? '' : ` ${toTextHtml(unit)}`}<br>${toTextHtml(title)}`,
		...details.map((detail) => `<br><small>${toTextHtml(detail)}</small>`),
		status === null ? '' : `<br>${toWordsHtml([{ text: status.word, status: status.id }])}`,
		'</li>',
	].join('');
}

/** The picture, its words, and its table where a reader opens it. */
function toFigureHtml({ caption, drawing }: Extract<Block, { kind: 'graphique' }>): string {
	const { model } = drawing;
	const said = (head: string, text: string | null): string =>
		text === null ? '' : `<p class="note"><strong>${head}${NBSP}:</strong> ${toTextHtml(text)}</p>`;
	const plot =
		model.message === null
			? `<div class="dessin">${drawInline(caption.id, drawing)}</div>`
			: `<p class="note">${toTextHtml(model.message)}</p>`;
	return [
		`<figure id="${escapeXml(caption.id)}">`,
		`<figcaption>${toTextHtml(nameCaption(caption))}<p class="sous-titre">${toTextHtml(model.subtitle)}</p></figcaption>`,
		plot,
		'bracket' in model && model.bracket !== null
			? `<p class="note">${toTextHtml(model.bracket)}</p>`
			: '',
		'note' in model ? `<p class="note">${toTextHtml(model.note)}</p>` : '',
		said('Lecture', model.reading),
		said('Champ', model.population),
		`<details><summary>Tableau</summary>${toTableHtml(model.table)}</details>`,
		'</figure>',
	].join('');
}

/** A drawing in the page: its own names carry that of its figure, for no two may be alike in a page. */
function drawInline(id: string, drawing: Parameters<typeof drawForPrint>[0]): string {
	const { svg } = drawForPrint(drawing);
	const prefix = id.replace(/[^A-Za-z0-9]/g, '_');
	return (
		svg
			// Looks under a pointer, of which a file has none.
			.replace(/<style[^>]*>.*?<\/style>/gs, '')
			.replace(/(id="|url\(#|href="#)(z\d+)/g, `$1${prefix}_$2`)
			.replace('<svg ', `<svg role="img" aria-label="${escapeXml(toAltText(drawing.model.alt))}" `)
	);
}

/** A table with the headers of its columns and rows; its caption is that of the document where there is one. */
function toTableHtml(table: TableModel, caption?: Caption): string {
	const title = caption === undefined ? table.caption : nameCaption(caption);
	const id = caption === undefined ? '' : ` id="${escapeXml(caption.id)}"`;
	const heads = table.columns.map(
		({ label, align }) => `<th scope="col" class="${align}">${toTextHtml(label)}</th>`,
	);
	const hasSecret = table.rows.some(({ cells }) => cells.some(({ state }) => state === 'secret'));
	return [
		`<div class="tableau"${id}><table><caption>${toTextHtml(title)}</caption>`,
		`<thead><tr>${heads.join('')}</tr></thead><tbody>`,
		...table.rows.map((row) => toRowHtml(row, table)),
		'</tbody></table>',
		hasSecret ? `<p class="note">${toTextHtml(SECRET_NOTE)}</p>` : '',
		'</div>',
	].join('');
}

function toRowHtml({ label, isTotal, cells }: TableRow, { columns }: TableModel): string {
	const tds = cells.map(({ text, state }, index) => {
		const words =
			state === 'secret'
				? `<abbr title="secret statistique">${escapeXml(text)}</abbr>`
				: toTextHtml(text);
		return `<td class="${columns[index + 1]?.align ?? 'texte'} ${state}">${words}</td>`;
	});
	return `<tr${isTotal ? ' class="total"' : ''}><th scope="row">${toTextHtml(label)}</th>${tds.join('')}</tr>`;
}

function toStatementHtml(block: Extract<Block, { kind: 'etat-financier' }>): string {
	const { caption, statement, notes } = block;
	const tables = statement.groups.map((group, index) =>
		toTableHtml(
			toGroupTable(group, `${caption.text}, ${group.label}`),
			index === 0 ? caption : undefined,
		),
	);
	return `${tables.join('')}${notes.map((note) => `<p class="note">${toTextHtml(note)}</p>`).join('')}`;
}
