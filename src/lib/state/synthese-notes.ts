import { getIndicator } from '../indicators/registry.ts';
import { NBSP } from '../models/format.ts';
import { toKpi } from '../models/kpi.ts';
import type { SyntheseContext } from './synthese.ts';

/** The note of a card of the second row: the rate that tells its figure best; null where there is none. */
export function noteSecond(id: string, context: SyntheseContext): string | null {
	if (id === 'personnes_orientees') return noteOnPublic(context);
	if (id === 'personnes_contractualisees') return noteOnContracts(context);
	return id === 'delai_median_premier_cer' ? noteOnDelay(context) : null;
}

function toRate(id: string, { figures, period, pole }: SyntheseContext) {
	const kpi = toKpi(figures.lookup, getIndicator(id), { period, pole });
	return kpi.state === 'valeur' ? kpi : null;
}

/** « Public convenu : 95,1 % (89 à 98 %) »: the rate counts orientations, the card persons. */
function noteOnPublic(context: SyntheseContext): string | null {
	const rate = toRate('orientations_conformes', context);
	return rate?.rateText == null ? null : `Public convenu${NBSP}: ${rate.rateText}`;
}

function noteOnContracts(context: SyntheseContext): string | null {
	const rate = toRate('taux_contractualisation', context);
	return rate?.rateText == null ? null : `${rate.rateText} des accompagnées`;
}

function noteOnDelay(context: SyntheseContext): string | null {
	const rate = toRate('delai_premier_cer_respecte', context);
	return rate?.rateText == null ? null : `Signé à temps${NBSP}: ${rate.rateText}`;
}
