import type { CellObject, DenseWorkSheet, WorkBook } from '@e965/xlsx';
import { FORMULA_ERROR, type Sheet, type SheetCell } from './sheet.ts';
import { checkWorkbookSize, WorkbookError } from './workbook-size.ts';

/** Rows of the tallest sheet that a spreadsheet can hold. */
const MOST_ROWS = 1_048_576;

/** What the library does not type of its number formats. */
interface NumberFormats {
	is_date(format: string): boolean;
}

/** The sheets of an XLSX or ODS, in order; throws `WorkbookError`. */
export async function openWorkbook(
	bytes: Uint8Array,
	signal?: AbortSignal,
): Promise<readonly Sheet[]> {
	await checkWorkbookSize(bytes, signal);
	const library = await import('@e965/xlsx');
	const formats = library.SSF as NumberFormats;
	try {
		const book = library.read(bytes, {
			type: 'array',
			dense: true,
			cellNF: true,
			cellFormula: false,
			cellHTML: false,
			cellText: false,
		});
		return listSheets(book, (format) => formats.is_date(format));
	} catch (cause) {
		throw cause instanceof WorkbookError ? cause : new WorkbookError('classeur-illisible', cause);
	}
}

function listSheets(book: WorkBook, isDateFormat: (format: string) => boolean): readonly Sheet[] {
	const formats = new Map<string, boolean>();
	const isDate = (format: string): boolean => {
		const known = formats.get(format) ?? isDateFormat(format);
		formats.set(format, known);
		return known;
	};
	const is1904 = book.Workbook?.WBProps?.date1904 === true;
	return book.SheetNames.map((name) => {
		const data = (book.Sheets[name] as DenseWorkSheet | undefined)?.['!data'] ?? [];
		if (data.length > MOST_ROWS) throw new WorkbookError('classeur-illisible');
		const rows: (readonly (SheetCell | undefined)[] | undefined)[] = [];
		// A hole of a sparse array is undefined in spite of its type.
		for (let index = 0; index < data.length; index++) {
			const row = data[index] as readonly (CellObject | undefined)[] | undefined;
			rows.push(row === undefined ? undefined : Array.from(row, (cell) => toCell(cell, isDate)));
		}
		return { name, rows, is1904 };
	});
}

function toCell(
	cell: CellObject | undefined,
	isDate: (format: string) => boolean,
): SheetCell | undefined {
	switch (cell?.t) {
		case 'e':
			return { value: FORMULA_ERROR, isDate: false };
		case 'n':
			if (typeof cell.v !== 'number') return undefined;
			return { value: cell.v, isDate: typeof cell.z === 'string' && isDate(cell.z) };
		case 's':
		case 'b': {
			const { v } = cell;
			return typeof v === 'string' || typeof v === 'boolean'
				? { value: v, isDate: false }
				: undefined;
		}
		case 'd':
		case 'z':
		case undefined:
			return undefined;
	}
}
