import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { Results } from '../../bench/results.ts';

let folder = '';
let log: MockInstance<typeof console.log>;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'jalons-results-'));
	log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
	rmSync(folder, { recursive: true });
	vi.restoreAllMocks();
});

function write(ratios: Readonly<Record<string, number>>): number {
	const results = new Results();
	results.table('Times', ['what', 'ms'])('start', 12);
	for (const [name, value] of Object.entries(ratios)) results.ratio(name, value);
	return results.write(join(folder, 'RESULTS.md'));
}

describe('the results of the benches', () => {
	it('are a file of tables, in which ratios stay when a run does not measure them', () => {
		expect(write({ start: 2, change: 3.456 })).toBe(0);
		expect(write({ start: 2.1 })).toBe(0);
		const text = readFileSync(join(folder, 'RESULTS.md'), 'utf8');
		expect(text).toContain('## Times\n\n| what | ms |\n| --- | --- |\n| start | 12 |\n');
		expect(text).toContain('| start | 2.10 |\n| change | 3.46 |\n');
	});

	it('name the ratios that are more than 20 % above those of the last run', () => {
		write({ start: 2, change: 3 });
		expect(write({ start: 2.5, change: 3.5, first: 9 })).toBe(1);
		expect(log.mock.calls.flat()).toContain('Regression: start: 2.50, 2.00 before');
	});
});
