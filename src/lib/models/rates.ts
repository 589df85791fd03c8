import type { Indicator } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import type { Objectif } from '../schemas/schemas.ts';
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
import { toKpi, type Kpi } from './kpi.ts';
import type { ReferenceMark } from './references.ts';
import { toPartCell, toTextCell, toValueCell, type TableModel } from './table.ts';

/** A rate on its line: value, interval, target, status, clause. */
export interface RateRow extends DotRow {
	/** The card of the rate; null on a row that restricts the one above. */
	readonly kpi: Kpi | null;
	/** « 74 sur 98 personnes accompagnées pendant la période ». */
	readonly base: string;
	/** « 66 à 83 % », empty without. */
	readonly interval95: string;
	/** « 100 % », « sans cible ». */
	readonly targetText: string;
	readonly reference: ReferenceMark | null;
}

export interface RatesModel extends DotsModel {
	readonly rows: readonly RateRow[];
}

/** A rate of the table, or one modality of its breakdowns. */
export interface RateChoice {
	readonly indicator: Indicator;
	readonly ventilation?: string;
	readonly modalite?: string;
	readonly references?: readonly ReferenceMark[];
}

export interface RatesOptions {
	readonly period: Period;
	readonly pole: string;
	readonly poles: readonly PoleName[];
	readonly title: string;
	readonly objectifs: Readonly<Record<string, Objectif>>;
	readonly comparedTo?: ComparedTo;
}

/** Several rates, a line each on one axis from 0 to 100 %, for one pôle. */
export function toRates(
	lookup: RowLookup,
	choices: readonly RateChoice[],
	options: RatesOptions,
): RatesModel {
	const { period, pole, poles, title } = options;
	const rows = choices.map((choice) => toRateRow(lookup, choice, options));
	const where = pole === ENSEMBLE ? 'ensemble des pôles' : formatPole(pole, poles);
	const name = `${title}, ${where}, ${formatPeriodLabel(period.id)}`;
	const hasTarget = rows.some(({ target }) => target !== null);
	const comparedLabel = toComparedLabel(rows, options.comparedTo);
	return {
		rows,
		intervalsOverlap: null,
		comparedLabel,
		reference: null,
		...toFigureState(
			rows.map(({ cell }) => cell.state),
			period,
			'Aucun dénominateur sur la période.',
		),
		title,
		subtitle: `En${NBSP}% de l’effectif indiqué, ${where}. Point${NBSP}: valeur. Trait fin${NBSP}: intervalle de confiance à 95${NBSP}%.${hasTarget ? ` Trait épais${NBSP}: cible.` : ''}${describeRing(comparedLabel).slice(1)}`,
		reading: toReading(rows),
		population: null,
		alt: toAlt(name, rows.slice(0, 3).map(speak)),
		table: toTable(name, rows, comparedLabel),
	};
}

function toRateRow(lookup: RowLookup, choice: RateChoice, options: RatesOptions): RateRow {
	const { period, pole, poles, objectifs, comparedTo } = options;
	const { indicator, ventilation, modalite, references = [] } = choice;
	const key = { indicateur: indicator.id, pole };
	const compares = comparedTo === undefined ? {} : { comparedTo };
	const isMain = ventilation === undefined || modalite === undefined;
	const label = isMain ? indicator.label : nameModality(indicator, ventilation, modalite);
	const dot = toDotRow(
		lookup,
		isMain ? key : { ...key, ventilation, modalite },
		{ code: `${indicator.id} ${modalite ?? ''}`, label },
		indicator,
		{ period, ...compares },
	);
	const rule = objectifs[indicator.id];
	const kpi = isMain
		? toKpi(lookup, indicator, { period, pole, poles, ...(rule === undefined ? {} : { rule }) })
		: null;
	return {
		...dot,
		kpi,
		base: describeBase(dot, isMain ? indicator : null),
		interval95: dot.cell.interval ?? '',
		targetText: kpi?.target?.replace(/^cible\u00A0: /, '') ?? (isMain ? 'sans cible' : ''),
		reference: references[0] ?? null,
	};
}

function nameModality(indicator: Indicator, ventilation: string, modalite: string): string {
	const breakdown = indicator.breakdowns.find(({ id }) => id === ventilation);
	const label = breakdown?.modalities.find(({ id }) => id === modalite)?.label;
	if (label === undefined) throw new Error(`modality: ${indicator.id}, ${modalite}`);
	return `dont ${label.slice(0, 1).toLowerCase()}${label.slice(1)}`;
}

function describeBase({ cell }: DotRow, indicator: Indicator | null): string {
	if (cell.state !== 'valeur') return cell.spoken;
	if (cell.fraction === null) return '';
	if (indicator === null) return cell.isSmall ? '' : cell.fraction;
	return indicator.denominator === undefined
		? cell.fraction
		: `${cell.fraction} ${indicator.denominator}`;
}

/** The rate that is the farthest from its target, or the first one. */
function toReading(rows: readonly RateRow[]): string | null {
	const known = rows.filter(({ value }) => value !== null);
	const missed = known.find(({ kpi }) => kpi?.status?.id === 'non_atteint');
	const row = missed ?? known[0];
	if (row === undefined) return null;
	const target = row.kpi?.status == null ? '' : `, ${row.kpi.target ?? ''}`;
	const marks = rows.flatMap(({ label, reference }) =>
		reference === null ? [] : [` Repère pour «${NBSP}${label}${NBSP}»${NBSP}: ${reference.label}.`],
	);
	return `${row.label.slice(0, 1).toLowerCase()}${row.label.slice(1)}${NBSP}: ${row.cell.spoken}${target}.${marks.join('')}`;
}

function speak(row: RateRow): string {
	return `${row.label}${NBSP}: ${row.cell.spoken}`;
}

function toTable(caption: string, rows: readonly RateRow[], compared: string | null): TableModel {
	return {
		caption,
		columns: [
			{ id: 'indicateur', label: 'Indicateur', align: 'texte' },
			{ id: 'valeur', label: 'Part', align: 'nombre' },
			{ id: 'fraction', label: 'Effectifs', align: 'nombre' },
			{ id: 'intervalle', label: `Intervalle à 95${NBSP}%`, align: 'nombre' },
			{ id: 'cible', label: 'Cible', align: 'nombre' },
			{ id: 'statut', label: 'Statut', align: 'texte' },
			...listComparedColumns(compared),
		],
		rows: rows.map((row) => ({
			id: row.code,
			label: row.label,
			isTotal: false,
			cells: [
				toValueCell(row.cell),
				toPartCell(row.cell, row.cell.fraction, null),
				toPartCell(row.cell, row.cell.interval, null),
				toTextCell(row.targetText),
				toTextCell(row.kpi?.status?.word ?? ''),
				...listComparedCells(row, compared),
			],
		})),
	};
}
