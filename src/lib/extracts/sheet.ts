/** One sheet of a workbook: `rows[i]` is the row that the reader sees as i + 1; a hole is an empty row. */
export interface Sheet {
	readonly name: string;
	readonly rows: readonly (readonly (SheetCell | undefined)[] | undefined)[];
	/** Whether days are counted from 1904, as some old workbooks do. */
	readonly is1904: boolean;
}

/** A cell as the workbook holds it: the value under the format, never the text on the screen. */
export interface SheetCell {
	readonly value: string | number | boolean | typeof FORMULA_ERROR;
	/** A number that its format shows as a date. */
	readonly isDate: boolean;
}

/** What a cell holds where its formula failed. */
export const FORMULA_ERROR = Symbol('formula error');

const DAY_MS = 86_400_000;
/** The day before the first of the two calendars of spreadsheets. */
const BEFORE_1900 = Date.UTC(1899, 11, 30);
const BEFORE_1904 = Date.UTC(1904, 0, 1);
/** The 29 February 1900 that spreadsheets count and that never was. */
const FALSE_LEAP_DAY = 60;

/** The moment that a number of a spreadsheet stands for, in UTC; an invalid date where it stands for none. */
export function fromSerial(serial: number, is1904: boolean): Date {
	// The second is what spreadsheets keep: a ninth decimal is noise.
	const time = Math.round(serial * 86_400) * 1000;
	if (is1904) return new Date(serial < 0 ? Number.NaN : BEFORE_1904 + time);
	const day = Math.floor(serial);
	if (day < 1 || day === FALSE_LEAP_DAY) return new Date(Number.NaN);
	return new Date(BEFORE_1900 + time + (day < FALSE_LEAP_DAY ? DAY_MS : 0));
}
