import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clauses } from '../../../src/cli/demo/clauses.ts';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import { announceConformity, toConformity, toGroups } from '../../../src/lib/state/conformite.ts';
import { computeFigures, type Figures } from '../../../src/lib/state/figures.ts';
import { readFilter } from '../../../src/lib/state/filter.ts';
import { toPageContext } from '../../../src/lib/state/page.ts';
import { acceptExtracts, openCase, type CaseName } from '../../support/cases.ts';

const engines: Engine[] = [];

async function openFigures(name: CaseName): Promise<Figures> {
	const engine = await openNodeEngine();
	engines.push(engine);
	return computeFigures(engine, await acceptExtracts(await openCase(name)));
}

let small: Figures;
let midYear: Figures;

beforeAll(async () => {
	small = await openFigures('small');
	midYear = await openFigures('mid-year');
}, 60_000);
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

const open = (figures: Figures, query: string) =>
	toPageContext(figures, readFilter(new URLSearchParams(query), figures.scope));
const attestation = {
	clause: 'article-1-objet',
	exercice: 2020,
	nom: 'Dominique',
	date: '2021-01-12',
};

describe('the page of conformity', () => {
	it('judges every clause, with its facts and the page that shows them', () => {
		const page = open(small, 'periode=2020');
		const model = toConformity(page, clauses.clauses, []);
		expect(model.rows).toHaveLength(clauses.clauses.length);
		expect(model.counts.reduce((sum, { count }) => sum + count, 0)).toBe(model.rows.length);
		const sessions = model.rows.find(({ clause }) => clause.id === 'article-2-seances');
		expect(sessions?.facts).toHaveLength(4);
		expect(sessions?.facts[0]?.text).toMatch(
			/^Séances d’information tenues\u00A0: \d+\u00A0séances?/,
		);
		expect(sessions?.page).toEqual({ path: '/seances', label: 'Séances d’information' });
		expect(model.lead.map(({ text }) => text).join('')).toMatch(
			/^En 2020, sur \d+ clauses\u00A0: \d/,
		);
		expect(model.table.rows).toHaveLength(model.rows.length);
		expect(toGroups(model.rows).map(({ anchor }) => anchor)).toContain('article-7');
		expect(announceConformity(page)).toBe('Conformité, 2020');
	});

	it('reads a report that is due from the deliverables', () => {
		const model = toConformity(open(small, 'periode=2020'), clauses.clauses, []);
		const report = model.rows.find(({ clause }) => clause.id === 'article-4-rapport');
		expect(report?.facts.some(({ text }) => /remis le|attendu le/.test(text))).toBe(true);
	});

	it('judges the deliverables by type where none is told one by one', () => {
		const page = open(small, 'periode=2020');
		const bare = { ...page, figures: { ...small, details: null } };
		const told = toConformity(page, clauses.clauses, []);
		const counted = toConformity(bare, clauses.clauses, []);
		expect(counted.rows.map(({ status }) => status)).toEqual(told.rows.map(({ status }) => status));
		const report = counted.rows.find(({ clause }) => clause.id === 'article-4-rapport');
		expect(report?.facts[0]?.text).toMatch(/\u00A0: remis à temps \d+ sur \d+/);
	});

	it('takes the word of a person for the exercise that it was given for', () => {
		const find = (query: string, exercice: number) =>
			toConformity(open(small, query), clauses.clauses, [{ ...attestation, exercice }]).rows.find(
				({ clause }) => clause.id === attestation.clause,
			);
		expect(find('periode=2020', 2020)?.status).toBe('atteste');
		expect(find('periode=2020', 2019)?.status).toBe('a_attester');
	});

	it('is about all the pôles, whichever is chosen', () => {
		const whole = toConformity(open(small, 'periode=2020'), clauses.clauses, []);
		const pole = toConformity(open(small, 'periode=2020&pole=GV'), clauses.clauses, []);
		expect(pole.counts).toEqual(whole.counts);
		expect([whole.scopeNote, pole.scopeNote]).toEqual(['', 'Ensemble seulement']);
	});

	it('says that a period lies after the cut-off', () => {
		const model = toConformity(open(midYear, 'periode=2020-T4'), clauses.clauses, []);
		expect(model.lead[0]?.text).toMatch(/^Période postérieure à l’arrêté du/);
		expect(model.rows.find(({ clause }) => clause.id === 'annexe-bilan')?.status).toBe(
			'non_mesure',
		);
	});

	it('stands without a clause', () => {
		const model = toConformity(open(small, 'periode=2020'), [], []);
		expect([model.counts, model.lead]).toEqual([[], []]);
	});
});
