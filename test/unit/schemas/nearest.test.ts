import { describe, expect, it } from 'vitest';
import { findNearest } from '../../../src/lib/schemas/nearest.ts';

const families = ['logement', 'sante', 'mobilite', 'lien_social'];

describe('findNearest', () => {
	it.each([
		['logements', 'logement'],
		['Santé', 'sante'],
		['mobilté', 'mobilite'],
		['lien social', 'lien_social'],
	])('finds what %s was meant to be', (text, nearest) => {
		expect(findNearest(text, families)).toBe(nearest);
	});

	it('finds nothing where nothing is near', () => {
		expect(findNearest('chocolat', families)).toBeNull();
		expect(findNearest('sante', [])).toBeNull();
	});
});
