import type { Indicator } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import { toCell, type Cell } from './cell.ts';
import { toAlt, toFigureState, type FigureWords } from './figure.ts';
import {
	formatDayOfYear,
	formatPercent,
	formatPeriodIn,
	formatPeriodLabel,
	NBSP,
} from './format.ts';
import { ENSEMBLE, formatPole, type PoleName, type RowLookup } from './index-rows.ts';
import { toPartCell, toValueCell, type TableModel } from './table.ts';

/** Persons at a stage; `share` is that of the persons oriented, from 0 to 1. */
export interface StageRow {
	readonly id: string;
	readonly label: string;
	readonly cell: Cell;
	readonly value: number | null;
	readonly share: number | null;
	/** « 84,4 % », empty where there is none. */
	readonly shareText: string;
}

export interface StagesModel extends FigureWords {
	readonly rows: readonly StageRow[];
}

export interface StagesOptions {
	readonly period: Period;
	readonly pole?: string;
	readonly poles?: readonly PoleName[];
}

const BREAKDOWN = 'stade';

/** The stages of `parcours`, each counted on its own among the persons oriented in the period. */
export function toStages(
	lookup: RowLookup,
	indicator: Indicator,
	options: StagesOptions,
): StagesModel {
	const { period, pole = ENSEMBLE, poles = [] } = options;
	const rows = toRows(lookup, indicator, period, pole);
	const state = toFigureState(
		rows.map(({ cell }) => cell.state),
		period,
		'Aucune personne orientée sur la période.',
	);
	const title = 'Jusqu’où vont les parcours';
	const where = pole === ENSEMBLE ? 'ensemble des pôles' : formatPole(pole, poles);
	const name = `${title}, ${where}, ${formatPeriodLabel(period.id)}`;
	return {
		rows,
		...state,
		title,
		subtitle: `Personnes orientées ${formatPeriodIn(period.id)} ayant atteint chaque étape au ${formatDayOfYear(period.effectif)}`,
		reading: toReading(rows),
		population: pole === ENSEMBLE ? null : where,
		alt: toAlt(name, [describeStage(rows[0]), describeStage(rows.at(-1))]),
		table: toTable(name, rows),
	};
}

function toRows(
	lookup: RowLookup,
	indicator: Indicator,
	period: Period,
	pole: string,
): readonly StageRow[] {
	const stages = indicator.breakdowns.find(({ id }) => id === BREAKDOWN)?.modalities;
	if (stages === undefined) throw new Error(`breakdown: ${indicator.id}, ${BREAKDOWN}`);
	const key = { indicateur: indicator.id, periode: period.id, pole, ventilation: BREAKDOWN };
	const total = lookup.get({ ...key, modalite: stages[0]?.id ?? '' })?.valeur ?? null;
	return stages.map(({ id, label }) => {
		const cell = toCell(lookup.get({ ...key, modalite: id }), indicator, period);
		const share =
			cell.number === null || total === null || total === 0 ? null : cell.number / total;
		return {
			id,
			label,
			cell,
			value: cell.number,
			share,
			shareText: share === null ? '' : formatShare(share),
		};
	});
}

/** « 100 % » for the whole, one decimal for its parts. */
function formatShare(share: number): string {
	return formatPercent(share, share === 1 ? 0 : 1);
}

function describeStage(row: StageRow | undefined): string | null {
	if (row === undefined) return null;
	const share = row.share === null || row.share === 1 ? '' : ` (${row.shareText})`;
	return `${row.label}${NBSP}: ${row.value === null ? row.cell.spoken : row.cell.text}${share}`;
}

/** The stage reached by a contract, the object of the agreement, or the last one known. */
function toReading(rows: readonly StageRow[]): string | null {
	const total = rows[0];
	const known = rows.slice(1).filter(({ share }) => share !== null);
	const row = known.find(({ id }) => id === 'cer') ?? known.at(-1);
	if (total?.value === undefined || total.value === null || row === undefined) return null;
	return `sur ${total.cell.text} personnes orientées, ${row.cell.text} ont atteint l’étape «${NBSP}${row.label}${NBSP}», soit ${row.shareText}.`;
}

function toTable(caption: string, rows: readonly StageRow[]): TableModel {
	return {
		caption,
		columns: [
			{ id: 'etape', label: 'Étape', align: 'texte' },
			{ id: 'personnes', label: 'Personnes', align: 'nombre' },
			{ id: 'part', label: 'Part des personnes orientées', align: 'nombre' },
		],
		rows: rows.map((row, index) => ({
			id: row.id,
			label: row.label,
			isTotal: index === 0,
			cells: [toValueCell(row.cell), toPartCell(row.cell, row.shareText, row.share)],
		})),
	};
}
