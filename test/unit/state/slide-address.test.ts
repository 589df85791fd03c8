import { describe, expect, it } from 'vitest';
import { readSlide, writeSlide } from '../../../src/lib/state/slide-address.ts';

describe('the slide in an address', () => {
	it('is read from the query, and only a number of a slide', () => {
		expect(readSlide('?periode=2020-S1&diapositive=5')).toBe(5);
		for (const search of [
			'',
			'?diapositive=',
			'?diapositive=0',
			'?diapositive=-1',
			'?diapositive=1e3',
			'?diapositive=9999',
		]) {
			expect([search, readSlide(search)]).toEqual([search, null]);
		}
	});

	it('is written beside the other choices, and taken away', () => {
		expect(writeSlide('?periode=2020-S1', 5)).toBe('?periode=2020-S1&diapositive=5');
		expect(writeSlide('?periode=2020-S1&diapositive=5', null)).toBe('?periode=2020-S1');
		expect(writeSlide('?diapositive=5', null)).toBe('');
	});
});
