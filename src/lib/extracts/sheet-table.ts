import { trimHeader } from './csv-layout.ts';
import type { Tally } from './collector.ts';
import { countKnownNames } from './header.ts';
import { pause } from './pause.ts';
import { RowFeeder } from './row-feeder.ts';
import { fromSerial, type Sheet, type SheetCell } from './sheet.ts';
import { TableReader, type LoadedTable, type TableInput } from './table-reader.ts';

/** Rows checked between two pauses. */
const SLICE_ROWS = 5_000;
/** Rows in which the names of the columns are looked for, under a title and a blank line. */
const HEADER_ROWS = 20;

/** Where the names of the columns stand in a sheet. */
export interface SheetHeader {
	readonly header: readonly string[];
	/** Index of its row. */
	readonly index: number;
}

/** The row of a sheet that names most columns, else its first row that is not empty; null in an empty sheet. */
export function findSheetHeader(sheet: Sheet): SheetHeader | null {
	let best: SheetHeader | null = null;
	let most = -1;
	for (const [index, row] of sheet.rows.slice(0, HEADER_ROWS).entries()) {
		const header = trimHeader((row ?? []).map(toTitle));
		const known = countKnownNames(header);
		if (header.length === 0 || known <= most) continue;
		best = { header, index };
		most = known;
	}
	return best;
}

function toTitle(cell: SheetCell | undefined): string {
	const value = cell?.value;
	return value === undefined || typeof value === 'symbol' ? '' : String(value).trim();
}

/** Reads a sheet into the table it is said to hold; null when its header forbids it. */
export async function readSheetTable(sheet: Sheet, input: TableInput): Promise<LoadedTable | null> {
	const { file, table, added, findings, signal } = input;
	const found = findSheetHeader(sheet) ?? { header: [], index: 0 };
	const reader = new TableReader(file, table, found.header, added, findings);
	if (!reader.checkColumns()) return null;
	const feeder = new RowFeeder(reader, 0, input, 'libres');
	const toRaw = createCellReader(sheet, reader, input);
	const first = found.index + 1;
	for (let start = first; start < sheet.rows.length; start += SLICE_ROWS) {
		const slice = sheet.rows.slice(start, start + SLICE_ROWS);
		feeder.push({
			records: slice.map((row = [], index) =>
				row.map((cell, position) => toRaw(cell, position, start + index + 1)),
			),
			lines: slice.map((_, index) => start + index + 1),
		});
		input.onShare?.(Math.min(1, (start + SLICE_ROWS) / sheet.rows.length));
		await pause(signal);
	}
	feeder.close(false);
	return reader.toTable();
}

/** Gives the raw value of a cell: a number is a date where its column, or its format, says so. */
function createCellReader(
	sheet: Sheet,
	reader: TableReader,
	{ file, table, findings }: TableInput,
): (cell: SheetCell | undefined, position: number, line: number) => unknown {
	const unknown = new Set(reader.getUnknownPositions());
	const tallies = new Map<number | undefined, Tally>();
	reader.getPositions().forEach((position, order) => {
		const field = reader.schema.fields[order];
		if (field?.type !== 'date') return;
		const place = { file, table, column: field.name };
		tallies.set(position, findings.data.open('dates-numerotees', place));
	});
	return (cell, position, line) => {
		if (typeof cell?.value !== 'number') return cell?.value;
		const tally = tallies.get(position);
		if (tally !== undefined && !cell.isDate) tally.hit(line);
		const isMoment = tally !== undefined || (cell.isDate && unknown.has(position));
		return isMoment ? fromSerial(cell.value, sheet.is1904) : cell.value;
	};
}
