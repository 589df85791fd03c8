import type PptxGenJS from 'pptxgenjs';
import { palettes } from '../../../charts/palette.ts';
import { NBSP, splitOrdinals } from '../../../models/format.ts';
import type { Words } from '../../blocks.ts';
import { toHex } from '../chart/chart-looks.ts';
import { COLOUR, toPoints } from './canvas.ts';
import { SANS } from '../faces.ts';
import { MARK_FACE, STATUS_MARKS } from '../status-mark.ts';

export interface RunLook {
	/** In pixels of a slide. */
	readonly size: number;
	readonly colour?: string;
	readonly isBold?: boolean;
	readonly isItalic?: boolean;
	readonly face?: string;
}

type Run = PptxGenJS.TextProps;

/** A text as runs, « 1er » with its ending raised. */
export function toTextRuns(text: string, look: RunLook): Run[] {
	return splitOrdinals(text).map((part) => ({
		text: part.text,
		options: { ...toOptions(look), ...(part.superscript && { superscript: true }) },
	}));
}

/** Words as runs: bold, italics, status in its colour, links to elsewhere. */
export function toWordRuns(words: readonly Words[], look: RunLook): Run[] {
	return words.flatMap((word) =>
		[
			...toMark(word, look),
			...toTextRuns(word.text, {
				...look,
				isBold: look.isBold === true || word.strong === true || word.status !== undefined,
				isItalic: look.isItalic === true || word.emphasis === true,
				...(word.status === undefined ? {} : { colour: toStatusColour(word.status) }),
			}),
		].map((run) => link(run, word.href)),
	);
}

/** The sign of a status, before its words. */
function toMark({ status }: Words, look: RunLook): Run[] {
	if (status === undefined) return [];
	const colour = toStatusColour(status);
	return toTextRuns(`${STATUS_MARKS[status]}${NBSP}`, { ...look, colour, face: MARK_FACE });
}

/** Only addresses of the web can be followed from a file. */
function link(run: Run, href: string | undefined): Run {
	if (href === undefined || !/^https?:/.test(href)) return run;
	return { ...run, options: { ...run.options, hyperlink: { url: href } } };
}

export function toStatusColour(status: NonNullable<Words['status']>): string {
	return toHex(palettes.clair[`st-${status.replace('_', '-') as 'atteint'}`]);
}

function toOptions(look: RunLook): PptxGenJS.TextPropsOptions {
	return {
		fontFace: look.face ?? SANS,
		fontSize: toPoints(look.size),
		color: look.colour ?? COLOUR.ink,
		lang: 'fr-FR',
		...(look.isBold === true && { bold: true }),
		...(look.isItalic === true && { italic: true }),
	};
}
