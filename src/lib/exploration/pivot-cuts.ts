import { findDimension } from './dimensions.ts';
import { TOTAL, type Pivot } from './pivot.ts';
import type { RowsCut } from './rows-address.ts';

/** The cuts that a cell of a pivot is made of: none for the total of both axes. */
export function toPivotCuts(
	{ rows, columns }: Pick<Pivot, 'rows' | 'columns'>,
	row: string,
	column: string,
): readonly RowsCut[] {
	return [
		[rows.id, row],
		[columns.id, column],
	].flatMap(([axis = '', value = TOTAL]) => {
		const dimension = findDimension(axis)?.id;
		return dimension === undefined || value === TOTAL ? [] : [{ dimension, value }];
	});
}
