import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	arrange,
	AS_WRITTEN,
	moveSlide,
	parseArrangement,
	toggleSlide,
} from '../../../../src/lib/ui/slides/arrangement.ts';

const slides = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
const ids = (arrangement = AS_WRITTEN) => arrange(slides, arrangement).map(({ slide }) => slide.id);

describe('the arrangement of slides', () => {
	it('is that of the report at first, numbered from 1', () => {
		expect(arrange(slides, AS_WRITTEN).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
	});

	it('moves a slide, and nothing beyond the ends', () => {
		const moved = moveSlide(slides, AS_WRITTEN, 3, 1);
		expect(ids(moved)).toEqual(['a', 'd', 'b', 'c']);
		expect(moveSlide(slides, moved, 0, -1)).toBe(moved);
		expect(ids(moveSlide(slides, moved, 3, 4))).toEqual(['a', 'd', 'b', 'c']);
	});

	it('leaves a slide out, without a number, and takes it back', () => {
		const left = toggleSlide(AS_WRITTEN, 'b');
		expect(arrange(slides, left).map(({ number }) => number)).toEqual([1, null, 2, 3]);
		expect(toggleSlide(left, 'b').hidden).toEqual([]);
	});

	it('puts a slide that the report gained after the one it follows there', () => {
		expect(ids({ order: ['d', 'b', 'a'], hidden: [] })).toEqual(['d', 'b', 'c', 'a']);
		expect(ids({ order: ['c', 'd'], hidden: [] })).toEqual(['a', 'b', 'c', 'd']);
	});

	it('shows each slide once, whatever is kept on the device', () => {
		const kept = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'gone'));
		fc.assert(
			fc.property(kept, kept, (order, hidden) => {
				const read = parseArrangement(JSON.stringify({ order, hidden }));
				const arranged = arrange(slides, read);
				expect(arranged.map(({ slide }) => slide.id).toSorted()).toEqual(['a', 'b', 'c', 'd']);
				const numbers = arranged.flatMap(({ number }) => number ?? []);
				expect(numbers).toEqual(numbers.map((_, place) => place + 1));
			}),
		);
	});

	it.each([null, '', '{', '3', 'null', '{"order":3,"hidden":[1]}'])(
		'takes « %s » for nothing',
		(text) => {
			expect(parseArrangement(text)).toEqual(AS_WRITTEN);
		},
	);
});
