import type PptxGenJS from 'pptxgenjs';
import { wrapText } from '../../../charts/measure-text.ts';
import type { Block } from '../../blocks.ts';
import { SERIF } from '../faces.ts';
import { COLOUR, PLAIN, toPlace, toPoints, type Box, type Slide } from './canvas.ts';
import { toWordRuns, type RunLook } from './runs.ts';

/** A fallback face is a little wider than ours. */
const SAFETY = 1.07;
const LINE = 1.32;
const INDENT = 34;

/** A paragraph of a slide. */
export interface Paragraph {
	readonly words: Extract<Block, { kind: 'paragraphe' }>['words'];
	readonly level: number;
	readonly mark: 'aucune' | 'puce' | 'numero';
	readonly isHeading: boolean;
	/** Quotations are grey. */
	readonly isQuoted: boolean;
}

const PLAIN_PARAGRAPH = { level: 0, mark: 'aucune', isHeading: false, isQuoted: false } as const;

/** The words of some blocks, a paragraph each; what is drawn elsewhere is left out. */
export function listParagraphs(blocks: readonly Block[]): readonly Paragraph[] {
	return blocks.flatMap((block): readonly Paragraph[] => {
		switch (block.kind) {
			case 'titre':
				return [{ ...PLAIN_PARAGRAPH, words: block.words, isHeading: true }];
			case 'paragraphe':
				return [{ ...PLAIN_PARAGRAPH, words: block.words }];
			case 'liste':
				return block.items.flatMap((item) => toItem(item, block.isOrdered));
			case 'citation':
				return listParagraphs(block.blocks).map((each) => ({ ...each, isQuoted: true }));
			case 'kpi':
			case 'graphique':
			case 'tableau':
			case 'etat-financier':
			case 'saut':
				return [];
		}
	});
}

/** The first paragraph of an item has its mark; what follows stands under it. */
function toItem(item: readonly Block[], isOrdered: boolean): readonly Paragraph[] {
	return listParagraphs(item).map((each, index) =>
		index === 0
			? { ...each, mark: isOrdered ? 'numero' : 'puce' }
			: { ...each, level: each.level + 1 },
	);
}

/** The words as plain lines, for notes. */
export function toPlainLines(blocks: readonly Block[]): readonly string[] {
	return listParagraphs(blocks).map(
		({ words, mark, level }) =>
			`${'  '.repeat(level)}${mark === 'aucune' ? '' : '– '}${words.map(({ text }) => text).join('')}`,
	);
}

/** Height of some paragraphs at a size of text, in pixels. */
export function measureParagraphs(
	paragraphs: readonly Paragraph[],
	width: number,
	size: number,
): number {
	return paragraphs.reduce((height, { words, level, mark }, index) => {
		const room = width - INDENT * (level + (mark === 'aucune' ? 0 : 1));
		const text = words.map((word) => word.text).join('');
		const lines = Math.max(1, wrapText(text, room, size * SAFETY).length);
		return height + lines * size * LINE + (index === 0 ? 0 : size * 0.5);
	}, 0);
}

/** The largest size of those given at which words hold in a box; the last one where none does. */
export function fitParagraphs(
	paragraphs: readonly Paragraph[],
	box: Pick<Box, 'width' | 'height'>,
	sizes: readonly number[],
): number {
	const fits = sizes.find((size) => measureParagraphs(paragraphs, box.width, size) <= box.height);
	return fits ?? sizes.at(-1) ?? 22;
}

/** Writes paragraphs in a box; gives the height that they take, in pixels. */
export function addParagraphs(
	slide: Slide,
	paragraphs: readonly Paragraph[],
	box: Box,
	sizes: readonly number[],
): number {
	if (paragraphs.length === 0) return 0;
	const size = fitParagraphs(paragraphs, box, sizes);
	slide.addText(
		paragraphs.flatMap((paragraph, index) => toRuns(paragraph, size, index)),
		{ ...PLAIN, ...toPlace(box), objectName: 'Texte' },
	);
	return measureParagraphs(paragraphs, box.width, size);
}

function toRuns(paragraph: Paragraph, size: number, index: number): PptxGenJS.TextProps[] {
	const { words, level, mark, isHeading, isQuoted } = paragraph;
	const look: RunLook = {
		size,
		...(isHeading && { isBold: true, face: SERIF }),
		...(isQuoted && { colour: COLOUR.ink2 }),
	};
	const runs = toWordRuns(words, look);
	const options: PptxGenJS.TextPropsOptions = {
		paraSpaceBefore: index === 0 ? 0 : toPoints(size * 0.5),
		...(level > 0 && { indentLevel: level }),
		...(mark !== 'aucune' && {
			bullet: { indent: toPoints(INDENT), ...(mark === 'numero' && { type: 'number' as const }) },
		}),
	};
	return runs.map((run, at) => ({
		...run,
		options: { ...run.options, ...options, breakLine: at === runs.length - 1 },
	}));
}
