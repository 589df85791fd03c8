import type { ResultRow } from '../engine/engine.ts';
import type { Slot } from './chapter-query.ts';
import type { Indicator } from './indicator.ts';
import { wilsonInterval } from './wilson.ts';

/** The numbers of a row, before its target. */
export interface Figures {
	readonly numerateur: number | null;
	readonly denominateur: number | null;
	readonly valeur: number | null;
	readonly ic_bas: number | null;
	readonly ic_haut: number | null;
	readonly attendus: number | null;
}

/** The numbers of a slot in a row of the result of its query. */
export function toFigures({ indicator, columns }: Slot, row: ResultRow): Figures {
	const value = readNumber(row, columns.value);
	const numerateur =
		indicator.measure === 'montant' && columns.value !== undefined
			? value
			: readNumber(row, columns.numerator);
	return withValue(indicator, numerateur, readNumber(row, columns.denominator), {
		value,
		low: readNumber(row, columns.low),
		high: readNumber(row, columns.high),
		pending: readNumber(row, columns.pending),
	});
}

function readNumber(row: ResultRow, column: string | undefined): number | null {
	const cell = column === undefined ? null : row[column];
	return typeof cell === 'number' ? cell : null;
}

/** What an estimate gives by itself: value, interval; and what is still pending (chapter D). */
export interface Estimates {
	readonly value: number | null;
	readonly low: number | null;
	readonly high: number | null;
	readonly pending: number | null;
}

const NO_INTERVAL = [null, null] as const;

/** No estimate: the value follows from numerator and denominator. */
export const NO_ESTIMATE: Estimates = { value: null, low: null, high: null, pending: null };

/** Value and interval that follow from numerator and denominator, or those of the estimate. */
export function withValue(
	indicator: Indicator,
	numerateur: number | null,
	denominateur: number | null,
	estimates: Estimates,
): Figures {
	let valeur = numerateur;
	let interval: readonly [low: number | null, high: number | null] = NO_INTERVAL;
	if (indicator.sql.value !== undefined) {
		valeur = estimates.value;
		interval = [estimates.low, estimates.high];
	} else if (indicator.sql.denominator !== undefined) {
		const isKnown = numerateur !== null && denominateur !== null && denominateur !== 0;
		valeur = isKnown ? numerateur / denominateur : null;
		if (isKnown && indicator.wilson) interval = wilsonInterval(numerateur, denominateur);
	}
	const [ic_bas, ic_haut] = interval;
	return { numerateur, denominateur, valeur, ic_bas, ic_haut, attendus: estimates.pending };
}

/** The figures of a row that no datum speaks of: 0 for a count, no value where the denominator is 0. */
export function emptyFigures(indicator: Indicator): Figures {
	const isEstimate = indicator.sql.value !== undefined;
	return withValue(
		indicator,
		isEstimate ? null : 0,
		indicator.sql.denominator === undefined ? null : 0,
		NO_ESTIMATE,
	);
}
