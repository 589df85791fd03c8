import { describe, expect, it } from 'vitest';
import { getHeight, toOption, type Drawing } from '../../../src/lib/charts/drawing.ts';
import { palettes, type Theme } from '../../../src/lib/charts/palette.ts';
import { renderSvg } from '../../../src/lib/charts/render-svg.ts';
import { AXIS_TEXT } from '../../../src/lib/charts/view.ts';
import { toExitsOf, toFamilyBars, toFamilyTable } from '../models/exits.ts';

const DRAWINGS: readonly Drawing[] = [
	{ kind: 'sorties', model: toExitsOf() },
	{ kind: 'motifs', model: toExitsOf() },
	{ kind: 'parties', model: toFamilyBars() },
	{ kind: 'damier', model: toFamilyTable() },
];

function draw(drawing: Drawing, width: number, theme: Theme = 'clair'): string {
	const height = getHeight(drawing, width, AXIS_TEXT);
	const view = { palette: palettes[theme], width, height, fontSize: AXIS_TEXT };
	return renderSvg(toOption(drawing, view), width, height);
}

describe.each(DRAWINGS)('the drawing $kind', (drawing) => {
	it.each([
		['large', 900, 'clair'],
		['large', 900, 'sombre'],
		['etroit', 300, 'clair'],
	] as const)('is drawn %s at %d px, %s', async (name, width, theme) => {
		const path = `./__snapshots__/${drawing.kind}-${name}-${theme}.svg`;
		await expect(draw(drawing, width, theme)).toMatchFileSnapshot(path);
	});
});

describe('what must be read on the drawings', () => {
	it('brackets the positive exits, whatever the width', () => {
		expect(draw({ kind: 'sorties', model: toExitsOf() }, 900)).toContain(
			'24 sorties positives, soit',
		);
		expect(draw({ kind: 'sorties', model: toExitsOf() }, 260)).toContain('24 sorties positives<');
	});

	it('never draws a withheld motive, row or cell to its length', () => {
		const exits = toExitsOf(['emploi_durable']);
		for (const kind of ['sorties', 'motifs'] as const) {
			expect(draw({ kind, model: exits }, 900)).toContain('s.<');
		}
		const bars = draw({ kind: 'parties', model: toFamilyBars(['sante']) }, 900);
		expect(bars).toContain('>s.<');
		expect(draw({ kind: 'damier', model: toFamilyTable(['sante']) }, 900)).toContain('>s.<');
	});
});
