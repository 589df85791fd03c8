import { parquetWriteBuffer } from 'hyparquet-writer';
import { formatLongCsv, LONG_COLUMNS } from '../disclosure/long-table-csv.ts';
import type { Released } from '../disclosure/release.ts';
import { toProvenanceJson, type Provenance } from './provenance.ts';

export { LONG_COLUMNS };

const NUMBERS: readonly string[] = [
	'numerateur',
	'denominateur',
	'valeur',
	'cible',
	'ic_bas',
	'ic_haut',
];

/** The long table of one agreement among several, which its first column names. */
export interface NamedTable {
	readonly departement: string;
	readonly released: Released;
}

/** Several long tables as one CSV, `departement` before the other columns. */
export function toJoinedCsv(tables: readonly NamedTable[]): string {
	const parts = tables.map(({ departement, released }) => {
		const [, ...lines] = formatLongCsv(released.rows).trimEnd().split('\n');
		return lines.map((line) => `${departement},${line}\n`).join('');
	});
	return `departement,${LONG_COLUMNS.join()}\n${parts.join('')}`;
}

/** Several long tables as one JSON array. */
export function toJoinedJson(tables: readonly NamedTable[]): string {
	const rows = tables.flatMap(({ departement, released }) =>
		released.rows.map((row) =>
			JSON.stringify({
				departement,
				...Object.fromEntries(LONG_COLUMNS.map((name) => [name, row[name]])),
			}),
		),
	);
	return `[\n${rows.join(',\n')}\n]\n`;
}

/** Several long tables as one Parquet file. */
export function toJoinedParquet(tables: readonly NamedTable[]): Uint8Array {
	const rows = tables.flatMap(({ departement, released }) =>
		released.rows.map((row) => ({ departement, ...row })),
	);
	return new Uint8Array(
		parquetWriteBuffer({
			columnData: (['departement', ...LONG_COLUMNS] as const).map((name) => ({
				name,
				data: rows.map((row) => row[name]),
				type: NUMBERS.includes(name) ? 'DOUBLE' : 'STRING',
			})),
		}),
	);
}

/** The long table as CSV: comma, UTF-8, decimal point, empty where there is no number. */
export function toCsv(released: Released): string {
	return formatLongCsv(released.rows);
}

/** The long table as a JSON array of rows, null where there is no number. */
export function toJson(released: Released): string {
	const rows = released.rows.map((row) =>
		JSON.stringify(Object.fromEntries(LONG_COLUMNS.map((name) => [name, row[name]]))),
	);
	return `[\n${rows.join(',\n')}\n]\n`;
}

/** The long table as a Parquet file, numbers as doubles and the rest as text; its metadata hold the provenance. */
export function toParquet(released: Released, provenance: Provenance): Uint8Array {
	return new Uint8Array(
		parquetWriteBuffer({
			columnData: LONG_COLUMNS.map((name) => ({
				name,
				data: released.rows.map((row) => row[name]),
				type: NUMBERS.includes(name) ? 'DOUBLE' : 'STRING',
			})),
			kvMetadata: [{ key: 'provenance', value: toProvenanceJson(provenance) }],
		}),
	);
}
