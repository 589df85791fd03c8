import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../../src/lib/engine/node.ts';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import type { LeadPart } from '../../../src/lib/models/lead.ts';
import { computeFigures, type Figures } from '../../../src/lib/state/figures.ts';
import { readFilter } from '../../../src/lib/state/filter.ts';
import { toPartners } from '../../../src/lib/state/freins-figures.ts';
import { toFreins } from '../../../src/lib/state/freins.ts';
import { toPageContext } from '../../../src/lib/state/page.ts';
import { toSorties } from '../../../src/lib/state/sorties.ts';
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

const SHOWN = {
	freins: [
		'freins_identifies',
		'freins_solutionnes',
		'taux_resolution_freins',
		'personnes_ayant_progresse',
		'personnes_avec_frein',
		'parcours',
		'etapes_realisees',
		'etapes_abandonnees',
		'etapes_dans_cer',
		'bilans_finaux',
		'actions_partenariales',
		'orientations_partenaires_engagees',
	],
	sorties: [
		'sorties',
		'sorties_motif_renseigne',
		'sorties_positives',
		'duree_mediane_accompagnement',
	],
} as const;

/** What the design calls the groups of exits. */
const GROUPS: Readonly<Partial<Record<string, string>>> = {
	activite: 'Vers l’activité',
	reorientation: 'réorientation',
	fin_droit: 'Fin de droit ou départ',
};

describe('every figure of its chapter is on its page', () => {
	it.each(['freins', 'sorties'] as const)('%s', (name) => {
		const page = open(small, 'periode=2020');
		const text = JSON.stringify(name === 'freins' ? toFreins(page) : toSorties(page)).toLowerCase();
		for (const id of SHOWN[name]) {
			expect(text).toContain(`"indicateur":"${id}"`);
			const modalities = getIndicator(id).breakdowns.flatMap((breakdown) => breakdown.modalities);
			for (const { id: modality, label } of modalities) {
				expect(text).toContain((GROUPS[modality] ?? label).toLowerCase());
			}
		}
	});
});

function listFigures(query: string, figures: Figures) {
	const page = open(figures, query);
	const { families, tables, people, stages, steps, partners } = toFreins(page);
	const { groups, motives, byPole, funnel, scopes, rates } = toSorties(page);
	return [
		families,
		...tables,
		...people,
		stages,
		...steps,
		...partners,
		groups,
		motives,
		byPole,
		scopes,
		...rates,
		...(funnel === null ? [] : [funnel]),
	].map(({ drawing }) => drawing);
}

describe('the pages of obstacles and of exits', () => {
	it('draw the year and word their leads', () => {
		const page = open(small, 'periode=2020');
		const drawings = listFigures('periode=2020', small);
		expect(drawings.map(({ model }) => model.state)).toEqual(drawings.map(() => 'trace'));
		expect(new Set(drawings.map(({ model }) => model.title)).size).toBe(drawings.length);
		expect(say(toFreins(page).lead)).toMatch(
			/^\d+ freins ont été identifiés et \d+ levés? en 2020\./,
		);
		expect(say(toSorties(page).lead)).toMatch(/^\d+ accompagnements se sont terminés en 2020\./);
	});

	it('count partners’ orientations as orientations in the text read aloud, exits as exits', () => {
		const partners = toPartners(open(small, 'periode=2020'));
		expect(partners.drawing.model.alt).toMatch(/\d+ orientations?\b/);
		expect(partners.drawing.model.alt).not.toMatch(/\d+ sorties?\b/);
	});

	it('list as many follow-ups as the period has accompaniments at most, and fewer in a pôle', () => {
		const whole = shown(toSorties(open(small, 'periode=2020')).followUps).rows;
		const pole = shown(toSorties(open(small, 'periode=2020&pole=GV')).followUps).rows;
		expect(pole.length).toBeGreaterThan(0);
		expect(pole.length).toBeLessThan(whole.length);
		const ended = whole.filter(({ fin }) => fin !== null && fin <= '2020-12-31');
		expect(say(toSorties(open(small, 'periode=2020')).lead)).toContain(String(ended.length));
	});

	it('sum the exits of the groups to all the exits', () => {
		const { drawing } = toSorties(open(small, 'periode=2020')).groups;
		if (drawing.kind !== 'sorties') throw new Error(`drawing: ${drawing.kind}`);
		const { segments, total } = drawing.model;
		expect(segments.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(total.number);
	});

	it.each(['periode=2020-12', 'periode=2020-05&pole=GV', 'periode=2020-S2'])(
		'stand with little or nothing to show, %s',
		(query) => {
			for (const { model } of listFigures(query, small)) {
				expect(model.message === null).toBe(model.state === 'trace');
			}
		},
	);

	it('say that a period lies after the cut-off', () => {
		const page = open(midYear, 'periode=2020-T4');
		expect(say(toFreins(page).lead)).toMatch(/^Période postérieure à l’arrêté du/);
		expect(toSorties(page).followUps).toMatchObject({ rows: [] });
		expect(shown(toSorties(page).followUps).message).toMatch(/^Période postérieure à l’arrêté du/);
		for (const { model } of listFigures('periode=2020-T4', midYear)) {
			expect(model.state).toBe('apres_arrete');
		}
	});
});
