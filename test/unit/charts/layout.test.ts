import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureText, wrapText } from '../../../src/lib/charts/measure-text.ts';
import { palettes } from '../../../src/lib/charts/palette.ts';
import { toCountScale } from '../../../src/lib/charts/scale.ts';
import { toHatch } from '../../../src/lib/charts/view.ts';

describe('a scale of counts', () => {
	it.each([
		[0, 1, 1],
		[1, 1, 1],
		[5, 1, 5],
		[13, 5, 15],
		[110, 20, 120],
		[122, 50, 150],
	])('holds %d in steps of %d up to %d', (greatest, step, max) => {
		expect(toCountScale(greatest)).toEqual({ step, max });
	});

	it('holds every count in at most six whole steps', () => {
		fc.assert(
			fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), (greatest) => {
				const { step, max } = toCountScale(greatest);
				expect(max).toBeGreaterThanOrEqual(greatest - 1e-6 * greatest);
				expect(max / step).toBeLessThanOrEqual(6);
				expect(Number.isInteger(step)).toBe(true);
			}),
		);
	});
});

describe('a line of text', () => {
	it('is about as wide as the face sets it', () => {
		expect(measureText('Hauts-Plateaux (fictif)', 100)).toBeCloseTo(909, -2);
		expect(measureText('98 personnes', 100, true)).toBeGreaterThan(
			measureText('98 personnes', 100),
		);
	});

	it('is cut at spaces, never at those that bind', () => {
		expect(wrapText('98\u00A0personnes accompagnées', 90, 14)).toEqual([
			'98\u00A0personnes',
			'accompagnées',
		]);
		expect(wrapText('', 90, 14)).toEqual([]);
	});

	it('loses no word', () => {
		fc.assert(
			fc.property(fc.array(fc.stringMatching(/^[a-zé]{1,9}$/)), fc.nat(200), (words, width) => {
				const text = words.join(' ');
				expect(wrapText(text, width, 14).join(' ')).toBe(text);
			}),
		);
	});
});

describe('a hatch', () => {
	it('stays in its box', () => {
		fc.assert(
			fc.property(fc.nat(200), fc.nat(80), (width, height) => {
				const box = { x: 10, y: 20, width: width + 1, height: height + 1 };
				for (const mark of toHatch(box, palettes.clair)) {
					if (mark.type !== 'line' || !('shape' in mark)) continue;
					const ends = Object.entries(mark.shape ?? {});
					for (const [name, at] of ends) {
						const [from, to] = name.startsWith('x') ? [10, 11 + width] : [20, 21 + height];
						expect(at).toBeGreaterThanOrEqual(from);
						expect(at).toBeLessThanOrEqual(to);
					}
				}
			}),
		);
	});
});
