import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, ReportDocument, Words } from '../../../../src/lib/reports/blocks.ts';
import { checkReport } from '../../../../src/lib/reports/markdown/check-report.ts';
import { fillReport } from '../../../../src/lib/reports/markdown/fill-report.ts';
import { parseReport } from '../../../../src/lib/reports/markdown/parse-report.ts';
import { CASE_NAMES, type CaseName } from '../../../support/cases.ts';
import {
	openReportFigures,
	toTestContext,
	withhold,
	type OpenedFigures,
} from '../../../support/report-context.ts';

const FOLDER = new URL('../../../../reports/', import.meta.url).pathname;
const REPORTS = readdirSync(FOLDER)
	.filter((name) => name.endsWith('.md') && name !== 'README.md')
	.map((name) => parseReport(name, readFileSync(FOLDER + name, 'utf8')));

const opened = new Map<CaseName, OpenedFigures>();
beforeAll(async () => {
	for (const name of CASE_NAMES) opened.set(name, await openReportFigures(name));
}, 120_000);

function get(name: CaseName): OpenedFigures {
	const found = opened.get(name);
	if (found === undefined) throw new Error(`case: ${name}`);
	return found;
}

const say = (words: readonly Words[]): string => words.map(({ text }) => text).join('');

function listTexts(block: Block): readonly string[] {
	switch (block.kind) {
		case 'titre':
		case 'paragraphe':
			return [say(block.words)];
		case 'liste':
			return block.items.flat().flatMap(listTexts);
		case 'citation':
			return block.blocks.flatMap(listTexts);
		case 'kpi':
			return block.kpis.map(({ value, unit }) => `${value} ${unit}`);
		case 'tableau':
			return block.table.rows.flatMap(({ cells }) => cells.map(({ text }) => text));
		case 'graphique':
			return [block.caption.text, block.drawing.model.alt];
		case 'etat-financier':
			return block.notes;
		case 'saut':
			return [];
	}
}

function readAll({ sections }: ReportDocument): string {
	return sections
		.flatMap(({ title, blocks, notes }) => [
			say(title),
			...[...blocks, ...notes].flatMap(listTexts),
		])
		.join('\n');
}

describe.each(REPORTS)('$file', (parsed) => {
	it('has no error', () => {
		expect(parsed.findings).toEqual([]);
	});

	it.each(CASE_NAMES)('fills for every period of %s', (name) => {
		const { figures } = get(name);
		for (const { annee } of figures.scope.convention.exercices) {
			for (const part of ['', '-S1', '-S2', '-T3', '-05']) {
				const context = toTestContext(get(name), `periode=${annee}${part}`);
				expect(checkReport(parsed, { ...context, views: [] })).toEqual([]);
				const text = readAll(fillReport(parsed, context));
				expect(text).not.toMatch(/à corriger|undefined|NaN|\[object|:valeur|:contexte/);
			}
		}
	});

	it('fills where everything is withheld, and shows none of it', () => {
		const hidden = withhold(get('small'), () => true);
		const text = readAll(fillReport(parsed, toTestContext(hidden, 'periode=2020')));
		expect(text).not.toMatch(/à corriger|undefined|NaN/);
	});

	it('gives every part an anchor of its own, and numbers figures and tables in order', () => {
		const { sections, form } = fillReport(parsed, toTestContext(get('small'), 'periode=2020'));
		const anchors = sections.map(({ id }) => id);
		expect(new Set(anchors).size).toBe(anchors.length);
		for (const kind of ['figure', 'tableau'] as const) {
			const numbers = sections
				.flatMap(({ blocks }) => blocks)
				.flatMap((block) =>
					'caption' in block && block.caption.kind === kind ? [block.caption.number] : [],
				);
			expect(numbers).toEqual(numbers.map((_, index) => (form === 'rapport' ? index + 1 : null)));
		}
	});
});

describe('what a report says is what the long table holds', () => {
	it('cards, and the tables of indicators by pôle', () => {
		const context = toTestContext(get('small'), 'periode=2020');
		let compared = 0;
		for (const parsed of REPORTS) {
			const blocks = fillReport(parsed, context).sections.flatMap((section) => section.blocks);
			for (const block of blocks) {
				if (block.kind !== 'tableau') continue;
				const { columns, rows } = block.table;
				for (const row of rows.filter(
					({ id }) => id === 'ENSEMBLE' || context.poles.some(({ code }) => code === id),
				)) {
					row.cells.forEach((cell, index) => {
						const indicateur = columns[index + 1]?.id ?? '';
						const found = context.lookup.get({ indicateur, periode: '2020', pole: row.id });
						if (found === undefined) return;
						expect(cell.number).toBe(found.valeur);
						compared += 1;
					});
				}
			}
		}
		expect(compared).toBeGreaterThan(50);
	});

	it('the values of sentences, worked out here from the rows', () => {
		const context = toTestContext(get('small'), 'periode=2020');
		const read = (indicateur: string) => context.lookup.get({ indicateur, periode: '2020' });
		const parsed = parseReport(
			'essai.md',
			'---\ntitre: T\nforme: rapport\n---\n\n:valeur[personnes_accompagnees] / :valeur[taux_contractualisation]{forme=numerateur} / :valeur[taux_contractualisation]{forme=denominateur} / :cible[personnes_accompagnees]{forme=nombre}\n',
		);
		const whole = read('personnes_accompagnees');
		const rate = read('taux_contractualisation');
		expect(readAll(fillReport(parsed, context))).toContain(
			`${whole?.valeur ?? ''} / ${rate?.numerateur ?? ''} / ${rate?.denominateur ?? ''} / ${whole?.cible ?? ''}`,
		);
	});

	it('a withheld value is said so, and answers no condition', () => {
		const hidden = withhold(get('small'), (id) => id === 'personnes_accompagnees');
		const parsed = parseReport(
			'essai.md',
			'---\ntitre: T\nforme: rapport\n---\n\nVoir :valeur[personnes_accompagnees].\n\n:::si{indicateur=personnes_accompagnees inferieur=1000000}\nPETIT\n:::\n:::sinon\nAUTRE\n:::\n',
		);
		const text = readAll(fillReport(parsed, toTestContext(hidden, 'periode=2020')));
		expect(text).toContain('Voir s..');
		expect(text).toContain('AUTRE');
		expect(text).not.toContain('PETIT');
	});
});

describe('hostile text', () => {
	it('never becomes an address, and is marked in its place', () => {
		const parsed = parseReport(
			'essai.md',
			'---\ntitre: T\nforme: rapport\n---\n\n[un](javascript:alert(1)) <img src=x onerror=alert(1)> ![deux](https://exemple.org/x.png) [trois](https://exemple.org/)\n',
		);
		const document = fillReport(parsed, toTestContext(get('small'), 'periode=2020'));
		const links = JSON.stringify(document).match(/"href":"[^"]*"/g);
		expect(links).toEqual(['"href":"https://exemple.org/"']);
		expect(readAll(document)).not.toContain('onerror');
	});
});
