import { addDays } from '../indicators/calendar.ts';
import type { Indicator } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import type { BarRow, BarsModel } from './bars.ts';
import { toCell, type Cell } from './cell.ts';
import { toAlt, toFigureState } from './figure.ts';
import { formatDate, formatPeriodLabel, NBSP } from './format.ts';
import { ENSEMBLE, formatPole, type PoleName, type RowLookup } from './index-rows.ts';
import { toValueCell, type TableModel } from './table.ts';

/** The contracts that end soon: three rows of squares, and the whole by pôle. */
export interface DueContractsModel extends BarsModel {
	readonly poles: readonly { readonly code: string; readonly label: string; readonly cell: Cell }[];
	/** Whether a square a contract fits; else the rows are bars. */
	readonly isCountable: boolean;
}

interface DueContractsOptions {
	readonly period: Period;
	readonly pole: string;
	readonly poles: readonly PoleName[];
}

const HORIZON = 'horizon';
const FARTHEST = 90;
/** More squares than this in a row cannot be counted at a glance. */
const MOST_SQUARES = 60;

/** The contracts that end within 30, 60 and 90 days of the period, for one pôle, and by pôle. */
export function toDueContracts(
	lookup: RowLookup,
	indicator: Indicator,
	options: DueContractsOptions,
): DueContractsModel {
	const { period, pole, poles } = options;
	const rows = toRows(lookup, indicator, options);
	const where = pole === ENSEMBLE ? 'ensemble des pôles' : formatPole(pole, poles);
	const title = `Contrats à échéance sous 90${NBSP}jours`;
	const name = `${title}, ${where}, ${formatPeriodLabel(period.id)}`;
	const total = toCell(
		lookup.get({ indicateur: indicator.id, periode: period.id, pole }),
		indicator,
		period,
	);
	const state = toFigureState(
		rows.map(({ cell }) => cell.state),
		period,
		'Aucun contrat sur la période.',
	);
	const nothing = {
		state: 'vide' as const,
		message: 'Aucun contrat ne se termine dans les 90 jours.',
	};
	return {
		rows,
		references: [],
		isCountable: rows.every(({ value }) => (value ?? 0) <= MOST_SQUARES),
		poles: poles.map(({ code, label }) => ({
			code,
			label,
			cell: toCell(
				lookup.get({ indicateur: indicator.id, periode: period.id, pole: code }),
				indicator,
				period,
			),
		})),
		...(total.number === 0 ? nothing : state),
		title,
		subtitle: `Accompagnements en cours au ${formatDate(period.effectif)}, renouvellement non signé, ${where}`,
		reading: toReading(total, period),
		population: null,
		alt: toAlt(
			name,
			rows.map(({ label, cell }) => `${label}${NBSP}: ${cell.spoken}`),
		),
		table: toTable(lookup, indicator, options),
	};
}

function toRows(
	lookup: RowLookup,
	indicator: Indicator,
	{ period, pole }: DueContractsOptions,
): readonly BarRow[] {
	const modalities = indicator.breakdowns.find(({ id }) => id === HORIZON)?.modalities;
	if (modalities === undefined) throw new Error(`breakdown: ${indicator.id}, ${HORIZON}`);
	const key = { indicateur: indicator.id, periode: period.id, pole, ventilation: HORIZON };
	return modalities.map(({ id, label }) => {
		const cell = toCell(lookup.get({ ...key, modalite: id }), indicator, period);
		return { code: id, label, isTotal: false, cell, value: cell.number, aside: '' };
	});
}

function toReading(total: Cell, period: Period): string | null {
	if (total.number === null || total.number === 0) return null;
	const last = formatDate(addDays(period.effectif, FARTHEST));
	const one = total.number < 2;
	return `${total.text} ${one ? 'contrat se termine' : 'contrats se terminent'} au plus tard le ${last}.`;
}

function toTable(
	lookup: RowLookup,
	indicator: Indicator,
	{ period, poles }: DueContractsOptions,
): TableModel {
	const horizons = indicator.breakdowns.find(({ id }) => id === HORIZON)?.modalities ?? [];
	const key = { indicateur: indicator.id, periode: period.id };
	return {
		caption: `Contrats qui se terminent dans les 90 jours, par pôle, au ${formatDate(period.effectif)}`,
		columns: [
			{ id: 'pole', label: 'Pôle insertion', align: 'texte' },
			{ id: 'total', label: 'Contrats', align: 'nombre' },
			...horizons.map(({ id, label }) => ({ id, label, align: 'nombre' as const })),
		],
		rows: [{ code: ENSEMBLE, label: 'Ensemble' }, ...poles].map(({ code, label }) => ({
			id: code,
			label,
			isTotal: code === ENSEMBLE,
			cells: [
				toValueCell(toCell(lookup.get({ ...key, pole: code }), indicator, period)),
				...horizons.map(({ id }) => {
					const row = lookup.get({ ...key, pole: code, ventilation: HORIZON, modalite: id });
					return toValueCell(toCell(row, indicator, period));
				}),
			],
		})),
	};
}
