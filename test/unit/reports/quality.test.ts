import { describe, expect, it } from 'vitest';
import { toQualityHtml } from '../../../src/lib/reports/quality/quality-html.ts';
import {
	toQualityReport,
	type QualityReport,
} from '../../../src/lib/reports/quality/quality-report.ts';
import { toQualityText } from '../../../src/lib/reports/quality/quality-text.ts';
import { toQualityXlsx } from '../../../src/lib/reports/quality/quality-xlsx.ts';
import { readParts } from '../cli/run.ts';
import { changeFile, changeLine, loadSmall, loadSmallBytes, read } from '../extracts/sets.ts';

async function reportOn(contents: Parameters<typeof read>[0]): Promise<QualityReport> {
	return toQualityReport(await read(contents));
}

const NAME = 'QUATREMARE Zéphirine';

describe('toQualityReport', () => {
	it('says of a sound set what was read, and from which files', async () => {
		const report = await reportOn(loadSmallBytes());
		expect(report.isAccepted).toBe(true);
		expect(report.counts.erreur).toBe(0);
		expect(report.dateExtraction).toMatch(/^\d{4}-\d{2}-\d{2}$/);
		expect(report.tables).toHaveLength(12);
		expect(report.tables.every(({ rows, refused }) => rows !== null && refused === 0)).toBe(true);
		expect(report.files.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
	});

	it('groups findings by rule with their count, first rows and what to mend', async () => {
		const contents = {
			...loadSmall(),
			...changeFile('contrats.csv', (text) => text.replace(/2020-\d\d-\d\d/g, '2020-02-31')),
		};
		const report = await reportOn(contents);
		expect(report.isAccepted).toBe(false);
		const rule = report.rules.find(({ code }) => code === 'date-impossible');
		const finding = rule?.places[0]?.finding;
		expect(rule?.count).toBeGreaterThan(1);
		expect(rule?.count).toBe(rule?.places.reduce((sum, place) => sum + place.finding.count, 0));
		expect(finding?.rows?.[0]).toBe(2);
		expect(finding?.advice).toMatch(/Corrigez la date/);
		const table = report.tables.find(({ name }) => name === 'contrats');
		expect([table?.state, table?.refused]).toEqual(['À corriger', rule?.count]);
		expect(report.verdict).toMatch(/refusés\u00A0: \d+\u00A0règles?/);
	});

	it('counts what was converted and a table that is absent', async () => {
		const { 'freins.csv': _, ...contents } = changeFile('poles.csv', (text) =>
			text.replaceAll('true', 'oui'),
		);
		const report = await reportOn(contents);
		const find = (wanted: string) => report.tables.find(({ name }) => name === wanted);
		expect(find('poles')?.converted).toBeGreaterThan(0);
		expect([find('freins')?.state, find('freins')?.rows]).toEqual(['Absente', null]);
	});
});

describe('every form of the report', () => {
	it('never repeats what names a person', async () => {
		const contents = changeFile('orientations.csv', (text) =>
			changeLine(text, 2, (line) => line.replace(/^[^,]*,[^,]*/, `O1,${NAME}`)),
		);
		const report = await reportOn(contents);
		expect(report.verdict).toMatch(/identifient des personnes/);
		const xlsx = Object.values(readParts(await toQualityXlsx(report))).join('');
		for (const form of [toQualityText(report), toQualityHtml(report), xlsx]) {
			expect(form).toContain('contenu-nominatif');
			expect(form).not.toMatch(/QUATREMARE|Zéphirine/);
		}
	});

	it.each([NAME, 'QUATREMARE', 'Zéphirine'])(
		'does not repeat %s, taken for a term of a list, and keeps what is near to one',
		async (name) => {
			const contents = changeFile('freins.csv', (text) =>
				changeLine(
					changeLine(text, 2, (line) => line.replace(/,[a-z_]+,/, `,${name},`)),
					3,
					(line) => line.replace(/,[a-z_]+,/, ',Logements,'),
				),
			);
			const text = toQualityText(await reportOn(contents));
			expect(text).toMatch(/\[valeur-inconnue\] 2 fois/);
			expect(text).toContain('«\u00A0Logements\u00A0» (sans doute «\u00A0logement\u00A0»');
			expect(text).not.toMatch(/QUATREMARE|Zéphirine/);
		},
	);

	it('has the four sheets, with a header that stays in view', async () => {
		const parts = readParts(await toQualityXlsx(await reportOn(loadSmallBytes())));
		const names = [...(parts['xl/workbook.xml'] ?? '').matchAll(/<sheet [^>]*?name="([^"]*)"/g)];
		expect(names.map(([, name]) => name)).toEqual(['Résumé', 'Constats', 'Tables', 'Provenance']);
		for (const number of [1, 2, 3, 4]) {
			expect(parts[`xl/worksheets/sheet${number}.xml`]).toContain('state="frozen"');
		}
	});

	it('is an HTML page that stands alone, runs nothing and escapes what files say', async () => {
		const contents = { ...loadSmall(), '<img src=x onerror="alert(1)">.doc': 'x' };
		const html = toQualityHtml(await reportOn(contents));
		expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;.doc');
		expect(html).not.toMatch(/<img|<script|<link|<a |https?:/);
		expect(html).toContain("default-src 'none'");
		expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/);
		expect(html.match(/<caption>/g)).toHaveLength(2);
		expect(html.match(/<h1>/g)).toHaveLength(1);
	});
});
