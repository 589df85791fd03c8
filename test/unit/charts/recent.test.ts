import { describe, expect, it } from 'vitest';
import { Recent } from '../../../src/lib/charts/recent.ts';

describe('the recent things', () => {
	it('are made once each, and the one asked for the longest ago is let go', () => {
		const recent = new Recent<string>(2);
		const made: string[] = [];
		const take = (name: string): string =>
			recent.take(name, () => {
				made.push(name);
				return name.toUpperCase();
			});
		expect(['a', 'b', 'a', 'c', 'a', 'b'].map(take)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
		expect(made).toEqual(['a', 'b', 'c', 'b']);
	});
});
