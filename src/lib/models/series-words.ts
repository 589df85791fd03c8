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

/** What a series shows: its months, those of another exercise, its target. */
type Shown = Pick<SeriesModel, 'points' | 'earlier' | 'target'>;

/** Title, subtitle, reading note, alternative text, table and end label of a series. */
export function describeSeries(
	indicator: Indicator,
	{ points, earlier, target }: Shown,
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
		subtitle: `${describeUnit(indicator)}, ${where}${describeEarlierMark(indicator, earlier, options)}`,
		reading: toReading(indicator, known, options),
		population: null,
		alt: toAlt(`${title}, ${where}, ${formatPeriodLabel(period.id)}`, [
			describeLast(indicator, known, target, options),
			describeRange(known),
			describeEarlier(indicator, known, earlier),
		]),
		table: toTable(title, indicator, { points, earlier }, options),
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

/** « . Contour : 2019 », the end of a subtitle; empty where nothing is compared. */
function describeEarlierMark(
	{ measure }: Indicator,
	earlier: SeriesModel['earlier'],
	{ kind }: SeriesOptions,
): string {
	if (earlier === null) return '';
	const mark = kind === 'mensuel' && measure === 'compte' ? 'Contour' : 'Trait fin';
	return `. ${mark}${NBSP}: ${earlier.label}`;
}

/** The same month of the other exercise as the last one that is known. */
function describeEarlier(
	indicator: Indicator,
	known: readonly SeriesPoint[],
	earlier: SeriesModel['earlier'],
): string | null {
	const last = known.at(-1);
	const other = earlier?.points.find(({ label }) => label === last?.label);
	if (earlier === null || other?.cell.number === undefined || other.cell.number === null) {
		return null;
	}
	return `${withNoun(indicator, other)} en ${formatMonthName(other.jusquAu)} ${earlier.label}`;
}

function toTable(
	title: string,
	indicator: Indicator,
	{ points, earlier }: Pick<Shown, 'points' | 'earlier'>,
	{ kind }: SeriesOptions,
): TableModel {
	return {
		caption: title,
		columns: [
			{ id: 'mois', label: kind === 'cumul' ? 'Jusqu’au' : 'Mois', align: 'texte' },
			{ id: 'valeur', label: describeUnit(indicator), align: 'nombre' },
			...(earlier === null
				? []
				: [{ id: 'autre', label: earlier.label, align: 'nombre' as const }]),
		],
		rows: points.map((point, index) => ({
			id: point.periode,
			label:
				kind === 'cumul' ? formatDate(point.jusquAu) : formatPeriodLabel(point.jusquAu.slice(0, 7)),
			isTotal: false,
			cells: [
				toPointCell(point),
				...(earlier === null ? [] : [toPointCell(earlier.points[index])]),
			],
		})),
	};
}

function toPointCell(point: SeriesPoint | undefined): TableModel['rows'][number]['cells'][number] {
	if (point === undefined) return toTextCell('');
	if (point.cell.number === null) return toValueCell(point.cell);
	return toTextCell(formatCellText(point), point.cell.number);
}

function formatCellText({ cell }: SeriesPoint): string {
	return cell.fraction === null || cell.number === null
		? cell.text
		: `${cell.text} (${cell.fraction})`;
}
