import type { Indicator } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import { toCell } from './cell.ts';
import { formatEuros } from './format.ts';
import type { RowLookup } from './index-rows.ts';
import { toTextCell, toValueCell, type TableCell, type TableModel } from './table.ts';

export interface ActionTableOptions {
	readonly period: Period;
	readonly indicators: readonly Indicator[];
	/** Codes and labels of the actions. */
	readonly actions: ReadonlyMap<string, string>;
	readonly caption: string;
}

/** Indicators of the accounts in rows, the whole and each action in columns. */
export function toActionTable(
	lookup: RowLookup,
	{ period, indicators, actions, caption }: ActionTableOptions,
): TableModel {
	const cellOf = (indicator: Indicator, action: string | null): TableCell => {
		const key = { indicateur: indicator.id, periode: period.id };
		const row = lookup.get(
			action === null ? key : { ...key, ventilation: 'action', modalite: action },
		);
		const cell = toCell(row, indicator, period);
		if (cell.number === null || indicator.unit !== 'euros') return toValueCell(cell);
		return toTextCell(formatEuros(cell.number, true), cell.number);
	};
	return {
		caption,
		columns: [
			{ id: 'indicateur', label: 'Indicateur', align: 'texte' },
			{ id: 'ensemble', label: 'Ensemble', align: 'nombre' },
			...[...actions].map(([id, label]) => ({ id, label, align: 'nombre' as const })),
		],
		rows: indicators.map((indicator) => ({
			id: indicator.id,
			label: indicator.label,
			isTotal: false,
			cells: [cellOf(indicator, null), ...[...actions.keys()].map((id) => cellOf(indicator, id))],
		})),
	};
}
