import {
	ExternalHyperlink,
	InternalHyperlink,
	TextRun,
	type IRunOptions,
	type ParagraphChild,
} from 'docx';
import { palettes } from '../../../charts/palette.ts';
import { NBSP, splitOrdinals } from '../../../models/format.ts';
import type { Words } from '../../blocks.ts';
import { toHex } from '../chart/chart-looks.ts';
import { MARK_FACE, STATUS_MARKS } from '../status-mark.ts';
import type { Anchors } from './anchors.ts';

type Look = Pick<IRunOptions, 'bold' | 'italics' | 'color' | 'size' | 'font' | 'style'>;

/** A text as runs, « 1er » with its ending raised. */
export function toTextRuns(text: string, look: Look = {}): TextRun[] {
	return splitOrdinals(text).map(
		(part) =>
			new TextRun({ text: part.text, ...look, ...(part.superscript && { superScript: true }) }),
	);
}

/** Words as runs and links: those to a place of the document, and those to the web. */
export function toWordRuns(
	words: readonly Words[],
	anchors: Anchors,
	look: Look = {},
): ParagraphChild[] {
	return words.flatMap((word) => toLink(word, toRuns(word, look), anchors));
}

function toRuns({ text, strong, emphasis, status }: Words, look: Look): TextRun[] {
	const own: Look = {
		...look,
		...(strong === true && { bold: true }),
		...(emphasis === true && { italics: true }),
	};
	if (status === undefined) return toTextRuns(text, own);
	const color = toHex(palettes.clair[`st-${status.replace('_', '-') as 'atteint'}`]);
	return [
		new TextRun({ text: `${STATUS_MARKS[status]}${NBSP}`, ...own, color, font: MARK_FACE }),
		...toTextRuns(text, { ...own, color, bold: true }),
	];
}

function toLink({ text, href }: Words, runs: TextRun[], anchors: Anchors): ParagraphChild[] {
	if (href === undefined) return runs;
	if (/^https?:/.test(href)) {
		return [
			new ExternalHyperlink({ link: href, children: toTextRuns(text, { style: 'Hyperlink' }) }),
		];
	}
	const anchor = href.startsWith('#') ? anchors.get(href.slice(1)) : undefined;
	return anchor === undefined ? runs : [new InternalHyperlink({ anchor, children: runs })];
}
