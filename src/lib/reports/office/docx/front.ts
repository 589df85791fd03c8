import {
	AlignmentType,
	BorderStyle,
	Footer,
	Header,
	HeadingLevel,
	PageNumber,
	Paragraph,
	ShadingType,
	TableOfContents,
	TabStopType,
	TextRun,
	type FileChild,
} from 'docx';
import { formatEdition, type FrameContext } from '../../../charts/export-frame.ts';
import { palettes } from '../../../charts/palette.ts';
import { describeProvenance } from '../../../models/provenance.ts';
import type { ReportDocument } from '../../blocks.ts';
import { describeDay, describeSource, writeMention } from '../../slides/slide-words.ts';
import { toHex } from '../chart/chart-looks.ts';
import { SANS } from '../faces.ts';
import type { Anchors } from './anchors.ts';
import { COLOUR, STYLE, TEXT_WIDTH } from './styles.ts';
import { toTextRuns } from './words.ts';

/** The title page: edition, title, dates, and what the document says of itself. */
export function toTitlePage(document: ReportDocument): readonly FileChild[] {
	const { frame } = document;
	return [
		toBanner(document),
		new Paragraph({ heading: HeadingLevel.TITLE, children: toTextRuns(document.title) }),
		new Paragraph({
			children: toTextRuns(document.subtitle, { size: 32 }),
			spacing: { after: 80 },
		}),
		new Paragraph({
			children: toTextRuns(document.dates, { size: 24, color: COLOUR.ink2, font: SANS }),
			spacing: { after: 1200 },
		}),
		new Paragraph({
			style: STYLE.facts,
			children: toTextRuns(writeMention(document), { bold: true }),
		}),
		...[...document.facts, describeDay(document), ...toOrigin(frame)].map(
			(fact) => new Paragraph({ style: STYLE.facts, children: toTextRuns(fact) }),
		),
	];
}

/** The same at the head of a short document, on the page where its text begins. */
export function toHead(document: ReportDocument): readonly FileChild[] {
	const about = [...document.facts, describeDay(document), ...toOrigin(document.frame)];
	return [
		new Paragraph({
			heading: HeadingLevel.TITLE,
			spacing: { before: 0, after: 40 },
			children: toTextRuns(document.title, { size: 36 }),
		}),
		new Paragraph({
			spacing: { after: 0, line: 240 },
			children: toTextRuns(document.subtitle, { size: 24 }),
		}),
		new Paragraph({
			spacing: { after: 40, line: 240 },
			children: toTextRuns(document.dates, { size: 20, color: COLOUR.ink2, font: SANS }),
		}),
		new Paragraph({
			style: STYLE.facts,
			children: toTextRuns(about.map((fact) => fact.replace(/[^.…]$/, '$&.')).join(' ')),
		}),
	];
}

/** The set of extracts, and no other. */
function toOrigin({ provenance }: FrameContext): readonly string[] {
	return provenance === undefined ? [] : describeProvenance(provenance).slice(0, 1);
}

/** The edition on its ground, across the page. */
function toBanner({ frame }: ReportDocument): Paragraph {
	const { clair } = palettes;
	const isPilotage = frame.edition === 'pilotage';
	const ink = toHex(isPilotage ? clair['ed-ink'] : clair['brand-strong']);
	return new Paragraph({
		style: STYLE.banner,
		shading: {
			type: ShadingType.CLEAR,
			fill: toHex(isPilotage ? clair['ed-bg'] : clair['brand-tint']),
		},
		border: {
			left: {
				style: BorderStyle.SINGLE,
				size: 48,
				space: 6,
				color: toHex(isPilotage ? clair['ed-tape'] : clair['brand-strong']),
			},
		},
		children: toTextRuns(formatEdition(frame), { color: ink }),
	});
}

/** The table of contents, filled in but for its pages, which Word counts when it opens the document. */
export function toContents(document: ReportDocument, anchors: Anchors): readonly FileChild[] {
	const entries = document.sections.flatMap((section) => [
		{ id: section.id, level: 1, words: section.title },
		...section.blocks.flatMap((block) =>
			block.kind === 'titre' && block.level < 3 ? [{ ...block, level: block.level }] : [],
		),
	]);
	return [
		new Paragraph({
			pageBreakBefore: true,
			children: toTextRuns('Sommaire', { bold: true, size: 40 }),
		}),
		new TableOfContents('Sommaire', {
			hyperlink: true,
			headingStyleRange: '1-2',
			cachedEntries: entries.map(({ id, level, words }) => {
				const href = anchors.get(id);
				return {
					title: words.map(({ text }) => text).join(''),
					level,
					...(href !== undefined && { href }),
				};
			}),
		}),
	];
}

const NOTE = { font: SANS, size: 17 };

/** The title and the edition, over a rule. */
export function toHeader(document: ReportDocument): Header {
	const edition =
		document.frame.edition === 'pilotage'
			? 'Édition de pilotage – ne pas diffuser'
			: 'Édition de diffusion';
	return new Header({
		children: [
			new Paragraph({
				tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
				border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 4, color: COLOUR.strong } },
				children: [
					...toTextRuns(document.title, { ...NOTE, color: COLOUR.ink2 }),
					...toTextRuns(`\t${edition}`, { ...NOTE, bold: true }),
				],
			}),
		],
	});
}

/** The mention, the source and the page. */
export function toFooter(document: ReportDocument): Footer {
	return new Footer({
		children: [
			new Paragraph({
				alignment: AlignmentType.LEFT,
				tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
				border: { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: COLOUR.line } },
				children: [
					...toTextRuns(`${writeMention(document)}   `, { ...NOTE, bold: true }),
					...toTextRuns(describeSource(document), { ...NOTE, color: COLOUR.ink2 }),
					new TextRun({
						...NOTE,
						children: ['\t', PageNumber.CURRENT, ' sur ', PageNumber.TOTAL_PAGES],
					}),
				],
			}),
		],
	});
}
