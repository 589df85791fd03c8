import { palettes } from '../../../charts/palette.ts';
import { escapeXml, XML_HEAD } from '../xml.ts';
import { toAcrossAxis, toCategoryAxis, toValueAxis } from './chart-axes.ts';
import { toFill, toTextProperties } from './chart-looks.ts';
import { toSeriesXml, type SeriesTag } from './chart-series.ts';
import type { NativeChart, NativeSeries } from './native-chart.ts';

const { surface } = palettes.clair;

const CATEGORY_AXIS = '111111111';
const VALUE_AXIS = '222222222';

/**
 * A chart part of an office file (DrawingML, ISO/IEC 29500-1, 21.2), with the cache of its values; `rId1` must be its
 * data sheet. `size` is that of its text, in points.
 */
export function toChartXml(chart: NativeChart, size: number): string {
	const names = 'http://schemas.openxmlformats.org';
	return [
		XML_HEAD,
		`<c:chartSpace xmlns:c="${names}/drawingml/2006/chart" xmlns:a="${names}/drawingml/2006/main" xmlns:r="${names}/officeDocument/2006/relationships">`,
		'<c:date1904 val="0"/><c:lang val="fr-FR"/><c:roundedCorners val="0"/>',
		'<c:chart><c:autoTitleDeleted val="1"/>',
		`<c:plotArea><c:layout/>${toPlots(chart, size)}${toAxes(chart, size)}<c:spPr><a:noFill/></c:spPr></c:plotArea>`,
		chart.hasLegend ? toLegend(chart, size) : '',
		'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>',
		`<c:spPr>${toFill(surface)}<a:ln><a:noFill/></a:ln></c:spPr>`,
		toTextProperties(size, palettes.clair['ink-2']),
		'<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>',
		'</c:chartSpace>',
	].join('');
}

/** Bars or points, then the lines that cross columns. */
function toPlots(chart: NativeChart, size: number): string {
	const isLine = ({ isLine: line }: NativeSeries): boolean => line === true;
	const draw = (tag: SeriesTag, wanted: (one: NativeSeries) => boolean): string =>
		chart.series
			.map((one, index) => (wanted(one) ? toSeriesXml(chart, index, tag, size) : ''))
			.join('');
	const axes = `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`;
	switch (chart.kind) {
		case 'nuage':
			return `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${draw('nuage', () => true)}${axes}</c:scatterChart>`;
		case 'lignes':
			return toLineChart(
				draw('ligne', () => true),
				axes,
			);
		case 'barres':
		case 'colonnes': {
			const bars = `<c:barChart><c:barDir val="${chart.kind === 'barres' ? 'bar' : 'col'}"/><c:grouping val="${chart.stacking === 'empile' ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>${draw('barre', (one) => !isLine(one))}<c:gapWidth val="${chart.gap}"/><c:overlap val="${chart.stacking === 'cote' ? 0 : 100}"/>${axes}</c:barChart>`;
			const lines = draw('ligne', isLine);
			return lines === '' ? bars : `${bars}${toLineChart(lines, axes)}`;
		}
	}
}

function toLineChart(series: string, axes: string): string {
	return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axes}</c:lineChart>`;
}

function toAxes(chart: NativeChart, size: number): string {
	const ids = { own: CATEGORY_AXIS, other: VALUE_AXIS };
	const values = toValueAxis(
		chart.axis,
		{ own: VALUE_AXIS, other: CATEGORY_AXIS },
		{
			size,
			isAcross: chart.kind === 'barres',
			isCloud: chart.kind === 'nuage',
			isHidden: isOneBar(chart),
		},
	);
	const across =
		chart.kind === 'nuage' && chart.acrossAxis !== undefined
			? toAcrossAxis(chart.acrossAxis, ids, size)
			: toCategoryAxis(ids, {
					size,
					isReversed: chart.kind === 'barres',
					isHidden: isOneBar(chart),
				});
	return `${across}${values}`;
}

/** Parts of one bar are read on their labels. */
function isOneBar({ stacking, categories }: NativeChart): boolean {
	return stacking === 'empile' && categories.length === 1;
}

function toLegend({ series }: NativeChart, size: number): string {
	const hidden = series
		.map(({ isUnnamed }, index) =>
			isUnnamed === true
				? `<c:legendEntry><c:idx val="${index}"/><c:delete val="1"/></c:legendEntry>`
				: '',
		)
		.join('');
	return `<c:legend><c:legendPos val="b"/>${hidden}<c:overlay val="0"/>${toTextProperties(size, palettes.clair['ink-2'])}</c:legend>`;
}

/** The relations of a chart part: its data sheet. */
export function toChartRelations(workbook: string): string {
	const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/package';
	return `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${type}" Target="../embeddings/${escapeXml(workbook)}"/></Relationships>`;
}
