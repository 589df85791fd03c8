import type { Indicator, LongRow, Unit } from '../indicators/indicator.ts';
import {
	formatNumber,
	formatPeriodTo,
	formatPlain,
	formatSigned,
	formatValue,
	NBSP,
} from './format.ts';

/** What changed since another period; words of neither praise nor blame. */
export interface Comparison {
	readonly direction: 'hausse' | 'baisse' | 'stable' | 'indisponible';
	/** « + 6 par rapport au 1er semestre 2020 », « + 3,2 points par rapport à 2019 ». */
	readonly text: string;
	/** « intervalles qui se recouvrent », null where they do not or where there are none. */
	readonly caution: string | null;
}

/** The change from one row to another, null where either is missing or has no value. */
export function toComparison(
	row: LongRow | undefined,
	earlier: LongRow | undefined,
	earlierPeriod: string,
	indicator: Indicator,
): Comparison | null {
	if (row === undefined || earlier === undefined) return null;
	if (row.secret === 'oui' || earlier.secret === 'oui') {
		return {
			direction: 'indisponible',
			text: `Comparaison ${formatPeriodTo(earlierPeriod)} couverte par le secret statistique`,
			caution: null,
		};
	}
	if (row.valeur === null || earlier.valeur === null) return null;
	const change = formatChange(row.valeur - earlier.valeur, row.unite, indicator);
	const period = `par rapport ${formatPeriodTo(earlierPeriod)}`;
	if (change === null)
		return { direction: 'stable', text: `Sans changement ${period}`, caution: null };
	return {
		direction: row.valeur > earlier.valeur ? 'hausse' : 'baisse',
		text: `${change} ${period}`,
		caution: overlap(row, earlier) ? 'intervalles qui se recouvrent' : null,
	};
}

/** « + 6 », « − 3,2 points », « + 12 jours », « + 1 200 € »; null where it rounds to nothing. */
export function formatChange(
	difference: number,
	unit: Unit,
	indicator: Pick<Indicator, 'measure'>,
): string | null {
	const text = formatSigned(difference, (n) => formatSize(n, unit, indicator));
	if (text === formatSize(0, unit, indicator)) return null;
	if (unit === 'taux') return `${text}${NBSP}${Math.abs(difference) < 0.02 ? 'point' : 'points'}`;
	if (unit === 'jours') return `${text}${NBSP}${Math.abs(difference) < 2 ? 'jour' : 'jours'}`;
	return text;
}

function formatSize(n: number, unit: Unit, indicator: Pick<Indicator, 'measure'>): string {
	if (unit === 'taux') return formatNumber(n * 100, 1);
	if (unit === 'euros') return formatValue(n, unit);
	const isMean = unit === 'note' || indicator.measure === 'moyenne';
	return isMean ? formatNumber(n, 1) : formatPlain(n);
}

function overlap(a: LongRow, b: LongRow): boolean {
	if (a.ic_bas === null || a.ic_haut === null || b.ic_bas === null || b.ic_haut === null)
		return false;
	return a.ic_bas <= b.ic_haut && b.ic_bas <= a.ic_haut;
}
