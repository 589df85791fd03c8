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
	return formatJson(JOINED_COLUMNS, join(tables));
}

/** Several long tables as one Parquet file. */
export function toJoinedParquet(tables: readonly NamedTable[]): Uint8Array {
	return formatParquet(JOINED_COLUMNS, join(tables));
}

const JOINED_COLUMNS = ['departement', ...LONG_COLUMNS] as const;

function join(tables: readonly NamedTable[]) {
	return tables.flatMap(({ departement, released }) =>
		released.rows.map((row) => ({ departement, ...row })),
	);
}

/** The long table as CSV: comma, UTF-8, decimal point, empty where there is no number. */
export function toCsv(released: Released): string {
	return formatLongCsv(released.rows);
}

/** The long table as a JSON array of rows, null where there is no number. */
export function toJson(released: Released): string {
	return formatJson(LONG_COLUMNS, released.rows);
}

function formatJson<Name extends string>(
	columns: readonly Name[],
	rows: readonly Readonly<Record<Name, string | number | null>>[],
): string {
	const lines = rows.map((row) =>
		JSON.stringify(Object.fromEntries(columns.map((name) => [name, row[name]]))),
	);
	return `[\n${lines.join(',\n')}\n]\n`;
}

/** The long table as a Parquet file, numbers as doubles and the rest as text; its metadata hold the provenance. */
export function toParquet(released: Released, provenance: Provenance): Uint8Array {
	const metadata = [{ key: 'provenance', value: toProvenanceJson(provenance) }];
	return formatParquet(LONG_COLUMNS, released.rows, metadata);
}

function formatParquet<Name extends string>(
	columns: readonly Name[],
	rows: readonly Readonly<Record<Name, string | number | null>>[],
	kvMetadata: { readonly key: string; readonly value: string }[] = [],
): Uint8Array {
	return new Uint8Array(
		parquetWriteBuffer({
			columnData: columns.map((name) => ({
				name,
				data: rows.map((row) => row[name]),
				type: NUMBERS.includes(name) ? 'DOUBLE' : 'STRING',
			})),
			kvMetadata,
		}),
	);
}
