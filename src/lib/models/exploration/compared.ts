import type { Indicator, LongRow } from '../../indicators/indicator.ts';
import type { Period } from '../../indicators/periods.ts';
import type { PoleName } from '../index-rows.ts';
import type { Convention } from '../../schemas/schemas.ts';
import type { Share } from '../../exploration/exact-tests.ts';

/** Under this count a part, or what it is compared with, is left out. */
export const LEAST_DENOMINATOR = 10;

/**
 * What is compared: a `taux` of a part with that of the rest; the `composition` of a pôle, a modality among all
 * its events, with that of the other pôles; the count of a month (`mois`) with the pace of the others.
 */
export type ComparisonKind = 'taux' | 'composition' | 'mois';

/** One comparison of a part with all the rest of the whole. */
export interface Compared {
	readonly kind: ComparisonKind;
	readonly indicator: Indicator;
	/** The period of the part: a month, or the whole period. */
	readonly periode: string;
	readonly pole: string;
	readonly ventilation: string;
	readonly modalite: string;
	/** `mois`: the events of the month among all of them. */
	readonly part: Share;
	/** `mois`: `count` is what the other months make expect. */
	readonly rest: Share;
	/** Chance of a gap as wide, or wider, where nothing tells the part from the rest. */
	readonly p: number;
}

export interface AnomalyOptions {
	readonly period: Period;
	/** The months inside the period. */
	readonly months: readonly Period[];
	/** In `ordre`. */
	readonly poles: readonly PoleName[];
	readonly convention: Convention;
	readonly rate?: number;
}

/** The count of a row; null where it is withheld, or not there. */
export function toCount(row: LongRow | undefined): number | null {
	return row === undefined || row.secret === 'oui' ? null : row.valeur;
}
