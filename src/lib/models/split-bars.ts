import type { Period } from '../indicators/periods.ts';
import type { Cell, ValueState } from './cell.ts';
import { toAlt, toFigureState, type FigureWords } from './figure.ts';
import { formatPeriodLabel, NBSP } from './format.ts';
import { toPartCell, toValueCell, type TableModel } from './table.ts';

/** A count, the dark part of it, and a rate on its own axis. */
export interface SplitRow {
	readonly code: string;
	readonly label: string;
	readonly isTotal: boolean;
	readonly whole: Cell;
	readonly part: Cell;
	/** Null where the figure has no rate. */
	readonly rate: Cell | null;
}

/** Heads of the columns; `rate` null without one. */
export interface SplitHeads {
	readonly first: string;
	readonly part: string;
	readonly whole: string;
	readonly rate: string | null;
}

export interface SplitBarsModel extends FigureWords {
	readonly rows: readonly SplitRow[];
	readonly heads: SplitHeads;
	/** Whether the whole has a bar: beside the parts that it sums, it would make them short. */
	readonly hasTotalBar: boolean;
}

interface SplitBarsOptions {
	readonly period: Period;
	readonly title: string;
	readonly subtitle: string;
	/** « ensemble des pôles », or the pôle; empty where the rows are the pôles. */
	readonly where: string;
	readonly heads: SplitHeads;
	readonly reading: (row: SplitRow) => string | null;
	readonly nothing: string;
	/** True unless said. */
	readonly hasTotalBar?: boolean;
}

/** Bars in two parts, all on one scale, with the rate of each row where there is one. */
export function toSplitBars(rows: readonly SplitRow[], options: SplitBarsOptions): SplitBarsModel {
	const { period, title, subtitle, where, heads } = options;
	const name = [title, where, formatPeriodLabel(period.id)].filter((words) => words !== '');
	return {
		rows,
		heads,
		hasTotalBar: options.hasTotalBar ?? true,
		...toState(rows, options),
		title,
		subtitle,
		reading: toReading(rows, options),
		population: null,
		alt: toAlt(name.join(', '), [speak(rows[0], heads), speak(findMost(rows), heads)]),
		table: toTable(name.join(', '), rows, heads),
	};
}

/** Whether a bar may be drawn to its length: both its parts are known. */
export function isDrawn({ whole, part }: SplitRow): boolean {
	return whole.number !== null && part.number !== null;
}

/** Whether the row is hatched: the cut of the bar would be readable. */
export function isWithheld({ whole, part }: SplitRow): boolean {
	return whole.state === 'secret' || part.state === 'secret';
}

/** Zeros everywhere are nothing to draw. */
function toState(
	rows: readonly SplitRow[],
	{ period, nothing }: SplitBarsOptions,
): Pick<FigureWords, 'state' | 'message'> {
	const isNothing = rows.every(
		({ whole, part, rate }) =>
			whole.number === 0 && (part.number ?? 0) === 0 && (rate?.number ?? null) === null,
	);
	if (rows.length > 0 && isNothing) return { state: 'vide', message: nothing };
	const states: readonly ValueState[] = rows.flatMap(({ whole, part }) => [
		whole.state,
		part.state,
	]);
	return toFigureState(states, period, nothing);
}

function findMost(rows: readonly SplitRow[]): SplitRow | undefined {
	return rows
		.filter((row) => !row.isTotal && isDrawn(row))
		.reduce<SplitRow | undefined>(
			(most, row) =>
				most === undefined || (row.whole.number ?? 0) > (most.whole.number ?? 0) ? row : most,
			undefined,
		);
}

function toReading(rows: readonly SplitRow[], { reading }: SplitBarsOptions): string | null {
	const row = findMost(rows);
	return row === undefined || row.whole.number === 0 ? null : reading(row);
}

function speak(row: SplitRow | undefined, heads: SplitHeads): string | null {
	if (row === undefined) return null;
	const rate =
		row.rate === null || heads.rate === null
			? ''
			: `, ${heads.rate.toLowerCase()}${NBSP}: ${row.rate.spoken}`;
	return `${row.label}, ${heads.whole.toLowerCase()}${NBSP}: ${row.whole.spoken}, ${heads.part.toLowerCase()}${NBSP}: ${row.part.spoken}${rate}`;
}

function toTable(caption: string, rows: readonly SplitRow[], heads: SplitHeads): TableModel {
	const { rate } = heads;
	const number = (id: string, label: string) => ({ id, label, align: 'nombre' as const });
	return {
		caption,
		columns: [
			{ id: 'rang', label: heads.first, align: 'texte' },
			number('partie', heads.part),
			number('tout', heads.whole),
			...(rate === null ? [] : [number('part', rate), number('effectifs', 'Effectifs')]),
		],
		rows: rows.map((row) => ({
			id: row.code,
			label: row.label,
			isTotal: row.isTotal,
			cells: [
				toValueCell(row.part),
				toValueCell(row.whole),
				...(row.rate === null
					? []
					: [toValueCell(row.rate), toPartCell(row.rate, row.rate.fraction, null)]),
			],
		})),
	};
}
