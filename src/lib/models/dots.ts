import type { Indicator, LongRow } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import type { Reference } from '../schemas/schemas.ts';
import { isShare, toCell, type Cell } from './cell.ts';
import { toComparedLabel } from './compared-cells.ts';
import { toComparison, type ComparedTo, type Comparison } from './comparison.ts';
import { describeDots } from './dots-words.ts';
import { toFigureState, type FigureWords } from './figure.ts';
import { formatPercent, NBSP } from './format.ts';
import { ENSEMBLE, type PoleName, type RowKey, type RowLookup } from './index-rows.ts';

/** A rate of a pôle: shares of 1 for marks, words for the two columns at the right. */
export interface DotRow {
	readonly code: string;
	readonly label: string;
	readonly isTotal: boolean;
	readonly cell: Cell;
	readonly value: number | null;
	readonly interval: readonly [low: number, high: number] | null;
	readonly target: number | null;
	/** Bold: « 75,5 % », « 9 sur 12 » under 20, « s. » where withheld. */
	readonly lead: string;
	/** Grey: « 74/98 », « 75,0 % » under 20, « secret statistique » where withheld. */
	readonly aside: string;
	/** The rate leads, or the fraction, or words. */
	readonly leads: 'valeur' | 'fraction' | 'mots';
	/** The same line over the other period; null where nothing is compared. */
	readonly compared: ComparedDot | null;
}

/** Where the ring of the other period stands, as a share of 1, and what changed since. */
export interface ComparedDot {
	readonly value: number | null;
	readonly comparison: Comparison;
}

export interface DotsModel extends FigureWords {
	/** Ensemble first, then the pôles in their order. */
	readonly rows: readonly DotRow[];
	/** A published value to compare with, dashed; never used for a status. */
	readonly reference: { readonly value: number; readonly label: string } | null;
	/** Whether all intervals of the pôles share a value; null with under two of them. */
	readonly intervalsOverlap: boolean | null;
	/** « 2019 »: the period of the rings; null without. */
	readonly comparedLabel: string | null;
}

export interface DotsOptions {
	readonly period: Period;
	/** In `ordre`. */
	readonly poles: readonly PoleName[];
	/** A noun phrase in the place of the label of the indicator. */
	readonly title?: string;
	readonly reference?: Reference;
	readonly comparedTo?: ComparedTo;
}

/** A rate by pôle with its intervals. Throws on an indicator that is no rate. */
export function toDots(lookup: RowLookup, indicator: Indicator, options: DotsOptions): DotsModel {
	if (!isShare(indicator)) throw new Error(`rate: ${indicator.id}`);
	const { period, poles, reference, comparedTo } = options;
	const rows = [{ code: ENSEMBLE, label: 'Ensemble' }, ...poles].map(({ code, label }) =>
		toDotRow(lookup, { indicateur: indicator.id, pole: code }, { code, label }, indicator, {
			period,
			...(comparedTo === undefined ? {} : { comparedTo }),
		}),
	);
	const intervalsOverlap = toOverlap(rows);
	const state = toFigureState(
		rows.map(({ cell }) => cell.state),
		period,
		'Aucun dénominateur sur la période.',
	);
	return {
		rows,
		intervalsOverlap,
		comparedLabel: toComparedLabel(rows, comparedTo),
		reference:
			reference === undefined
				? null
				: { value: reference.valeur, label: formatReference(reference) },
		...state,
		...describeDots(indicator, rows, intervalsOverlap, options),
	};
}

/** One line of a dot plot: the row of a pôle, of a modality or of an indicator. */
export function toDotRow(
	lookup: RowLookup,
	key: Omit<RowKey, 'periode'>,
	{ code, label }: PoleName,
	indicator: Indicator,
	{ period, comparedTo }: { readonly period: Period; readonly comparedTo?: ComparedTo },
): DotRow {
	const row = lookup.get({ ...key, periode: period.id });
	const cell = toCell(row, indicator, period);
	return {
		code,
		label,
		isTotal: code === ENSEMBLE,
		cell,
		value: cell.number,
		interval:
			row?.ic_bas === undefined || row.ic_bas === null || row.ic_haut === null
				? null
				: [row.ic_bas, row.ic_haut],
		target: row?.cible ?? null,
		...toWords(row, cell),
		compared:
			comparedTo === undefined
				? null
				: toComparedDot(
						row,
						lookup.get({ ...key, periode: comparedTo.period.id }),
						comparedTo,
						indicator,
					),
	};
}

function toComparedDot(
	row: LongRow | undefined,
	earlier: LongRow | undefined,
	to: ComparedTo,
	indicator: Indicator,
): ComparedDot | null {
	const comparison = toComparison(row, earlier, to, indicator);
	if (comparison === null) return null;
	const isKnown = comparison.direction !== 'indisponible';
	return { value: isKnown ? (earlier?.valeur ?? null) : null, comparison };
}

function toWords(row: LongRow | undefined, cell: Cell): Pick<DotRow, 'lead' | 'aside' | 'leads'> {
	if (cell.state === 'secret') {
		return { lead: cell.text, aside: cell.spoken, leads: 'mots' };
	}
	if (cell.state !== 'valeur') return { lead: cell.text, aside: cell.spoken, leads: 'mots' };
	if (cell.fraction === null) return { lead: cell.text, aside: '', leads: 'valeur' };
	if (cell.isSmall) return { lead: cell.fraction, aside: cell.text, leads: 'fraction' };
	return {
		lead: cell.text,
		aside: `${row?.numerateur ?? ''}/${row?.denominateur ?? ''}`,
		leads: 'valeur',
	};
}

function toOverlap(rows: readonly DotRow[]): boolean | null {
	const intervals = rows.flatMap(({ isTotal, interval }) =>
		isTotal || interval === null ? [] : [interval],
	);
	if (intervals.length < 2) return null;
	const highestLow = Math.max(...intervals.map(([low]) => low));
	const lowestHigh = Math.min(...intervals.map(([, high]) => high));
	return highestLow <= lowestHigh;
}

/** « Drôme 2018 : 72 % (Drees) ». */
export function formatReference(reference: Reference): string {
	const source = (reference.source.split(',')[0] ?? '').replace(/^DREES$/, 'Drees');
	return `${reference.territoire} ${reference.annee}${NBSP}: ${formatPercent(reference.valeur, 0)} (${source})`;
}
