import { formatComparedLabel } from './compared-period.ts';
import type { ComparedTo } from './comparison.ts';
import type { DotRow } from './dots.ts';
import { NBSP, WITHHELD } from './format.ts';
import { toTextCell, type TableModel } from './table.ts';

type Compared = Pick<DotRow, 'compared'>;

/** « 2019 » where a line at least is compared; null elsewhere. */
export function toComparedLabel(
	rows: readonly Compared[],
	comparedTo: ComparedTo | undefined,
): string | null {
	if (comparedTo === undefined || rows.every(({ compared }) => compared === null)) return null;
	return formatComparedLabel(comparedTo.kind, comparedTo.period);
}

/** « . Anneau : 2019 », the end of a subtitle; empty where nothing is compared. */
export function describeRing(label: string | null): string {
	return label === null ? '' : `. Anneau${NBSP}: ${label}`;
}

/** Columns of the other period in the table of a figure: its value, then the change; none without. */
export function listComparedColumns(label: string | null): TableModel['columns'] {
	if (label === null) return [];
	return [
		{ id: 'autre', label: label.slice(0, 1).toUpperCase() + label.slice(1), align: 'nombre' },
		{ id: 'ecart', label: 'Écart', align: 'nombre' },
	];
}

/** Their cells for one line. */
export function listComparedCells(
	{ compared }: Compared,
	label: string | null,
): TableModel['rows'][number]['cells'] {
	if (label === null) return [];
	if (compared === null) return [toTextCell(''), toTextCell('')];
	const { other, change, difference } = compared.comparison;
	const state = other === WITHHELD ? 'secret' : 'valeur';
	return [
		{ text: other, number: compared.value, state },
		{ text: change, number: difference, state },
	];
}
