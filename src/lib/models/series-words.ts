import type { Indicator } from '../indicators/indicator.ts';
import { toAlt, type FigureWords } from './figure.ts';
import {
	formatDate,
	formatDayOfYear,
	formatMonthName,
	formatOfMonth,
	formatPeriodLabel,
	NBSP,
} from './format.ts';
import { ENSEMBLE, formatPole } from './index-rows.ts';
import { indicatorNoun } from './nouns.ts';
import type { SeriesModel, SeriesOptions, SeriesPoint, SeriesTarget } from './series.ts';
import { toTextCell, toValueCell, type TableModel } from './table.ts';

/** Past participles, plural, of what a cumulated count says. */
const DONE: Readonly<Partial<Record<string, string>>> = {
	personnes_accompagnees: 'accompagnées',
	personnes_orientees: 'orientées',
	seances_realisees: 'tenues',
	cer_signes: 'signés',
	accompagnements_debutes: 'commencés',
	freins_solutionnes: 'levés',
};

type SeriesWords = Omit<FigureWords, 'state' | 'message'> & Pick<SeriesModel, 'endLabel'>;

/** Title, subtitle, reading note, alternative text, table and end label of a series. */
export function describeSeries(
	indicator: Indicator,
	points: readonly SeriesPoint[],
	target: SeriesTarget | null,
	options: SeriesOptions,
): SeriesWords {
	const { period, pole = ENSEMBLE, poles = [] } = options;
	const where = pole === ENSEMBLE ? 'ensemble des pôles' : formatPole(pole, poles);
	const title =
		options.kind === 'cumul'
			? `${indicator.label}, cumul depuis le ${formatDayOfYear(options.exercice.date_debut)}`
			: `${indicator.label}, par mois`;
	const known = points.filter(({ cell }) => cell.number !== null);
	return {
		title,
		subtitle: `${describeUnit(indicator)}, ${where}`,
		reading: toReading(indicator, known, options),
		population: null,
		alt: toAlt(`${title}, ${where}, ${formatPeriodLabel(period.id)}`, [
			describeLast(indicator, known, target, options),
			describeRange(known),
		]),
		table: toTable(title, indicator, points, options),
		endLabel: toEndLabel(indicator, known),
	};
}

function describeUnit(indicator: Indicator): string {
	if (indicator.unit === 'personnes') return 'Personnes distinctes';
	if (indicator.unit === 'taux') return 'En %';
	const noun = indicatorNoun(indicator, 2);
	return indicator.measure === 'compte' ? `Nombre de ${noun}` : `En ${noun}`;
}

function withNoun(indicator: Indicator, point: SeriesPoint): string {
	const noun = indicatorNoun(indicator, point.cell.number ?? 0);
	return noun === '' ? point.cell.text : `${point.cell.text}${NBSP}${noun}`;
}

function toEndLabel(indicator: Indicator, known: readonly SeriesPoint[]): string | null {
	const last = known.at(-1);
	if (last?.cell.number === undefined || last.cell.number === null) return null;
	const done = last.cell.number < 2 ? undefined : DONE[indicator.id];
	return done === undefined ? withNoun(indicator, last) : `${withNoun(indicator, last)} ${done}`;
}

/** The end of June where it is known and is not the end of the line: half-way tells the slope. */
function chooseTelling(known: readonly SeriesPoint[]): SeriesPoint | undefined {
	const middle = known.find(({ jusquAu }) => jusquAu.endsWith('-06-30'));
	return middle ?? known.at(-1);
}

function toReading(
	indicator: Indicator,
	known: readonly SeriesPoint[],
	{ kind }: SeriesOptions,
): string | null {
	const point = chooseTelling(known);
	if (point?.cell.number === undefined || point.cell.number === null) return null;
	const value = withNoun(indicator, point);
	if (kind === 'mensuel') return `${value} en ${formatMonthName(point.jusquAu)}.`;
	const done = point.cell.number < 2 ? undefined : DONE[indicator.id];
	const when = isMonthEnd(point)
		? `à la fin ${formatOfMonth(point.jusquAu)}`
		: `au ${formatDate(point.jusquAu)}`;
	return done === undefined
		? `${when}, le cumul était de ${value}.`
		: `${when}, ${value} avaient été ${done} depuis le début de l’année.`;
}

/** A period `debut..fin` cut by the cut-off ends before its own last day. */
function isMonthEnd(point: SeriesPoint): boolean {
	return point.periode.endsWith(point.jusquAu);
}

function describeLast(
	indicator: Indicator,
	known: readonly SeriesPoint[],
	target: SeriesTarget | null,
	{ kind }: SeriesOptions,
): string | null {
	const last = known.at(-1);
	if (last === undefined) return null;
	const when =
		kind === 'cumul' ? `au ${formatDate(last.jusquAu)}` : `en ${formatMonthName(last.jusquAu)}`;
	const value = `${withNoun(indicator, last)} ${when}`;
	return target === null ? value : `${value}. ${target.label}`;
}

function describeRange(known: readonly SeriesPoint[]): string | null {
	const first = known[0];
	const last = known.at(-1);
	if (first === undefined || last === undefined || first === last) return null;
	return `De ${first.cell.text} en ${formatMonthName(first.jusquAu)} à ${last.cell.text} en ${formatMonthName(last.jusquAu)}`;
}

function toTable(
	title: string,
	indicator: Indicator,
	points: readonly SeriesPoint[],
	{ kind }: SeriesOptions,
): TableModel {
	return {
		caption: title,
		columns: [
			{ id: 'mois', label: kind === 'cumul' ? 'Jusqu’au' : 'Mois', align: 'texte' },
			{ id: 'valeur', label: describeUnit(indicator), align: 'nombre' },
		],
		rows: points.map((point) => ({
			id: point.periode,
			label:
				kind === 'cumul' ? formatDate(point.jusquAu) : formatPeriodLabel(point.jusquAu.slice(0, 7)),
			isTotal: false,
			cells: [
				point.cell.number === null
					? toValueCell(point.cell)
					: toTextCell(formatCellText(point), point.cell.number),
			],
		})),
	};
}

function formatCellText({ cell }: SeriesPoint): string {
	return cell.fraction === null || cell.number === null
		? cell.text
		: `${cell.text} (${cell.fraction})`;
}
