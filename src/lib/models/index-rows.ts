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

/**
 * A lookup over released rows. A period is indexed when it is first read: a page never waits for those that it does
 * not show. Reading a period that has two rows of the same names throws.
 */
export function indexRows(released: Released): RowLookup {
	const periods = new Map<string, LongRow[]>();
	for (const row of released.rows) {
		const own = periods.get(row.periode);
		if (own === undefined) periods.set(row.periode, [row]);
		else own.push(row);
	}
	const indexes = new Map<string, ReadonlyMap<string, LongRow>>();
	const open = (periode: string): ReadonlyMap<string, LongRow> => {
		const known = indexes.get(periode);
		if (known !== undefined) return known;
		const index = indexPeriod(periods.get(periode) ?? []);
		indexes.set(periode, index);
		return index;
	};
	return {
		edition: released.edition,
		get: ({ indicateur, periode, pole = ENSEMBLE, ventilation = '', modalite = '' }) =>
			open(periode).get(joinKey(indicateur, pole, ventilation, modalite)),
		hasPeriod: (periode) => periods.has(periode),
	};
}

function indexPeriod(rows: readonly LongRow[]): ReadonlyMap<string, LongRow> {
	const index = new Map<string, LongRow>();
	for (const row of rows) {
		const key = joinKey(row.indicateur, row.code_pole, row.ventilation, row.modalite);
		if (index.has(key)) throw new Error(`row: ${key.replaceAll('\n', ' ')}`);
		index.set(key, row);
	}
	return index;
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
