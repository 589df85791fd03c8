import type { Indicator } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import type { Convention } from '../schemas/schemas.ts';
import { isShare, toCell, type Cell } from './cell.ts';
import { toAlt, toFigureState, type FigureWords } from './figure.ts';
import { formatPeriodLabel, NBSP } from './format.ts';
import { ENSEMBLE, type PoleName, type RowLookup } from './index-rows.ts';
import { toValueCell } from './table.ts';
import { listVocabulary, sortByValue } from './vocabulary.ts';

/** Steps of colour, from the palest. */
export const STEPS = 5;

export interface SteppedCell {
	readonly cell: Cell;
	/** From 1 to 5; null where nothing is drawn: a total, a zero, an absence, a rate on under 20. */
	readonly step: number | null;
	/** « 38,5 % », or « 3 sur 8 » under 20. */
	readonly lead: string;
	/** The other of the two for a rate; empty for a count. */
	readonly aside: string;
}

export interface SteppedRow {
	readonly code: string;
	readonly label: string;
	readonly isTotal: boolean;
	/** Ensemble first, then the pôles. */
	readonly cells: readonly SteppedCell[];
}

export interface SteppedModel extends FigureWords {
	readonly columns: readonly PoleName[];
	readonly rows: readonly SteppedRow[];
}

interface SteppedOptions {
	readonly period: Period;
	readonly poles: readonly PoleName[];
	readonly convention: Convention;
	readonly breakdown: string;
	/** The count whose values give the order of the rows; that of the indicator unless said. */
	readonly order?: Indicator;
	readonly title: string;
	readonly subtitle: string;
}

/** A breakdown by pôle, the number in each cell over a ground that darkens with it. */
export function toStepped(
	lookup: RowLookup,
	indicator: Indicator,
	options: SteppedOptions,
): SteppedModel {
	const { period, poles, title } = options;
	const columns = [{ code: ENSEMBLE, label: 'Ensemble' }, ...poles];
	const rows = toRows(lookup, indicator, columns, options);
	const name = `${title}, ${formatPeriodLabel(period.id)}`;
	const cells = rows.flatMap((row) => row.cells);
	const isNothing = cells.every(({ cell }) => (cell.number ?? 0) === 0);
	const nothing = 'Aucun frein sur la période.';
	const state = toFigureState(
		cells.map(({ cell }) => cell.state),
		period,
		nothing,
	);
	const most = findMost(rows, columns);
	return {
		columns,
		rows,
		...(isNothing && state.state === 'trace' && !isShare(indicator)
			? { state: 'vide' as const, message: nothing }
			: state),
		title,
		subtitle: options.subtitle,
		reading: most,
		population: null,
		alt: toAlt(name, [most?.replace(/\.$/, '') ?? null]),
		table: {
			caption: name,
			columns: [
				{ id: 'famille', label: 'Famille', align: 'texte' },
				...columns.map(({ code, label }) => ({ id: code, label, align: 'nombre' as const })),
			],
			rows: rows.map(({ code, label, isTotal, cells: values }) => ({
				id: code,
				label,
				isTotal,
				cells: values.map(({ cell }) => toValueCell(cell)),
			})),
		},
	};
}

function toRows(
	lookup: RowLookup,
	indicator: Indicator,
	columns: readonly PoleName[],
	{ period, convention, breakdown: id, order = indicator }: SteppedOptions,
): readonly SteppedRow[] {
	const breakdown = indicator.breakdowns.find((one) => one.id === id);
	if (breakdown === undefined) throw new Error(`breakdown: ${indicator.id}, ${id}`);
	const read = (pole: string, modalite: string, of = indicator): Cell => {
		const ventilation = modalite === '' ? '' : id;
		const key = { indicateur: of.id, periode: period.id, pole, ventilation, modalite };
		return toCell(lookup.get(key), of, period);
	};
	const toCells = (modalite: string) => columns.map(({ code }) => read(code, modalite));
	const families = sortByValue(
		listVocabulary(breakdown, convention).map(({ code, label }) => ({
			code,
			label,
			cells: toCells(code),
		})),
		({ code }) => read(ENSEMBLE, code, order).number,
	);
	const greatest = isShare(indicator)
		? 1
		: Math.max(
				1,
				...families.flatMap(({ cells }) => cells.slice(1).map((cell) => cell.number ?? 0)),
			);
	return [{ code: '', label: 'Toutes les familles', cells: toCells('') }, ...families].map(
		({ code, label, cells }) => ({
			code: code === '' ? 'ensemble' : code,
			label,
			isTotal: code === '',
			cells: cells.map((cell, at) => ({
				cell,
				step: code === '' || at === 0 || cell.isSmall ? null : toStep(cell.number, greatest),
				...toWords(cell),
			})),
		}),
	);
}

/** Under 20 the fraction leads. */
function toWords(cell: Cell): Pick<SteppedCell, 'lead' | 'aside'> {
	if (cell.fraction === null) return { lead: cell.text, aside: '' };
	return cell.isSmall
		? { lead: cell.fraction, aside: cell.text }
		: { lead: cell.text, aside: cell.fraction };
}

function toStep(value: number | null, greatest: number): number | null {
	if (value === null || value <= 0) return null;
	return Math.min(STEPS, Math.max(1, Math.ceil((value / greatest) * STEPS - 1e-9)));
}

/** The darkest cell of one family at one pôle, small denominators left aside. */
function findMost(rows: readonly SteppedRow[], columns: readonly PoleName[]): string | null {
	let most: { readonly value: number; readonly words: string } | null = null;
	for (const row of rows.filter(({ isTotal }) => !isTotal)) {
		for (const [at, { cell }] of row.cells.entries()) {
			if (at === 0 || cell.isSmall || cell.number === null || cell.number === 0) continue;
			if (most !== null && cell.number <= most.value) continue;
			const words = `${row.label}, ${columns[at]?.label ?? ''}${NBSP}: ${cell.spoken}.`;
			most = { value: cell.number, words };
		}
	}
	return most === null ? null : most.words;
}
