import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { NBSP } from '../../../src/lib/models/format.ts';
import { toComparisonChoice, toComparisonNote } from '../../../src/lib/state/comparison.ts';
import {
	computeFigures,
	extendFigures,
	listPeriods,
	type Figures,
} from '../../../src/lib/state/figures.ts';
import { readFilter } from '../../../src/lib/state/filter.ts';
import { toPageCard, toPageContext, type PageContext } from '../../../src/lib/state/page.ts';
import { toPoleDots } from '../../../src/lib/state/page-figures.ts';
import { toSynthese } from '../../../src/lib/state/synthese.ts';
import { acceptExtracts, openCase, readExpected } from '../../support/cases.ts';

let engine: Engine;
let early: Figures;
let figures: Figures;
let expected: ReadonlyMap<string, readonly LongRow[]>;

beforeAll(async () => {
	engine = await openNodeEngine();
	const set = await acceptExtracts(await openCase('two-years'));
	early = await computeFigures(engine, set);
	figures = await extendFigures(engine, early, listPeriods(set));
	expected = await readExpected('two-years');
}, 60_000);
afterAll(() => engine.close());

const read = (query: string) => readFilter(new URLSearchParams(query), figures.scope);
const open = (query: string): PageContext => toPageContext(figures, read(query));

function findExpected(periode: string, indicateur: string, pole: string): number | null {
	const row = expected
		.get(periode)
		?.find(
			(one) => one.indicateur === indicateur && one.ventilation === '' && one.code_pole === pole,
		);
	if (row === undefined) throw new Error(`expected row: ${indicateur} ${pole}`);
	return row.valeur;
}

describe('a page compared with the exercise before', () => {
	const query = 'periode=2020&comparaison=annee';

	it('says on its cards what changed', () => {
		const page = open(query);
		expect(toPageCard(page, 'personnes_accompagnees').kpi.comparison?.text).toBe(
			'Hausse de 27, contre 23 en 2019',
		);
		expect(toPageCard(page, 'taux_contractualisation').kpi.comparison).toMatchObject({
			text: `Baisse de 22,6${NBSP}points, contre 82,6${NBSP}% en 2019`,
			caution: 'intervalles qui se recouvrent',
		});
		expect(toPageCard(page, 'delai_premier_cer_respecte').kpi.comparison?.caution).toContain(
			'règle changée entre les deux',
		);
	});

	it('sets a ring at the value of each pôle', () => {
		const { model } = toPoleDots(open(query), 'taux_contractualisation').drawing;
		if (!('comparedLabel' in model)) throw new Error('drawing: no dots');
		expect(model.comparedLabel).toBe('2019');
		for (const { code, compared } of model.rows) {
			if (code === 'VI') continue;
			expect(compared?.value).toBeCloseTo(
				findExpected('2019', 'taux_contractualisation', code) ?? -1,
				9,
			);
		}
		expect(model.subtitle).toContain(`Anneau${NBSP}: 2019`);
		expect(model.table.columns.map(({ label }) => label).slice(-2)).toEqual(['2019', 'Écart']);
	});

	it('says nothing of a pôle that counts nobody in either year', () => {
		const { rows } = toSynthese(open(query)).poleTable;
		const empty = rows.find(({ code }) => code === 'VI');
		const cell = empty?.cells.find(({ id }) => id === 'taux_contractualisation');
		expect(cell).toMatchObject({ text: '—', comparison: null });
		const known = rows.find(({ code }) => code === 'GV');
		expect(known?.cells[0]?.comparison?.change).toBe(`+${NBSP}4`);
	});

	it('tells the rules and the objectives that are not the same', () => {
		const note = toComparisonNote(figures, read(query));
		expect(note?.text).toBe('Comparé à 2019, du 1er janvier au 31 décembre 2019.');
		expect(note?.changes[0]).toBe(
			`Règle changée${NBSP}: délai retenu du premier contrat, 1 mois en 2019, 2 mois en 2020.`,
		);
		expect(note?.changes.at(-1)).toContain('personnes accompagnées (environ 18 en 2019');
	});
});

describe('a comparison that is not there', () => {
	it('waits for the other period without a figure', () => {
		const choice = read('periode=2020&comparaison=annee');
		expect(toPageContext(early, choice).comparedTo).toBeNull();
		expect(toComparisonNote(early, choice)).toEqual({
			text: `Comparaison à 2019${NBSP}: calcul en cours.`,
			changes: [],
		});
	});

	it('is null without a choice, and said to be impossible before the first exercise', () => {
		expect(open('periode=2020').comparedTo).toBeNull();
		const first = read('periode=2019&comparaison=annee');
		expect(first.compared).toBeNull();
		expect(first.choice.comparaison).toBe('annee');
		expect(first.notices).toHaveLength(1);
		expect(read('comparaison=hier').notices[0]).toContain(`«${NBSP}hier${NBSP}» ne se lit pas`);
	});
});

describe('the control of the comparison', () => {
	const choose = (query: string) => toComparisonChoice(read(query), figures.scope);

	it('offers what the period has', () => {
		expect(choose('periode=2020-S2').options.map(({ label }) => label)).toEqual([
			'Aucune période',
			'2020, 1er semestre (période précédente)',
			'2019, 2e semestre (un an plus tôt)',
			'Exercice à ce jour (depuis le 1er janvier 2020)',
		]);
	});

	it('offers the exercise before once', () => {
		const { options, value } = choose('periode=2020&comparaison=precedente');
		expect(options.map(({ id }) => id)).toEqual(['', 'annee']);
		expect(value).toBe('annee');
	});

	it('keeps the choice of the address where the period has no such comparison', () => {
		const { options, value } = choose('periode=2019&comparaison=annee');
		expect(value).toBe('annee');
		expect(options.map(({ label }) => label)).toEqual(['Aucune période', 'Un an plus tôt']);
	});
});
