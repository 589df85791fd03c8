import { measureText, wrapText } from '../../../charts/measure-text.ts';
import type { Kpi } from '../../../models/kpi.ts';
import { captionKpi } from '../../slides/slide-words.ts';
import { fitNumber } from '../../slides/fit.ts';
import { SANS, SPARE } from '../faces.ts';
import { addBullet } from './bullet.ts';
import { COLOUR, PLAIN, toPlace, toPoints, type Box, type Pen } from './canvas.ts';
import { toTextRuns } from './runs.ts';
import { addStatus } from './status.ts';

/** Sizes of a number alone at the left of a chart, or beside others. */
const LOOKS = {
	seul: { value: 208, unit: 40, title: 32, detail: 26, gap: 26 },
	serre: { value: 132, unit: 36, title: 28, detail: 24, gap: 12 },
	rang: { value: 104, unit: 30, title: 28, detail: 24, gap: 14 },
} as const;

type Look = (typeof LOOKS)[keyof typeof LOOKS];

/** A figure with its words, its bullet and its status; gives the height that it takes, in pixels. */
export function addNumber(
	slide: Pen,
	kpi: Kpi,
	place: Pick<Box, 'x' | 'y' | 'width'>,
	rank: keyof typeof LOOKS,
): number {
	const look = LOOKS[rank];
	let { y } = place;
	y += addValue(slide, kpi, place, look) + look.gap;
	y += addWords(slide, kpi, { ...place, y }, look) + look.gap * 0.7;
	if (kpi.bullet !== null) {
		y += addBullet(slide, kpi.bullet, place.x, y, place.width) + look.gap * 0.7;
	}
	if (kpi.status !== null) y += addState(slide, kpi, { ...place, y }, rank);
	return y - place.y;
}

function addValue(
	slide: Pen,
	kpi: Kpi,
	{ x, y, width }: Pick<Box, 'x' | 'y' | 'width'>,
	look: Look,
): number {
	const { unit } = captionKpi(kpi);
	const room = unit === null ? width : width - measureText(unit, look.unit) - 20;
	const size = fitNumber(kpi.value, room / SPARE, look.value);
	const isHidden = kpi.state !== 'valeur';
	const runs = toTextRuns(kpi.value, {
		size,
		colour: isHidden ? COLOUR.ink2 : COLOUR.bar,
		isBold: true,
		isItalic: kpi.state === 'secret',
	});
	const aside = unit === null ? [] : toTextRuns(` ${unit}`, { size: look.unit });
	slide.addText([...runs, ...aside], {
		...PLAIN,
		...toPlace({ x, y, width: width + 30, height: size }),
		valign: 'middle',
		wrap: false,
		objectName: kpi.title,
	});
	return size;
}

/** Name, target, fraction and interval. */
function addWords(
	slide: Pen,
	kpi: Kpi,
	{ x, y, width }: Pick<Box, 'x' | 'y' | 'width'>,
	look: Look,
): number {
	const { title, details } = captionKpi(kpi);
	const lines = (text: string, size: number): number =>
		wrapText(text, width, size * 1.06).length * size * 1.26;
	const height =
		lines(title, look.title) + details.reduce((sum, text) => sum + lines(text, look.detail), 0);
	const runs = [
		...toTextRuns(title, { size: look.title }),
		...details.flatMap((detail) =>
			breakBefore(toTextRuns(detail, { size: look.detail, colour: COLOUR.ink2 })),
		),
	];
	slide.addText(runs, {
		...PLAIN,
		...toPlace({ x, y, width, height }),
		lineSpacingMultiple: 0.95,
		objectName: `${kpi.title}, mots`,
	});
	return height;
}

function breakBefore<Run extends { options?: object }>(runs: readonly Run[]): Run[] {
	return runs.map((run, index) =>
		index === 0 ? { ...run, options: { ...run.options, softBreakBefore: true } } : run,
	);
}

/** The status, and beside it the tolerance where the figure stands alone. */
function addState(
	slide: Pen,
	kpi: Kpi,
	{ x, y, width }: Pick<Box, 'x' | 'y' | 'width'>,
	rank: keyof typeof LOOKS,
): number {
	if (kpi.status === null) return 0;
	const taken = addStatus(slide, kpi.status, x, y) + 18;
	if (rank !== 'rang' && kpi.tolerance !== null && width - taken > 160) {
		const text = kpi.tolerance.slice(0, 1).toLowerCase() + kpi.tolerance.slice(1);
		slide.addText(toTextRuns(text, { size: 26, colour: COLOUR.ink2 }), {
			...PLAIN,
			...toPlace({ x: x + taken, y, width: width - taken + 40, height: 50 }),
			valign: 'middle',
			objectName: 'Tolérance',
		});
	}
	return 62;
}

/** Figures under the main one: a value and its name on a line each. */
export function addSideNumbers(
	slide: Pen,
	kpis: readonly Kpi[],
	{ x, y, width }: Pick<Box, 'x' | 'y' | 'width'>,
): number {
	const column = Math.max(...kpis.map(({ value }) => measureText(value, 48, true))) * SPARE + 24;
	let at = y;
	for (const kpi of kpis) {
		const words = captionKpi(kpi);
		const text = [words.title, ...words.details.slice(0, 1)].join(', ');
		const lines = wrapText(text, width - column, 26 * 1.06).length;
		const height = Math.max(84, lines * 34 + 26);
		slide.addShape('line', {
			...toPlace({ x, y: at, width, height: 0 }),
			line: { color: COLOUR.line, width: 1.25 },
			objectName: 'Filet',
		});
		slide.addText(kpi.value, {
			...PLAIN,
			...toPlace({ x, y: at, width: column, height }),
			valign: 'middle',
			wrap: false,
			fontFace: SANS,
			fontSize: toPoints(48),
			bold: true,
			color: COLOUR.ink,
			italic: kpi.state === 'secret',
			objectName: kpi.title,
		});
		slide.addText(toTextRuns(text, { size: 26, colour: COLOUR.ink2 }), {
			...PLAIN,
			...toPlace({ x: x + column, y: at, width: width - column, height }),
			valign: 'middle',
			objectName: `${kpi.title}, mots`,
		});
		at += height;
	}
	return at - y;
}
