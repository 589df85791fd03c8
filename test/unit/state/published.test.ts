import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import highs from 'highs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseLongCsv } from '../../../src/lib/disclosure/long-table-csv.ts';
import { protect } from '../../../src/lib/disclosure/protect.ts';
import type { Manifest, Publication } from '../../../src/lib/disclosure/publication.ts';
import { release, releaseAudited } from '../../../src/lib/disclosure/release.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { computeSha256 } from '../../../src/lib/extracts/hash.ts';
import type { ExtractSet } from '../../../src/lib/extracts/read-extracts.ts';
import { openFolder } from '../../../src/cli/read-folder.ts';
import { toBudgetPage } from '../../../src/lib/state/budget.ts';
import { toConformity } from '../../../src/lib/state/conformite.ts';
import { toContrats } from '../../../src/lib/state/contrats.ts';
import { toDeadlinesPage } from '../../../src/lib/state/echeances.ts';
import { nameExport } from '../../../src/lib/state/export.ts';
import { toFrameContext } from '../../../src/lib/state/facts.ts';
import { computeFigures, type Figures } from '../../../src/lib/state/figures.ts';
import { readFilter } from '../../../src/lib/state/filter.ts';
import { toFreins } from '../../../src/lib/state/freins.ts';
import { toOrientations } from '../../../src/lib/state/orientations.ts';
import { toPageContext, type PageContext } from '../../../src/lib/state/page.ts';
import { toPublicationZip } from '../../../src/lib/state/publication-file.ts';
import {
	fromPublicationSeed,
	toPublicationSeed,
	toPublishedFigures,
} from '../../../src/lib/state/published.ts';
import { renderReport } from '../../../src/cli/report/render.ts';
import { fillReport } from '../../../src/lib/reports/markdown/fill-report.ts';
import { parseReport } from '../../../src/lib/reports/markdown/parse-report.ts';
import { toReportContext } from '../../../src/lib/state/report/report-context.ts';
import { toReportSetting } from '../../../src/lib/state/report/report-setting.ts';
import { toSessionsPage } from '../../../src/lib/state/seances.ts';
import { toSorties } from '../../../src/lib/state/sorties.ts';
import { toSynthese } from '../../../src/lib/state/synthese.ts';
import { acceptExtracts } from '../../support/cases.ts';
import { toInput, YEAR_AND_SEMESTERS } from '../../support/disclosure.ts';

const FOLDER = 'static/demo-diffusion/';
const read = async (name: string) => new Uint8Array(await readFile(`${FOLDER}${name}`));

/** A number that no extract gives, as it is and as it is printed. */
const MARK = 54_321;
const MARKED = /(?<![\d.])54\s?321(?!\d)/;

let engine: Engine;
let set: ExtractSet;
let exact: Figures;
let publication: Publication;
let published: Figures;

beforeAll(async () => {
	engine = await openNodeEngine();
	set = await acceptExtracts(await openFolder('static/demo'));
	exact = await computeFigures(engine, set);
	const bytes = await read('manifest.json');
	const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Manifest;
	const files = await Promise.all(
		manifest.fichiers.map(async ({ nom }) => ({ name: nom, bytes: await read(nom) })),
	);
	const rows = files.flatMap((file) => parseLongCsv(new TextDecoder().decode(file.bytes)) ?? []);
	publication = {
		manifest,
		released: releaseAudited(rows),
		files: [...files, { name: 'manifest.json', bytes }],
	};
	published = toPublishedFigures(exact.scope, publication);
}, 60_000);
afterAll(() => engine.close());

const open = (figures: Figures, periode: string) =>
	toPageContext(
		figures,
		readFilter(new URLSearchParams({ periode, edition: 'diffusion' }), figures.scope),
	);
/** Everything that every page shows, as one text. */
const printPages = (page: PageContext) =>
	JSON.stringify([
		toSynthese(page),
		toOrientations(page),
		toContrats(page),
		toFreins(page),
		toSorties(page),
		toSessionsPage(page),
		toBudgetPage(page),
		toDeadlinesPage(page),
		toConformity(page, set.clauses, []),
	]);

describe('the edition of the demonstration that the site holds ready', () => {
	it('is of its extracts, and its files are those of its manifest', async () => {
		for (const { nom, sha256 } of publication.manifest.extraction.fichiers) {
			expect(set.files.find(({ path }) => path === nom)?.sha256).toBe(sha256);
		}
		for (const { nom, sha256 } of publication.manifest.fichiers) {
			expect(await computeSha256(await read(nom))).toBe(sha256);
		}
	});

	it('is what the protection makes of them now, and loses at most 1.25 times what must be lost', async () => {
		const input = await toInput(set, YEAR_AND_SEMESTERS);
		const { files, manifest } = await protect(input, { solver: await highs() });
		expect(files).toEqual(publication.files);
		expect(manifest.perte.borne).toBeGreaterThan(0);
		expect(manifest.perte.ponderee).toBeLessThanOrEqual(1.25 * manifest.perte.borne);
	}, 120_000);

	it('publishes exact rows and withholds whole ones', () => {
		let withheld = 0;
		for (const row of published.released.rows) {
			const { indicateur, periode, code_pole: pole, ventilation, modalite } = row;
			const known = exact.lookup.get({ indicateur, periode, pole, ventilation, modalite });
			if (row.secret === '') expect(row).toEqual(known);
			else {
				withheld += 1;
				const { numerateur, denominateur, valeur, cible, ic_bas, ic_haut } = row;
				const numbers = [numerateur, denominateur, valeur, cible, ic_bas, ic_haut];
				expect(numbers.every((number) => number === null)).toBe(true);
			}
		}
		expect(withheld).toBe(publication.manifest.lignes.retenues);
	});
});

/** Exact rows with every withheld number changed, where the lookup of a publication should be: what must never be. */
function leak(): Figures {
	const places = new Set(
		published.released.rows.filter(({ secret }) => secret === 'oui').map(toPlace),
	);
	const changed = exact.released.rows.map((row) =>
		places.has(toPlace(row)) ? { ...row, numerateur: MARK, denominateur: MARK, valeur: MARK } : row,
	);
	return { ...published, lookup: toLookup(changed) };
}

describe('what the pages of an edition of diffusion show', () => {
	it('depends on nothing but the published rows', () => {
		for (const periode of published.computed) {
			const text = printPages(open(published, periode));
			expect(text).not.toMatch(MARKED);
			// The same search finds them where exact rows are shown: the test can fail.
			const leaked = printPages(open(leak(), periode));
			expect(leaked).toMatch(MARKED);
		}
	});

	it('tells nothing one by one', () => {
		const page = open(published, '2020');
		expect(toSorties(page).followUps).toBeNull();
		expect(toContrats(page).curve).toBeNull();
		expect(toSessionsPage(page).oneByOne).toBeNull();
		expect(toDeadlinesPage(page).oneByOne).toBeNull();
		expect(toBudgetPage(page).statement).toBeNull();
		expect(toFreins(page).tables).toEqual([]);
		expect(toSynthese(page).series).toBeNull();
		expect(JSON.stringify(toOrientations(page))).not.toContain('personnes_par_referent');
	});

	it('is marked with its edition and its threshold', () => {
		const { period } = open(published, '2020');
		const context = toFrameContext(set, period, 'diffusion', '2021-04-01');
		expect(context).toMatchObject({ edition: 'diffusion', threshold: 5 });
		expect(
			context.provenance?.files.every(({ rows, bytes }) => rows === null && bytes === null),
		).toBe(true);
		expect(nameExport('diffusion', '2020', 'csv', '')).toBe('indicateurs_2020.csv');
		expect(nameExport('pilotage', '2020', 'csv', '')).toMatch(/^PILOTAGE_NE-PAS-DIFFUSER_/);
	});
});

describe.each(['docx', 'pptx', 'html'] as const)('a report as %s', (format) => {
	it.each(['rapport-annuel-accompagnement', 'comite-de-pilotage'])(
		'holds no withheld number in any of its bytes: %s',
		async (id) => {
			expect(await printReport(published, id, format)).not.toMatch(MARKED);
			// The same search finds them where exact rows are given: the test can fail.
			expect(await printReport(leak(), id, format)).toMatch(MARKED);
		},
		60_000,
	);
});

/** All the text of the bytes of a report, what is packed in it too. */
async function printReport(
	figures: Figures,
	id: string,
	format: 'docx' | 'pptx' | 'html',
): Promise<string> {
	const page = open(figures, '2020');
	const frame = toFrameContext(set, page.period, 'diffusion', '2021-04-01');
	const text = await readFile(`reports/${id}.md`, 'utf8');
	const document = fillReport(
		parseReport(`${id}.md`, text),
		toReportContext(page, toReportSetting(set, frame, [], null)),
	);
	const made = await renderReport(document, format);
	return typeof made === 'string' ? made : printZip(made);
}

function printZip(bytes: Uint8Array): string {
	return Object.entries(unzipSync(bytes))
		.map(([name, part]) =>
			/\.(xlsx|docx)$/.test(name) ? printZip(part) : new TextDecoder().decode(part),
		)
		.join('\n');
}

describe('what is handed out', () => {
	it('is a ZIP of the very files, the same each time', () => {
		const zip = toPublicationZip(publication);
		expect(toPublicationZip(publication)).toEqual(zip);
		const found = unzipSync(zip);
		expect(Object.keys(found)).toEqual(publication.files.map(({ name }) => name));
		for (const { name, bytes } of publication.files) expect(found[name]).toEqual(bytes);
	});

	it('goes to the pages of a site without a count of the extracts, and comes back as it was', () => {
		const seed = toPublicationSeed(set, published, publication.manifest);
		expect(seed.set.files.every(({ rows, bytes }) => rows === null && bytes === 0)).toBe(true);
		const back = fromPublicationSeed(JSON.parse(JSON.stringify(seed)) as typeof seed);
		expect(printPages(open(back.figures, '2020-S1'))).toBe(printPages(open(published, '2020-S1')));
	});

	it('is never made of exact figures', () => {
		expect(() => toPublicationSeed(set, exact, publication.manifest)).toThrow('edition: pilotage');
	});
});

function toPlace(row: Figures['released']['rows'][number]): string {
	return [row.indicateur, row.ventilation, row.modalite, row.code_pole, row.periode].join('|');
}

function toLookup(rows: Figures['released']['rows']): Figures['lookup'] {
	const { rows: all } = release(rows, 'pilotage');
	const byPlace = new Map(all.map((row) => [toPlace(row), row]));
	return {
		edition: 'diffusion',
		hasPeriod: () => true,
		get: ({ indicateur, periode, pole = 'ENSEMBLE', ventilation = '', modalite = '' }) =>
			byPlace.get([indicateur, ventilation, modalite, pole, periode].join('|')),
	};
}
