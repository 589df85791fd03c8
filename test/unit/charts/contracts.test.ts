import { describe, expect, it } from 'vitest';
import { getHeight, toOption, type Drawing } from '../../../src/lib/charts/drawing.ts';
import { palettes, type Theme } from '../../../src/lib/charts/palette.ts';
import { renderSvg } from '../../../src/lib/charts/render-svg.ts';
import { AXIS_TEXT } from '../../../src/lib/charts/view.ts';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import { toPoleBars } from '../../../src/lib/models/bars.ts';
import { toFunnel } from '../../../src/lib/models/funnel.ts';
import { toCurve } from '../models/curves.ts';
import { POLES, toLookup, toRow, withhold, YEAR } from '../models/rows.ts';

const DELAYS: readonly LongRow[] = [
	['ENSEMBLE', 9340, 100],
	['GV', 4650, 50],
	['CO', 1906, 20],
	['RI', 1862, 20],
	['PL', 888, 10],
	['HP', 0, 0],
].map(([pole, numerateur, denominateur]) =>
	toRow({
		indicateur: 'delai_moyen_orientation',
		code_pole: String(pole),
		numerateur: Number(numerateur),
		denominateur: Number(denominateur),
	}),
);

function toBars(rows: readonly LongRow[]): Drawing {
	const model = toPoleBars(toLookup(rows), getIndicator('delai_moyen_orientation'), {
		period: YEAR,
		poles: POLES,
		title: 'De l’entrée dans le RSA à l’orientation',
		references: [
			{ value: 95, label: 'France 2019\u00A0: 95\u00A0jours (Drees)', name: 'France 2019' },
			{ value: 97, label: 'Drôme 2018\u00A0: 97\u00A0jours (Drees)', name: 'Drôme 2018' },
		],
	});
	return { kind: 'barres', model };
}

function toFunnelDrawing(): Drawing {
	const id = 'delai_premier_cer_respecte';
	const rows = [
		['ENSEMBLE', 55, 87],
		['GV', 24, 35],
		['CO', 9, 18],
		['RI', 12, 16],
		['PL', 6, 10],
		['HP', 4, 8],
	].map(([pole, numerateur, denominateur]) =>
		toRow({
			indicateur: id,
			code_pole: String(pole),
			numerateur: Number(numerateur),
			denominateur: Number(denominateur),
		}),
	);
	const options = { period: YEAR, poles: POLES, axis: 'orientations au délai échu' };
	const model = toFunnel(toLookup(rows), getIndicator(id), options);
	if (model === null) throw new Error('funnel: hidden');
	return { kind: 'entonnoir', model };
}

const DRAWINGS: readonly Drawing[] = [
	{ kind: 'survie', model: toCurve() },
	toFunnelDrawing(),
	toBars(DELAYS),
];

function draw(drawing: Drawing, width: number, theme: Theme = 'clair'): string {
	const height = getHeight(drawing, width, AXIS_TEXT);
	const view = { palette: palettes[theme], width, height, fontSize: AXIS_TEXT };
	return renderSvg(toOption(drawing, view), width, height);
}

describe.each(DRAWINGS)('the drawing $kind', (drawing) => {
	it.each([
		['large', 640, 'clair'],
		['large', 640, 'sombre'],
		['etroit', 300, 'clair'],
	] as const)('is drawn %s at %d px, %s', async (name, width, theme) => {
		const path = `./__snapshots__/${drawing.kind}-${name}-${theme}.svg`;
		await expect(draw(drawing, width, theme)).toMatchFileSnapshot(path);
	});

	it('is the same each time', () => {
		expect(draw(drawing, 540)).toBe(draw(drawing, 540));
	});
});

describe('what must be read on the drawings', () => {
	it('names every pôle of a funnel, its limits and the whole', () => {
		const svg = draw(toFunnelDrawing(), 540);
		for (const words of [...POLES.map(({ label }) => label.replace(' (fictif)', '')), 'Ensemble']) {
			expect(svg).toContain(`>${words}<`);
		}
		expect(svg).toContain('99,8');
	});

	it('says median, delay and those still waiting on a curve', () => {
		const svg = draw({ kind: 'survie', model: toCurve() }, 640);
		expect(svg).toContain('Médiane');
		expect(svg).toContain('Délai retenu');
		expect(svg).toContain('Orientations encore sans contrat et suivies');
	});

	it('never draws a withheld bar to its length', () => {
		const hidden = DELAYS.map((row) => (row.code_pole === 'PL' ? withhold(row) : row));
		const svg = draw(toBars(hidden), 540);
		expect(svg).not.toContain('88,8');
		expect(svg).toContain('>s.<');
	});
});
