import type { Released } from '../disclosure/release.ts';
import { LONG_COLUMNS } from '../models/long-table-file.ts';
import type { Provenance } from '../models/provenance.ts';
import { toProvenanceSheet } from './provenance-sheet.ts';
import { toWorkbook } from './workbook.ts';

const WIDTHS: Partial<Record<(typeof LONG_COLUMNS)[number], number>> = {
	indicateur: 34,
	ventilation: 16,
	modalite: 24,
};

/** The long table as the bytes of an XLSX file, with a sheet of provenance; `lines` stand above the table. */
export function toLongTableXlsx(
	{ rows }: Released,
	lines: readonly string[],
	provenance: Provenance,
): Promise<Uint8Array<ArrayBuffer>> {
	return toWorkbook([
		{
			name: 'Indicateurs',
			preamble: lines,
			header: LONG_COLUMNS,
			widths: LONG_COLUMNS.map((name) => WIDTHS[name] ?? 13),
			rows: rows.map((row) => LONG_COLUMNS.map((name) => row[name])),
		},
		toProvenanceSheet(provenance),
	]);
}
