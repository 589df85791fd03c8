import type { LongRow } from '../indicators/indicator.ts';
import { formatLongCsv } from './long-table-csv.ts';
import type { PublicationFile } from './publication.ts';

/** The row without its numbers: a status would bound the value, an interval would give the denominator. */
export function withhold(row: LongRow): LongRow {
	return {
		...row,
		numerateur: null,
		denominateur: null,
		valeur: null,
		cible: null,
		statut: 'sans_objet',
		ic_bas: null,
		ic_haut: null,
		secret: 'oui',
	};
}

/** One CSV a period, in the order of the periods. */
export function writeTables(
	rows: readonly LongRow[],
	periods: readonly { readonly id: string }[],
): readonly PublicationFile[] {
	return periods.map(({ id }) => ({
		name: `${id}.csv`,
		bytes: new TextEncoder().encode(formatLongCsv(rows.filter(({ periode }) => periode === id))),
	}));
}
