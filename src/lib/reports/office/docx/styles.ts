import { LineRuleType, type IPropertiesOptions } from 'docx';
import { palettes } from '../../../charts/palette.ts';
import { toHex } from '../chart/chart-looks.ts';
import { SANS, SERIF } from '../faces.ts';

const { clair } = palettes;

/** Colours as Word writes them. */
export const COLOUR = {
	ink: toHex(clair.ink),
	ink2: toHex(clair['ink-2']),
	ink3: toHex(clair['ink-3']),
	bar: toHex(clair.bar),
	line: toHex(clair.line),
	strong: toHex(clair['line-strong']),
	hatch: toHex(clair.hatch),
	surface: toHex(clair.surface),
	tint: toHex(clair['brand-tint']),
} as const;

/** Twips of some millimetres, for margins and widths. */
export function toTwips(millimetres: number): number {
	return Math.round((millimetres * 1440) / 25.4);
}

/** A4 with margins of 18 mm: 174 mm of text. */
export const TEXT_WIDTH = toTwips(174);

/** Names of the paragraph styles of our own. */
export const STYLE = {
	banner: 'Edition',
	facts: 'Faits',
	caption: 'Caption',
	subtitle: 'SousTitreFigure',
	note: 'NoteFigure',
	cell: 'Cellule',
	quote: 'Quote',
	missing: 'ACompleter',
	number: 'Nombre',
	picture: 'Image',
} as const;

/** Lines are as high as what stands in them. */
const AUTO = LineRuleType.AUTO;

interface Look {
	readonly id: string;
	readonly name: string;
	readonly size: number;
	readonly face?: string;
	readonly color?: string;
	readonly bold?: boolean;
	readonly before?: number;
	readonly after?: number;
	readonly line?: number;
	readonly keepNext?: boolean;
	readonly indent?: number;
}

type Styles = NonNullable<IPropertiesOptions['styles']>;

function toStyle(look: Look): NonNullable<Styles['paragraphStyles']>[number] {
	return {
		id: look.id,
		name: look.name,
		basedOn: 'Normal',
		next: 'Normal',
		quickFormat: true,
		run: {
			size: look.size * 2,
			font: look.face ?? SANS,
			color: look.color ?? COLOUR.ink,
			bold: look.bold ?? false,
		},
		paragraph: {
			spacing: {
				before: (look.before ?? 0) * 20,
				after: (look.after ?? 0) * 20,
				line: look.line ?? 260,
				lineRule: AUTO,
			},
			keepNext: look.keepNext ?? false,
			...(look.indent !== undefined && { indent: { left: toTwips(look.indent) } }),
		},
	};
}

const LOOKS: readonly Look[] = [
	{ id: STYLE.banner, name: 'Édition', size: 10, bold: true, after: 0 },
	{ id: STYLE.facts, name: 'Faits du document', size: 10, color: COLOUR.ink2, after: 2 },
	{
		id: STYLE.caption,
		name: 'caption',
		size: 10.5,
		bold: true,
		before: 12,
		after: 1,
		keepNext: true,
	},
	{
		id: STYLE.subtitle,
		name: 'Sous-titre de figure',
		size: 9,
		color: COLOUR.ink2,
		after: 4,
		keepNext: true,
	},
	{ id: STYLE.note, name: 'Note de figure', size: 8.5, color: COLOUR.ink2, after: 2, line: 240 },
	{ id: STYLE.cell, name: 'Cellule de tableau', size: 9.5, line: 240 },
	{
		id: STYLE.quote,
		name: 'Quote',
		size: 10.5,
		face: SERIF,
		color: COLOUR.ink2,
		after: 6,
		indent: 6,
	},
	{
		id: STYLE.missing,
		name: 'À compléter',
		size: 10.5,
		face: SERIF,
		color: COLOUR.ink2,
		before: 4,
		after: 6,
		indent: 6,
	},
	{
		id: STYLE.number,
		name: 'Nombre',
		size: 20,
		bold: true,
		color: COLOUR.bar,
		line: 240,
		keepNext: true,
	},
	{ id: STYLE.picture, name: 'Image de figure', size: 9, after: 4, keepNext: true },
];

/** Styles of the document: serif prose of 10.5 points, sans-serif tables and notes. */
export const styles: Styles = {
	default: {
		document: {
			run: { font: SERIF, size: 21, color: COLOUR.ink, language: { value: 'fr-FR' } },
			paragraph: { spacing: { after: 120, line: 300, lineRule: AUTO } },
		},
		title: {
			run: { font: SERIF, size: 64, bold: true, color: COLOUR.ink },
			paragraph: { spacing: { before: 2400, after: 160, line: 264, lineRule: AUTO } },
		},
		heading1: {
			run: { font: SERIF, size: 40, bold: true, color: COLOUR.ink },
			paragraph: {
				spacing: { before: 480, after: 120, line: 264, lineRule: AUTO },
				keepNext: true,
			},
		},
		heading2: {
			run: { font: SERIF, size: 30, bold: true, color: COLOUR.ink },
			paragraph: { spacing: { before: 320, after: 80, line: 264, lineRule: AUTO }, keepNext: true },
		},
		heading3: {
			run: { font: SERIF, size: 25, bold: true, color: COLOUR.ink },
			paragraph: { spacing: { before: 240, after: 60, line: 264, lineRule: AUTO }, keepNext: true },
		},
		hyperlink: { run: { color: COLOUR.bar, underline: { type: 'single' } } },
	},
	paragraphStyles: [
		...LOOKS.map(toStyle),
		...[1, 2, 3].map((level) =>
			toStyle({
				id: `TOC${level}`,
				name: `toc ${level}`,
				size: level === 1 ? 10.5 : 10,
				color: level === 1 ? COLOUR.ink : COLOUR.ink2,
				before: level === 1 ? 6 : 0,
				after: 1,
				indent: (level - 1) * 6,
			}),
		),
	],
};
