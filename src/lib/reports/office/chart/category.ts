import type { Cell } from '../../../models/cell.ts';
import { NBSP } from '../../../models/format.ts';

/** The name of a row on an axis; a value that is not shown says why there: « Rive (fictif) : s. ». */
export function nameCategory(
	label: string,
	cell: Pick<Cell, 'state' | 'text'>,
	aside = '',
): string {
	if (cell.state !== 'valeur') return `${label}${NBSP}: ${cell.text}`;
	return aside === '' ? label : `${label}, ${aside}`;
}

/** The end of a count axis: a round number over the greatest value. */
export function roundUp(greatest: number): number {
	if (greatest <= 5) return 5;
	const size = 10 ** Math.floor(Math.log10(greatest));
	const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find(
		(one) => one * size >= greatest * 1.08,
	);
	return (step ?? 12) * size;
}

/** The greatest of the values that there are, 0 without any. */
export function greatestOf(values: readonly (number | null)[]): number {
	return values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
}
