import type { LongRow } from '../../src/lib/indicators/indicator.ts';
import { LONG_COLUMNS } from '../../src/lib/models/long-table-file.ts';

const TOLERANCE = 1e-9;

const toKey = (row: LongRow): string =>
	[row.indicateur, row.ventilation, row.modalite, row.code_pole, row.periode].join('|');

/** Each difference between a computed table and the expected one, as one line. */
export function compareTables(
	computed: readonly LongRow[],
	expected: readonly LongRow[],
): readonly string[] {
	const byKey = new Map(computed.map((row) => [toKey(row), row]));
	const differences = expected.flatMap((row) => {
		const found = byKey.get(toKey(row));
		if (found === undefined) return [`${toKey(row)}: no row`];
		return LONG_COLUMNS.filter((name) => !isSame(found[name], row[name])).map(
			(name) => `${toKey(row)} ${name}: ${found[name]} instead of ${row[name]}`,
		);
	});
	const extra = computed.length - expected.length;
	return extra === 0 ? differences : [...differences, `${extra} rows more than expected`];
}

function isSame(a: string | number | null, b: string | number | null): boolean {
	if (typeof a !== 'number' || typeof b !== 'number') return a === b;
	return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b));
}
