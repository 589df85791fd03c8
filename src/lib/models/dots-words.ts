import type { Indicator } from '../indicators/indicator.ts';
import type { DotRow, DotsOptions } from './dots.ts';
import { toAlt, type FigureWords } from './figure.ts';
import { formatPeriodLabel, NBSP } from './format.ts';
import {
	describeRing,
	listComparedCells,
	listComparedColumns,
	toComparedLabel,
} from './compared-cells.ts';
import { toPartCell, toValueCell, type TableModel } from './table.ts';

/** Title, subtitle, reading note, alternative text and table of a rate by pôle. */
export function describeDots(
	indicator: Indicator,
	rows: readonly DotRow[],
	overlap: boolean | null,
	{ period, title = indicator.label, comparedTo }: DotsOptions,
): Omit<FigureWords, 'state' | 'message'> {
	const hasIntervals = rows.some(({ interval }) => interval !== null);
	const compared = toComparedLabel(rows, comparedTo);
	return {
		title: `${title}, par pôle`,
		subtitle: `${
			hasIntervals
				? `En${NBSP}%${NBSP}; le trait est l’intervalle de confiance à 95${NBSP}%`
				: `En${NBSP}%`
		}${describeRing(compared)}`,
		reading: toReading(rows, overlap),
		population: null,
		alt: toAlt(`${title}, par pôle, ${formatPeriodLabel(period.id)}`, [
			describeTotal(rows),
			describeRange(rows, overlap),
		]),
		table: toTable(title, rows, hasIntervals, period.id, compared),
	};
}

function toReading(rows: readonly DotRow[], overlap: boolean | null): string | null {
	if (overlap === true) {
		return `les intervalles se recouvrent${NBSP}: les écarts entre pôles peuvent relever du hasard.`;
	}
	const row = rows.find(({ isTotal, value }) => !isTotal && value !== null);
	return row === undefined ? null : `${row.label}${NBSP}: ${row.cell.spoken}.`;
}

function describeTotal(rows: readonly DotRow[]): string | null {
	const total = rows.find(({ isTotal }) => isTotal);
	return total === undefined ? null : `${total.label}${NBSP}: ${total.cell.spoken}`;
}

function describeRange(rows: readonly DotRow[], overlap: boolean | null): string | null {
	const known = rows
		.filter(({ isTotal }) => !isTotal)
		.flatMap(({ label, value, cell }) =>
			value === null ? [] : [{ label, value, text: cell.text }],
		)
		.sort((a, b) => a.value - b.value);
	const low = known[0];
	const high = known.at(-1);
	if (low === undefined || high === undefined || low === high) return null;
	const range = `De ${low.text} (${bareName(low.label)}) à ${high.text} (${bareName(high.label)})`;
	return overlap === true ? `${range}, intervalles qui se recouvrent` : range;
}

/** « Hauts-Plateaux »: inside parentheses a name loses its own « (fictif) ». */
function bareName(label: string): string {
	return label.replace(/ \([^)]*\)$/, '');
}

function toTable(
	title: string,
	rows: readonly DotRow[],
	hasIntervals: boolean,
	periode: string,
	compared: string | null,
): TableModel {
	return {
		caption: `${title}, par pôle, ${formatPeriodLabel(periode)}`,
		columns: [
			{ id: 'pole', label: 'Pôle insertion', align: 'texte' },
			{ id: 'valeur', label: 'Part', align: 'nombre' },
			{ id: 'fraction', label: 'Effectifs', align: 'nombre' },
			...(hasIntervals
				? [{ id: 'intervalle', label: `Intervalle à 95${NBSP}%`, align: 'nombre' as const }]
				: []),
			...listComparedColumns(compared),
		],
		rows: rows.map((row) => ({
			id: row.code,
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
