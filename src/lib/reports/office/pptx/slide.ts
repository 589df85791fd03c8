import type PptxGenJS from 'pptxgenjs';
import { wrapText } from '../../../charts/measure-text.ts';
import { NBSP } from '../../../models/format.ts';
import type { Block, ReportDocument, Section } from '../../blocks.ts';
import { nameSlide } from '../../slides/slide-words.ts';
import { splitBlocks, type SlideParts, type Visual } from '../../slides/split-blocks.ts';
import { SERIF } from '../faces.ts';
import {
	COLOUR,
	FOOT,
	MARGIN,
	NO_PEN,
	PLAIN,
	toPlace,
	WIDTH,
	type Box,
	type Pen,
	type Slide,
} from './canvas.ts';
import { LAYOUTS, TITLE } from './master.ts';
import { addNumber, addSideNumbers } from './number.ts';
import { addParagraphs, listParagraphs, toPlainLines } from './paragraphs.ts';
import { toTextRuns, toWordRuns } from './runs.ts';
import { addVisual, type Gathered } from './visual.ts';

/** Sizes of a title, in pixels of a slide: the first ones for one line. Its face is wider than that of the text. */
const TITLE_SIZES = [62, 58, 54, 46, 40];
const SERIF_RATIO = 1.19;

const COLUMN = 520;
const GAP = 88;

/** A slide of a document, or a cover. */
export function addSlide(
	pptx: PptxGenJS,
	document: ReportDocument,
	section: Section,
	gathered: Gathered,
): void {
	const isCover = section.layout === 'titre';
	const slide = pptx.addSlide({ masterName: isCover ? LAYOUTS.cover : LAYOUTS.content });
	const parts = splitBlocks(section);
	const top = isCover ? addCoverTitle(slide, section) : addTitle(slide, section);
	const body = { x: MARGIN, y: top, width: WIDTH, height: FOOT - top };
	if (isCover) addCover(slide, document, parts, body);
	else if (section.layout === 'nombre' && parts.kpis.length > 0) {
		addNumberSlide(slide, section, parts, body, gathered);
	} else addTextSlide(slide, section, parts, body, gathered);
	const notes = listNotes(section);
	if (notes.length > 0) slide.addNotes(notes.join('\n'));
}

/** The kicker and the title, two lines at most at the size of titles, smaller where it is longer; gives the top of what follows. */
function addTitle(slide: Slide, section: Section): number {
	const text = nameSlide(section);
	const count = (size: number): number => wrapText(text, WIDTH, size * SERIF_RATIO).length;
	const size =
		TITLE_SIZES.slice(0, 3).find((each) => count(each) === 1) ??
		TITLE_SIZES.find((each) => count(each) <= 2) ??
		40;
	const lines = Math.max(1, count(size));
	const hasKicker = section.kicker !== null;
	const y = hasKicker ? TITLE.content.y : 88;
	const height = lines * size * 1.14;
	if (section.kicker !== null) {
		slide.addText(toTextRuns(section.kicker, { size: 26, colour: COLOUR.ink2 }), {
			...PLAIN,
			...toPlace({ x: MARGIN, y: 84, width: WIDTH, height: 36 }),
			objectName: 'Surtitre',
		});
	}
	slide.addText(toWordRuns(section.title, { size, face: SERIF }), {
		...PLAIN,
		placeholder: 'titre',
		lineSpacingMultiple: 0.92,
	});
	return y + height + 40;
}

function addCoverTitle(slide: Slide, section: Section): number {
	slide.addText(toWordRuns(section.title, { size: 88, face: SERIF }), {
		...PLAIN,
		valign: 'bottom',
		placeholder: 'titre',
	});
	return TITLE.cover.y + TITLE.cover.height + 28;
}

/** Subtitle, dates, words, and what every document must say. */
function addCover(slide: Slide, document: ReportDocument, parts: SlideParts, body: Box): void {
	slide.addText(
		[
			...toTextRuns(document.subtitle, { size: 40, face: SERIF }),
			...breakLine(toTextRuns(document.dates, { size: 30, colour: COLOUR.ink2 })),
		],
		{ ...PLAIN, ...toPlace({ ...body, height: 150 }), objectName: 'Sous-titre' },
	);
	const facts = document.facts.length * 36;
	const room = { ...body, y: body.y + 170, height: body.height - 190 - facts };
	addParagraphs(slide, listParagraphs(parts.texts), room, [32, 28, 24, 22]);
	slide.addText(
		document.facts.flatMap((fact) =>
			breakLine(toTextRuns(fact, { size: 24, colour: COLOUR.ink2 })),
		),
		{
			...PLAIN,
			...toPlace({ ...body, y: FOOT - facts - 16, height: facts }),
			valign: 'bottom',
			objectName: 'Ce que dit ce document de lui-même',
		},
	);
}

function breakLine<Run extends { options?: object }>(runs: readonly Run[]): Run[] {
	return runs.map((run, index) =>
		index === 0 ? { ...run, options: { ...run.options, softBreakBefore: true } } : run,
	);
}

/** A number at the left, its chart at the right. */
function addNumberSlide(
	slide: Slide,
	section: Section,
	parts: SlideParts,
	body: Box,
	gathered: Gathered,
): void {
	const [main, ...others] = parts.kpis;
	if (main === undefined) return;
	const column = { x: body.x, y: body.y + 8, width: COLUMN };
	const draw = (pen: Pen, rank: 'seul' | 'serre'): number => {
		const height = addNumber(pen, main, column, rank) + 20;
		if (others.length === 0) return height;
		return height + addSideNumbers(pen, others, { ...column, y: column.y + height }) + 22;
	};
	const rank = draw(NO_PEN, 'seul') > body.height - 8 ? 'serre' : 'seul';
	const y = column.y + draw(slide, rank);
	const room = { ...column, y, height: Math.max(60, FOOT - y) };
	addParagraphs(slide, listParagraphs(parts.texts), room, [26, 24, 22]);
	const right = {
		x: body.x + COLUMN + GAP,
		y: body.y + 10,
		width: body.width - COLUMN - GAP,
		height: body.height - 20,
	};
	addVisuals(slide, section, parts.visuals, right, gathered, false);
}

/** Figures in a row, then words beside drawings, or either alone. */
function addTextSlide(
	slide: Slide,
	section: Section,
	{ kpis, texts, visuals }: SlideParts,
	body: Box,
	gathered: Gathered,
): void {
	let { y } = body;
	const columns = Math.min(4, Math.max(1, kpis.length));
	for (let at = 0; at < kpis.length; at += columns) {
		const width = (body.width - 56 * (columns - 1)) / columns;
		const heights = kpis
			.slice(at, at + columns)
			.map((kpi, index) =>
				addNumber(slide, kpi, { x: body.x + index * (width + 56), y, width }, 'rang'),
			);
		y += Math.max(...heights) + 30;
	}
	const room = { ...body, y, height: FOOT - y };
	const paragraphs = listParagraphs(texts);
	if (visuals.length === 0) {
		addParagraphs(slide, paragraphs, { ...room, width: 1500 }, [32, 30, 28, 26, 24, 22, 20]);
		return;
	}
	if (paragraphs.length === 0) {
		addVisuals(slide, section, visuals, room, gathered, true);
		return;
	}
	const left = (body.width - 72) * (5 / 13);
	addParagraphs(slide, paragraphs, { ...room, width: left }, [30, 28, 26, 24, 22, 20]);
	const right = { ...room, x: body.x + left + 72, width: body.width - left - 72 };
	addVisuals(slide, section, visuals, right, gathered, false);
}

/** Drawings side by side where there is room, else under each other. */
function addVisuals(
	slide: Slide,
	section: Section,
	visuals: readonly Visual[],
	box: Box,
	gathered: Gathered,
	isWide: boolean,
): void {
	const isPair = isWide && visuals.length > 1;
	const columns = isPair ? 2 : 1;
	const rows = Math.ceil(visuals.length / columns);
	const width = (box.width - 72 * (columns - 1)) / columns;
	const height = (box.height - 32 * (rows - 1)) / rows;
	visuals.forEach((visual, index) => {
		const at = {
			x: box.x + (index % columns) * (width + 72),
			y: box.y + Math.floor(index / columns) * (height + 32),
			width,
			height,
		};
		const hasTitle = visuals.length > 1 || visual.caption.text !== nameSlide(section);
		addVisual(slide, visual, at, hasTitle, gathered);
	});
}

/** What the speaker says, then how to read each drawing. */
function listNotes({ notes, blocks }: Section): readonly string[] {
	return [...toPlainLines(notes), ...blocks.flatMap(readBlock)];
}

function readBlock(block: Block): readonly string[] {
	if (block.kind !== 'graphique') return [];
	const { title, reading, population } = block.drawing.model;
	return [
		...(reading === null ? [] : [`${title}. Lecture${NBSP}: ${reading}`]),
		...(population === null ? [] : [`${title}. Champ${NBSP}: ${population}`]),
	];
}
