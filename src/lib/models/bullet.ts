import type { LongRow } from '../indicators/indicator.ts';
import { toBand, type TargetRule } from './target.ts';

/** Cards leave 8 % beyond 100 %, so that a tick at 100 % shows whole. */
export const CARD_RATE_MAX = 1.08;
/** A scale of counts stops at this multiple of the greater of value and target. */
const COUNT_HEADROOM = 1.25;

/** The geometry of a bullet: positions from 0 (zero) to 1 (`max`, in the unit of the value). */
export interface Bullet {
	/** `compte`: a bar from zero. `taux`: a point on a line. */
	readonly kind: 'compte' | 'taux';
	readonly max: number;
	/** Null where there is no value: only track and tick are drawn. */
	readonly value: number | null;
	readonly target: number;
	readonly band: readonly [low: number, high: number] | null;
	readonly interval: readonly [low: number, high: number] | null;
}

/** The bullet of a row that has a target; null without one, or where the row is withheld. */
export function toBullet(
	row: LongRow | undefined,
	rule?: TargetRule,
	rateMax: number = CARD_RATE_MAX,
): Bullet | null {
	if (row?.cible === undefined || row.cible === null || row.secret === 'oui') return null;
	const kind = row.unite === 'taux' ? 'taux' : 'compte';
	const greatest = Math.max(row.valeur ?? 0, row.cible, 0);
	const max = kind === 'taux' ? toRateMax(greatest, rateMax) : greatest * COUNT_HEADROOM || 1;
	const place = (n: number): number => Math.min(1, Math.max(0, n / max));
	const band = toBand(row.cible, rule);
	return {
		kind,
		max,
		value: row.valeur === null ? null : place(row.valeur),
		target: place(row.cible),
		band: band === null ? null : [place(band[0]), place(band[1])],
		interval:
			row.ic_bas === null || row.ic_haut === null ? null : [place(row.ic_bas), place(row.ic_haut)],
	};
}

/** A share of a budget may pass 100 %: the scale then follows it. */
function toRateMax(greatest: number, rateMax: number): number {
	return greatest > 1 ? Math.max(rateMax, greatest * CARD_RATE_MAX) : rateMax;
}
