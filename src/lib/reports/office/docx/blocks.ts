import {
	Bookmark,
	HeadingLevel,
	LineRuleType,
	Paragraph,
	type FileChild,
	type IParagraphOptions,
} from 'docx';
import type { Block } from '../../blocks.ts';
import { toCaptionedTable, toFigure, toStatementBlock, type Press } from './figure.ts';
import { toNumbers } from './numbers.ts';
import { STYLE } from './styles.ts';
import { toWordRuns } from './words.ts';

/** Names of the lists of a document. */
export const LISTS = { bullets: 'puces', numbers: 'numeros' } as const;

const LEVELS = {
	1: HeadingLevel.HEADING_1,
	2: HeadingLevel.HEADING_2,
	3: HeadingLevel.HEADING_3,
} as const;

/** Where a block stands: deeper in lists, in a quotation, under which number of list. */
interface Place {
	readonly depth: number;
	readonly style: string | null;
	/** Whether a title is just above: the two stay on one page. */
	readonly isUnderTitle?: boolean;
	/** Numbers each ordered list anew. */
	readonly nextList: () => number;
}

/** The blocks of a section as paragraphs and tables, in order. */
export async function toBlocks(
	blocks: readonly Block[],
	press: Press,
	nextList: () => number,
): Promise<readonly FileChild[]> {
	const parts: FileChild[] = [];
	for (const [index, block] of blocks.entries()) {
		const before = blocks[index - 1];
		const isUnderTitle = before === undefined || before.kind === 'titre';
		parts.push(...(await toBlock(block, press, { depth: 0, style: null, isUnderTitle, nextList })));
	}
	return parts;
}

/** Of a paragraph that is there to turn the page. */
const FLAT = { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT };

async function toBlock(block: Block, press: Press, place: Place): Promise<readonly FileChild[]> {
	const { anchors } = press;
	switch (block.kind) {
		case 'titre':
			return [toHeading(block.level, block.id, block.words, press)];
		case 'paragraphe':
			return [
				new Paragraph({
					...(place.style !== null && { style: place.style }),
					...(place.isUnderTitle === true && { keepNext: true }),
					...(place.depth > 0 && { indent: { left: place.depth * 360 } }),
					children: toWordRuns(block.words, anchors),
				}),
			];
		case 'liste':
			return toList(block, press, place);
		case 'citation':
			return toAll(block.blocks, press, {
				...place,
				style: block.isToComplete === true ? STYLE.missing : STYLE.quote,
			});
		case 'kpi':
			return [toNumbers(block.kpis), new Paragraph({ style: STYLE.note, children: [] })];
		case 'graphique':
			return toFigure(block, press);
		case 'tableau':
			return toCaptionedTable(block.caption, [block.table], [], anchors);
		case 'etat-financier':
			return toStatementBlock(block, anchors);
		case 'saut':
			return [new Paragraph({ pageBreakBefore: true, spacing: FLAT, children: [] })];
	}
}

async function toAll(
	blocks: readonly Block[],
	press: Press,
	place: Place,
): Promise<readonly FileChild[]> {
	const parts: FileChild[] = [];
	for (const block of blocks) parts.push(...(await toBlock(block, press, place)));
	return parts;
}

/** A heading that the table of contents finds. */
export function toHeading(
	level: 1 | 2 | 3,
	id: string,
	words: Extract<Block, { kind: 'titre' }>['words'],
	{ anchors }: Press,
	isOnTop = false,
): Paragraph {
	const children = toWordRuns(words, anchors);
	const anchor = anchors.get(id);
	return new Paragraph({
		heading: LEVELS[level],
		// At the top of a page there is nothing to keep away from.
		...(isOnTop && { spacing: { before: 0 } }),
		children: anchor === undefined ? children : [new Bookmark({ id: anchor, children })],
	});
}

async function toList(
	{ items, isOrdered }: Extract<Block, { kind: 'liste' }>,
	press: Press,
	place: Place,
): Promise<readonly FileChild[]> {
	const instance = isOrdered ? place.nextList() : 0;
	const parts: FileChild[] = [];
	for (const item of items) {
		const [first, ...others] = item;
		if (first?.kind === 'paragraphe') {
			parts.push(
				new Paragraph({
					...(place.style !== null && { style: place.style }),
					...toMark(isOrdered, instance, place.depth),
					children: toWordRuns(first.words, press.anchors),
				}),
			);
		}
		const rest = first?.kind === 'paragraphe' ? others : item;
		parts.push(...(await toAll(rest, press, { ...place, depth: place.depth + 1 })));
	}
	return parts;
}

function toMark(
	isOrdered: boolean,
	instance: number,
	depth: number,
): Pick<IParagraphOptions, 'numbering' | 'spacing'> {
	const level = Math.min(depth, 2);
	return {
		numbering: isOrdered
			? { reference: LISTS.numbers, level, instance }
			: { reference: LISTS.bullets, level },
		spacing: { after: 60 },
	};
}
