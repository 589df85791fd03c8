import type { Breakdown } from '../indicators/indicator.ts';
import { listCategories } from '../indicators/known-tables.ts';
import { listModalities } from '../indicators/run.ts';
import type { Convention } from '../schemas/schemas.ts';

/** A value of a vocabulary, as the convention extends it. */
export interface VocabularyName {
	readonly code: string;
	readonly label: string;
	/** Group of a motive of exit; null elsewhere. */
	readonly group: string | null;
}

/** Values that say little: always last. */
const LAST: ReadonlySet<string> = new Set(['autre', 'non_renseigne']);

/** The values of a breakdown, those that the convention adds included, in the order of the vocabulary. */
export function listVocabulary(
	breakdown: Breakdown,
	convention: Convention,
): readonly VocabularyName[] {
	const { vocabulary } = breakdown;
	const known = vocabulary === undefined ? [] : listCategories(convention, ...vocabulary);
	return listModalities(breakdown, convention).map((code) => {
		const named = known.find(({ value }) => value === code);
		const modality = breakdown.modalities.find(({ id }) => id === code);
		return {
			code,
			label: named?.label ?? modality?.label ?? code,
			group: named?.group ?? null,
		};
	});
}

/** Rows by decreasing value, « autre » and « non renseigné » last; a value not known counts as none. */
export function sortByValue<T extends { readonly code: string }>(
	rows: readonly T[],
	read: (row: T) => number | null,
): readonly T[] {
	const rank = ({ code }: T): number => (LAST.has(code) ? 1 : 0);
	return [...rows].sort((a, b) => rank(a) - rank(b) || (read(b) ?? -1) - (read(a) ?? -1));
}
