import type { BarsModel } from '../bars.ts';
import type { Cell as FigureCell } from '../cell.ts';
import { toAlt, type FigureWords } from '../figure.ts';
import { NBSP } from '../format.ts';
import type { SeriesModel } from '../series.ts';
import { sortRows, type ConsoleResult } from '../../exploration/console/console-result.ts';
import { formatConsoleCell, toResultTable } from './result-words.ts';

export type QuickChart =
	| { readonly kind: 'barres'; readonly model: BarsModel }
	| { readonly kind: 'serie'; readonly model: SeriesModel };

const MAX_BARS = 30;
const MAX_POINTS = 60;

interface Mark {
	readonly key: string;
	readonly label: string;
	readonly value: number;
}

/**
 * The first number by the first date as a line, or by the first text as bars; null where there is nothing to draw, or
 * a number under zero, which neither of them shows.
 */
export function toQuickChart(result: ConsoleResult): QuickChart | null {
	const { columns } = result;
	const number = columns.findIndex(({ kind }) => kind === 'nombre');
	const date = columns.findIndex(({ kind }) => kind === 'date');
	const text = columns.findIndex(({ kind }) => kind === 'texte' || kind === 'booleen');
	const by = date >= 0 ? date : text;
	if (number < 0 || by < 0) return null;
	const max = date >= 0 ? MAX_POINTS : MAX_BARS;
	const rows = date >= 0 ? sortRows(result.rows, date, 'croissant') : result.rows;
	const marks = rows.flatMap((row, index): readonly Mark[] => {
		const value = row[number];
		const label = formatConsoleCell(row[by] ?? null, columns[by]?.kind ?? 'texte');
		const isDrawn = typeof value === 'number' && Number.isFinite(value);
		return isDrawn ? [{ key: String(index), label, value }] : [];
	});
	if (marks.length === 0 || marks.some(({ value }) => value < 0)) return null;
	const shown = marks.slice(0, max);
	const words = toWords(result, [columns[number]?.name ?? '', columns[by]?.name ?? ''], {
		shown,
		all: marks.length,
	});
	return date >= 0
		? { kind: 'serie', model: toSeries(words, shown) }
		: { kind: 'barres', model: toBars(words, shown) };
}

function toWords(
	result: ConsoleResult,
	[measure, by]: readonly [string, string],
	{ shown, all }: { readonly shown: readonly Mark[]; readonly all: number },
): FigureWords {
	const title = `${measure}, selon ${by}`;
	const most = shown.reduce((a, b) => (b.value > a.value ? b : a));
	const fact = `Le plus grand${NBSP}: ${most.label}, ${formatConsoleCell(most.value, 'nombre')}`;
	return {
		title,
		subtitle:
			shown.length < all
				? `${shown.length} premières lignes sur ${all}, tableau sous le graphique`
				: 'Toutes les lignes du résultat',
		reading: `${fact}.`,
		population: null,
		alt: toAlt(title, [fact]),
		table: toResultTable({ ...result, rows: result.rows.slice(0, 100) }, title),
		state: 'trace',
		message: null,
	};
}

function toBars(words: FigureWords, marks: readonly Mark[]): BarsModel {
	return {
		...words,
		references: [],
		rows: marks.map(({ key, label, value }) => ({
			code: key,
			label: shorten(label, 40),
			isTotal: false,
			cell: toFigureCell(value),
			value,
			aside: '',
		})),
	};
}

function toSeries(words: FigureWords, marks: readonly Mark[]): SeriesModel {
	return {
		...words,
		kind: 'mensuel',
		unit: 'orientations',
		isFlow: false,
		points: marks.map(({ label, value }) => ({
			periode: label,
			jusquAu: label,
			label,
			cell: toFigureCell(value),
		})),
		months: marks.map(({ label }) => label),
		earlier: null,
		target: null,
		endLabel: null,
		events: [],
	};
}

function toFigureCell(value: number): FigureCell {
	const text = formatConsoleCell(value, 'nombre');
	return {
		state: 'valeur',
		number: value,
		text,
		spoken: text,
		fraction: null,
		interval: null,
		isSmall: false,
	};
}

function shorten(text: string, length: number): string {
	return text.length > length ? `${text.slice(0, length)}…` : text;
}
