import type { LongRow } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import { getIndicator } from '../indicators/registry.ts';
import { toCell, type Cell } from '../models/cell.ts';
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
}

/** Each pôle at a glance: the main figures, all rows on the same scales. */
export function toPoleTable(
	lookup: RowLookup,
	{ period, pole, poles }: PoleTableOptions,
): PoleTable {
	const everyone = [{ code: ENSEMBLE, label: 'Ensemble' }, ...poles];
	const greatest = new Map(
		COLUMNS.map(({ id }) => [id, findGreatest(lookup, id, period, everyone)]),
	);
	return {
		columns: COLUMNS,
		rows: everyone.map(({ code, label }) => ({
			code,
			label,
			isTotal: code === ENSEMBLE,
			isSelected: code === pole,
			cells: COLUMNS.map((column) =>
				toPoleCell(lookup, column, period, code, greatest.get(column.id) ?? 0),
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

function toPoleCell(
	lookup: RowLookup,
	{ id, kind }: PoleColumn,
	period: Period,
	pole: string,
	greatest: number,
): PoleCell {
	const row = lookup.get({ indicateur: id, periode: period.id, pole });
	const cell = toCell(row, getIndicator(id), period);
	if (cell.number === null) {
		return { id, text: cell.text, aside: '', spoken: cell.spoken, share: null, interval: null };
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
