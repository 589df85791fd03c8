import type { Indicator, LongRow } from '../indicators/indicator.ts';
import type { Bullet } from './bullet.ts';
import { formatEuros, formatPercent, NO_DENOMINATOR, UNKNOWN } from './format.ts';
import type { RowLookup } from './index-rows.ts';

/** What an action spent against what it planned, as a bullet. */
export interface SpendingRow {
	readonly id: string;
	readonly label: string;
	readonly isTotal: boolean;
	/** « 41 110,11 € ». */
	readonly spent: string;
	/** « sur 42 300,00 € prévus ». */
	readonly planned: string;
	/** « 97,2 % ». */
	readonly share: string;
	readonly bullet: Bullet | null;
}

const HEADROOM = 1.1;

/** The expenses of all the actions, then of each, on one scale of shares of what was planned. */
export function toSpending(
	lookup: RowLookup,
	rate: Indicator,
	periode: string,
	actions: ReadonlyMap<string, string>,
): readonly SpendingRow[] {
	const key = { indicateur: rate.id, periode };
	const read = (action: string): LongRow | undefined =>
		lookup.get({ ...key, ventilation: 'action', modalite: action });
	const rows: readonly (readonly [string, string, LongRow | undefined])[] = [
		['', 'Ensemble des actions', lookup.get(key)],
		...[...actions].map(([id, label]) => [id, label, read(id)] as const),
	];
	const most = Math.max(1, ...rows.map(([, , row]) => row?.valeur ?? 0)) * HEADROOM;
	return rows.map(([id, label, row]) => toRow(id, label, row, most));
}

function toRow(id: string, label: string, row: LongRow | undefined, most: number): SpendingRow {
	const isTotal = id === '';
	if (row?.numerateur == null || row.denominateur == null) {
		return { id, label, isTotal, spent: UNKNOWN, planned: '', share: '', bullet: null };
	}
	const share = row.valeur;
	return {
		id,
		label,
		isTotal,
		spent: formatEuros(row.numerateur, true),
		planned: `pour ${formatEuros(row.denominateur, true)} prévus`,
		share: share === null ? NO_DENOMINATOR : formatPercent(share),
		bullet:
			share === null
				? null
				: {
						kind: 'compte',
						max: most,
						value: Math.max(0, share / most),
						target: 1 / most,
						band: null,
						interval: null,
					},
	};
}
