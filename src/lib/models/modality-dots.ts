import type { Indicator } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import { isShare } from './cell.ts';
import {
	describeRing,
	listComparedCells,
	listComparedColumns,
	toComparedLabel,
} from './compared-cells.ts';
import type { ComparedTo } from './comparison.ts';
import { toDotRow, type DotRow, type DotsModel } from './dots.ts';
import { toAlt, toFigureState } from './figure.ts';
import { formatPeriodLabel, NBSP } from './format.ts';
import { ENSEMBLE, formatPole, type PoleName, type RowLookup } from './index-rows.ts';
import { toPartCell, toValueCell, type TableModel } from './table.ts';

export interface ModalityDotsOptions {
	readonly period: Period;
	readonly pole?: string;
	readonly poles?: readonly PoleName[];
	readonly title: string;
	/** Name of the main row, first and bold; without it only the modalities are drawn. */
	readonly total?: string;
	/** Breakdowns whose modalities are drawn, in order. */
	readonly breakdowns: readonly string[];
	/** Shorter names for the plot, by modality; the table keeps the whole ones. */
	readonly short?: Readonly<Partial<Record<string, string>>>;
	readonly reading?: string | null;
	readonly comparedTo?: ComparedTo;
}

/**
 * The modalities of a rate as points with their intervals, for one pôle. Throws on an indicator that is no
 * rate, or that has no such breakdown.
 */
export function toModalityDots(
	lookup: RowLookup,
	indicator: Indicator,
	options: ModalityDotsOptions,
): DotsModel {
	if (!isShare(indicator)) throw new Error(`rate: ${indicator.id}`);
	const { period, pole = ENSEMBLE, poles = [], title } = options;
	const rows = toRows(lookup, indicator, options);
	const hasIntervals = rows.some(({ interval }) => interval !== null);
	const where = pole === ENSEMBLE ? 'ensemble des pôles' : formatPole(pole, poles);
	const name = `${title}, ${where}, ${formatPeriodLabel(period.id)}`;
	const compared = toComparedLabel(rows, options.comparedTo);
	const [first] = rows;
	const { short = {} } = options;
	return {
		rows: rows.map((row) => ({ ...row, label: short[row.code] ?? row.label })),
		intervalsOverlap: null,
		comparedLabel: compared,
		reference: null,
		...toFigureState(
			rows.map(({ cell }) => cell.state),
			period,
			'Aucun dénominateur sur la période.',
		),
		title,
		subtitle: `${
			hasIntervals
				? `En${NBSP}%, ${where}${NBSP}; le trait est l’intervalle de confiance à 95${NBSP}%`
				: `En${NBSP}%, ${where}`
		}${describeRing(compared)}`,
		reading: options.reading === undefined ? toReading(rows) : options.reading,
		population: null,
		alt: toAlt(name, [speak(first), speak(findLowest(rows.slice(1)))]),
		table: toTable(name, rows, hasIntervals, compared),
	};
}

function toRows(
	lookup: RowLookup,
	indicator: Indicator,
	{ period, pole = ENSEMBLE, total, breakdowns, comparedTo }: ModalityDotsOptions,
): readonly DotRow[] {
	const key = { indicateur: indicator.id, pole };
	const over = { period, ...(comparedTo === undefined ? {} : { comparedTo }) };
	const main =
		total === undefined ? [] : [toDotRow(lookup, key, { code: '', label: total }, indicator, over)];
	const modalities = breakdowns.flatMap((ventilation) => {
		const breakdown = indicator.breakdowns.find(({ id }) => id === ventilation);
		if (breakdown === undefined) throw new Error(`breakdown: ${indicator.id}, ${ventilation}`);
		return breakdown.modalities.map(({ id, label }) =>
			toDotRow(lookup, { ...key, ventilation, modalite: id }, { code: id, label }, indicator, over),
		);
	});
	return [...main.map((row) => ({ ...row, isTotal: true })), ...modalities];
}

function findLowest(rows: readonly DotRow[]): DotRow | undefined {
	return rows
		.filter(({ value }) => value !== null)
		.reduce<DotRow | undefined>(
			(low, row) => (low === undefined || (row.value ?? 1) < (low.value ?? 1) ? row : low),
			undefined,
		);
}

/** The modality that is met least often says where to look. */
function toReading(rows: readonly DotRow[]): string | null {
	const row = findLowest(rows.filter(({ isTotal }) => !isTotal));
	return row === undefined ? null : `«${NBSP}${row.label}${NBSP}»${NBSP}: ${row.cell.spoken}.`;
}

function speak(row: DotRow | undefined): string | null {
	return row === undefined ? null : `${row.label}${NBSP}: ${row.cell.spoken}`;
}

function toTable(
	caption: string,
	rows: readonly DotRow[],
	hasIntervals: boolean,
	compared: string | null,
): TableModel {
	return {
		caption,
		columns: [
			{ id: 'modalite', label: 'Modalité', align: 'texte' },
			{ id: 'valeur', label: 'Part', align: 'nombre' },
			{ id: 'fraction', label: 'Effectifs', align: 'nombre' },
			...(hasIntervals
				? [{ id: 'intervalle', label: `Intervalle à 95${NBSP}%`, align: 'nombre' as const }]
				: []),
			...listComparedColumns(compared),
		],
		rows: rows.map((row) => ({
			id: row.code === '' ? 'ensemble' : row.code,
			label: row.label,
			isTotal: row.isTotal,
			cells: [
				toValueCell(row.cell),
				toPartCell(row.cell, row.cell.fraction, null),
				...(hasIntervals ? [toPartCell(row.cell, row.cell.interval, null)] : []),
				...listComparedCells(row, compared),
			],
		})),
	};
}
