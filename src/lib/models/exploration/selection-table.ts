import type { Released } from '../../disclosure/release.ts';
import { followsFilter } from '../../exploration/measure-perimeter.ts';
import type { Period } from '../../indicators/periods.ts';
import { indicators } from '../../indicators/registry.ts';
import { toCell } from '../cell.ts';
import { formatPeriodLabel } from '../format.ts';
import { indexRows } from '../index-rows.ts';
import { toPartCell, toValueCell, type TableModel } from '../table.ts';

/**
 * Every figure that a filter applies to, for the selection over its days and without any choice over the whole period;
 * `limits` says the filter in French, empty without one.
 */
export function toSelectionTable(
	selection: Released,
	unfiltered: Released,
	period: Period,
	whole: Period,
	limits: string,
): TableModel {
	const chosen = indexRows(selection);
	const all = indexRows(unfiltered);
	return {
		caption: `Indicateurs, ${formatPeriodLabel(period.id)}${limits === '' ? ', sans choix' : `, ${limits}`}`,
		columns: [
			{ id: 'indicateur', label: 'Indicateur', align: 'texte' },
			{ id: 'selection', label: 'Sélection', align: 'nombre' },
			{ id: 'fraction', label: 'Soit', align: 'nombre' },
			{ id: 'intervalle', label: 'Intervalle à 95\u00A0%', align: 'nombre' },
			{ id: 'ensemble', label: `Sans choix, ${formatPeriodLabel(whole.id)}`, align: 'nombre' },
		],
		rows: indicators.filter(followsFilter).map((indicator) => {
			const cell = toCell(
				chosen.get({ indicateur: indicator.id, periode: period.id }),
				indicator,
				period,
			);
			const total = all.get({ indicateur: indicator.id, periode: whole.id });
			return {
				id: indicator.id,
				label: indicator.label,
				isTotal: false,
				cells: [
					toValueCell(cell),
					toPartCell(cell, cell.fraction, null),
					toPartCell(cell, cell.interval, null),
					toValueCell(toCell(total, indicator, whole)),
				],
			};
		}),
	};
}
