import { NBSP } from '../../../models/format.ts';
import type { Block, ReportDocument, Section, Words } from '../../blocks.ts';
import { FOOT, WIDTH } from './canvas.ts';
import { listParagraphs, measureParagraphs } from './paragraphs.ts';
import { splitTable } from './table.ts';

/** Height left under a title of one line. */
const ROOM = FOOT - 300;
const TEXT = 28;
const MOST_NUMBERS = 4;

/** The slides of a document: its own, or those that its report makes; a long table goes on from one to the next. */
export function listSlides(document: ReportDocument): readonly Section[] {
	const slides =
		document.form === 'diapositives'
			? document.sections
			: [
					toCover(document),
					...document.sections.flatMap((section) => cutSection(document, section)),
				];
	return slides.flatMap(spreadTable);
}

function toCover(document: ReportDocument): Section {
	return {
		id: 'couverture',
		title: [{ text: document.title }],
		kicker: null,
		layout: 'titre',
		blocks: [],
		notes: [],
		page: null,
	};
}

/**
 * A part of a report as slides: one a drawing or a table, named by its caption, with the words that lead to it in its
 * notes; numbers by four; words alone where nothing is drawn.
 */
function cutSection(document: ReportDocument, section: Section): readonly Section[] {
	const slides: Section[] = [];
	let words: Block[] = [];
	const add = (
		title: readonly Words[],
		blocks: readonly Block[],
		notes: readonly Block[],
	): void => {
		const kicker = `${document.title}, ${section.title.map(({ text }) => text).join('')}`;
		slides.push({
			...section,
			id: `${section.id}-${slides.length + 1}`,
			title,
			kicker,
			layout: 'texte',
			blocks,
			notes,
		});
	};
	for (const block of section.blocks) {
		if (block.kind === 'kpi') {
			for (let at = 0; at < block.kpis.length; at += MOST_NUMBERS) {
				add(section.title, [{ ...block, kpis: block.kpis.slice(at, at + MOST_NUMBERS) }], words);
				words = [];
			}
		} else if (
			block.kind === 'graphique' ||
			block.kind === 'tableau' ||
			block.kind === 'etat-financier'
		) {
			add([{ text: block.caption.text }], [block], words);
			words = [];
		} else if (block.kind !== 'saut') {
			words.push(block);
		}
	}
	if (words.length > 0) for (const part of cutWords(words)) add(section.title, part, []);
	return slides;
}

/** Words that hold on a slide each. */
function cutWords(blocks: readonly Block[]): readonly (readonly Block[])[] {
	const parts: Block[][] = [[]];
	for (const block of blocks) {
		const last = parts.at(-1) ?? [];
		const height = measureParagraphs(listParagraphs([...last, block]), 1500, TEXT);
		if (height > ROOM && last.length > 0) parts.push([block]);
		else last.push(block);
	}
	return parts.filter((part) => part.length > 0);
}

/** A slide whose only content is a table that does not hold goes on, its title said again. */
function spreadTable(section: Section): readonly Section[] {
	const [block, ...others] = section.blocks;
	if (block?.kind !== 'tableau' || others.length > 0) return [section];
	const parts = splitTable(block.table, { width: WIDTH, height: ROOM });
	return parts.map((table, index) => ({
		...section,
		id: index === 0 ? section.id : `${section.id}-suite-${index}`,
		title: index === 0 ? section.title : [...section.title, { text: `${NBSP}(suite)` }],
		blocks: [{ ...block, table }],
		notes: index === 0 ? section.notes : [],
	}));
}
