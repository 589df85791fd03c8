import { describe, expect, it } from 'vitest';
import { pagePalette } from '../../../src/lib/charts/palette.ts';
import { toStaticMarkup } from '../../../src/lib/charts/static-drawing.ts';
import { toMarkup, type SvgNode } from '../../../src/lib/charts/svg-node.ts';
import type { Drawing } from '../../../src/lib/charts/drawing.ts';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import { toStages } from '../../../src/lib/models/stages.ts';
import { toLookup, YEAR } from '../models/rows.ts';
import { SYNTHESE } from '../models/synthese-rows.ts';

const STAGES = toStages(toLookup(SYNTHESE), getIndicator('parcours'), { period: YEAR });
const DRAWING: Drawing = { kind: 'etapes', model: STAGES };

function toTextNode(text: string, value = '0'): SvgNode {
	return { tag: 'text', attributes: { x: value }, children: [], text };
}

describe('the markup of a drawing', () => {
	it('escapes what a label may hold', () => {
		expect(toMarkup(toTextNode('</text><script>1</script> & "x"', '" onload="1'))).toBe(
			'<text x="&quot; onload=&quot;1">&lt;/text&gt;&lt;script&gt;1&lt;/script&gt; &amp; &quot;x&quot;</text>',
		);
	});

	it('has no control character, for which XML has no place', () => {
		expect(toMarkup(toTextNode('a\u0000b\u001Fc'))).toBe('<text x="0">a b c</text>');
	});

	it.each(['a b', 'on"', ''])('refuses « %s » as a name', (tag) => {
		expect(() => toMarkup({ ...toTextNode(''), tag })).toThrow(/svg name/);
	});
});

describe('the drawings made at build time', () => {
	const markup = toStaticMarkup(DRAWING, 'c1');

	it('have five widths, each with its own step', () => {
		expect([...markup.matchAll(/<svg [^>]*class="(pas-\d)"/g)].map(([, step]) => step)).toEqual([
			'pas-0',
			'pas-1',
			'pas-2',
			'pas-3',
			'pas-4',
		]);
	});

	it('leave every colour to the theme of the page', () => {
		const colours = [...markup.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(([, name]) => name);
		expect(colours.length).toBeGreaterThan(0);
		const known = new Set<string>([
			'none',
			...Object.entries(pagePalette).map(([, name]) => String(name)),
		]);
		expect(colours.filter((colour) => !known.has(colour ?? ''))).toEqual([]);
	});
});
