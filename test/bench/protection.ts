import highs, { type Highs } from 'highs';
import { openData } from '../../src/cli/open-data.ts';
import { protect } from '../../src/lib/disclosure/protect.ts';
import { ProtectionError, type ProtectInput } from '../../src/lib/disclosure/publication.ts';
import { toInput, YEAR_AND_SEMESTERS } from '../support/disclosure.ts';
import type { Results } from './results.ts';
import { time } from './statistics.ts';

/** Periods of the demonstration that are protected, from one to the whole exercise with its semesters. */
const DECLARED = [['2020-S1'], ['2020'], YEAR_AND_SEMESTERS] as const;

/** Prints, for each list of periods and each threshold: seconds, rows published, loss and its proved bound. */
export async function benchProtection(results: Results): Promise<void> {
	const add = results.table(
		'Protection of the demonstration (seconds in Node, audit included; shares of the weight)',
		['periods', 'threshold', 'seconds', 'published', 'withheld', 'loss', 'bound', 'ratio'],
	);
	const set = await openData('static/demo');
	const solver = await highs();
	for (const periods of DECLARED) {
		for (const threshold of [5, 11]) {
			const input = await toInput(set, periods, threshold);
			const lines: string[] = [];
			const elapsed = await time(async () => {
				lines.push(...(await describe(input, solver)));
			});
			add(periods.join(' '), threshold, (elapsed / 1000).toFixed(1), ...lines);
		}
	}
}

async function describe(input: ProtectInput, solver: Highs): Promise<readonly string[]> {
	try {
		const { lignes, perte } = (await protect(input, { solver })).manifest;
		const ratio = perte.borne === 0 ? '' : (perte.ponderee / perte.borne).toFixed(2);
		return [lignes.publiees, lignes.retenues, perte.ponderee, perte.borne, ratio].map(String);
	} catch (cause) {
		if (cause instanceof ProtectionError) return [cause.message];
		throw cause;
	}
}
