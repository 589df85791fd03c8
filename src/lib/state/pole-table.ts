import type { LongRow } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import { getIndicator } from '../indicators/registry.ts';
import { toCell, type Cell } from '../models/cell.ts';
import { formatComparedLabel } from '../models/compared-period.ts';
import { toComparison, type ComparedTo, type Comparison } from '../models/comparison.ts';
import { ENSEMBLE, type PoleName, type RowLookup } from '../models/index-rows.ts';

/** `barre`: a count from zero; `point`: a rate with its interval; `texte`: a delay. */
type ColumnKind = 'barre' | 'point' | 'texte';

/** A column of the pôles at a glance. */
export interface PoleColumn {
	readonly id: string;
	readonly label: string;
	readonly kind: ColumnKind;
}

/** A figure of a pôle; marks are places from 0 to 1, null where nothing is drawn. */
export interface PoleCell {
	readonly id: string;
	/** « 98 », « 75,5 % », « 9 sur 12 », « s. », « — ». */
	readonly text: string;
	/** « 74/98 », or the rate where the fraction leads; may be empty. */
	readonly aside: string;
	/** What is read aloud in the place of a mark of absence; empty for a value. */
	readonly spoken: string;
	readonly share: number | null;
	readonly interval: readonly [low: number, high: number] | null;
	/** What changed since the other period; null where nothing is compared. */
	readonly comparison: Comparison | null;
}

export interface PoleRow {
	readonly code: string;
	readonly label: string;
	readonly isTotal: boolean;
	readonly isSelected: boolean;
	readonly cells: readonly PoleCell[];
}

export interface PoleTable {
	readonly columns: readonly PoleColumn[];
	/** Ensemble first, then the pôles in their order. */
	readonly rows: readonly PoleRow[];
	/** « 2019 »: the period of the changes under the values; null without. */
	readonly compared: string | null;
}

const COLUMNS: readonly PoleColumn[] = [
	{ id: 'personnes_orientees', label: 'Orientées', kind: 'barre' },
	{ id: 'personnes_accompagnees', label: 'Accompagnées', kind: 'barre' },
	{ id: 'taux_contractualisation', label: 'Sous contrat', kind: 'point' },
	{ id: 'delai_median_premier_cer', label: 'Délai médian, jours', kind: 'texte' },
	{ id: 'taux_resolution_freins', label: 'Freins levés', kind: 'point' },
	{ id: 'sorties_positives', label: 'Sorties positives', kind: 'point' },
];

interface PoleTableOptions {
	readonly period: Period;
	readonly pole: string;
	readonly poles: readonly PoleName[];
	readonly comparedTo?: ComparedTo;
}

/** Each pôle at a glance: the main figures, all rows on the same scales. */
export function toPoleTable(
	lookup: RowLookup,
	{ period, pole, poles, comparedTo }: PoleTableOptions,
): PoleTable {
	const everyone = [{ code: ENSEMBLE, label: 'Ensemble' }, ...poles];
	const greatest = new Map(
		COLUMNS.map(({ id }) => [id, findGreatest(lookup, id, period, everyone)]),
	);
	return {
		columns: COLUMNS,
		compared:
			comparedTo === undefined ? null : formatComparedLabel(comparedTo.kind, comparedTo.period),
		rows: everyone.map(({ code, label }) => ({
			code,
			label,
			isTotal: code === ENSEMBLE,
			isSelected: code === pole,
			cells: COLUMNS.map((column) =>
				toPoleCell(lookup, column, { period, code, comparedTo }, greatest.get(column.id) ?? 0),
			),
		})),
	};
}

function findGreatest(
	lookup: RowLookup,
	indicateur: string,
	period: Period,
	poles: readonly PoleName[],
): number {
	const values = poles.map(
		({ code }) => lookup.get({ indicateur, periode: period.id, pole: code })?.valeur ?? 0,
	);
	return Math.max(0, ...values);
}

interface CellChoice {
	readonly period: Period;
	readonly code: string;
	readonly comparedTo: ComparedTo | undefined;
}

function toPoleCell(
	lookup: RowLookup,
	{ id, kind }: PoleColumn,
	{ period, code, comparedTo }: CellChoice,
	greatest: number,
): PoleCell {
	const indicator = getIndicator(id);
	const find = (periode: string) => lookup.get({ indicateur: id, periode, pole: code });
	const row = find(period.id);
	const cell = toCell(row, indicator, period);
	const comparison =
		comparedTo === undefined
			? null
			: toComparison(row, find(comparedTo.period.id), comparedTo, indicator);
	if (cell.number === null) {
		const { text, spoken } = cell;
		return { id, text, aside: '', spoken, share: null, interval: null, comparison };
	}
	const isSmall = cell.isSmall && cell.fraction !== null;
	return {
		id,
		text: isSmall ? cell.fraction : cell.text,
		aside: isSmall ? cell.text : toFraction(cell, row),
		spoken: '',
		share: toShare(cell.number, kind, greatest),
		interval:
			row?.ic_bas === undefined || row.ic_bas === null || row.ic_haut === null
				? null
				: [row.ic_bas, row.ic_haut],
		comparison,
	};
}

/** « 74/98 », as beside the points of a figure; empty where there is no fraction to show. */
function toFraction(cell: Cell, row: LongRow | undefined): string {
	if (cell.fraction === null || row === undefined) return '';
	return `${row.numerateur ?? ''}/${row.denominateur ?? ''}`;
}

function toShare(value: number, kind: ColumnKind, greatest: number): number | null {
	if (kind === 'texte') return null;
	if (kind === 'point') return value;
	return greatest === 0 ? 0 : value / greatest;
}
