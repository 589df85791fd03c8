import { addDays } from '../../indicators/calendar.ts';
import type { Indicator, LongRow } from '../../indicators/indicator.ts';
import type { Period } from '../../indicators/periods.ts';
import { indicators } from '../../indicators/registry.ts';
import { isShare } from '../cell.ts';
import { ENSEMBLE, type RowLookup } from '../index-rows.ts';
import { listVocabulary } from '../vocabulary.ts';
import {
	LEAST_DENOMINATOR,
	toCount,
	type AnomalyOptions,
	type Compared,
	type ComparisonKind,
} from './compared.ts';
import { testShares, toFalseDiscoveryRates, type Share } from '../../exploration/exact-tests.ts';
import { listMonthCounts } from './month-counts.ts';

/** False discovery rate: among what is told, the share that chance alone would explain, on average. */
export const DISCOVERY_RATE = 0.05;
export interface Anomaly extends Compared {
	/** Least false discovery rate at which it is kept. */
	readonly q: number;
}

/** What stands out, the least likely first, and how many comparisons were made. */
export interface Anomalies {
	readonly found: readonly Anomaly[];
	readonly compared: number;
}

/** Finds the pôles, months and modalities that chance alone explains badly, in the rows of a period. */
export function findAnomalies(lookup: RowLookup, options: AnomalyOptions): Anomalies {
	const measured = indicators.filter(({ chapter }) => chapter === 'A');
	const all = measured.flatMap((indicator) => {
		if (isShare(indicator) && indicator.measure === 'taux') {
			return listRates(lookup, indicator, options);
		}
		if (indicator.measure !== 'compte') return [];
		return [
			...listCompositions(lookup, indicator, options),
			...listMonthCounts(lookup, indicator, options),
		];
	});
	const rates = toFalseDiscoveryRates(all.map(({ p }) => p));
	const found = all
		.map((compared, at) => ({ ...compared, q: rates[at] ?? 1 }))
		.filter(({ q }) => q <= (options.rate ?? DISCOVERY_RATE))
		.sort((a, b) => a.p - b.p);
	return { found, compared: all.length };
}

type Place = Pick<Compared, 'periode' | 'pole' | 'ventilation' | 'modalite'>;

/** A rate, cut by pôle, by month and by modality: each part with the other parts of the same cut. */
function listRates(
	lookup: RowLookup,
	indicator: Indicator,
	{ period, months, poles, convention }: AnomalyOptions,
): readonly Compared[] {
	const whole: Place = { periode: period.id, pole: ENSEMBLE, ventilation: '', modalite: '' };
	const cuts: readonly Place[][] = [
		poles.map(({ code }) => ({ ...whole, pole: code })),
		months.length < 2 ? [] : months.map(({ id }) => ({ ...whole, periode: id })),
		...indicator.breakdowns
			.filter(({ by }) => by !== undefined)
			.map((breakdown) =>
				listVocabulary(breakdown, convention).map(({ code }) => ({
					...whole,
					ventilation: breakdown.id,
					modalite: code,
				})),
			),
	];
	return cuts.flatMap((places, cut) => {
		const parts = places.flatMap((place) => {
			const share = toShare(lookup.get({ indicateur: indicator.id, ...place }));
			return share === null ? [] : [{ place, share }];
		});
		// The same person comes back month after month where the months do not add up: nothing is independent.
		const isCut =
			cut === 0 || addsUp(parts, toShare(lookup.get({ indicateur: indicator.id, ...whole })));
		return isCut
			? compareAll(
					'taux',
					indicator,
					parts.filter(({ place }) => !isTooRecent(indicator, place.periode, months)),
				)
			: [];
	});
}

/** Shares of what may still come after the event: the last months before the cut-off do not know it yet. */
const FOLLOWED_LATER: ReadonlySet<string> = new Set([
	'orientations_sans_accompagnement',
	'taux_accueil',
]);
/** Days that are left for it. */
export const DAYS_LEFT = 60;

function isTooRecent({ id }: Indicator, periode: string, months: readonly Period[]): boolean {
	const month = months.find((one) => one.id === periode);
	if (month === undefined || !FOLLOWED_LATER.has(id)) return false;
	return addDays(month.fin, DAYS_LEFT) > month.arrete;
}

/** The modalities of what happened at a pôle, each with its weight at the other pôles. */
function listCompositions(
	lookup: RowLookup,
	indicator: Indicator,
	{ period, poles, convention }: AnomalyOptions,
): readonly Compared[] {
	// A person may be of two pôles: only events are dealt out between them.
	if (indicator.unit === 'personnes') return [];
	const [breakdown] = indicator.breakdowns.filter(({ by }) => by !== undefined);
	if (breakdown === undefined) return [];
	const base = { indicateur: indicator.id, periode: period.id };
	return listVocabulary(breakdown, convention).flatMap(({ code: modalite }) => {
		const names = { ventilation: breakdown.id, modalite };
		const parts = poles.flatMap(({ code: pole }) => {
			const count = toCount(lookup.get({ ...base, pole, ...names }));
			const size = toCount(lookup.get({ ...base, pole }));
			if (count === null || size === null) return [];
			return [{ place: { periode: period.id, pole, ...names }, share: { count, size } }];
		});
		return compareAll('composition', indicator, parts);
	});
}

interface Part {
	readonly place: Place;
	readonly share: Share;
}

function compareAll(
	kind: ComparisonKind,
	indicator: Indicator,
	parts: readonly Part[],
): readonly Compared[] {
	const whole = sumShares(parts);
	return parts.flatMap(({ place, share: part }) => {
		const rest = { count: whole.count - part.count, size: whole.size - part.size };
		if (Math.min(part.size, rest.size) < LEAST_DENOMINATOR) return [];
		// All or none everywhere: there is nothing to compare.
		if (whole.count === 0 || whole.count === whole.size) return [];
		return [{ kind, indicator, ...place, part, rest, p: testShares(part, rest) }];
	});
}

function sumShares(parts: readonly Part[]): Share {
	return parts.reduce(
		(sum, { share }) => ({ count: sum.count + share.count, size: sum.size + share.size }),
		{ count: 0, size: 0 },
	);
}

function addsUp(parts: readonly Part[], whole: Share | null): boolean {
	const sum = sumShares(parts);
	return whole !== null && sum.count === whole.count && sum.size === whole.size;
}

function toShare(row: LongRow | undefined): Share | null {
	if (row === undefined || row.secret === 'oui') return null;
	const { numerateur: count, denominateur: size } = row;
	return count === null || size === null || count > size ? null : { count, size };
}
