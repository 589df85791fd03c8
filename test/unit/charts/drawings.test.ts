import { describe, expect, it } from 'vitest';
import { getHeight, toOption, type Drawing } from '../../../src/lib/charts/drawing.ts';
import { frameSvg, getPlotWidth, toFileName } from '../../../src/lib/charts/export-frame.ts';
import { measureText } from '../../../src/lib/charts/measure-text.ts';
import { palettes, type Theme } from '../../../src/lib/charts/palette.ts';
import { renderSvg, tidySvg } from '../../../src/lib/charts/render-svg.ts';
import { AXIS_TEXT } from '../../../src/lib/charts/view.ts';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import { toBudgetStrip } from '../../../src/lib/models/budget-strip.ts';
import { toDots } from '../../../src/lib/models/dots.ts';
import { toSeries } from '../../../src/lib/models/series.ts';
import { toStages } from '../../../src/lib/models/stages.ts';
import { EXERCICE, listMonths, POLES, toLookup, toRow, withhold, YEAR } from '../models/rows.ts';
import { SYNTHESE } from '../models/synthese-rows.ts';

const WITHHELD = SYNTHESE.map((row) =>
	row.code_pole === 'HP' || row.modalite === 'bilan' || row.indicateur === 'solde_simule'
		? withhold(row)
		: row,
);

function toDrawings(rows: readonly LongRow[]): readonly Drawing[] {
	const lookup = toLookup(rows);
	const line = toSeries(lookup, getIndicator('personnes_accompagnees'), {
		exercice: EXERCICE,
		period: YEAR,
		kind: 'cumul',
		rule: { sens: 'egal', tolerance: 0.1 },
		events: [{ debut: '2020-03-17', fin: '2020-05-11', label: 'confinement' }],
	});
	const dots = toDots(lookup, getIndicator('taux_contractualisation'), {
		period: YEAR,
		poles: POLES,
	});
	return [
		{ kind: 'serie', model: line },
		{ kind: 'points', model: dots },
		{ kind: 'etapes', model: toStages(lookup, getIndicator('parcours'), { period: YEAR }) },
		{ kind: 'budget', model: toBudgetStrip(lookup, getIndicator, { period: YEAR }) },
	];
}

function draw(drawing: Drawing, width: number, theme: Theme = 'clair'): string {
	const height = getHeight(drawing, width, AXIS_TEXT);
	const view = { palette: palettes[theme], width, height, fontSize: AXIS_TEXT };
	return renderSvg(toOption(drawing, view), width, height);
}

/** Where each text of a drawing begins and ends, in pixels. */
function readTexts(svg: string): readonly { readonly from: number; readonly to: number }[] {
	return [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, tag = '', text = '']) => {
		const x = Number(/ x="([-\d.]+)"/.exec(tag)?.[1] ?? 0);
		const moved = Number(/translate\(([-\d.]+)/.exec(tag)?.[1] ?? 0);
		const size = Number(/font-size:([\d.]+)px/.exec(tag)?.[1] ?? AXIS_TEXT);
		const width = measureText(text, size, tag.includes('font-weight:600'));
		const anchor = /text-anchor="(\w+)"/.exec(tag)?.[1] ?? 'start';
		const share = anchor === 'end' ? 1 : anchor === 'middle' ? 0.5 : 0;
		return { from: x + moved - share * width, to: x + moved + (1 - share) * width };
	});
}

describe.each(toDrawings(SYNTHESE))('the drawing $kind', (drawing) => {
	it.each([
		['large', 540, 'clair'],
		['large', 540, 'sombre'],
		['etroit', 300, 'clair'],
	] as const)('is drawn %s at %d px, %s', async (name, width, theme) => {
		const path = `./__snapshots__/${drawing.kind}-${name}-${theme}.svg`;
		await expect(draw(drawing, width, theme)).toMatchFileSnapshot(path);
	});

	it('is the same each time', () => {
		expect(draw(drawing, 540)).toBe(draw(drawing, 540));
	});

	it.each([280, 400, 540, 900])('keeps its text within %d px', (width) => {
		const texts = readTexts(draw(drawing, width));
		expect(texts.length).toBeGreaterThan(0);
		for (const { from, to } of texts) {
			expect(from).toBeGreaterThanOrEqual(-1);
			expect(to).toBeLessThanOrEqual(width + 1);
		}
	});
});

describe('a withheld value', () => {
	it.each(toDrawings(WITHHELD))('is drawn as an absence, $kind', async (drawing) => {
		const svg = draw(drawing, 540);
		expect(svg).not.toMatch(/66,7|6 sur 9|38,5|4\u00A0950/);
		if (drawing.kind !== 'serie') expect(svg).toMatch(/>s\.( |<)/);
		await expect(svg).toMatchFileSnapshot(`./__snapshots__/${drawing.kind}-secret.svg`);
	});
});

describe('months that count what happened in them', () => {
	const rows = [9, 14, 6, 0, 3, 12, 18, 11, 20, 16, 8, 5].map((numerateur, index) =>
		toRow({
			indicateur: 'personnes_orientees',
			periode: `2020-${String(index + 1).padStart(2, '0')}`,
			numerateur,
		}),
	);
	const hidden = rows.map((row) => (row.periode === '2020-05' ? withhold(row) : row));
	const model = toSeries(toLookup(hidden), getIndicator('personnes_orientees'), {
		exercice: EXERCICE,
		period: YEAR,
		kind: 'mensuel',
	});

	it.each([
		['large', 540],
		['etroit', 300],
	] as const)('are columns, %s', async (name, width) => {
		const svg = draw({ kind: 'serie', model }, width);
		expect(readTexts(svg).every(({ from, to }) => from >= -1 && to <= width + 1)).toBe(true);
		await expect(svg).toMatchFileSnapshot(`./__snapshots__/colonnes-${name}-clair.svg`);
	});

	it.each([
		['colonnes', 'personnes_orientees', 'mensuel'],
		['courbe', 'personnes_accompagnees', 'cumul'],
	] as const)('stand beside those of another exercise: %s', async (name, id, kind) => {
		const year = { ...YEAR, id: '2019', debut: '2019-01-01', fin: '2019-12-31', exercice: 2019 };
		const numbers = [7, 15, 4, 2, 6, 10, 15, 14, 24, 12, 8, 3].map((_, index, all) =>
			kind === 'mensuel' ? all[index] : 30 + index * 6,
		);
		const earlier = listMonths().map(({ fin }, index) =>
			toRow({
				indicateur: id,
				periode: kind === 'cumul' ? `2019-01-01..2019${fin.slice(4)}` : `2019${fin.slice(4, 7)}`,
				numerateur: numbers[index] ?? 0,
			}),
		);
		const exercice = { date_debut: '2019-01-01', date_fin: '2019-12-31' };
		const shown = toSeries(toLookup([...rows, ...SYNTHESE, ...earlier]), getIndicator(id), {
			exercice: EXERCICE,
			period: YEAR,
			kind,
			earlier: { exercice, period: year },
		});
		const svg = draw({ kind: 'serie', model: shown }, 540);
		expect(svg).not.toBe(draw({ kind: 'serie', model: { ...shown, earlier: null } }, 540));
		await expect(svg).toMatchFileSnapshot(`./__snapshots__/${name}-comparees-clair.svg`);
	});

	it('are a line for a stock', () => {
		const stock = toSeries(toLookup([]), getIndicator('file_active'), {
			exercice: EXERCICE,
			period: YEAR,
			kind: 'mensuel',
		});
		expect(stock.isFlow).toBe(false);
	});
});

describe('a tidy SVG', () => {
	it('counts its identifiers anew and cuts decimals', () => {
		expect(tidySvg('<a id="zr12-c3"/><b href="#zr12-c3" x="1.23456"/><c id="zr12-c4"/>')).toBe(
			'<a id="z0"/><b href="#z0" x="1.23"/><c id="z1"/>',
		);
	});
});

describe('the export frame', () => {
	const [line] = toDrawings(SYNTHESE);
	const context = {
		source: 'extraits CAF, arrêtés au 31 décembre 2020',
		editedOn: '2021-01-12',
		mention: 'avec la participation du Département',
		isDemonstration: true,
	};

	it('carries the edition, the words and the mention of a figure', async () => {
		if (line === undefined) throw new Error('drawing: none');
		const width = getPlotWidth(960);
		const plot = { svg: draw(line, width), height: getHeight(line, width, AXIS_TEXT) };
		const { svg } = frameSvg(plot, line.model, { ...context, edition: 'pilotage' }, 960);
		for (const words of [
			'Édition de pilotage – ne pas diffuser',
			'Édité le 12 janvier 2021.',
			'Avec la participation du Département. Données fictives de démonstration.',
			'extraits CAF, arrêtés au 31 décembre 2020',
		]) {
			expect(svg).toContain(words);
		}
		await expect(svg).toMatchFileSnapshot('./__snapshots__/cadre-pilotage.svg');
	});

	it('says the threshold of the diffusion edition', () => {
		if (line === undefined) throw new Error('drawing: none');
		const plot = { svg: '<svg ></svg>', height: 10 };
		const frame = frameSvg(
			plot,
			line.model,
			{ ...context, edition: 'diffusion', threshold: 5 },
			700,
		);
		expect(frame.svg).toMatch(/secret statistique appliqué, seuil de 5\u00A0personnes/);
		expect(frame.svg).toMatch(/Édition de diffusion, seuil\u00A05\./);
	});

	it('names exact figures so that nobody sends them by mistake', () => {
		expect(toFileName('Jusqu’où vont les parcours', 'pilotage', 'png')).toBe(
			'PILOTAGE_NE-PAS-DIFFUSER_jusqu-ou-vont-les-parcours.png',
		);
		expect(toFileName('Sorties, par pôle', 'diffusion', 'svg')).toBe('sorties-par-pole.svg');
	});
});
