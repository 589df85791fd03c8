import type { LongRow } from '../indicators/indicator.ts';
import { listModalities, ENSEMBLE } from '../indicators/run.ts';
import { indicators } from '../indicators/registry.ts';
import type { Convention } from '../schemas/schemas.ts';

/** The rows in an order that depends on their places alone: period, indicator, pôle, breakdown, modality. */
export function sortRows(
	rows: readonly LongRow[],
	convention: Convention,
	periods: readonly { readonly id: string }[],
): readonly LongRow[] {
	const ranks = rankPlaces(convention);
	const periodRanks = new Map(periods.map(({ id }, index) => [id, index]));
	const keyed = rows.map((row) => ({
		row,
		period: periodRanks.get(row.periode) ?? periods.length,
		place: ranks.get(`${row.indicateur}|`) ?? 0,
		pole: row.code_pole === ENSEMBLE ? '' : row.code_pole,
		rank: ranks.get(`${row.indicateur}|${row.ventilation}|${row.modalite}`) ?? 0,
	}));
	keyed.sort(
		(a, b) =>
			a.period - b.period ||
			a.place - b.place ||
			(a.pole < b.pole ? -1 : a.pole > b.pole ? 1 : 0) ||
			a.rank - b.rank,
	);
	return keyed.map(({ row }) => row);
}

function rankPlaces(convention: Convention): ReadonlyMap<string, number> {
	const ranks = new Map<string, number>();
	for (const indicator of indicators) {
		ranks.set(`${indicator.id}|`, ranks.size);
		ranks.set(`${indicator.id}||`, ranks.size);
		for (const breakdown of indicator.breakdowns) {
			for (const modalite of listModalities(breakdown, convention)) {
				ranks.set(`${indicator.id}|${breakdown.id}|${modalite}`, ranks.size);
			}
		}
	}
	return ranks;
}
