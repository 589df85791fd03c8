import type { Indicator } from '../../indicators/indicator.ts';
import type { Period } from '../../indicators/periods.ts';
import type { Convention } from '../../schemas/schemas.ts';
import { toCell } from '../cell.ts';
import { formatPeriodLabel } from '../format.ts';
import { ENSEMBLE, formatPole, type PoleName, type RowKey, type RowLookup } from '../index-rows.ts';
import { toValueCell, type TableModel } from '../table.ts';
import { listVocabulary } from '../vocabulary.ts';

/** What an indicator is cut by where no breakdown of it is chosen. */
export const BY_POLE = 'pole';

/** The figures of a released table that are laid out. */
export interface ReleasedChoice {
	readonly indicator: Indicator;
	/** Id of a breakdown of the indicator, or `BY_POLE`. */
	readonly by: string;
	/** Of a breakdown; every pôle is a row of the other table. */
	readonly pole: string;
}

/** Ways to cut an indicator, pôles first. */
export function listCuts({ breakdowns }: Indicator): readonly {
	readonly id: string;
	readonly label: string;
}[] {
	return [
		{ id: BY_POLE, label: 'Pôle insertion' },
		...breakdowns.map(({ id, label }) => ({ id, label })),
	];
}

/** Rows of a released table, one period a column: what is withheld is « s. », what was never computed is absent. */
export function toReleasedTable(
	lookup: RowLookup,
	{ indicator, by, pole }: ReleasedChoice,
	periods: readonly Period[],
	poles: readonly PoleName[],
	convention: Convention,
): TableModel {
	const breakdown = indicator.breakdowns.find(({ id }) => id === by);
	const scope = breakdown === undefined ? ENSEMBLE : pole;
	const whole = { id: ENSEMBLE, label: formatPole(scope, poles), key: { pole: scope } };
	const parts: readonly { id: string; label: string; key: Partial<RowKey> }[] =
		breakdown === undefined
			? poles.map(({ code, label }) => ({ id: code, label, key: { pole: code } }))
			: listVocabulary(breakdown, convention).map(({ code, label }) => ({
					id: code,
					label,
					key: { pole, ventilation: breakdown.id, modalite: code },
				}));
	return {
		caption: `${indicator.label} par ${(breakdown?.label ?? 'pôle').replace(/^./, (letter) => letter.toLowerCase())}, table publiée`,
		columns: [
			{ id: 'groupe', label: breakdown?.label ?? 'Pôle insertion', align: 'texte' },
			...periods.map(({ id }) => ({ id, label: formatPeriodLabel(id), align: 'nombre' as const })),
		],
		rows: [whole, ...parts].map(({ id, label, key }) => ({
			id,
			label,
			isTotal: id === ENSEMBLE,
			cells: periods.map((period) => {
				const row = lookup.get({ indicateur: indicator.id, periode: period.id, ...key });
				return toValueCell(toCell(row, indicator, period));
			}),
		})),
	};
}
