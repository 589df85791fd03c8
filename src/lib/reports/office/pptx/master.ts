import type PptxGenJS from 'pptxgenjs';
import { formatEdition } from '../../../charts/export-frame.ts';
import { palettes } from '../../../charts/palette.ts';
import type { ReportDocument } from '../../blocks.ts';
import { describeSource, writeMention } from '../../slides/slide-words.ts';
import { toHex } from '../chart/chart-looks.ts';
import { SANS, SERIF } from '../faces.ts';
import { BANNER, COLOUR, MARGIN, PLAIN, toPlace, toPoints, WIDTH, type Box } from './canvas.ts';

/** Names of the layouts. */
export const LAYOUTS = { cover: 'Couverture', content: 'Diapositive' } as const;

export const TITLE: Readonly<Record<keyof typeof LAYOUTS, Box>> = {
	cover: { x: MARGIN, y: 250, width: WIDTH, height: 180 },
	content: { x: MARGIN, y: 124, width: WIDTH, height: 148 },
};

type MasterObject = NonNullable<PptxGenJS.SlideMasterProps['objects']>[number];

/** The layouts of a document: banner of its edition, title, mark, mention, source, number. */
export function defineLayouts(pptx: PptxGenJS, document: ReportDocument): void {
	for (const kind of ['cover', 'content'] as const) {
		pptx.defineSlideMaster({
			title: LAYOUTS[kind],
			background: { color: COLOUR.surface },
			objects: [...toBanner(document), ...toFoot(document), toTitle(kind)],
			slideNumber: {
				...toPlace({ x: 1700, y: 1004, width: 124, height: 40 }),
				fontFace: SANS,
				fontSize: toPoints(22),
				color: COLOUR.ink3,
				align: 'right',
				margin: 0,
				valign: 'middle',
			},
		});
	}
}

function toBanner({ frame }: ReportDocument): MasterObject[] {
	const { clair } = palettes;
	const isPilotage = frame.edition === 'pilotage';
	const ground = isPilotage ? clair['ed-bg'] : clair['brand-tint'];
	const ink = isPilotage ? clair['ed-ink'] : clair['brand-strong'];
	return [
		toBar({ x: 0, y: 0, width: 1920, height: BANNER }, toHex(ground)),
		...(isPilotage
			? [0, 1, 2].map((at): MasterObject => ({
					rect: {
						...toPlace({ x: 8 + at * 26, y: 0, width: 14, height: BANNER }),
						fill: { color: toHex(clair['ed-tape']) },
					},
				}))
			: [toBar({ x: 0, y: 0, width: 14, height: BANNER }, toHex(ink))]),
		{
			text: {
				text: formatEdition(frame),
				options: {
					...PLAIN,
					...toPlace({ x: MARGIN, y: 0, width: WIDTH, height: BANNER }),
					valign: 'middle',
					fontFace: SANS,
					fontSize: toPoints(22),
					bold: true,
					color: toHex(ink),
				},
			},
		},
	];
}

function toBar(box: Box, color: string): MasterObject {
	return { rect: { ...toPlace(box), fill: { color } } };
}

/** The mark is three bars and a target tick. */
function toFoot(document: ReportDocument): MasterObject[] {
	const y = 1002;
	const bars = [20, 26, 14].map((width, at) =>
		toBar({ x: MARGIN + 8, y: y + 10 + at * 9, width, height: 5 }, COLOUR.surface),
	);
	return [
		toBar({ x: MARGIN, y, width: 44, height: 44 }, COLOUR.bar),
		...bars,
		toBar({ x: MARGIN + 35, y: y + 8, width: 2, height: 28 }, COLOUR.surface),
		toFootText(writeMention(document), { x: 156, width: 420 }, true),
		toFootText(describeSource(document), { x: 590, width: 1090 }, false),
	];
}

function toFootText(text: string, place: Pick<Box, 'x' | 'width'>, isBold: boolean): MasterObject {
	return {
		text: {
			text,
			options: {
				...PLAIN,
				...toPlace({ ...place, y: 1002, height: 44 }),
				valign: 'middle',
				fontFace: SANS,
				fontSize: toPoints(22),
				bold: isBold,
				color: isBold ? COLOUR.ink : COLOUR.ink2,
			},
		},
	};
}

function toTitle(kind: keyof typeof LAYOUTS): MasterObject {
	return {
		placeholder: {
			options: {
				...PLAIN,
				...toPlace(TITLE[kind]),
				name: 'titre',
				type: 'title',
				valign: kind === 'cover' ? 'bottom' : 'top',
				fontFace: SERIF,
				fontSize: toPoints(kind === 'cover' ? 88 : 62),
				color: COLOUR.ink,
			},
			text: '',
		},
	};
}
