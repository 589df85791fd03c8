import type { Cell } from '../cell.ts';

export interface PivotCell {
	readonly column: string;
	readonly cell: Cell;
	/** From 1 to 5; null where nothing is drawn: a total, a zero, an absence, a rate on under 20. */
	readonly step: number | null;
	/** « 38,5 % », or « 3 sur 8 » under 20. */
	readonly lead: string;
}

export interface PivotRow {
	readonly id: string;
	readonly label: string;
	readonly isTotal: boolean;
	readonly cells: readonly PivotCell[];
}
