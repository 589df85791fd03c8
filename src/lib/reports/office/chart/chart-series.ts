import { palettes } from '../../../charts/palette.ts';
import { escapeXml } from '../xml.ts';
import {
	toFill,
	toRunDefaults,
	toShapeProperties,
	toStroke,
	toTextProperties,
} from './chart-looks.ts';
import { locateSeries, toGaps, type SeriesPlace } from './chart-sheet.ts';
import type { NativeChart, NativeSeries } from './native-chart.ts';

const palette = palettes.clair;

/** The kind of plot that a series belongs to: its parts come in another order in each. */
export type SeriesTag = 'barre' | 'ligne' | 'nuage';

/** One series, with the ranges of its sheet and the cache of its values. */
export function toSeriesXml(
	chart: NativeChart,
	index: number,
	tag: SeriesTag,
	size: number,
): string {
	const series = chart.series[index];
	if (series === undefined) throw new Error(`series: ${index}`);
	const place = locateSeries(chart, index);
	const head = `<c:idx val="${index}"/><c:order val="${index}"/><c:tx>${toTexts(place.head, [series.name])}</c:tx>${toShapeProperties(series.look, series.colour, series.width)}`;
	const labels = toLabels(chart, series, tag, size);
	const bars = toErrorBars(series, place);
	switch (tag) {
		case 'barre':
			return `<c:ser>${head}<c:invertIfNegative val="0"/>${toPoints(series)}${labels}${bars}<c:cat>${toTexts(place.categories, chart.categories)}</c:cat><c:val>${toNumbers(place.values, series.values)}</c:val></c:ser>`;
		case 'ligne':
			return `<c:ser>${head}${toMarker(series)}${labels}<c:cat>${toTexts(place.categories, chart.categories)}</c:cat><c:val>${toNumbers(place.values, series.values)}</c:val><c:smooth val="0"/></c:ser>`;
		case 'nuage':
			return `<c:ser>${head}${toMarker(series)}${labels}<c:xVal>${toNumbers(place.categories, series.x ?? [])}</c:xVal><c:yVal>${toNumbers(place.values, series.values)}</c:yVal><c:smooth val="0"/></c:ser>`;
	}
}

/** Texts of a range, and their cache. */
function toTexts(range: string, texts: readonly string[]): string {
	const points = texts
		.map((text, index) => `<c:pt idx="${index}"><c:v>${escapeXml(text)}</c:v></c:pt>`)
		.join('');
	return `<c:strRef><c:f>${escapeXml(range)}</c:f><c:strCache><c:ptCount val="${texts.length}"/>${points}</c:strCache></c:strRef>`;
}

/** Numbers of a range, and their cache: what is not shown has no point. */
function toNumbers(range: string, values: readonly (number | null)[]): string {
	const points = values
		.map((value, index) =>
			value === null ? '' : `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`,
		)
		.join('');
	return `<c:numRef><c:f>${escapeXml(range)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>${points}</c:numCache></c:numRef>`;
}

function toPoints({ points }: NativeSeries): string {
	return (points ?? [])
		.map((point, index) =>
			point === null
				? ''
				: `<c:dPt><c:idx val="${index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>${toShapeProperties(point.look ?? 'aplat', point.colour)}</c:dPt>`,
		)
		.join('');
}

/** Discs for points; a line has none, but at its end. */
function toMarker({ look, colour }: NativeSeries): string {
	if (look !== 'points') return '<c:marker><c:symbol val="none"/></c:marker>';
	return `<c:marker><c:symbol val="circle"/><c:size val="9"/><c:spPr>${toFill(colour)}${toStroke(palette.surface, 1)}</c:spPr></c:marker>`;
}

function toErrorBars(series: NativeSeries, { minus, plus }: SeriesPlace): string {
	if (minus === null || plus === null) return '';
	const gaps = toGaps(series);
	return `<c:errBars><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/><c:plus>${toNumbers(plus, gaps.plus)}</c:plus><c:minus>${toNumbers(minus, gaps.minus)}</c:minus><c:spPr>${toStroke(palette['ink-2'], 1.5)}</c:spPr></c:errBars>`;
}

const PLACES = {
	pied: 'inBase',
	milieu: 'ctr',
	bout: 'outEnd',
	dessus: 'outEnd',
	gauche: 'inBase',
} as const;
const POINT_PLACES = { pied: 'b', milieu: 'ctr', bout: 'r', dessus: 't', gauche: 'l' } as const;

/** Beyond the end of a bar there is no place where another one stands on it. */
function toBarPlace({ stacking }: NativeChart, { place = 'bout' }: NativeSeries): string {
	return stacking === 'empile' && place === 'bout' ? 'inEnd' : PLACES[place];
}

/** Under this share of the axis a bar is too short for a number inside it. */
const SHORT = 0.14;

function toLabels(chart: NativeChart, series: NativeSeries, tag: SeriesTag, size: number): string {
	const { labels } = series;
	if (labels === 'aucune') return '';
	const place = tag === 'barre' ? toBarPlace(chart, series) : POINT_PLACES[series.place ?? 'bout'];
	const style = toTextProperties(size, series.labelColour ?? palette.ink, true);
	if (labels === 'valeur') {
		const short = listShort(chart, series, tag).map((index) =>
			toLabel(index, 'outEnd', toTextProperties(size, palette.ink, true), chart.labelFormat),
		);
		return `<c:dLbls>${short.join('')}${toFormat(chart.labelFormat)}<c:spPr><a:noFill/></c:spPr>${style}<c:dLblPos val="${place}"/>${show(true)}</c:dLbls>`;
	}
	const chosen =
		labels === 'derniere'
			? [toLabel(findLast(series), place, style, chart.labelFormat)]
			: labels.map((text, index) =>
					text === null ? '' : toWords(index, text, place, series, size),
				);
	return `<c:dLbls>${chosen.join('')}${show(false)}</c:dLbls>`;
}

function toLabel(index: number, place: string, style: string, format: string): string {
	if (index < 0) return '';
	return `<c:dLbl><c:idx val="${index}"/>${toFormat(format)}<c:spPr><a:noFill/></c:spPr>${style}<c:dLblPos val="${place}"/>${show(true)}</c:dLbl>`;
}

/** A label in words of our own. */
function toWords(
	index: number,
	text: string,
	place: string,
	series: NativeSeries,
	size: number,
): string {
	const look = toRunDefaults(size, series.labelColour ?? palette.ink, true);
	const run = look.replaceAll('a:defRPr', 'a:rPr').replace('<a:rPr', '<a:rPr lang="fr-FR"');
	return `<c:dLbl><c:idx val="${index}"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${look}</a:pPr><a:r>${run}<a:t>${escapeXml(text)}</a:t></a:r></a:p></c:rich></c:tx><c:dLblPos val="${place}"/>${show(true)}</c:dLbl>`;
}

function toFormat(format: string): string {
	return `<c:numFmt formatCode="${escapeXml(format)}" sourceLinked="0"/>`;
}

function show(isShown: boolean): string {
	return `<c:showLegendKey val="0"/><c:showVal val="${isShown ? 1 : 0}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;
}

function findLast({ values }: NativeSeries): number {
	return values.findLastIndex((value) => value !== null);
}

/** Bars whose number stands beyond them, for there is no room inside. */
function listShort(
	{ axis, stacking }: NativeChart,
	series: NativeSeries,
	tag: SeriesTag,
): readonly number[] {
	const max = axis.max ?? 0;
	if (tag !== 'barre' || series.place !== 'pied' || stacking === 'empile' || max === 0) return [];
	return series.values.flatMap((value, index) =>
		value !== null && value / max < SHORT ? [index] : [],
	);
}
