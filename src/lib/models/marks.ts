import type { Indicator, LongRow } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import { toCell, type Cell } from './cell.ts';
import { toAlt, toFigureState, type FigureWords } from './figure.ts';
import { formatPeriodLabel, formatPlain, NBSP } from './format.ts';
import { toPartCell, toValueCell, type TableModel } from './table.ts';
import type { RowLookup } from './index-rows.ts';

/** A mean mark from 1 to 5, given by the participants (disc) or by somebody else (square). */
export interface MarkRow {
	readonly id: string;
	readonly label: string;
	readonly isTotal: boolean;
	readonly shape: 'disque' | 'carre';
	readonly cell: Cell;
	readonly value: number | null;
	/** « 192 notes ». */
	readonly aside: string;
	readonly marks: number | null;
}

export interface MarksModel extends FigureWords {
	readonly rows: readonly MarkRow[];
}

export interface MarksOptions {
	readonly period: Period;
	readonly pole: string;
	/** « ensemble des pôles », « Grand Valentinois ». */
	readonly where: string;
}

const TITLE = 'Satisfaction, par critère et par évaluateur';
const PARTICIPANT = 'participant';

/** Mean marks: the participants in all and by criterion, then the other evaluators. */
export function toMarks(
	lookup: RowLookup,
	indicator: Indicator,
	{ period, pole, where }: MarksOptions,
): MarksModel {
	const key = { indicateur: indicator.id, periode: period.id, pole };
	const modalities = (id: string) =>
		indicator.breakdowns.find((breakdown) => breakdown.id === id)?.modalities ?? [];
	const read = (ventilation: string, modalite: string) =>
		lookup.get({ ...key, ventilation, modalite });
	const rows = [
		toRow('', 'Participants', 'disque', lookup.get(key), indicator, period),
		...modalities('critere').map(({ id, label }) =>
			toRow(id, label, 'disque', read('critere', id), indicator, period),
		),
		...modalities('evaluateur')
			.filter(({ id }) => id !== PARTICIPANT)
			.map(({ id, label }) => toRow(id, label, 'carre', read('evaluateur', id), indicator, period)),
	];
	const name = `${TITLE}, ${where}, ${formatPeriodLabel(period.id)}`;
	return {
		rows,
		...toFigureState(
			rows.map(({ cell }) => cell.state),
			period,
			'Aucune note sur la période.',
		),
		title: TITLE,
		subtitle: `Note moyenne de 1 à 5, ${where}${NBSP}; disque${NBSP}: participants, carré${NBSP}: autre évaluateur`,
		reading: readCriteria(rows),
		population: null,
		alt: toAlt(
			name,
			rows.map(({ label, cell }) => `${label}${NBSP}: ${cell.spoken}`),
		),
		table: toTable(name, rows),
	};
}

function toRow(
	id: string,
	label: string,
	shape: MarkRow['shape'],
	row: LongRow | undefined,
	indicator: Indicator,
	period: Period,
): MarkRow {
	const cell = toCell(row, indicator, period);
	const marks = cell.state === 'valeur' ? (row?.denominateur ?? null) : null;
	return {
		id,
		label,
		isTotal: id === '',
		shape,
		cell,
		value: cell.number,
		aside: marks === null ? '' : `${formatPlain(marks)} ${marks < 2 ? 'note' : 'notes'}`,
		marks,
	};
}

/** The criteria with the best and the least mean of the participants. */
function readCriteria(rows: readonly MarkRow[]): string | null {
	const known = rows
		.filter(({ isTotal, shape, value }) => !isTotal && shape === 'disque' && value !== null)
		.sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
	const [best, least] = [known[0], known.at(-1)];
	if (best === undefined || least === undefined || best === least) return null;
	return `les participants donnent ${best.cell.text} au critère «${NBSP}${best.label}${NBSP}» et ${least.cell.text} au critère «${NBSP}${least.label}${NBSP}».`;
}

function toTable(caption: string, rows: readonly MarkRow[]): TableModel {
	return {
		caption,
		columns: [
			{ id: 'critere', label: 'Évaluateur ou critère', align: 'texte' },
			{ id: 'note', label: 'Note moyenne', align: 'nombre' },
			{ id: 'notes', label: 'Notes', align: 'nombre' },
		],
		rows: rows.map(({ id, label, isTotal, cell, marks }) => ({
			id,
			label: isTotal ? 'Participants, tous critères' : label,
			isTotal,
			cells: [
				toValueCell(cell),
				toPartCell(cell, marks === null ? null : formatPlain(marks), marks),
			],
		})),
	};
}
