import { wrapText } from '../../../charts/measure-text.ts';
import type { Drawing } from '../../../charts/drawing.ts';
import { NBSP } from '../../../models/format.ts';
import { toSlideStatement } from '../../slides/slide-words.ts';
import type { Visual } from '../../slides/split-blocks.ts';
import type { NativeChart } from '../chart/native-chart.ts';
import { toNativeChart } from '../chart/to-native.ts';
import { nameCaption, toAltText } from '../captions.ts';
import { COLOUR, PLAIN, toPlace, type Box, type Slide } from './canvas.ts';
import { toTextRuns } from './runs.ts';
import { addStepped } from './stepped.ts';
import { addStrip } from './strip.ts';
import { addTable } from './table.ts';
import { addTimeline } from './timeline.ts';

/** A chart as the library was given it, to be written anew once the file is finished. */
export interface PlacedChart {
	readonly chart: NativeChart;
	readonly block: Extract<Visual, { kind: 'graphique' }>;
}

/** What is gathered while slides are made: charts in their order, and what is said of each table by its name. */
export interface Gathered {
	readonly charts: PlacedChart[];
	readonly descriptions: Map<string, string>;
}

/** A drawing or a table of a slide, with its words. */
export function addVisual(
	slide: Slide,
	visual: Visual,
	box: Box,
	hasTitle: boolean,
	gathered: Gathered,
): void {
	if (visual.kind === 'graphique') {
		addFigure(slide, visual, box, hasTitle, gathered);
		return;
	}
	const table = visual.kind === 'tableau' ? visual.table : toSlideStatement(visual.statement);
	const top = hasTitle ? addLine(slide, nameCaption(visual.caption), box, 'titre') : 0;
	const notes = visual.kind === 'etat-financier' ? visual.notes : [];
	const name = nameFrame(visual.caption.text, table.caption, gathered);
	const foot = notes.length * 34;
	const height = addTable(
		slide,
		table,
		{ ...box, y: box.y + top, height: box.height - top - foot },
		name,
	);
	let y = box.y + top + height + 12;
	for (const note of notes) y += addLine(slide, note, { ...box, y }, 'note');
}

function addFigure(
	slide: Slide,
	visual: Extract<Visual, { kind: 'graphique' }>,
	box: Box,
	hasTitle: boolean,
	gathered: Gathered,
): void {
	const { model } = visual.drawing;
	let { y } = box;
	if (hasTitle) y += addLine(slide, nameCaption(visual.caption), { ...box, y }, 'titre');
	y += addLine(slide, describeUnit(visual.drawing), { ...box, y }, 'sous-titre') + 8;
	const notes = [
		...('bracket' in model && model.bracket !== null ? [model.bracket] : []),
		...('note' in model ? [model.note] : []),
	];
	const room = { ...box, y, height: box.y + box.height - y - notes.length * 40 };
	if (model.message !== null) {
		addLine(slide, model.message, { ...room, y: y + 40 }, 'message');
		return;
	}
	const taken = addPlot(slide, visual, room, gathered);
	let foot = room.y + taken + 8;
	for (const note of notes) foot += addLine(slide, note, { ...box, y: foot }, 'note');
}

/** Unit and population; what the marks of a plot mean is left out where a native chart has others. */
function describeUnit({ kind, model }: Drawing): string {
	const isRedrawn = kind === 'halteres' || kind === 'notes';
	return isRedrawn ? (model.subtitle.split(`${NBSP};`)[0] ?? '') : model.subtitle;
}

/** The plot: a native chart where there is one, shapes or a table where there is none; gives its height. */
function addPlot(
	slide: Slide,
	visual: Extract<Visual, { kind: 'graphique' }>,
	box: Box,
	gathered: Gathered,
): number {
	const { drawing, caption } = visual;
	const alt = toAltText(drawing.model.alt);
	if (drawing.kind === 'calendrier') return addStrip(slide, drawing.model, box);
	if (drawing.kind === 'echeancier') return addTimeline(slide, drawing.model, box);
	if (drawing.kind === 'damier') {
		return addStepped(slide, drawing.model, box, nameFrame(caption.text, alt, gathered));
	}
	const chart = toNativeChart(drawing);
	if (chart === null) return 0;
	const height = Math.min(box.height, toChartHeight(chart));
	addChart(slide, { ...box, height }, caption.text, alt);
	gathered.charts.push({ chart, block: visual });
	return height;
}

/** A few bars do not fill a slide: they keep a pitch that reads as rows. */
function toChartHeight({ kind, stacking, categories, hasLegend }: NativeChart): number {
	if (kind !== 'barres') return Infinity;
	if (stacking === 'empile') return 260 + (hasLegend ? 90 : 0);
	return categories.length * 96 + 60 + (hasLegend ? 60 : 0);
}

/** The library is given one value: chart, data and sheet are ours, see `finish.ts`. */
function addChart(slide: Slide, box: Box, name: string, altText: string): void {
	const values = [{ name: 'Valeur', labels: ['Valeur'], values: [1] }];
	slide.addChart('bar', values, {
		...toPlace(box),
		altText,
		objectName: name,
	});
}

/** The name of a table, which its description is found by. */
function nameFrame(text: string, description: string, { descriptions }: Gathered): string {
	const name = `${text}${NBSP}(${descriptions.size + 1})`;
	descriptions.set(name, description);
	return name;
}

const LINES = {
	titre: { size: 28, colour: COLOUR.ink, isBold: true, pitch: 38 },
	'sous-titre': { size: 24, colour: COLOUR.ink2, isBold: false, pitch: 32 },
	note: { size: 22, colour: COLOUR.ink2, isBold: false, pitch: 30 },
	message: { size: 28, colour: COLOUR.ink2, isBold: false, pitch: 38 },
} as const;

/** A line of words over or under a plot; gives the height that it takes. */
function addLine(
	slide: Slide,
	text: string,
	{ x, y, width }: Pick<Box, 'x' | 'y' | 'width'>,
	kind: keyof typeof LINES,
): number {
	if (text === '') return 0;
	const { size, colour, isBold, pitch } = LINES[kind];
	const height = wrapText(text, width, size * 1.06, isBold).length * pitch;
	slide.addText(toTextRuns(text, { size, colour, isBold }), {
		...PLAIN,
		...toPlace({ x, y, width, height }),
		objectName: kind === 'titre' ? 'Titre de la figure' : 'Note',
	});
	return height;
}
