import type { TableName } from '../schemas/schemas.ts';
import type { FindingCollector } from './collector.ts';
import { accompanimentRules } from './integrity/accompaniments.ts';
import { contractRules } from './integrity/contracts.ts';
import { eventRules } from './integrity/events.ts';
import { orientationRules } from './integrity/orientations.ts';
import { getTable, type IntegrityContext, type IntegrityRule } from './integrity/rule.ts';
import { pause } from './pause.ts';

/** What should hold between tables, each a warning that does not stop a load. */
export const integrityRules: readonly IntegrityRule[] = [
	...orientationRules,
	...accompanimentRules,
	...contractRules,
	...eventRules,
];

/**
 * Reports the rows that break a rule between tables. A table in `broken` holds cells that could not
 * be read: rules that look at it would accuse the wrong rows and are left out.
 */
export async function checkIntegrity(
	context: IntegrityContext,
	broken: ReadonlySet<TableName>,
	findings: FindingCollector,
	signal?: AbortSignal,
	onShare?: (share: number) => void,
): Promise<void> {
	for (const [index, rule] of integrityRules.entries()) {
		onShare?.(index / integrityRules.length);
		const needed = [rule.table, ...rule.reads];
		if (needed.some((name) => broken.has(name) || !context.tables.has(name))) continue;
		const { file, rowNumbers } = getTable(context, rule.table);
		const tally = findings.open(rule.code, { file, table: rule.table, column: rule.column });
		for (const row of sortRows(rule.find(context))) tally.hit(rowNumbers[row]);
		await pause(signal);
	}
}

/** Rules that go person by person find rows out of order; readers look them up in order. */
function sortRows(rows: Iterable<number>): readonly number[] {
	return [...rows].sort((a, b) => a - b);
}
