import type { LongRow } from '../indicators/indicator.ts';
import { LONG_COLUMNS, parseLongCsv } from './long-table-csv.ts';
import type { PublicationFile } from './publication.ts';
import { withhold } from './written-rows.ts';

/** The exact rows that the written ones are set against, by place. */
export type ExactRows = ReadonlyMap<string, LongRow>;

/** The place of a row: what it is about, without its numbers. */
export function toPlace(row: LongRow): string {
	return [row.indicateur, row.ventilation, row.modalite, row.code_pole, row.periode].join('|');
}

/**
 * Reads the tables of a publication back and sets every row against the exact one: published rows are exact, withheld
 * ones hold nothing, each expected row is there once. Returns the places published, or what is wrong, in French.
 */
export function readTables(
	files: readonly PublicationFile[],
	expected: ExactRows,
): { readonly published: ReadonlySet<string> } | { readonly problem: string } {
	const seen = new Set<string>();
	const published = new Set<string>();
	for (const { name, bytes } of files) {
		const rows = parseLongCsv(new TextDecoder('utf-8', { fatal: false }).decode(bytes));
		if (rows === null) return { problem: `${name} ne se relit pas` };
		for (const row of rows) {
			const place = toPlace(row);
			const exact = expected.get(place);
			if (exact === undefined) return { problem: `${name} contient une ligne de trop` };
			if (seen.has(place)) return { problem: `${name} contient deux fois la même ligne` };
			seen.add(place);
			const wanted = row.secret === 'oui' ? withhold(exact) : exact;
			if (!isSame(row, wanted)) {
				return {
					problem:
						row.secret === 'oui'
							? `${name} contient une ligne retenue qui n’est pas vide`
							: `${name} contient une ligne qui n’est pas exacte`,
				};
			}
			if (row.secret === '') published.add(place);
		}
	}
	return seen.size === expected.size ? { published } : { problem: 'il manque des lignes' };
}

function isSame(left: LongRow, right: LongRow): boolean {
	return LONG_COLUMNS.every((name) => left[name] === right[name]);
}
