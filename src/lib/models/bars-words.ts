import type { Indicator, LongRow } from '../indicators/indicator.ts';
import type { BarRow } from './bars.ts';
import { formatPlain, NBSP } from './format.ts';
import { indicatorNoun } from './nouns.ts';
import { toPartCell, toValueCell, type TableModel } from './table.ts';

/** « sur 68 »: how many units a mean or a median is made on. */
export function describeBase(row: LongRow | undefined): string {
	const base = row?.denominateur ?? null;
	return base === null || row?.valeur === null ? '' : `sur ${formatPlain(base)}`;
}

/** The first pôle with a value, as a reading note; a base « sur 48 » stays in its column. */
export function readFirst(rows: readonly BarRow[], indicator: Indicator): string | null {
	const row = rows.find(({ isTotal, value }) => !isTotal && value !== null);
	if (row?.value == null) return null;
	const noun = indicatorNoun(indicator, row.value);
	const mean = indicator.measure === 'moyenne' && indicator.unit === 'jours' ? ' en moyenne' : '';
	const more = row.aside === '' || row.aside.startsWith('sur ') ? '' : `, ${row.aside}`;
	return `${row.label}${NBSP}: ${row.cell.text}${NBSP}${noun}${mean}${more}.`;
}

/** The longest bar; undefined where nothing is known. */
export function findMost(rows: readonly BarRow[]): BarRow | undefined {
	return rows
		.filter(({ value }) => value !== null)
		.reduce<BarRow | undefined>(
			(most, row) => (most === undefined || (row.value ?? 0) > (most.value ?? 0) ? row : most),
			undefined,
		);
}

/** The longest bar, as a reading note. */
export function readMost(rows: readonly BarRow[], indicator: Indicator): string | null {
	const row = findMost(rows);
	if (row?.value == null || row.value === 0) return null;
	const noun = indicatorNoun(indicator, row.value);
	const share = row.aside === '' ? '' : `, soit ${row.aside}`;
	return `«${NBSP}${row.label}${NBSP}»${NBSP}: ${row.cell.text} ${noun}${share}.`;
}

/** A bar as it is read aloud; null without one. */
export function speakBar(row: BarRow | undefined): string | null {
	if (row === undefined) return null;
	return `${row.label}${NBSP}: ${row.cell.spoken}`;
}

/** « De 12 (Collines) à 31 (Grand Valentinois) », Ensemble left out. */
export function describeBarRange(rows: readonly BarRow[]): string | null {
	const known = rows
		.filter(({ isTotal, value }) => !isTotal && value !== null)
		.sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
	const [low, high] = [known[0], known.at(-1)];
	if (low === undefined || high === undefined || low === high) return null;
	return `De ${low.cell.text} (${low.label}) à ${high.cell.text} (${high.label})`;
}

/** The same text with a capital first letter. */
export function capital(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Heads of the columns of the table; `aside` null where there is none. */
export interface BarHeads {
	readonly first: string;
	readonly value: string;
	readonly aside: string | null;
}

/** The table alternative of bars. */
export function toBarTable(caption: string, rows: readonly BarRow[], heads: BarHeads): TableModel {
	return {
		caption,
		columns: [
			{ id: 'rang', label: heads.first, align: 'texte' },
			{ id: 'valeur', label: heads.value, align: 'nombre' },
			...(heads.aside === null
				? []
				: [{ id: 'precision', label: heads.aside, align: 'nombre' as const }]),
		],
		rows: rows.map((row) => ({
			id: row.code,
			label: row.label,
			isTotal: row.isTotal,
			cells: [
				toValueCell(row.cell),
				...(heads.aside === null ? [] : [toPartCell(row.cell, row.aside, null)]),
			],
		})),
	};
}
