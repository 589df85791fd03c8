import type { SignaturePoint } from '../indicators/details.ts';
import { toCell } from './cell.ts';
import { toAlt, type FigureWords } from './figure.ts';
import { formatInterval, formatPercent, formatPeriodLabel, NBSP } from './format.ts';
import { ENSEMBLE, formatPole, type RowLookup } from './index-rows.ts';
import {
	countWaiting,
	findStep,
	nameDays,
	type SurvivalModel,
	type SurvivalOptions,
} from './survival.ts';
import { toTextCell, type TableModel, type TableRow } from './table.ts';

const TITLE = 'Combien de temps avant le premier contrat';
/** Days between two rows of the table. */
const TABLE_STEP = 15;

type Curve = Pick<SurvivalModel, 'steps' | 'end' | 'ticks' | 'median' | 'endLabel'>;

/** Title, subtitle, reading note, alternative text and table of the curve of first contracts. */
export function describeSurvival(
	curve: Curve,
	points: readonly SignaturePoint[],
	lookup: RowLookup,
	options: SurvivalOptions,
): Omit<FigureWords, 'state' | 'message'> {
	const { period, pole, poles } = options;
	const where = pole === ENSEMBLE ? 'ensemble des pôles' : formatPole(pole, poles);
	const name = `${TITLE}, ${where}, ${formatPeriodLabel(period.id)}`;
	return {
		title: TITLE,
		subtitle: `Part des orientations ayant un premier contrat signé, en${NBSP}%, selon les jours écoulés, ${where}`,
		reading: toReading(curve, lookup, options),
		population: null,
		alt: toAlt(name, [
			curve.median === null ? 'La moitié n’est pas atteinte' : curve.median.label,
			`Fin de la courbe${NBSP}: ${curve.endLabel[1]}`,
		]),
		table: toTable(name, curve, points),
	};
}

function toReading({ median }: Curve, lookup: RowLookup, options: SurvivalOptions): string | null {
	const first =
		median === null
			? 'moins de la moitié des orientations ont un premier contrat sur la durée observée.'
			: `${nameDays(median.jour)} après l’orientation, la moitié des orientations ont un premier contrat.`;
	return `${first} Estimation de Kaplan–Meier${NBSP}; la bande est l’intervalle à 95${NBSP}%, un tiret vertical marque un suivi arrêté à la date des données. ${describeMean(lookup, options)}`.trim();
}

/** The mean of the contracts signed is of another population: it stays in the note, beside what is published. */
function describeMean(
	lookup: RowLookup,
	{ period, pole, references, getIndicator }: SurvivalOptions,
): string {
	const indicator = getIndicator('delai_moyen_premier_cer');
	const cell = toCell(
		lookup.get({ indicateur: indicator.id, periode: period.id, pole }),
		indicator,
		period,
	);
	if (cell.number === null) return '';
	const published = references.map(({ label }) => label).join(', ');
	const mean = `Délai moyen des contrats signés${NBSP}: ${cell.text}${NBSP}jours`;
	return published === '' ? `${mean}.` : `${mean}${NBSP}; ${published}.`;
}

/** The curve at fixed days, and the median day. */
function toTable(caption: string, curve: Curve, points: readonly SignaturePoint[]): TableModel {
	const last = curve.ticks.at(-1) ?? 0;
	const days = Array.from(
		{ length: Math.floor(last / TABLE_STEP) },
		(_, at) => TABLE_STEP * (at + 1),
	);
	return {
		caption,
		columns: [
			{ id: 'jour', label: 'Depuis l’orientation', align: 'texte' },
			{ id: 'part', label: 'Part avec un premier contrat', align: 'nombre' },
			{ id: 'intervalle', label: `Intervalle à 95${NBSP}%`, align: 'nombre' },
			{ id: 'attente', label: 'Encore sans contrat et suivies', align: 'nombre' },
		],
		rows: days.filter((jour) => jour <= curve.end).map((jour) => toTableRow(jour, curve, points)),
	};
}

function toTableRow(jour: number, { steps }: Curve, points: readonly SignaturePoint[]): TableRow {
	const step = findStep(steps, jour);
	const part = step?.part ?? 0;
	const hasInterval = step !== undefined && step.low !== null && step.high !== null;
	const waiting = countWaiting(points, jour + 1);
	return {
		id: String(jour),
		label: nameDays(jour),
		isTotal: false,
		cells: [
			toTextCell(formatPercent(part), part),
			toTextCell(hasInterval ? formatInterval(step.low, step.high) : ''),
			toTextCell(String(waiting), waiting),
		],
	};
}
