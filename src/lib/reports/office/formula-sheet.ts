import writeWorkbook, { type CellObject } from 'write-excel-file/universal';
import { OfficePackage } from './package.ts';
import { escapeXml } from './xml.ts';

/** A cell of a sheet that computes: a text, a number, or a formula with the value that it gives today. */
export type LiveCell =
	| { readonly kind: 'texte'; readonly text: string; readonly isBold?: boolean }
	| { readonly kind: 'nombre'; readonly value: number; readonly format: string }
	| {
			readonly kind: 'formule';
			readonly formula: string;
			/** What the formula gives: shown before anything is computed anew. */
			readonly cached: number | string;
			readonly format: string;
			readonly isBold?: boolean;
	  };

export type LiveRow = readonly (LiveCell | null)[];

export interface LiveSheet {
	readonly name: string;
	readonly widths: readonly number[];
	/** Rows that stay in view. */
	readonly sticky: number;
	readonly rows: readonly LiveRow[];
}

/** A workbook with live formulas, each with its value. */
export async function toLiveWorkbook(sheets: readonly LiveSheet[]): Promise<OfficePackage> {
	const blob = await writeWorkbook(
		sheets.map(({ name, widths, sticky, rows }) => ({
			sheet: name,
			columns: widths.map((width) => ({ width })),
			stickyRowsCount: sticky,
			data: rows.map((row) => row.map(toCell)),
		})),
	).toBlob();
	const file = new OfficePackage(new Uint8Array(await blob.arrayBuffer()));
	sheets.forEach((sheet, index) => {
		file.edit(`xl/worksheets/sheet${index + 1}.xml`, (xml) => cacheValues(xml, sheet));
	});
	return file;
}

function toCell(cell: LiveCell | null): CellObject | null {
	if (cell === null) return null;
	switch (cell.kind) {
		case 'texte':
			return {
				value: cell.text,
				type: String,
				alignVertical: 'top',
				...(cell.isBold === true && { fontWeight: 'bold' as const }),
				...(/^\s*[=+\-@]/.test(cell.text) && { format: '@' }),
			};
		case 'nombre':
			return { value: cell.value, type: Number, format: cell.format };
		case 'formule':
			return {
				value: cell.formula,
				type: 'Formula',
				format: cell.format,
				...(cell.isBold === true && { fontWeight: 'bold' as const }),
			};
	}
}

/** The library writes formulas without their values: a reader that computes nothing would show nothing. */
function cacheValues(xml: string, { rows }: LiveSheet): string {
	return xml.replace(
		/<c r="([A-Z]+)(\d+)"([^>]*)><f>([^<]*)<\/f><\/c>/g,
		(whole, letters: string, row: string, look: string, formula: string) => {
			const cell = rows[Number(row) - 1]?.[letters.charCodeAt(0) - 65];
			if (cell?.kind !== 'formule') return whole;
			const { cached } = cell;
			const type = typeof cached === 'string' ? ' t="str"' : '';
			return `<c r="${letters}${row}"${look}${type}><f>${formula}</f><v>${escapeXml(String(cached))}</v></c>`;
		},
	);
}
