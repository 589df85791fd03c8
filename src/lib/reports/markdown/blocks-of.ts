import type { List, Nodes, Table } from 'mdast';
import { toTextCell } from '../../models/table.ts';
import type { Block, Words } from '../blocks.ts';
import { toPlainWords } from '../plain-words.ts';
import type { ReportScope } from '../report-context.ts';
import { answerBlock } from './block-answers.ts';
import { expand, type PlacedNode } from './expand.ts';
import type { Numbering } from './numbering.ts';
import { getContent, isDirective } from './syntax.ts';
import { markFaulty, tidyText, toWords, type FillContext } from './words.ts';

/** What blocks are filled from, and the numbers given so far. */
export interface BlockContext extends FillContext {
	readonly numbering: Numbering;
	/** The words of the last heading: what a table written by hand is called. */
	readonly heading: string;
}

/** The blocks of nodes already unrolled. */
export function toBlocks(placed: readonly PlacedNode[], fill: BlockContext): readonly Block[] {
	let { heading } = fill;
	return placed.flatMap(({ node, scope }) => {
		const blocks = toNodeBlocks(node, scope, { ...fill, heading });
		const [first] = blocks;
		if (first?.kind === 'titre') heading = toPlainWords(first.words);
		return blocks;
	});
}

function toInner(
	nodes: readonly Nodes[],
	scope: ReportScope,
	fill: BlockContext,
): readonly Block[] {
	return toBlocks(expand(nodes, scope, fill.context, fill.faulty), fill);
}

function toNodeBlocks(node: Nodes, scope: ReportScope, fill: BlockContext): readonly Block[] {
	if (fill.faulty.has(node)) return [{ kind: 'paragraphe', words: [markFaulty(node)] }];
	if (node.type === 'leafDirective') return answerBlock(node, scope, fill);
	if (isDirective(node)) return toContainer(node, scope, fill);
	if (node.type === 'heading') {
		return toHeading(node.depth, toWords(node.children, scope, fill), fill);
	}
	if (node.type === 'paragraph') return toParagraph(toWords(node.children, scope, fill));
	if (node.type === 'code') return toParagraph([{ text: node.value }]);
	if (node.type === 'list') return [toList(node, scope, fill)];
	if (node.type === 'blockquote') {
		return [{ kind: 'citation', blocks: toInner(node.children, scope, fill) }];
	}
	if (node.type === 'table') return [toTable(node, scope, fill)];
	return node.type === 'thematicBreak' ? [{ kind: 'saut' }] : [];
}

function toList(node: List, scope: ReportScope, fill: BlockContext): Block {
	return {
		kind: 'liste',
		isOrdered: node.ordered === true,
		items: node.children.map((item) => toInner(item.children, scope, fill)),
	};
}

function toHeading(depth: number, words: readonly Words[], fill: BlockContext): readonly Block[] {
	const level = depth === 1 ? 1 : depth === 2 ? 2 : 3;
	const id = fill.numbering.anchor(toPlainWords(words));
	return words.length === 0 ? [] : [{ kind: 'titre', level, id, words }];
}

function toParagraph(words: readonly Words[]): readonly Block[] {
	return toPlainWords(words) === '' ? [] : [{ kind: 'paragraphe', words }];
}

/** A field that people fill, under what is expected of them; notes are read apart. */
function toContainer(node: Nodes, scope: ReportScope, fill: BlockContext): readonly Block[] {
	if (node.type !== 'containerDirective' || node.name !== 'a-completer') return [];
	const label = node.children.find(
		(child) => child.type === 'paragraph' && child.data?.directiveLabel === true,
	);
	const expected = label === undefined ? '' : toPlainWords(toWords([label], scope, fill));
	const head: Block[] =
		expected === ''
			? []
			: [
					{
						kind: 'paragraphe',
						words: [{ text: tidyText(`À compléter : ${expected}`), strong: true }],
					},
				];
	const blocks = [...head, ...toInner(getContent(node), scope, fill)];
	return [{ kind: 'citation', blocks, isToComplete: true }];
}

function toTable(node: Table, scope: ReportScope, fill: BlockContext): Block {
	const [head, ...body] = node.children.map(({ children }) =>
		children.map((cell) => toPlainWords(toWords(cell.children, scope, fill))),
	);
	const align = (index: number) => (node.align?.[index] === 'right' ? 'nombre' : 'texte');
	const caption = fill.heading;
	return {
		kind: 'tableau',
		caption: fill.numbering.caption('tableau', caption),
		table: {
			caption,
			columns: (head ?? []).map((label, index) => ({
				id: `colonne-${index + 1}`,
				label,
				align: align(index),
			})),
			rows: body.map(([label = '', ...cells], index) => ({
				id: `ligne-${index + 1}`,
				label,
				isTotal: false,
				cells: cells.map((cell) => toTextCell(cell)),
			})),
		},
	};
}
