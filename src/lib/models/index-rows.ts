import type { Edition, Released } from '../disclosure/release.ts';
import type { LongRow } from '../indicators/indicator.ts';

/** Code of the rows that count the whole, every pôle together. */
export const ENSEMBLE = 'ENSEMBLE';

/** Names of a row; what is left out is its main row (`ventilation`, `modalite` empty) or `ENSEMBLE`. */
export interface RowKey {
	readonly indicateur: string;
	readonly periode: string;
	readonly pole?: string;
	readonly ventilation?: string;
	readonly modalite?: string;
}

/** Released rows, found by their names; the only form in which a model reads them. */
export interface RowLookup {
	readonly edition: Edition;
	/** The row of these names, undefined where there is none. */
	get(key: RowKey): LongRow | undefined;
	/** Whether the period has a row at all: a period after the cut-off has none. */
	hasPeriod(periode: string): boolean;
}

/** A lookup over released rows; of two rows of the same names, throws. */
export function indexRows(released: Released): RowLookup {
	const rows = new Map<string, LongRow>();
	const periods = new Set<string>();
	for (const row of released.rows) {
		const key = joinKey(row.indicateur, row.periode, row.code_pole, row.ventilation, row.modalite);
		if (rows.has(key)) throw new Error(`row: ${key.replaceAll('\n', ' ')}`);
		rows.set(key, row);
		periods.add(row.periode);
	}
	return {
		edition: released.edition,
		get: ({ indicateur, periode, pole = ENSEMBLE, ventilation = '', modalite = '' }) =>
			rows.get(joinKey(indicateur, periode, pole, ventilation, modalite)),
		hasPeriod: (periode) => periods.has(periode),
	};
}

function joinKey(...names: readonly string[]): string {
	return names.join('\n');
}

/** A pôle as it is shown; lists of them are in `ordre`, `ENSEMBLE` left out. */
export interface PoleName {
	readonly code: string;
	readonly label: string;
}

/** « Grand Valentinois », or « Ensemble des pôles » for the whole. */
export function formatPole(code: string, poles: readonly PoleName[]): string {
	if (code === ENSEMBLE) return 'Ensemble des pôles';
	return poles.find((pole) => pole.code === code)?.label ?? code;
}
