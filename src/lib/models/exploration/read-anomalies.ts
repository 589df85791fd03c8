import type { Period } from '../../indicators/periods.ts';
import { listStandardPeriods } from '../../indicators/periods.ts';
import { ENSEMBLE } from '../index-rows.ts';
import type { Convention } from '../../schemas/schemas.ts';
import type { AnomalyStatement } from './anomaly-words.ts';
import { findDimension } from '../../exploration/dimensions.ts';
import { canDrill } from '../../exploration/drill.ts';
import { findMeasure } from '../../exploration/pivot-measures.ts';
import type { RowsAddress, RowsCut } from '../../exploration/rows-address.ts';

/** The months that lie inside a period. */
export function listMonthsOf(
	period: Period,
	convention: Convention,
	dateExtraction: string | null,
): readonly Period[] {
	return listStandardPeriods(convention, period.exercice, dateExtraction).filter(
		({ id, debut, fin }) =>
			/^\d{4}-\d{2}$/.test(id) && id !== period.id && debut >= period.debut && fin <= period.fin,
	);
}

/** The rows behind a statement; null where they cannot be shown. */
export function toAnomalyRows(
	{ indicateur, periode, pole, ventilation, modalite }: AnomalyStatement,
	period: Period,
): RowsAddress | null {
	const measure = findMeasure(indicateur);
	const dimension = findDimension(ventilation)?.id;
	if (measure === undefined || !canDrill(measure.indicator)) return null;
	if (ventilation !== '' && dimension === undefined) return null;
	const cuts: readonly RowsCut[] = [
		...(pole === ENSEMBLE ? [] : [{ dimension: 'pole' as const, value: pole }]),
		...(periode === period.id ? [] : [{ dimension: 'mois' as const, value: periode }]),
		...(dimension === undefined ? [] : [{ dimension, value: modalite }]),
	];
	return { indicateur, cuts };
}
