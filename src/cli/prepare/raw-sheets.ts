import { fromSerial, type Sheet, type SheetCell } from '../../lib/extracts/sheet.ts';
import { openWorkbook } from '../../lib/extracts/workbook.ts';
import { refusedData } from '../arguments.ts';
import type { RawFile } from './raw-files.ts';

/** The sheets of a workbook, each as a raw file named `classeur.xlsx#Feuille`; empty sheets are left out. */
export async function readRawSheets(file: string, bytes: Uint8Array): Promise<readonly RawFile[]> {
	const sheets = await openWorkbook(bytes).catch(() => {
		throw refusedData(`${file} : ce classeur est abîmé ou trop gros ; l’enregistrer de nouveau.`);
	});
	return sheets.flatMap((sheet) => {
		const [header, ...rows] = listRows(sheet);
		if (header === undefined) return [];
		return [
			{
				file: `${file}#${sheet.name}`,
				header: header.cells.map((title) => title.trim()),
				rows: rows.map(({ cells }) => cells),
				lines: rows.map(({ line }) => line),
			},
		];
	});
}

function listRows({ rows, is1904 }: Sheet) {
	return rows.flatMap((row, index) => {
		const cells = Array.from(row ?? [], (cell) => toText(cell, is1904));
		return cells.some((cell) => cell.trim() !== '') ? [{ cells, line: index + 1 }] : [];
	});
}

function toText(cell: SheetCell | undefined, is1904: boolean): string {
	if (cell === undefined || typeof cell.value === 'symbol') return '';
	if (typeof cell.value !== 'number' || !cell.isDate) return String(cell.value);
	const date = fromSerial(cell.value, is1904);
	// A time is kept: the checks then refuse it, for the day could be another one.
	return Number.isNaN(date.getTime())
		? String(cell.value)
		: date.toISOString().replace('T00:00:00.000Z', '');
}
