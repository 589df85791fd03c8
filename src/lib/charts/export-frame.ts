import type { Edition } from '../disclosure/release.ts';
import type { FigureWords } from '../models/figure.ts';
import { formatDate, NBSP, splitOrdinals } from '../models/format.ts';
import { describeProvenance, type Provenance } from '../models/provenance.ts';
import { wrapText } from './measure-text.ts';
import { palettes, type Palette } from './palette.ts';
import { FONT_FAMILY } from './view.ts';

/** What every exported figure says besides its own words. */
export interface FrameContext {
	readonly edition: Edition;
	/** Threshold of the diffusion edition. */
	readonly threshold?: number;
	/** After « Source : ». */
	readonly source: string;
	/** ISO day of the export. */
	readonly editedOn: string;
	/** « avec la participation du Département », from the agreement. */
	readonly mention: string;
	readonly isDemonstration: boolean;
	/** The extracts that the figure was computed from. */
	readonly provenance?: Provenance;
}

type Words = Pick<FigureWords, 'title' | 'subtitle' | 'reading' | 'population'> & {
	/** A sentence that the figure may not be shown without. */
	readonly note?: string;
};

const PAD = 28;
const BANNER = 34;
const TITLE = 21;
const NOTE = 13.5;
const NOTE_PITCH = 19;
const SERIF = "'Source Serif 4 Variable', 'Source Serif 4', Georgia, 'Times New Roman', serif";

/** Width left to the plot in a frame, in pixels. */
export function getPlotWidth(width: number): number {
	return width - 2 * PAD;
}

/** A figure as a whole SVG document: edition, title, plot, reading note, source and mention, always light. */
export function frameSvg(
	plot: { readonly svg: string; readonly height: number },
	words: Words,
	context: FrameContext,
	width: number,
): { readonly svg: string; readonly height: number } {
	const palette = palettes.clair;
	const inner = getPlotWidth(width);
	const parts: string[] = [toBanner(context, width, palette)];
	let y = BANNER + PAD;
	const write = (text: string, style: LineStyle): void => {
		for (const line of wrapText(text, inner, style.size, style.weight === 600)) {
			y += style.pitch;
			parts.push(toTextLine(line, PAD, y - style.pitch * 0.28, style));
		}
	};
	const note = { size: NOTE, pitch: NOTE_PITCH, fill: palette['ink-3'], family: FONT_FAMILY };
	y -= 8;
	write(words.title, { size: TITLE, pitch: 27, fill: palette.ink, family: SERIF, weight: 600 });
	write(words.subtitle, { ...note, size: 14.5, fill: palette['ink-2'] });
	y += 14;
	parts.push(plot.svg.replace('<svg ', `<svg x="${PAD}" y="${y}" `));
	y += plot.height + 8;
	if (words.note !== undefined) write(words.note, note);
	if (words.reading !== null) write(`Lecture${NBSP}: ${words.reading}`, note);
	if (words.population !== null) write(`Champ${NBSP}: ${words.population}`, note);
	write(formatFrameSource(context), note);
	write(formatMention(context), { ...note, fill: palette.ink, weight: 600 });
	const height = Math.round(y + PAD * 0.8);
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(words.title)}"><rect width="${width}" height="${height}" fill="${palette.surface}"/>${toMetadata(context)}${parts.join('')}</svg>`;
	return { svg, height };
}

interface LineStyle {
	readonly size: number;
	readonly pitch: number;
	readonly fill: string;
	readonly family: string;
	readonly weight?: 400 | 600;
}

function toTextLine(text: string, x: number, y: number, style: LineStyle): string {
	return `<text x="${x}" y="${Math.round(y * 10) / 10}" font-family="${style.family}" font-size="${style.size}" font-weight="${style.weight ?? 400}" fill="${style.fill}">${raiseOrdinals(text, style.size)}</text>`;
}

/** « 1er »: the ending stands above the line, by a shift that every viewer of SVG knows. */
function raiseOrdinals(text: string, size: number): string {
	const shift = Math.round(size * 3.3) / 10;
	let isRaised = false;
	return splitOrdinals(text)
		.map((part) => {
			const words = escapeXml(part.text);
			if (part.superscript) {
				isRaised = true;
				return `<tspan dy="-${shift}" font-size="${Math.round(size * 0.66)}">${words}</tspan>`;
			}
			const back = isRaised ? `<tspan dy="${shift}">${words}</tspan>` : words;
			isRaised = false;
			return back;
		})
		.join('');
}

/** « Édition de pilotage – ne pas diffuser », or the secrecy applied and its threshold. */
export function formatEdition({
	edition,
	threshold,
}: Pick<FrameContext, 'edition' | 'threshold'>): string {
	if (edition === 'pilotage') return 'Édition de pilotage – ne pas diffuser';
	const words = 'Édition de diffusion, secret statistique appliqué';
	return threshold === undefined ? words : `${words}, seuil de ${threshold}${NBSP}personnes`;
}

function toBanner(context: FrameContext, width: number, palette: Palette): string {
	const isPilotage = context.edition === 'pilotage';
	const [ground, ink] = isPilotage
		? [palette['ed-bg'], palette['ed-ink']]
		: [palette['brand-tint'], palette['brand-strong']];
	const side = isPilotage
		? `<path d="${toTape()}" fill="${palette['ed-tape']}"/>`
		: `<rect width="8" height="${BANNER}" fill="${palette['brand-strong']}"/>`;
	const words = toTextLine(formatEdition(context), PAD + (isPilotage ? 36 : 0), BANNER * 0.65, {
		size: 14.5,
		pitch: 20,
		fill: ink,
		family: FONT_FAMILY,
		weight: 600,
	});
	return `<rect width="${width}" height="${BANNER}" fill="${ground}"/>${side}${words}`;
}

/** Four diagonals at the left of the strip. */
function toTape(): string {
	return [0, 1, 2, 3]
		.map((at) => {
			const x = at * 15;
			const foot = Math.max(0, x - 22);
			const low = x < 22 ? Math.round((BANNER * x) / 22) : BANNER;
			return `M${x} 0h8L${foot + 8} ${low}H${foot}Z`;
		})
		.join('');
}

/** The whole provenance, for whoever opens the file as text; nothing of it is drawn. */
function toMetadata({ provenance }: FrameContext): string {
	if (provenance === undefined) return '';
	return `<metadata>${escapeXml(describeProvenance(provenance).join('\n'))}</metadata>`;
}

function formatFrameSource(context: FrameContext): string {
	const { edition, threshold, source, editedOn, provenance } = context;
	const origin = provenance === undefined ? '' : ` (${provenance.origin})`;
	const secrecy = threshold === undefined ? '' : `, seuil${NBSP}${threshold}`;
	const words = edition === 'pilotage' ? 'Édition de pilotage' : `Édition de diffusion${secrecy}`;
	return `Source${NBSP}: ${source}${origin}. ${words}. Édité le ${formatDate(editedOn)}.`;
}

/** What a file without a picture says under its table: edition, source, mention, then the provenance. */
export function listFrameNotes(context: FrameContext): readonly string[] {
	return [
		formatEdition(context),
		formatFrameSource(context),
		formatMention(context),
		...(context.provenance === undefined ? [] : describeProvenance(context.provenance)),
	];
}

function formatMention({ mention, isDemonstration }: FrameContext): string {
	const text = mention.slice(0, 1).toUpperCase() + mention.slice(1);
	return isDemonstration ? `${text}. Données fictives de démonstration.` : `${text}.`;
}

/** A file name from a title: no accent, no space; exact figures say so first. */
export function toFileName(
	title: string,
	edition: FrameContext['edition'],
	ending: 'png' | 'svg' | 'csv' | 'xlsx' | 'parquet' | 'pptx',
): string {
	const slug = title
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
	return `${edition === 'pilotage' ? 'PILOTAGE_NE-PAS-DIFFUSER_' : ''}${slug}.${ending}`;
}

function escapeXml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
