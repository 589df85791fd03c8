import type { Indicator } from '../../indicators/indicator.ts';
import type { Period } from '../../indicators/periods.ts';
import { ENSEMBLE, type RowLookup } from '../index-rows.ts';
import { LEAST_DENOMINATOR, toCount, type AnomalyOptions, type Compared } from './compared.ts';
import { studentTails, testCount } from '../../exploration/exact-tests.ts';

/** Under this count of months their ordinary dispersion is not known. */
const LEAST_MONTHS = 6;

/** Days of a month of which anything is known, and what happened in them. */
export interface MonthCount {
	readonly days: number;
	readonly count: number;
}

/** Each month of a count of events with the pace of the other months, all pôles together. */
export function listMonthCounts(
	lookup: RowLookup,
	indicator: Indicator,
	{ period, months }: AnomalyOptions,
): readonly Compared[] {
	const read = (periode: string): number | null =>
		toCount(lookup.get({ indicateur: indicator.id, periode }));
	const known = months.flatMap((month) => {
		const count = read(month.id);
		const days = countDays(month);
		return count === null || days < 1 ? [] : [{ id: month.id, days, count }];
	});
	const total = known.reduce((sum, { count }) => sum + count, 0);
	if (known.length < LEAST_MONTHS || total < LEAST_DENOMINATOR || read(period.id) !== total)
		return [];
	return known.map(({ id, count }, at) => ({
		kind: 'mois',
		indicator,
		periode: id,
		pole: ENSEMBLE,
		ventilation: '',
		modalite: '',
		part: { count, size: total },
		rest: { count: expectMonth(known, at), size: total - count },
		p: testMonth(known, at),
	}));
}

/** What the pace of the other months makes expect, day for day. */
function expectMonth(months: readonly MonthCount[], at: number): number {
	const others = months.filter((_, index) => index !== at);
	const days = others.reduce((sum, month) => sum + month.days, 0);
	const count = others.reduce((sum, month) => sum + month.count, 0);
	return (count * (months[at]?.days ?? 0)) / days;
}

/**
 * Chance of a month as far from the others. Decisions come in batches, so that counts vary more than a Poisson law
 * allows: the greater of two p-values, the exact one of that law (binomial, the total being given) and that of the
 * dispersion of the other months (quasi-Poisson: P. McCullagh and J. A. Nelder, « Generalized Linear Models »,
 * 1989, § 6.2.3), on Student's law.
 */
export function testMonth(months: readonly MonthCount[], at: number): number {
	const month = months[at];
	if (month === undefined) throw new Error(`month: ${at}`);
	const others = months.filter((_, index) => index !== at);
	const days = others.reduce((sum, other) => sum + other.days, 0);
	const count = others.reduce((sum, other) => sum + other.count, 0);
	const chance = month.days / (days + month.days);
	const exact = testCount({ count: month.count, size: count + month.count }, chance);
	if (count === 0) return exact;
	const freedom = others.length - 1;
	const pearson = others.reduce((sum, other) => {
		const expected = (count * other.days) / days;
		return sum + (other.count - expected) ** 2 / expected;
	}, 0);
	const dispersion = Math.max(1, pearson / freedom);
	const expected = (count * month.days) / days;
	const spread = Math.sqrt(dispersion * expected * (1 + month.days / days));
	return Math.max(exact, studentTails((month.count - expected) / spread, freedom));
}

function countDays({ debut, effectif }: Period): number {
	return Math.round((Date.parse(effectif) - Date.parse(debut)) / 86_400_000) + 1;
}
