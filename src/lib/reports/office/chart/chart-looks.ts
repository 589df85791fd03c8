import { palettes, type Palette } from '../../../charts/palette.ts';
import type { SeriesLook } from './native-chart.ts';

const palette = palettes.clair;

/** Names of the colours of a theme, by our colours: a chart follows the theme that its reader chooses. */
const SCHEME: Readonly<Record<string, string>> = {
	[palette.ink]: 'tx1',
	[palette.surface]: 'bg1',
	[palette['pole-1']]: 'accent1',
	[palette['pole-2']]: 'accent2',
	[palette['pole-3']]: 'accent3',
	[palette['pole-4']]: 'accent4',
	[palette['pole-5']]: 'accent5',
	[palette['pole-6']]: 'accent6',
};

/** The colours of our theme, in the order in which office software names them. */
export const THEME_COLOURS: readonly (readonly [name: string, colour: Palette[keyof Palette]])[] = [
	['dk1', palette.ink],
	['lt1', palette.surface],
	['dk2', palette['brand-strong']],
	['lt2', palette.paper],
	['accent1', palette['pole-1']],
	['accent2', palette['pole-2']],
	['accent3', palette['pole-3']],
	['accent4', palette['pole-4']],
	['accent5', palette['pole-5']],
	['accent6', palette['pole-6']],
	['hlink', palette.bar],
	['folHlink', palette['brand-strong']],
];

/** « 0F6478 »: a colour as office software writes it. */
export function toHex(colour: string): string {
	return colour.slice(1).toUpperCase();
}

function toColour(colour: string): string {
	const name = SCHEME[colour];
	return name === undefined
		? `<a:srgbClr val="${toHex(colour)}"/>`
		: `<a:schemeClr val="${name}"/>`;
}

export function toFill(colour: string): string {
	return `<a:solidFill>${toColour(colour)}</a:solidFill>`;
}

/** A line of that many points. */
export function toStroke(colour: string, points: number, isDashed = false): string {
	const dash = isDashed ? '<a:prstDash val="dash"/>' : '';
	return `<a:ln w="${Math.round(points * 12_700)}" cap="flat">${toFill(colour)}${dash}<a:round/></a:ln>`;
}

const NO_LINE = '<a:ln><a:noFill/></a:ln>';

/** How the marks of a series are drawn. */
export function toShapeProperties(look: SeriesLook, colour: string, width = 2.25): string {
	return `<c:spPr>${toShape(look, colour, width)}</c:spPr>`;
}

function toShape(look: SeriesLook, colour: string, width: number): string {
	switch (look) {
		case 'aplat':
			return `${toFill(colour)}${NO_LINE}`;
		case 'contour':
			return `<a:noFill/>${toStroke(colour, 1.25)}`;
		case 'simule':
			return `${toFill(palette['brand-tint'])}${toStroke(colour, 1.5, true)}`;
		case 'pointille':
			return `<a:pattFill prst="pct20"><a:fgClr>${toColour(colour)}</a:fgClr><a:bgClr>${toColour(palette.surface)}</a:bgClr></a:pattFill>${toStroke(colour, 1)}`;
		case 'invisible':
			return `<a:noFill/>${NO_LINE}`;
		case 'ligne':
			return toStroke(colour, width);
		case 'tirets':
			return toStroke(colour, width, true);
		case 'points':
			return NO_LINE;
	}
}

/** Text of that many points, in the face of the theme. */
export function toTextProperties(size: number, colour: string, isBold = false): string {
	return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${toRunDefaults(size, colour, isBold)}</a:pPr><a:endParaRPr lang="fr-FR"/></a:p></c:txPr>`;
}

export function toRunDefaults(size: number, colour: string, isBold: boolean): string {
	return `<a:defRPr sz="${Math.round(size * 100)}" b="${isBold ? 1 : 0}">${toFill(colour)}<a:latin typeface="+mn-lt"/></a:defRPr>`;
}
