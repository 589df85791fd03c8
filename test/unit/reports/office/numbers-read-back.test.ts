import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { toDocx } from '../../../../src/lib/reports/office/docx.ts';
import { toPptx } from '../../../../src/lib/reports/office/pptx.ts';
import { withRasterizer } from '../../../../src/lib/reports/office/rasterize-node.ts';
import { fillNamed } from '../../../support/office-documents.ts';
import { readOfficeParts, readWords } from '../../../support/office-parts.ts';
import { openReportFigures, type OpenedFigures } from '../../../support/report-context.ts';

const CUT_OFF = '2020-12-31';

let opened: OpenedFigures;
beforeAll(async () => {
	opened = await openReportFigures('small');
});

type Line = Readonly<Record<string, string>>;

function readExtract(table: string): readonly Line[] {
	const path = new URL(`../../../fixtures/cases/small/${table}.csv`, import.meta.url);
	const text = readFileSync(path, 'utf8');
	return Papa.parse<Line>(text, { header: true, skipEmptyLines: true }).data;
}

/** Values, halves of fractions, bounds and targets, as they are and as percentages. */
function listLongNumbers(): readonly number[] {
	return opened.figures.released.rows
		.flatMap(({ valeur, numerateur, denominateur, ic_bas, ic_haut, cible }) => [
			valeur,
			numerateur,
			denominateur,
			ic_bas,
			ic_haut,
			cible,
		])
		.flatMap((value) => (value === null ? [] : [value, 100 * value]));
}

/** What a statement adds: lines and totals of the accounts, the gap of each, its percentage, results and accounts. */
function listAccountNumbers(): readonly number[] {
	const lines = readExtract('finances').map(({ action = '', sens = '', compte = '', ...line }) => ({
		action,
		sens,
		compte,
		isInKind: /^8[67]/.test(compte),
		planned: Number(line['montant_prevu']),
		realised: Number(line['montant_realise']),
	}));
	const add = (read: 'planned' | 'realised', keeps: (line: (typeof lines)[number]) => boolean) =>
		lines.filter(keeps).reduce((sum, line) => sum + line[read], 0);
	const totals = ['accompagnement', 'information'].flatMap((action) =>
		[false, true].flatMap((isInKind) => {
			const [spent, received] = ['depense', 'recette'].map((sens) => {
				const keeps = (line: (typeof lines)[number]): boolean =>
					line.action === action && line.isInKind === isInKind && line.sens === sens;
				return { planned: add('planned', keeps), realised: add('realised', keeps) };
			});
			if (spent === undefined || received === undefined) throw new Error(`accounts: ${action}`);
			const result = {
				planned: received.planned - spent.planned,
				realised: received.realised - spent.realised,
			};
			return [spent, received, result];
		}),
	);
	return [
		...lines.map(({ compte }) => Number(compte)),
		...[...lines, ...totals].flatMap(({ planned, realised }) => [
			planned,
			realised,
			realised - planned,
			(100 * realised) / planned,
		]),
	];
}

/** What the balance adds: its ceiling, what the payment of 80 % leaves, and what of it is not called for. */
function listBalanceNumbers(): readonly number[] {
	const find = (id: string): number =>
		opened.figures.lookup.get({ indicateur: id, periode: '2020' })?.valeur ?? Number.NaN;
	const ceiling = find('participation_prevue') * 0.2;
	return [ceiling, ceiling - find('solde_simule')];
}

/** What the list of contracts adds: the days left to each at the cut-off. */
function listDaysLeft(): readonly number[] {
	return readExtract('contrats').map(
		({ date_fin: end = '' }) => (Date.parse(end) - Date.parse(CUT_OFF)) / 86_400_000,
	);
}

interface Printed {
	readonly text: string;
	readonly value: number;
	readonly decimals: number;
}

/** The numbers of a text, but for dates, years and the numbers of contracts. */
function listPrinted(words: string): readonly Printed[] {
	const plain = words
		.replaceAll(/\d\d\/\d\d\/\d{4}/g, ' ')
		.replaceAll(/[A-Z]\d{7}/g, ' ')
		.replaceAll(/\b20(?:1[89]|2[0-2])\b/g, ' ');
	const numbers = plain.matchAll(/\d{1,3}(?:[\u00A0\u202F]\d{3})+(?:,\d+)?|\d+(?:,\d+)?/g);
	return Array.from(numbers, ([text]) => ({
		text,
		value: Number(text.replaceAll(/[\u00A0\u202F]/g, '').replace(',', '.')),
		decimals: text.split(',')[1]?.length ?? 0,
	}));
}

const DOCUMENTS = [
	['rapport-annuel-accompagnement', 'docx'],
	['rapport-annuel-information', 'docx'],
	['etat-financier', 'docx'],
	['point-pole', 'docx'],
	['comite-de-pilotage', 'pptx'],
] as const;

describe('every number that a document prints', () => {
	it.each(DOCUMENTS)('is of the long table or of the accounts: %s, %s', async (name, format) => {
		const document = fillNamed(opened, name);
		const bytes =
			format === 'docx'
				? await withRasterizer((rasterize) => toDocx(document, rasterize))
				: await toPptx(document);
		const wanted = format === 'docx' ? /^word\/document\.xml$/ : /^ppt\/slides\/slide\d+\.xml$/;
		const printed = [...readOfficeParts(bytes)]
			.filter(([part]) => wanted.test(part))
			.flatMap(([, xml]) => listPrinted(readWords(xml)));
		const known = new Set(
			[
				...listLongNumbers(),
				...listAccountNumbers(),
				...listBalanceNumbers(),
				...listDaysLeft(),
			].flatMap((value) =>
				[0, 1, 2].map((decimals) => `${decimals} ${Math.abs(value).toFixed(decimals)}`),
			),
		);
		const unknown = printed.filter(
			({ value, decimals }) => !known.has(`${decimals} ${value.toFixed(decimals)}`),
		);
		expect([...new Set(unknown.map(({ text }) => text))]).toEqual([]);
		expect(printed.length).toBeGreaterThan(150);
	});
});
