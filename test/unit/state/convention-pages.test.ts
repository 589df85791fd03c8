import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_RULE, settle } from '../../../src/lib/convention/settlement.ts';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import type { LeadPart } from '../../../src/lib/models/lead.ts';
import {
	ACTION_ROWS,
	announceBudget,
	BUDGET_CARDS,
	toBudgetPage,
} from '../../../src/lib/state/budget.ts';
import {
	announceDeadlines,
	DEADLINE_CARDS,
	toDeadlinesPage,
} from '../../../src/lib/state/echeances.ts';
import { computeFigures, extendFigures, type Figures } from '../../../src/lib/state/figures.ts';
import { listAllPeriods, readFilter } from '../../../src/lib/state/filter.ts';
import { toPageContext, type PageContext } from '../../../src/lib/state/page.ts';
import {
	announceSessions,
	SESSION_CARDS,
	SESSION_OBJECTIVES,
	toSessionsPage,
} from '../../../src/lib/state/seances.ts';
import { listAccounts, toSettlementView } from '../../../src/lib/state/settlement.ts';
import { acceptExtracts, openCase, type CaseName } from '../../support/cases.ts';
import { withhold } from '../../support/report-context.ts';
import { shown } from '../../support/shown.ts';

const engines: Engine[] = [];

async function openFigures(name: CaseName): Promise<Figures> {
	const engine = await openNodeEngine();
	engines.push(engine);
	const figures = await computeFigures(engine, await acceptExtracts(await openCase(name)));
	return extendFigures(engine, figures, listAllPeriods(figures.scope));
}

let cases: Readonly<Record<CaseName, Figures>>;

beforeAll(async () => {
	cases = {
		small: await openFigures('small'),
		'mid-year': await openFigures('mid-year'),
		'two-years': await openFigures('two-years'),
	};
}, 120_000);
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

const open = (name: CaseName, query: string): PageContext =>
	toPageContext(cases[name], readFilter(new URLSearchParams(query), cases[name].scope));
const say = (parts: readonly LeadPart[]) => parts.map(({ text }) => text).join('');
const get = (page: PageContext, indicateur: string, action = '') =>
	page.lookup.get({
		indicateur,
		periode: page.period.id,
		ventilation: action === '' ? '' : 'action',
		modalite: action,
	})?.valeur ?? null;

describe('the balance of the default rule', () => {
	it.each([
		['small', '2020'],
		['small', '2020-S1'],
		['mid-year', '2020'],
		['two-years', '2019'],
		['two-years', '2020'],
	] as const)('is that of the long table, %s %s', (name, periode) => {
		const page = open(name, `periode=${periode}`);
		const settled = settle(listAccounts(page), DEFAULT_RULE);
		const expectSame = (value: number | null, expected: number | null) => {
			if (expected === null) expect(value).toBeNull();
			else expect(value).toBeCloseTo(expected, 9);
		};
		expectSame(settled.droit, get(page, 'droit_simule'));
		expectSame(settled.solde, get(page, 'solde_simule'));
		expect(settled.actions.length).toBeGreaterThan(0);
		for (const { account, droit, solde } of settled.actions) {
			expectSame(droit, get(page, 'droit_simule', account.action));
			expectSame(solde, get(page, 'solde_simule', account.action));
		}
	});

	it('says so while the exercise is not over', () => {
		const view = toSettlementView(open('mid-year', 'periode=2020'), DEFAULT_RULE);
		expect(view.balance).toBe('nd');
		expect(view.waterfall.message).toMatch(/une fois l’exercice terminé/);
		expect(view.formulas.join(' ')).toMatch(/se simule une fois l’exercice terminé/);
	});
});

describe('the balance in the edition of diffusion', () => {
	it('is said to be covered by secrecy where what was done is, not to be early', () => {
		const { figures } = withhold({ figures: cases.small, clauses: [] }, (id) =>
			['cout_par_personne', 'droit_simule', 'solde_simule'].includes(id),
		);
		const page = toPageContext(
			figures,
			readFilter(new URLSearchParams('periode=2020'), figures.scope),
		);
		const view = toSettlementView(page, DEFAULT_RULE);
		expect(view.balance).toBe('nd');
		expect(view.waterfall.message).toMatch(/secret statistique/);
		expect(view.formulas[0]).toMatch(/secret statistique/);
		expect(view.formulas[1]).not.toMatch(/secret statistique/);
	});
});

describe('what the pages show', () => {
	it('each indicator of the sessions, with its breakdowns', () => {
		const page = toSessionsPage(open('small', 'periode=2020'));
		const shown = [...page.objectives, ...page.cards].map(({ kpi }) => kpi.indicateur);
		expect(shown).toEqual([...SESSION_OBJECTIVES, ...SESSION_CARDS]);
		const labels = (id: string) =>
			getIndicator(id).breakdowns.flatMap(({ modalities }) => modalities.map(({ label }) => label));
		const text = JSON.stringify(page).toLowerCase();
		for (const id of ['journees_intervention', 'seances_non_tenues', 'themes_couverts']) {
			for (const label of labels(id)) expect(text).toContain(label.toLowerCase());
		}
		expect(page.themes.model.rows).toHaveLength(5);
		expect(page.marks.model.rows.map(({ label }) => label)).toEqual(
			expect.arrayContaining(
				labels('satisfaction_moyenne').filter((label) => label !== 'Participant'),
			),
		);
	});

	it('days of work that add up to the indicator', () => {
		const context = open('small', 'periode=2020');
		const { total } = shown(toSessionsPage(context).oneByOne).table;
		const days = get(context, 'journees_intervention') ?? Number.NaN;
		expect(Number(total.days.replace(',', '.'))).toBeCloseTo(days, 9);
	});

	it('each indicator of the finances, with its actions', () => {
		const page = toBudgetPage(open('small', 'periode=2020'));
		expect([...ACTION_ROWS, ...BUDGET_CARDS]).toEqual(
			expect.arrayContaining(['participation_prevue', 'cout_par_personne', 'cout_par_seance']),
		);
		expect(page.actions.rows.map(({ id }) => id)).toEqual([...ACTION_ROWS]);
		expect(page.actions.columns).toHaveLength(4);
		expect([...page.definitions.keys()]).toEqual([...ACTION_ROWS]);
	});

	it('a statement whose totals are the indicators', () => {
		const context = open('small', 'periode=2020');
		const { groups } = shown(toBudgetPage(context).statement);
		const whole = groups.at(-1);
		const total = (id: string) =>
			whole?.sections.find((section) => section.id === id)?.total?.realise;
		expect(total('depense')).toBeCloseTo(get(context, 'depenses_realisees') ?? Number.NaN, 6);
		expect(total('recette')).toBeCloseTo(get(context, 'recettes_realisees') ?? Number.NaN, 6);
		expect(whole?.result.realise).toBeCloseTo(get(context, 'resultat') ?? Number.NaN, 6);
	});

	it('each deliverable, as the indicators count them', () => {
		for (const periode of ['2020', '2020-S1', '2020-T1', '2020-05']) {
			const context = open('small', `periode=${periode}`);
			const page = toDeadlinesPage(context);
			const { deadlines } = shown(page.oneByOne);
			const count = (state: string) => deadlines.filter((one) => one.state === state).length;
			expect(count('manquant')).toBe(get(context, 'livrables_en_retard'));
			const row = context.lookup.get({ indicateur: 'livrables_a_temps', periode });
			expect(count('a_temps')).toBe(row?.numerateur);
			expect(deadlines.length - count('a_venir')).toBe(row?.denominateur);
			expect(page.types.rows).toHaveLength(7);
		}
		expect(DEADLINE_CARDS).toHaveLength(4);
	});
});

describe('a pôle that does not apply', () => {
	it('leaves the figures of the whole, and says so', () => {
		const poles = cases.small.scope.poles.map(({ code }) => code);
		const held = new Set(shown(cases.small.details).sessions.map(({ code_pole }) => code_pole));
		const other = poles.find((code) => !held.has(code)) ?? '';
		const context = open('small', `periode=2020&pole=${other}`);
		const sessions = toSessionsPage(context);
		expect(sessions.scopeNote).toMatch(/ne tient pas de séance/);
		expect(sessions.objectives[0]?.scope).toBe('Ensemble seulement');
		expect(toBudgetPage(context).scopeNote).toMatch(/ne se répartissent pas par pôle/);
		expect(toDeadlinesPage(context).cards[0]?.scope).toBe('Ensemble seulement');
	});
});

describe('without details', () => {
	const bare = (query: string) => {
		const context = open('small', query);
		return { ...context, figures: { ...context.figures, details: null } };
	};

	it('leave out what is told one by one', () => {
		const context = bare('periode=2020');
		expect(toSessionsPage(context).oneByOne).toBeNull();
		expect(toDeadlinesPage(context).oneByOne).toBeNull();
		expect(toBudgetPage(context).statement).toBeNull();
	});

	it('lead each page with the same figures', () => {
		for (const periode of ['2020', '2020-S1', '2020-S2']) {
			const query = `periode=${periode}`;
			for (const toPage of [toSessionsPage, toDeadlinesPage, toBudgetPage]) {
				expect(say(toPage(bare(query)).lead)).toBe(say(toPage(open('small', query)).lead));
			}
		}
	});
});

describe('sentences', () => {
	it('lead each page and are read aloud', () => {
		const context = open('small', 'periode=2020');
		expect({
			seances: [say(toSessionsPage(context).lead), announceSessions(context)],
			budget: [say(toBudgetPage(context).lead), announceBudget(context)],
			echeances: [say(toDeadlinesPage(context).lead), announceDeadlines(context)],
		}).toMatchSnapshot();
	});

	it('say that a period comes after the cut-off', () => {
		const context = open('mid-year', 'periode=2020-T4');
		const after = /^Période postérieure à l’arrêté/;
		expect(say(toSessionsPage(context).lead)).toMatch(after);
		expect(shown(toSessionsPage(context).oneByOne).strip.message).toMatch(after);
		expect(say(toDeadlinesPage(context).lead)).toMatch(after);
		expect(toBudgetPage(context).scopeNote).toMatch(/exercice 2020 entier/);
	});
});
