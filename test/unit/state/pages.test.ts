import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import { toContrats } from '../../../src/lib/state/contrats.ts';
import { computeFigures, type Figures } from '../../../src/lib/state/figures.ts';
import { readFilter } from '../../../src/lib/state/filter.ts';
import { toOrientations } from '../../../src/lib/state/orientations.ts';
import { announceFigure, describeDates, toPageContext } from '../../../src/lib/state/page.ts';
import type { LeadPart } from '../../../src/lib/models/lead.ts';
import { acceptExtracts, openCase, type CaseName } from '../../support/cases.ts';
import { shown } from '../../support/shown.ts';

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
const say = (parts: readonly LeadPart[]) => parts.map(({ text }) => text).join('');

/** What each page must show, breakdowns included. */
const SHOWN = {
	orientations: [
		'personnes_orientees',
		'orientations_conformes',
		'delai_moyen_orientation',
		'presence_premier_rendez_vous',
		'delai_moyen_premier_rendez_vous',
		'taux_accueil',
		'orientations_sans_accompagnement',
		'accompagnements_debutes',
		'file_active',
		'personnes_par_referent',
		'personnes_accompagnees',
	],
	contrats: [
		'personnes_contractualisees',
		'taux_contractualisation',
		'taux_cer_en_cours',
		'cer_signes',
		'delai_premier_cer_respecte',
		'part_cer_signe',
		'delai_median_premier_cer',
		'delai_moyen_premier_cer',
		'delai_moyen_validation',
		'cer_en_attente_validation',
		'renouvellement_a_temps',
		'duree_cer_conforme',
		'diagnostics_annexes',
		'cer_a_echeance',
	],
} as const;

/** Modalities that a page says in the plural. */
const PLURALS: Readonly<Partial<Record<string, string>>> = { premier: 'Premiers contrats' };

describe('every figure of its chapter is on its page', () => {
	it.each([
		['orientations', SHOWN.orientations],
		['contrats', SHOWN.contrats],
	] as const)('%s', (name, ids) => {
		const page = open(small, 'periode=2020');
		const text = JSON.stringify(name === 'orientations' ? toOrientations(page) : toContrats(page));
		for (const id of ids) {
			expect(text).toContain(`"indicateur":"${id}"`);
			const modalities = getIndicator(id).breakdowns.flatMap((breakdown) => breakdown.modalities);
			for (const modality of modalities) {
				const label = PLURALS[modality.id] ?? modality.label;
				expect(text.toLowerCase()).toContain(label.toLowerCase());
			}
		}
	});
});

describe('the page of orientations', () => {
	it('draws every figure of the year and words its lead', () => {
		const page = open(small, 'periode=2020');
		const model = toOrientations(page);
		const figures = [
			...model.who,
			...model.criteria,
			...model.rates,
			...model.delays,
			...model.accompanied,
		];
		expect(figures.map(({ drawing }) => drawing.model.state)).toEqual(figures.map(() => 'trace'));
		expect(new Set(figures.map(({ drawing }) => drawing.model.title)).size).toBe(figures.length);
		expect(say(model.lead)).toMatch(/^\d+ personnes ont été orientées vers la CAF en 2020/);
		expect(describeDates(page.period)).toMatch(/^Du 1er janvier au 31 décembre 2020, données/);
		expect(announceFigure(page, 'personnes_orientees')).toMatch(
			/^Ensemble des pôles, 2020\u00A0: \d/,
		);
	});

	it('follows the pôle chosen', () => {
		const whole = toOrientations(open(small, 'periode=2020'));
		const pole = toOrientations(open(small, 'periode=2020&pole=GV'));
		expect(say(pole.lead)).toContain('pôle Grand Valentinois');
		expect(pole.first[0]?.kpi.value).not.toBe(whole.first[0]?.kpi.value);
	});
});

describe('the page of contracts', () => {
	it('draws its curve through the median of the long table', () => {
		const model = toContrats(open(small, 'periode=2020'));
		const { drawing } = shown(model.curve);
		if (drawing.kind !== 'survie') throw new Error(`drawing: ${drawing.kind}`);
		const { median, steps } = drawing.model;
		const half = steps.find(({ part }) => part >= 0.5 - 1e-9);
		expect(median?.jour).toBe(half?.jour);
		expect(model.rates.rows).toHaveLength(8);
		expect(model.due.model.rows).toHaveLength(3);
		expect(say(model.lead)).toMatch(
			/^\d+ contrats d’engagements réciproques \(CER\) ont été signés en 2020/,
		);
	});

	it.each(['periode=2020-12', 'periode=2020-05&pole=GV', 'periode=2020-S2'])(
		'stands with little or nothing to show, %s',
		(query) => {
			const model = toContrats(open(small, query));
			const figures = [shown(model.curve), model.due, ...model.signatures, ...model.states];
			for (const { drawing } of figures) {
				expect(drawing.model.message === null).toBe(drawing.model.state === 'trace');
			}
		},
	);

	it('says that a period lies after the cut-off', () => {
		const page = open(midYear, 'periode=2020-T4');
		expect(say(toContrats(page).lead)).toMatch(/^Période postérieure à l’arrêté du/);
		expect(toContrats(page).funnel).toBeNull();
		expect(shown(toContrats(page).curve).drawing.model.state).toBe('apres_arrete');
		expect(say(toOrientations(page).lead)).toMatch(/^Période postérieure à l’arrêté du/);
	});
});
