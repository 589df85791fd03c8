import type { Indicator, LongRow, Unit } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import { formatComparedIn, formatComparedTo, type ComparisonKind } from './compared-period.ts';
import {
	formatNumber,
	formatPlain,
	formatSigned,
	formatValue,
	NBSP,
	NO_DENOMINATOR,
	WITHHELD,
} from './format.ts';
import type { PeriodChanges } from './period-changes.ts';

/** The period that the one shown is compared with, and what keeps the two apart. */
export interface ComparedTo {
	readonly kind: ComparisonKind;
	readonly period: Period;
	readonly changes: PeriodChanges;
}

/** What changed since another period; words of neither praise nor blame. */
export interface Comparison {
	/** `cumul`: a part beside the whole that it belongs to, no difference. */
	readonly direction: 'hausse' | 'baisse' | 'stable' | 'cumul' | 'indisponible';
	/** « Hausse de 6, contre 92 en 2019 », « 98 depuis le 1er janvier 2020 ». */
	readonly text: string;
	/** « + 6 », « − 3,2 points », « = »; « s. » and « — » where there is none. */
	readonly change: string;
	/** That change as a number, a share of 1 for a rate; null where there is none. */
	readonly difference: number | null;
	/** The value of the other period as text. */
	readonly other: string;
	/** « intervalles qui se recouvrent, règle changée », null where nothing calls for care. */
	readonly caution: string | null;
}

const NONE = { direction: 'indisponible', difference: null, caution: null } as const;

/** The change from one row to another; null where the row has no value, or where the two are one figure. */
export function toComparison(
	row: LongRow | undefined,
	earlier: LongRow | undefined,
	to: ComparedTo,
	indicator: Indicator,
): Comparison | null {
	if (row === undefined || isSameFigure(indicator, to)) return null;
	if (row.secret === 'oui' || earlier?.secret === 'oui') {
		const text = `Comparaison ${formatComparedTo(to.kind, to.period)} couverte par le secret statistique`;
		return { ...NONE, text, change: WITHHELD, other: WITHHELD };
	}
	if (row.valeur === null) return null;
	if (earlier === undefined || earlier.valeur === null) {
		const text = `Sans valeur ${formatComparedIn(to.kind, to.period)}`;
		return { ...NONE, text, change: NO_DENOMINATOR, other: NO_DENOMINATOR };
	}
	const { measure } = indicator;
	const other = formatValue(earlier.valeur, earlier.unite, { measure });
	if (to.kind === 'exercice' && measure === 'compte') {
		const text = `${other} ${formatComparedIn(to.kind, to.period)}`;
		return { ...NONE, direction: 'cumul', text, change: `de ${other}`, other };
	}
	return {
		...toDifference(row.valeur - earlier.valeur, row.unite, indicator, to, other),
		difference: row.valeur - earlier.valeur,
		other,
		caution: toCaution(row, earlier, to, indicator),
	};
}

function toDifference(
	difference: number,
	unit: Unit,
	indicator: Indicator,
	to: ComparedTo,
	other: string,
): Pick<Comparison, 'direction' | 'text' | 'change'> {
	const change = formatChange(difference, unit, indicator);
	if (change === null) {
		const text = `Sans changement par rapport ${formatComparedTo(to.kind, to.period)}`;
		return { direction: 'stable', text, change: '=' };
	}
	const [direction, word] =
		difference > 0 ? (['hausse', 'Hausse'] as const) : (['baisse', 'Baisse'] as const);
	const before = `contre ${other} ${formatComparedIn(to.kind, to.period)}`;
	return { direction, text: `${word} de ${change.slice(2)}, ${before}`, change };
}

/** Stocks of the same last day, amounts of the same exercise: there is nothing to compare. */
function isSameFigure({ measure, chapter }: Indicator, { kind, changes }: ComparedTo): boolean {
	if (measure === 'stock') return kind === 'exercice';
	return chapter === 'C' && changes.isSameExercice;
}

function toCaution(
	row: LongRow,
	earlier: LongRow,
	{ changes }: ComparedTo,
	{ id, measure }: Indicator,
): string | null {
	const cautions = [
		...(overlap(row, earlier) ? ['intervalles qui se recouvrent'] : []),
		...(changes.indicateurs.has(id) ? ['règle changée entre les deux'] : []),
		...(changes.isUneven && measure === 'compte' ? ['durées différentes'] : []),
	];
	return cautions.length === 0 ? null : cautions.join(', ');
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
