import type { Unit } from '../indicators/indicator.ts';
import { getIndicator } from '../indicators/registry.ts';
import { toCell, type Cell } from '../models/cell.ts';
import type { PageContext } from './page.ts';

/** The numerator of a rate as a count of its own, of what `unit` names. */
export function readCount(
	{ lookup, period }: PageContext,
	id: string,
	unit: Unit,
	pole: string,
	ventilation = '',
	modalite = '',
): Cell {
	const row = lookup.get({ indicateur: id, periode: period.id, pole, ventilation, modalite });
	const counted =
		row === undefined
			? undefined
			: { ...row, valeur: row.numerateur, denominateur: null, ic_bas: null, ic_haut: null };
	const indicator = { ...getIndicator(id), unit, measure: 'compte' as const };
	return toCell(counted === undefined ? undefined : { ...counted, unite: unit }, indicator, period);
}
