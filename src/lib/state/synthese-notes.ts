import { getIndicator } from '../indicators/registry.ts';
import { NBSP } from '../models/format.ts';
import { toKpi } from '../models/kpi.ts';
import type { PageContext } from './page.ts';

/** The note of a card of the second row: the rate that tells its figure best; null where there is none. */
export function noteSecond(id: string, page: PageContext): string | null {
	if (id === 'personnes_orientees') return noteOnPublic(page);
	if (id === 'personnes_contractualisees') return noteOnContracts(page);
	return id === 'delai_median_premier_cer' ? noteOnDelay(page) : null;
}

function toRate(id: string, { lookup, period, pole }: PageContext) {
	const kpi = toKpi(lookup, getIndicator(id), { period, pole });
	return kpi.state === 'valeur' ? kpi : null;
}

/** « Public convenu : 95,1 % (89 à 98 %) »: the rate counts orientations, the card persons. */
function noteOnPublic(page: PageContext): string | null {
	const rate = toRate('orientations_conformes', page);
	return rate?.rateText == null ? null : `Public convenu${NBSP}: ${rate.rateText}`;
}

function noteOnContracts(page: PageContext): string | null {
	const rate = toRate('taux_contractualisation', page);
	return rate?.rateText == null ? null : `${rate.rateText} des accompagnées`;
}

function noteOnDelay(page: PageContext): string | null {
	const rate = toRate('delai_premier_cer_respecte', page);
	return rate?.rateText == null ? null : `Signé à temps${NBSP}: ${rate.rateText}`;
}
