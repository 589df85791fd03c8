import { describe, expect, it } from 'vitest';
import { getHeight, toOption, type Drawing } from '../../../src/lib/charts/drawing.ts';
import { measureText } from '../../../src/lib/charts/measure-text.ts';
import { palettes, type Theme } from '../../../src/lib/charts/palette.ts';
import { renderSvg } from '../../../src/lib/charts/render-svg.ts';
import { AXIS_TEXT } from '../../../src/lib/charts/view.ts';
import { settle } from '../../../src/lib/convention/settlement.ts';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import { toAttendance } from '../../../src/lib/models/attendance.ts';
import { selectDeadlines } from '../../../src/lib/models/deadlines.ts';
import { toMarks } from '../../../src/lib/models/marks.ts';
import { toSessionStrip } from '../../../src/lib/models/session-strip.ts';
import { toTimeline } from '../../../src/lib/models/timeline.ts';
import { toWaterfall } from '../../../src/lib/models/waterfall.ts';
import { ACTIONS, DELIVERABLES, KNOWN_YEAR, SESSIONS } from '../models/convention-rows.ts';
import { toLookup, toRow, YEAR } from '../models/rows.ts';

const SCOPE = { period: YEAR, where: 'ensemble des pôles' };

function toMarkRow(
	ventilation: string,
	modalite: string,
	numerateur: number,
	denominateur: number,
) {
	return toRow({
		indicateur: 'satisfaction_moyenne',
		ventilation,
		modalite,
		numerateur,
		denominateur,
	});
}

const MARKS = [
	toMarkRow('', '', 820, 200),
	...['contenu', 'clarte', 'utilite', 'organisation'].map((id, index) =>
		toMarkRow('critere', id, 195 + 6 * index, 50),
	),
	toMarkRow('evaluateur', 'charge_developpement_territorial', 34, 10),
];

function toBalance(realise: number): Drawing {
	const account = { budget: 3614, realise, cible: 13, depenses: 4039.32, acompte: 2891.2 };
	const settlement = settle([
		{ ...account, action: 'accompagnement', budget: 27500, acompte: 22000, depenses: 36595.86 },
		{ ...account, action: 'information' },
	]);
	return { kind: 'cascade', model: toWaterfall(settlement, ACTIONS, 2020) };
}

const DEADLINES = selectDeadlines(DELIVERABLES, {
	period: KNOWN_YEAR,
	exercice: { annee: 2020, date_debut: '2020-01-01', date_fin: '2020-12-31' },
	actions: ACTIONS,
});

const DRAWINGS: readonly Drawing[] = [
	{
		kind: 'calendrier',
		model: toSessionStrip(SESSIONS, { ...SCOPE, openMonths: [1, 2, 3, 4, 5, 6, 9, 10, 11, 12] }),
	},
	{ kind: 'halteres', model: toAttendance(SESSIONS, SCOPE) },
	{
		kind: 'notes',
		model: toMarks(toLookup(MARKS), getIndicator('satisfaction_moyenne'), {
			...SCOPE,
			pole: 'ENSEMBLE',
		}),
	},
	toBalance(12),
	{ kind: 'echeancier', model: toTimeline(DEADLINES, KNOWN_YEAR) },
];

function draw(drawing: Drawing, width: number, theme: Theme = 'clair'): string {
	const height = getHeight(drawing, width, AXIS_TEXT);
	const view = { palette: palettes[theme], width, height, fontSize: AXIS_TEXT };
	return renderSvg(toOption(drawing, view), width, height);
}

/** Where each text of a drawing begins and ends, in pixels. */
function readEnds(svg: string): readonly (readonly [from: number, to: number])[] {
	return [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, tag = '', text = '']) => {
		const x = Number(/ x="([-\d.]+)"/.exec(tag)?.[1] ?? 0);
		const moved = Number(/translate\(([-\d.]+)/.exec(tag)?.[1] ?? 0);
		const size = Number(/font-size:([\d.]+)px/.exec(tag)?.[1] ?? AXIS_TEXT);
		const width = measureText(text, size, tag.includes('font-weight:600'));
		const anchor = /text-anchor="(\w+)"/.exec(tag)?.[1] ?? 'start';
		const share = anchor === 'end' ? 1 : anchor === 'middle' ? 0.5 : 0;
		return [x + moved - share * width, x + moved + (1 - share) * width];
	});
}

describe.each(DRAWINGS)('the drawing $kind', (drawing) => {
	it.each([
		['large', 1040, 'clair'],
		['large', 1040, 'sombre'],
		['etroit', 300, 'clair'],
	] as const)('is drawn %s at %d px, %s', async (name, width, theme) => {
		const path = `./__snapshots__/${drawing.kind}-${name}-${theme}.svg`;
		await expect(draw(drawing, width, theme)).toMatchFileSnapshot(path);
	});

	it.each([280, 400, 540, 1040])('keeps its text within %d px', (width) => {
		const ends = readEnds(draw(drawing, width));
		expect(ends.length).toBeGreaterThan(0);
		for (const [from, to] of ends) {
			expect(from).toBeGreaterThanOrEqual(-1);
			expect(to).toBeLessThanOrEqual(width + 1);
		}
	});
});

describe('a balance below zero', () => {
	it('has its bar at the left of the zero line', async () => {
		const path = './__snapshots__/cascade-trop-percu.svg';
		await expect(draw(toBalance(2), 700)).toMatchFileSnapshot(path);
	});
});
