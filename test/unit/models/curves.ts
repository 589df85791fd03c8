import type { SignaturePoint } from '../../../src/lib/indicators/details.ts';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import { toSurvival, type SurvivalModel } from '../../../src/lib/models/survival.ts';
import { POLES, toLookup, toRow, YEAR } from './rows.ts';

/** Days of signature and of end of observation of twenty fictitious orientations. */
const SIGNED = [12, 18, 25, 31, 31, 38, 44, 48, 48, 55, 61, 75, 103, 140] as const;
const CENSORED = [9, 40, 66, 120, 200, 260] as const;

/** The estimate of these orientations, its band a plain ± 0.2. */
export function toSignatures(): readonly SignaturePoint[] {
	const days = [...new Set<number>([...SIGNED, ...CENSORED])].sort((a, b) => a - b);
	let waiting = SIGNED.length + CENSORED.length;
	let rest = 1;
	return days.map((jour) => {
		const signatures = SIGNED.filter((day) => day === jour).length;
		const censures = CENSORED.filter((day) => day === jour).length;
		const enAttente = waiting;
		rest *= 1 - signatures / enAttente;
		waiting -= signatures + censures;
		const part = 1 - rest;
		const isKnown = part > 0;
		return {
			periode: '2020',
			code_pole: 'ENSEMBLE',
			jour,
			enAttente,
			signatures,
			censures,
			part,
			bas: isKnown ? Math.max(0.01, part - 0.2) : null,
			haut: isKnown ? Math.min(0.99, part + 0.2) : null,
		};
	});
}

export const CURVE_ROWS: readonly LongRow[] = [
	toRow({ indicateur: 'part_cer_signe', denominateur: 20, valeur: 0.55 }),
	toRow({ indicateur: 'delai_median_premier_cer', denominateur: 20, valeur: 55 }),
	toRow({ indicateur: 'delai_moyen_premier_cer', numerateur: 729, denominateur: 14 }),
];

/** The curve of these orientations. */
export function toCurve(
	signatures: readonly SignaturePoint[] = toSignatures(),
	rows: readonly LongRow[] = CURVE_ROWS,
): SurvivalModel {
	return toSurvival(signatures, toLookup(rows), {
		period: YEAR,
		pole: 'ENSEMBLE',
		poles: POLES,
		delayMonths: 2,
		references: [
			{ value: 59, label: 'Drôme 2018\u00A0: 59\u00A0jours (Drees)', name: 'Drôme 2018' },
		],
		getIndicator,
	});
}
