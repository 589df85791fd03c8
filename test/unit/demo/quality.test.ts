import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeDemo } from '../../../src/cli/demo/write-demo.ts';
import { openFolder } from '../../../src/cli/read-folder.ts';
import { checkClauses } from '../../../src/lib/convention/check-clauses.ts';
import { checkConvention } from '../../../src/lib/convention/check-convention.ts';
import { readExtracts } from '../../../src/lib/extracts/read-extracts.ts';

const folder = mkdtempSync(join(tmpdir(), 'demo-'));
afterAll(() => {
	rmSync(folder, { recursive: true });
});

describe.each([
	{ seed: 2020, persons: 122, format: 'csv', motives: 7 },
	{ seed: 5, persons: 122, format: 'parquet', motives: 7 },
	{ seed: 3, persons: 244, format: 'csv', motives: 14 },
] as const)('the quality report, seed $seed, $persons persons', ({ motives, ...options }) => {
	it('finds what was seeded and nothing else', async () => {
		const out = join(folder, `${options.seed}`);
		await writeDemo({ ...options, out });
		const result = await readExtracts(await openFolder(out), {
			checkConvention,
			checkClauses,
		});
		const found = (result.ok ? result.set.findings : result.findings).map(
			({ code, severity, count }) => ({ code, severity, count }),
		);
		const warn = (code: string, count: number) => ({ code, severity: 'avertissement', count });
		expect(found).toEqual([
			warn('enfant-de-plus-de-trois-ans', 1),
			warn('seance-en-mois-ferme', 1),
			warn('sortie-sans-motif', motives),
			warn('accompagnements-simultanes', 1),
			warn('deux-referents', 1),
			warn('duree-de-cer', 1),
		]);
		expect(result.ok && result.set.isDemonstration).toBe(true);
	});
});
