import { read, utils } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, ReportDocument } from '../../../../src/lib/reports/blocks.ts';
import { formatPercent } from '../../../../src/lib/models/format.ts';
import { toDocx } from '../../../../src/lib/reports/office/docx.ts';
import { listFigures } from '../../../../src/lib/reports/office/figures.ts';
import { toHtml } from '../../../../src/lib/reports/office/html.ts';
import { toPicturePack } from '../../../../src/lib/reports/office/picture-pack.ts';
import { toPptx } from '../../../../src/lib/reports/office/pptx.ts';
import { withRasterizer } from '../../../../src/lib/reports/office/rasterize-node.ts';
import { toStatementXlsx } from '../../../../src/lib/reports/office/statement-xlsx.ts';
import { findStatements } from '../../../../src/lib/reports/statements.ts';
import { fillNamed } from '../../../support/office-documents.ts';
import {
	checkOfficeFile,
	readChartNumbers,
	readOfficeParts,
	readWords,
} from '../../../support/office-parts.ts';
import {
	openReportFigures,
	withhold,
	type OpenedFigures,
} from '../../../support/report-context.ts';

let opened: OpenedFigures;
let report: ReportDocument;
let slides: ReportDocument;
let pptx: Uint8Array;
let docx: Uint8Array;

beforeAll(async () => {
	opened = await openReportFigures('small');
	report = fillNamed(opened, 'rapport-annuel-accompagnement');
	slides = fillNamed(opened, 'comite-de-pilotage');
	pptx = await toPptx(slides);
	docx = await withRasterizer((rasterize) => toDocx(report, rasterize));
}, 120_000);

const isPart = (pattern: RegExp) => (name: string) => pattern.test(name);

function listTables(document: ReportDocument): readonly Extract<Block, { kind: 'tableau' }>[] {
	return document.sections.flatMap(({ blocks }) =>
		blocks.flatMap((block) => (block.kind === 'tableau' ? [block] : [])),
	);
}

/** Numbers of the long table: values, both halves of fractions, bounds, targets. */
function listLongNumbers({ figures }: OpenedFigures): readonly number[] {
	return figures.released.rows.flatMap((row) =>
		[row.valeur, row.numerateur, row.denominateur, row.ic_bas, row.ic_haut, row.cible].filter(
			(value) => value !== null,
		),
	);
}

describe('toPptx', () => {
	it('writes a package whose relations, types and numbers hold together', () => {
		expect(checkOfficeFile(pptx)).toEqual([]);
	});

	it('gives the same bytes for the same document', async () => {
		expect(Buffer.compare(Buffer.from(await toPptx(slides)), Buffer.from(pptx))).toBe(0);
	});

	it('has a slide a section, with its title, its notes, the mention and the edition', () => {
		const parts = readOfficeParts(pptx);
		const layouts = [...parts].filter(([name]) => isPart(/slideLayout\d+\.xml$/)(name));
		expect(layouts.filter(([, xml]) => xml.includes('ne pas diffuser'))).toHaveLength(2);
		slides.sections.forEach((section, index) => {
			const title = section.title.map(({ text }) => text).join('');
			const slide = parts.get(`ppt/slides/slide${index + 1}.xml`) ?? '';
			expect(readWords(slide)).toContain(title);
			expect(slide).toMatch(/<p:ph\s[^>]*type="title"/);
		});
	});

	it('draws only numbers of the long table in its charts', () => {
		const known = listLongNumbers(opened);
		const isKnown = (value: number): boolean =>
			known.some((other) => Math.abs(other - value) < 1e-6);
		const charts = [...readOfficeParts(pptx)].filter(([name]) =>
			isPart(/^ppt\/charts\/chart\d+\.xml$/)(name),
		);
		expect(charts.length).toBeGreaterThan(4);
		// Bars and columns without intervals, amounts or targets: each mark is a row of the long table.
		const plain = charts.filter(
			([, xml]) => /<c:barChart>/.test(xml) && !/errBars|€|lineChart/.test(xml),
		);
		expect(plain.length).toBeGreaterThan(1);
		for (const [name, xml] of plain) {
			for (const value of readChartNumbers(xml))
				expect([name, value, isKnown(value)]).toEqual([name, value, true]);
		}
	});

	it('keeps the sheet of each chart in step with its cache', () => {
		const files = unzipSync(pptx);
		const parts = readOfficeParts(pptx);
		const charts = [...parts.keys()].filter(isPart(/^ppt\/charts\/chart\d+\.xml$/));
		for (const name of charts) {
			const rank = /(\d+)\.xml$/.exec(name)?.[1] ?? '';
			const sheet = files[`ppt/embeddings/Microsoft_Excel_Worksheet${rank}.xlsx`];
			if (sheet === undefined) throw new Error(`sheet: ${rank}`);
			const data = read(sheet, { type: 'array' }).Sheets.Données;
			if (data === undefined) throw new Error(`sheet: ${rank}, Données`);
			const numbers = utils.sheet_to_json<unknown[]>(data, { header: 1 }).flat();
			for (const value of readChartNumbers(parts.get(name) ?? '')) expect(numbers).toContain(value);
		}
	});

	it('describes every chart and table', () => {
		for (const [name, xml] of readOfficeParts(pptx)) {
			if (!/^ppt\/slides\/slide\d+\.xml$/.test(name)) continue;
			const frames = xml.match(/<p:graphicFrame>.*?<p:cNvPr [^>]*>/gs) ?? [];
			for (const frame of frames) expect(frame).toMatch(/descr="[^"]{10,}"/);
		}
	});

	it('makes slides of a report: a cover, then one a drawing or a table', async () => {
		const parts = readOfficeParts(await toPptx(report));
		const count = [...parts.keys()].filter(isPart(/^ppt\/slides\/slide\d+\.xml$/)).length;
		const visuals = report.sections.flatMap(({ blocks }) =>
			blocks.filter(({ kind }) => ['graphique', 'tableau', 'etat-financier'].includes(kind)),
		);
		expect(count).toBeGreaterThan(visuals.length);
	});
});

describe('toDocx', () => {
	it('writes a package whose relations, types and numbers hold together', () => {
		expect(checkOfficeFile(docx)).toEqual([]);
	});

	it('gives the same bytes for the same document', async () => {
		const again = await withRasterizer((rasterize) => toDocx(report, rasterize));
		expect(Buffer.compare(Buffer.from(again), Buffer.from(docx))).toBe(0);
	});

	it('has real headings, a table of contents, numbered captions and described pictures', () => {
		const xml = readOfficeParts(docx).get('word/document.xml') ?? '';
		const figures = report.sections.flatMap(({ blocks }) => listFigures(blocks));
		const drawn = figures.filter(
			({ drawing }) => drawing.model.message === null && drawing.kind !== 'damier',
		);
		expect(xml.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(report.sections.length);
		expect(xml).toMatch(/<w:instrText[^>]*>TOC /);
		expect(xml.match(/w:instr="SEQ Figure /g)).toHaveLength(figures.length);
		expect(xml.match(/<wp:docPr [^>]*descr="[^"]{10,}"/g)).toHaveLength(drawn.length);
	});

	it('says again the head of each table on the next page', () => {
		const xml = readOfficeParts(docx).get('word/document.xml') ?? '';
		const heads = xml.match(/<w:tblHeader\/>/g) ?? [];
		expect(heads.length).toBeGreaterThanOrEqual(listTables(report).length);
	});

	it('prints every cell of every table as the model has it', () => {
		const words = readWords(readOfficeParts(docx).get('word/document.xml') ?? '');
		for (const { table } of listTables(report)) {
			for (const { cells } of table.rows) {
				for (const { text } of cells) expect(words).toContain(text);
			}
		}
	});

	it('bears the mention, the edition and French', () => {
		const parts = readOfficeParts(docx);
		expect(readWords(parts.get('word/footer1.xml') ?? '')).toContain(
			'participation du Département',
		);
		expect(readWords(parts.get('word/header1.xml') ?? '')).toContain('ne pas diffuser');
		expect(parts.get('docProps/core.xml')).toContain('<dc:language>fr-FR</dc:language>');
		expect(parts.get('word/styles.xml')).toContain('w:val="fr-FR"');
	});
});

/** What only the rows of some indicators have: values as a sheet holds them, rates as a page prints them. */
function listSecrets(
	{ figures }: OpenedFigures,
	isHidden: (id: string) => boolean,
): readonly string[] {
	const write = (isWanted: (id: string) => boolean): readonly string[] =>
		figures.released.rows
			.filter(({ indicateur }) => isWanted(indicateur))
			.flatMap(({ valeur, ic_bas, ic_haut, unite }) => [
				...[valeur, ic_bas, ic_haut].map(String),
				...(unite === 'taux' && valeur !== null ? [formatPercent(valeur)] : []),
			]);
	const others = new Set(write((id) => !isHidden(id)));
	// A short decimal may be the place of a mark.
	return [...new Set(write(isHidden))].filter(
		(text) => !others.has(text) && (text.length > 8 || text.endsWith('%')),
	);
}

describe('what is withheld', () => {
	it('stays out of slides, charts, their sheets, documents and pages', async () => {
		const isHidden = (id: string): boolean => id === 'taux_contractualisation';
		const hidden = withhold(opened, isHidden);
		const document = fillNamed(hidden, 'comite-de-pilotage');
		const secrets = listSecrets(opened, isHidden);
		expect(secrets.length).toBeGreaterThan(10);
		const bytes = await toPptx(document);
		const sheets = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.xlsx'));
		const sheetTexts = sheets.flatMap(([, part]) => [...readOfficeParts(part).values()]);
		const html = toHtml(fillNamed(hidden, 'rapport-annuel-accompagnement'));
		const everything = [...readOfficeParts(bytes).values(), ...sheetTexts, html].join('\n');
		expect(secrets.filter((text) => everything.includes(text))).toEqual([]);
		expect(everything.includes('>s.<')).toBe(true);
	});
});

describe('toStatementXlsx', () => {
	it('computes with formulas what the statement says', async () => {
		const document = fillNamed(opened, 'etat-financier');
		const bytes = await toStatementXlsx(document);
		expect(checkOfficeFile(bytes)).toEqual([]);
		const { Sheets, SheetNames } = read(bytes, { type: 'array', cellFormula: true });
		const groups = findStatements(document).flatMap(({ statement }) => statement.groups);
		groups.forEach(({ sections }, index) => {
			const sheet = Sheets[SheetNames[index] ?? ''];
			if (sheet === undefined) throw new Error(`sheet: ${index}`);
			const cells = Object.entries(sheet).filter(([name]) => /^[DE]\d+$/.test(name));
			const formulas = cells.filter(([, cell]) => /^SUM\(/.test((cell as { f?: string }).f ?? ''));
			const values = formulas.map(([, cell]) => (cell as { v?: number }).v);
			const totals = sections.flatMap(({ total, lines }) =>
				total === null || lines.length === 0 ? [] : [total.prevu, total.realise],
			);
			expect(values.sort()).toEqual([...totals].sort());
			for (const [, cell] of formulas) {
				expect(sumRange(sheet, (cell as { f: string }).f)).toBeCloseTo(
					(cell as { v: number }).v,
					2,
				);
			}
		});
	});
});

/** What « SUM(D9:D15) » gives from the cells of a sheet. */
function sumRange(sheet: Record<string, unknown>, formula: string): number {
	const [, column = '', first = '', last = ''] =
		/^SUM\(([A-Z])(\d+):[A-Z](\d+)\)$/.exec(formula) ?? [];
	let sum = 0;
	for (let row = Number(first); row <= Number(last); row += 1) {
		sum += (sheet[`${column}${row}`] as { v: number } | undefined)?.v ?? 0;
	}
	return sum;
}

describe('toHtml', () => {
	it('stands alone: no script, nothing asked of the network, no name twice', () => {
		const html = toHtml(report);
		expect(html).not.toMatch(/<script|<link|src="http|url\(http/);
		const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
		expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
		expect(html).toContain('<html lang="fr">');
	});
});

describe('toPicturePack', () => {
	it('holds what its manifest names, the data of each figure included', async () => {
		const bytes = await withRasterizer((rasterize) => toPicturePack(slides, rasterize));
		const files = unzipSync(bytes);
		const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json'])) as {
			figures: { fichiers: Record<string, string> }[];
		};
		const named = manifest.figures.flatMap(({ fichiers }) => Object.values(fichiers));
		expect([...named, 'manifest.json'].sort()).toEqual(Object.keys(files).sort());
		for (const name of named.filter((one) => one.endsWith('.png'))) {
			expect([...(files[name] ?? []).slice(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
		}
	});
});
