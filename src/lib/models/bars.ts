import type { Indicator, LongRow } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import {
	capital,
	describeBarRange,
	describeBase,
	findMost,
	readFirst,
	readMost,
	speakBar,
	toBarTable,
} from './bars-words.ts';
import { toCell, type Cell } from './cell.ts';
import { toAlt, toFigureState, type FigureWords } from './figure.ts';
import { formatPercent, formatPeriodLabel } from './format.ts';
import { ENSEMBLE, formatPole, type PoleName, type RowLookup } from './index-rows.ts';
import { indicatorNoun } from './nouns.ts';
import type { ReferenceMark } from './references.ts';

/** A count or a length of time, drawn as a bar from zero. */
export interface BarRow {
	readonly code: string;
	readonly label: string;
	readonly isTotal: boolean;
	readonly cell: Cell;
	readonly value: number | null;
	/** Grey, at the right: a share, or what the value is made of; may be empty. */
	readonly aside: string;
}

export interface BarsModel extends FigureWords {
	readonly rows: readonly BarRow[];
	/** Published values, dashed and labelled above the plot. */
	readonly references: readonly ReferenceMark[];
}

interface BarsOptions {
	readonly period: Period;
	readonly poles: readonly PoleName[];
	readonly title: string;
	readonly subtitle?: string;
	readonly references?: readonly ReferenceMark[];
	/** Words at the right of the value, and the head of their column. */
	readonly aside?: { readonly head: string; readonly text: (pole: string) => string };
	readonly reading?: string | null;
}

/** A count, a mean or a median by pôle, Ensemble first. */
export function toPoleBars(
	lookup: RowLookup,
	indicator: Indicator,
	options: BarsOptions,
): BarsModel {
	const { period, poles, title, aside, references = [] } = options;
	const rows = [{ code: ENSEMBLE, label: 'Ensemble' }, ...poles].map((name): BarRow => {
		const row = lookup.get({ indicateur: indicator.id, periode: period.id, pole: name.code });
		const words = aside === undefined ? describeBase(row) : aside.text(name.code);
		return toBarRow(row, name, indicator, period, words);
	});
	const name = `${title}, par pôle`;
	const noun = indicatorNoun(indicator, 2);
	const head = aside?.head ?? (indicator.denominator === undefined ? null : 'Effectif');
	return {
		rows,
		references,
		...toFigureState(
			rows.map(({ cell }) => cell.state),
			period,
			'Aucune donnée sur la période.',
		),
		title: name,
		subtitle: options.subtitle ?? (indicator.unit === 'jours' ? 'En jours' : `Nombre de ${noun}`),
		reading: options.reading === undefined ? readFirst(rows, indicator) : options.reading,
		population: null,
		alt: toAlt(`${name}, ${formatPeriodLabel(period.id)}`, [
			speakBar(rows[0]),
			describeBarRange(rows),
		]),
		table: toBarTable(`${name}, ${formatPeriodLabel(period.id)}`, rows, {
			first: 'Pôle insertion',
			value: capital(noun),
			aside: head,
		}),
	};
}

interface ModalityBarsOptions {
	readonly period: Period;
	readonly pole: string;
	readonly poles: readonly PoleName[];
	readonly breakdown: string;
	readonly title: string;
	readonly subtitle: string;
}

/** The modalities of a count for one pôle, with their share of its main row, in the order of the vocabulary. */
export function toModalityBars(
	lookup: RowLookup,
	indicator: Indicator,
	options: ModalityBarsOptions,
): BarsModel {
	const { period, pole, poles, title, breakdown } = options;
	const modalities = indicator.breakdowns.find(({ id }) => id === breakdown)?.modalities;
	if (modalities === undefined) throw new Error(`breakdown: ${indicator.id}, ${breakdown}`);
	const key = { indicateur: indicator.id, periode: period.id, pole };
	const total = lookup.get(key)?.valeur ?? null;
	const rows = modalities.map((modality) => {
		const row = lookup.get({ ...key, ventilation: breakdown, modalite: modality.id });
		const share = row?.valeur == null || total === null || total === 0 ? null : row.valeur / total;
		return toBarRow(
			row,
			{ code: modality.id, label: modality.label },
			indicator,
			period,
			share === null ? '' : formatPercent(share),
		);
	});
	const where = pole === ENSEMBLE ? 'ensemble des pôles' : formatPole(pole, poles);
	const name = `${title}, ${where}, ${formatPeriodLabel(period.id)}`;
	return {
		rows,
		references: [],
		...toModalityState(rows, period, total),
		title,
		subtitle: `${options.subtitle}, ${where}`,
		reading: readMost(rows, indicator),
		population: null,
		alt: toAlt(name, [speakBar(findMost(rows))]),
		table: toBarTable(name, rows, {
			first: indicator.breakdowns.find(({ id }) => id === breakdown)?.label ?? breakdown,
			value: capital(indicatorNoun(indicator, 2)),
			aside: 'Part',
		}),
	};
}

/** With nobody to count there is nothing to draw, even where every modality has its zero. */
function toModalityState(
	rows: readonly BarRow[],
	period: Period,
	total: number | null,
): Pick<FigureWords, 'state' | 'message'> {
	const nothing = 'Aucune personne sur la période.';
	if (total === 0) return { state: 'vide', message: nothing };
	return toFigureState(
		rows.map(({ cell }) => cell.state),
		period,
		nothing,
	);
}

function toBarRow(
	row: LongRow | undefined,
	{ code, label }: PoleName,
	indicator: Indicator,
	period: Period,
	aside: string,
): BarRow {
	const cell = toCell(row, indicator, period);
	return {
		code,
		label,
		isTotal: code === ENSEMBLE,
		cell,
		value: cell.number,
		aside: cell.state === 'secret' ? '' : aside,
	};
}
