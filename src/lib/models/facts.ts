import type { Period } from '../indicators/periods.ts';
import { formatMonthName, formatOfMonth, joinWords } from './format.ts';
import type { RowLookup } from './index-rows.ts';

/** Whether the sessions that were not held were all cancelled for a cause beyond anybody's control. */
export interface Cancellations {
	readonly count: number;
	readonly forceMajeure: number;
}

/** The sessions of a period that were not held, null where nothing is known. */
export function countCancellations(
	lookup: RowLookup,
	periode: string,
	pole?: string,
): Cancellations | null {
	const key = {
		indicateur: 'seances_non_tenues',
		periode,
		...(pole === undefined ? {} : { pole }),
	};
	const count = lookup.get(key)?.valeur ?? null;
	const forceMajeure = lookup.get({
		...key,
		ventilation: 'statut',
		modalite: 'annulee_force_majeure',
	})?.valeur;
	return count === null ? null : { count, forceMajeure: forceMajeure ?? 0 };
}

/** Of these months, those whose table is due and was not sent. */
export function listMissingTables(lookup: RowLookup, months: readonly Period[]): readonly Period[] {
	return months.filter(({ id }) => {
		const row = lookup.get({
			indicateur: 'livrables_en_retard',
			periode: id,
			ventilation: 'type_livrable',
			modalite: 'tableau_mensuel',
		});
		return (row?.valeur ?? 0) > 0;
	});
}

/** Of these months, the open ones, over at the cut-off, without any session held. */
export function listMonthsWithoutSession(
	lookup: RowLookup,
	months: readonly Period[],
): readonly Period[] {
	return months.filter(({ id, fin, arrete }) => {
		const row = lookup.get({ indicateur: 'mois_ouverts_couverts', periode: id });
		return fin <= arrete && row?.denominateur === 1 && row.numerateur === 0;
	});
}

/** Of these months, those with a session that was not held. */
export function listMonthsWithCancellation(
	lookup: RowLookup,
	months: readonly Period[],
): readonly Period[] {
	return months.filter(({ id }) => (countCancellations(lookup, id)?.count ?? 0) > 0);
}

/** « avril, mai et novembre ». */
export function nameMonths(months: readonly Period[]): string {
	return joinWords(months.map(({ debut }) => formatMonthName(debut)));
}

/** The note of a card where a fact says more than an interval; null where there is none. */
export function findNote(
	lookup: RowLookup,
	indicateur: string,
	period: Period,
	months: readonly Period[],
): string | null {
	if (indicateur === 'seances_realisees') return noteOnSessions(lookup, period);
	if (indicateur === 'tableaux_mensuels_transmis') {
		return noteOnTables(listMissingTables(lookup, months));
	}
	return null;
}

function noteOnSessions(lookup: RowLookup, period: Period): string | null {
	const cancelled = countCancellations(lookup, period.id);
	if (cancelled === null || cancelled.count === 0) return null;
	if (cancelled.count > cancelled.forceMajeure) {
		return cancelled.count === 1
			? '1 reportée ou annulée'
			: `${cancelled.count} reportées ou annulées`;
	}
	return cancelled.count === 1
		? '1 annulée pour force majeure'
		: `${cancelled.count} annulées pour force majeure`;
}

function noteOnTables(missing: readonly Period[]): string | null {
	if (missing.length === 0) return null;
	const names = joinWords(missing.map(({ debut }) => formatOfMonth(debut)));
	return missing.length === 1 ? `Le tableau ${names} manque` : `Les tableaux ${names} manquent`;
}
