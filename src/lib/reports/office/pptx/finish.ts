import { listFrameNotes } from '../../../charts/export-frame.ts';
import type { ReportDocument } from '../../blocks.ts';
import { toChartRelations, toChartXml } from '../chart/chart-xml.ts';
import { THEME_COLOURS, toHex } from '../chart/chart-looks.ts';
import { toChartWorkbook } from '../chart/chart-sheet.ts';
import { PANOSE, SANS, SERIF } from '../faces.ts';
import { OfficePackage, toCoreXml } from '../package.ts';
import { toProperties } from '../properties.ts';
import { escapeXml } from '../xml.ts';
import { hatchCells } from './table.ts';
import type { Gathered, PlacedChart } from './visual.ts';

/** Text of charts, in points. */
const CHART_TEXT = 12;

/** The file of the library made ours: charts and their sheets, theme, language, notes, names, and no clock. */
export async function finish(
	bytes: Uint8Array,
	document: ReportDocument,
	{ charts, descriptions }: Gathered,
): Promise<Uint8Array<ArrayBuffer>> {
	const file = new OfficePackage(bytes);
	numberCharts(file);
	await Promise.all(charts.map((chart, index) => writeChart(file, chart, index + 1, document)));
	for (const name of file.names) {
		if (/^ppt\/slides\/slide\d+\.xml$/.test(name)) {
			file.edit(name, (xml) => numberShapes(describeTables(hatchCells(xml), descriptions)));
		}
		if (/^ppt\/slideLayouts\/[^/]+\.xml$/.test(name)) file.edit(name, numberShapes);
		if (/^ppt\/notesSlides\/[^/]+\.xml$/.test(name)) file.edit(name, splitNotes);
		if (/^ppt\/.*\.xml$/.test(name)) file.edit(name, (xml) => choosePanose(speakFrench(xml)));
	}
	file.edit('ppt/theme/theme1.xml', paintTheme);
	file.write('docProps/core.xml', toCoreXml(toProperties(document)));
	file.edit('[Content_Types].xml', (xml) => dropMissing(xml, new Set(file.names)));
	return file.toBytes(document.frame.editedOn);
}

/** The library counts charts on from one file to the next: ours are counted from 1. */
function numberCharts(file: OfficePackage): void {
	const ranks = file.names
		.flatMap((name) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? [])
		.map(Number)
		.sort((a, b) => a - b);
	const rename = (text: string): string =>
		text.replace(
			/\b(chart|Microsoft_Excel_Worksheet)(\d+)(?=\.xml|\.xlsx)/g,
			(_, kind: string, rank: string) => `${kind}${ranks.indexOf(Number(rank)) + 1}`,
		);
	const isOurs = (name: string): boolean => /\.rels$|^\[Content_Types\]/.test(name);
	for (const name of file.names) if (isOurs(name)) file.edit(name, rename);
	// From the least on, so that no name is taken twice.
	for (const name of [...file.names]
		.filter((each) => /^ppt\/(charts|embeddings)\//.test(each))
		.sort(byRank)) {
		if (rename(name) !== name) file.rename(name, rename(name));
	}
}

function byRank(a: string, b: string): number {
	const rank = (name: string): number => Number(/(\d+)\.x/.exec(name)?.[1] ?? 0);
	return rank(a) - rank(b);
}

async function writeChart(
	file: OfficePackage,
	{ chart, block }: PlacedChart,
	rank: number,
	{ frame }: ReportDocument,
): Promise<void> {
	const workbook = `Microsoft_Excel_Worksheet${rank}.xlsx`;
	const sheet = await toChartWorkbook(chart, block.drawing.model.table, listFrameNotes(frame));
	file.write(`ppt/charts/chart${rank}.xml`, toChartXml(chart, CHART_TEXT));
	file.write(`ppt/charts/_rels/chart${rank}.xml.rels`, toChartRelations(workbook));
	file.write(`ppt/embeddings/${workbook}`, new OfficePackage(sheet).toBytes(frame.editedOn));
}

/** Each shape of a slide has a number of its own; the library gives some twice. */
function numberShapes(xml: string): string {
	let rank = 0;
	return xml.replace(/<p:cNvPr id="\d+"/g, () => {
		rank += 1;
		return `<p:cNvPr id="${rank}"`;
	});
}

/** What each table is, for a screen reader; its first row is its header. */
function describeTables(xml: string, descriptions: ReadonlyMap<string, string>): string {
	const described = [...descriptions].reduce(
		(text, [name, description]) =>
			text.replace(
				`name="${name}"/><p:cNvGraphicFramePr>`,
				`name="${escapeXml(name)}" descr="${escapeXml(description)}"/><p:cNvGraphicFramePr>`,
			),
		xml,
	);
	return described.replaceAll('<a:tblPr/>', '<a:tblPr firstRow="1"/>');
}

/** One paragraph a line: the library writes notes as one. */
function splitNotes(xml: string): string {
	return xml.replace(
		/<a:p><a:r><a:rPr([^>]*)\/><a:t>([^<]*)<\/a:t><\/a:r>/,
		(_, look: string, text: string) =>
			text
				.split(/\r?\n|&#xA;/)
				.map((line) => `<a:p><a:r><a:rPr${look}/><a:t>${line}</a:t></a:r>`)
				.join('</a:p>'),
	);
}

function speakFrench(xml: string): string {
	return xml
		.replaceAll(' altLang="en-US"', '')
		.replaceAll('lang="en-US"', 'lang="fr-FR"')
		.replaceAll('Click to edit Master text styles', 'Modifier les styles du texte du masque')
		.replaceAll('>Second level<', '>Deuxième niveau<')
		.replaceAll('>Third level<', '>Troisième niveau<')
		.replaceAll('>Fourth level<', '>Quatrième niveau<')
		.replaceAll('>Fifth level<', '>Cinquième niveau<');
}

/** What a system without our faces chooses others by: serif or not, and their shape. */
function choosePanose(xml: string): string {
	return xml.replace(
		new RegExp(`typeface="(${SANS}|${SERIF})" pitchFamily="34"`, 'g'),
		(_, face: string) =>
			`typeface="${face}" panose="${PANOSE[face] ?? ''}" pitchFamily="${face === SERIF ? 18 : 34}"`,
	);
}

/** Our colours and our name in the place of those of the library. */
function paintTheme(xml: string): string {
	const colours = THEME_COLOURS.map(
		([name, colour]) => `<a:${name}><a:srgbClr val="${toHex(colour)}"/></a:${name}>`,
	).join('');
	return xml
		.replace(
			/<a:clrScheme name="[^"]*">.*?<\/a:clrScheme>/s,
			`<a:clrScheme name="Jalons">${colours}</a:clrScheme>`,
		)
		.replace(/(<a:theme [^>]*name=")[^"]*"/, '$1Jalons"')
		.replace(/<a:fontScheme name="[^"]*"/, '<a:fontScheme name="Jalons"');
}

/** The library lists parts that it does not write. */
function dropMissing(xml: string, names: ReadonlySet<string>): string {
	return xml.replace(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (whole, name: string) =>
		names.has(name) ? whole : '',
	);
}
