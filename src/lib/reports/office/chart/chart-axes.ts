import { palettes } from '../../../charts/palette.ts';
import { escapeXml } from '../xml.ts';
import { toRunDefaults, toStroke, toTextProperties } from './chart-looks.ts';
import type { NativeAxis } from './native-chart.ts';

const palette = palettes.clair;

interface AxisIds {
	readonly own: string;
	readonly other: string;
}

const NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>';
const NO_LINE = '<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>';

/** Names at the left of bars, first one at the top, or under columns and lines. */
export function toCategoryAxis(
	{ own, other }: AxisIds,
	{
		size,
		isReversed,
		isHidden,
	}: { readonly size: number; readonly isReversed: boolean; readonly isHidden: boolean },
): string {
	return [
		`<c:catAx><c:axId val="${own}"/>`,
		`<c:scaling><c:orientation val="${isReversed ? 'maxMin' : 'minMax'}"/></c:scaling>`,
		`<c:delete val="${isHidden ? 1 : 0}"/><c:axPos val="${isReversed ? 'l' : 'b'}"/>`,
		`<c:numFmt formatCode="General" sourceLinked="0"/>${NO_TICKS}<c:tickLblPos val="low"/>`,
		`<c:spPr>${toStroke(palette['line-strong'], 0.75)}</c:spPr>${toTextProperties(size, palette.ink)}`,
		`<c:crossAx val="${other}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/><c:noMultiLvlLbl val="1"/></c:catAx>`,
	].join('');
}

/** Numbers, with their grid. Under bars it crosses the last name, for the names go down. */
export function toValueAxis(
	axis: NativeAxis,
	ids: AxisIds,
	place: {
		readonly size: number;
		readonly isAcross: boolean;
		readonly isCloud: boolean;
		readonly isHidden: boolean;
	},
): string {
	const { size, isAcross, isCloud, isHidden } = place;
	return toNumberAxis(axis, ids, {
		size,
		position: isAcross ? 'b' : 'l',
		hasGrid: !isHidden,
		isHidden,
		line: NO_LINE,
		crosses: isAcross ? 'max' : 'autoZero',
		between: isCloud ? 'midCat' : 'between',
	});
}

/** The abscissas of a cloud. */
export function toAcrossAxis(axis: NativeAxis, ids: AxisIds, size: number): string {
	return toNumberAxis(axis, ids, {
		size,
		position: 'b',
		hasGrid: false,
		isHidden: false,
		line: `<c:spPr>${toStroke(palette['line-strong'], 0.75)}</c:spPr>`,
		crosses: 'autoZero',
		between: 'midCat',
	});
}

function toNumberAxis(
	{ min, max, step, format, title }: NativeAxis,
	{ own, other }: AxisIds,
	look: {
		readonly size: number;
		readonly position: 'b' | 'l';
		readonly hasGrid: boolean;
		readonly isHidden: boolean;
		readonly line: string;
		readonly crosses: 'max' | 'autoZero';
		readonly between: 'between' | 'midCat';
	},
): string {
	const grid = `<c:majorGridlines><c:spPr>${toStroke(palette.grid, 0.75)}</c:spPr></c:majorGridlines>`;
	return [
		`<c:valAx><c:axId val="${own}"/><c:scaling><c:orientation val="minMax"/>`,
		max === null ? '' : `<c:max val="${max}"/>`,
		`<c:min val="${min}"/></c:scaling><c:delete val="${look.isHidden ? 1 : 0}"/><c:axPos val="${look.position}"/>`,
		look.hasGrid ? grid : '',
		title === null ? '' : toAxisTitle(title, look.size),
		`<c:numFmt formatCode="${escapeXml(format)}" sourceLinked="0"/>${NO_TICKS}<c:tickLblPos val="nextTo"/>`,
		`${look.line}${toTextProperties(look.size, palette['ink-3'])}`,
		`<c:crossAx val="${other}"/><c:crosses val="${look.crosses}"/><c:crossBetween val="${look.between}"/>`,
		step === null ? '' : `<c:majorUnit val="${step}"/>`,
		'</c:valAx>',
	].join('');
}

function toAxisTitle(title: string, size: number): string {
	return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${toRunDefaults(size, palette['ink-3'], false)}</a:pPr><a:r><a:rPr lang="fr-FR"/><a:t>${escapeXml(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}
