import writeWorkbook, { type CellObject } from 'write-excel-file/universal';

/** A text is always written as text, never as a formula; null leaves the cell empty. */
export type SheetCell = string | number | null;

/** One sheet: lines of text, then a header that stays in view, then rows. */
export interface SheetModel {
	readonly name: string;
	/** Lines above the header, each in the first column; the first one is the title. */
	readonly preamble?: readonly string[];
	readonly header: readonly string[];
	readonly rows: readonly (readonly SheetCell[])[];
	/** Width of each column, in characters. */
	readonly widths: readonly number[];
}

/** Characters that a cell may hold in a spreadsheet. */
const LONGEST_CELL = 32_767;

/** The bytes of an XLSX file: one sheet a model, without any formula, link or macro. */
export async function toWorkbook(sheets: readonly SheetModel[]): Promise<Uint8Array<ArrayBuffer>> {
	const names = toSheetNames(sheets.map(({ name }) => name));
	const blob = await writeWorkbook(
		sheets.map((sheet, index) => ({
			sheet: names[index] ?? '',
			columns: sheet.widths.map((width) => ({ width })),
			stickyRowsCount: (sheet.preamble?.length ?? 0) + 1,
			data: [
				...(sheet.preamble ?? []).map((line, rank) => [toText(line, { isTitle: rank === 0 })]),
				sheet.header.map((title) => toText(title, { isTitle: true, isWrapped: true })),
				...sheet.rows.map((row) => row.map(toCell)),
			],
		})),
	).toBlob();
	return new Uint8Array(await blob.arrayBuffer());
}

function toCell(cell: SheetCell): CellObject | null {
	if (cell === null || cell === '') return null;
	if (typeof cell === 'string') return toText(cell, { isWrapped: true });
	const format = Number.isInteger(cell) ? '#,##0' : '#,##0.0###';
	return { value: cell, type: Number, format, alignVertical: 'top' };
}

function toText(
	text: string,
	look: { readonly isTitle?: boolean; readonly isWrapped?: boolean },
): CellObject {
	return {
		value: cleanText(text),
		type: String,
		alignVertical: 'top',
		// The format of texts: such a cell stays a text even once someone has edited it.
		...(/^[\s]*[=+\-@]/.test(text) && { format: '@' }),
		...(look.isTitle === true && { fontWeight: 'bold' as const }),
		...(look.isWrapped === true && { wrap: true }),
	};
}

/** XML has no place for control characters nor for half a surrogate pair. */
function cleanText(text: string): string {
	return text
		.replace(/[^\P{Cc}\t\n]/gu, ' ')
		.replace(/[\p{Cs}\uFFFE\uFFFF]/gu, '?')
		.slice(0, LONGEST_CELL);
}

/** Names that a spreadsheet accepts: 31 characters, none of `[]:*?/\`, no two alike. */
function toSheetNames(names: readonly string[]): readonly string[] {
	const taken = new Set<string>();
	return names.map((name) => {
		const clean = cleanText(name)
			.replace(/[[\]:*?/\\]/g, ' ')
			.replace(/^'+|'+$/g, '')
			.trim();
		for (let rank = 1; ; rank += 1) {
			const suffix = rank === 1 ? '' : ` (${rank})`;
			const candidate = `${(clean || 'Feuille').slice(0, 31 - suffix.length).trim()}${suffix}`;
			if (taken.has(candidate.toLowerCase())) continue;
			taken.add(candidate.toLowerCase());
			return candidate;
		}
	});
}
