import { isTableName, type TableName } from '../schemas/schemas.ts';
import { checkPackMagic, checkWorkbookMagic, type FileRole } from './file-kind.ts';
import { findTableByHeader, normaliseHeader } from './header.ts';
import type { Load } from './load.ts';
import { checkContent } from './nominative.ts';
import { PackError, type OpenPack } from './pack.ts';
import { findSheetHeader, type SheetHeader } from './sheet-table.ts';
import type { Sheet } from './sheet.ts';
import type { SourceFile } from './source.ts';
import { guardUnused, type TableFile } from './table-file.ts';
import { WorkbookError } from './workbook-size.ts';
import { openWorkbook } from './workbook.ts';

type WorkbookRole = Extract<FileRole, { kind: 'classeur' }>;

/** The sheets of a workbook that hold a table; the others are told. */
export async function openSheets(
	source: SourceFile,
	role: WorkbookRole,
	load: Load,
): Promise<readonly TableFile[]> {
	const bytes = await load.readBytes(source);
	if (bytes === null) return [];
	const sheets = await readWorkbook(bytes, source.path, load);
	guardSheetNames(sheets, load);
	const filled = sheets.flatMap((sheet) => {
		const header = findSheetHeader(sheet);
		return header === null ? [] : [{ sheet, header }];
	});
	const print = await load.fingerprint(bytes);
	const files: TableFile[] = [];
	for (const { sheet, header } of filled) {
		const table = findSheetTable(sheet, header, filled.length === 1 ? role.table : null);
		const path = `${source.path}, feuille ${sheet.name}`;
		if (table === null) {
			const place = { file: source.path };
			load.findings.data.add('feuilles-ignorees', place, undefined, `« ${sheet.name} »`);
			guardUnused(header.header, path, load);
			continue;
		}
		const size = source.size / filled.length;
		const content = { kind: 'feuille', sheet, format: role.format, print } as const;
		files.push({ path, size, table, content });
	}
	if (filled.length === 0 && sheets.length > 0) {
		load.findings.data.add('classeur-vide', { file: source.path });
	}
	return files;
}

async function readWorkbook(
	bytes: Uint8Array,
	file: string,
	load: Load,
): Promise<readonly Sheet[]> {
	const mismatch = checkWorkbookMagic(bytes);
	if (mismatch !== null) {
		load.findings.data.add(mismatch, { file });
		return [];
	}
	try {
		return await openWorkbook(bytes, load.signal);
	} catch (error) {
		if (!(error instanceof WorkbookError)) throw error;
		load.findings.data.add(error.code, { file });
		return [];
	}
}

/** By the name of the sheet, else by that of a file of one sheet, else by the names of its columns. */
function findSheetTable(
	sheet: Sheet,
	{ header }: SheetHeader,
	named: TableName | null,
): TableName | null {
	const name = normaliseHeader(sheet.name);
	if (isTableName(name)) return name;
	return named ?? findTableByHeader(header);
}

/** The name of a sheet that identifies a person is not repeated. */
function guardSheetNames(sheets: readonly Sheet[], load: Load): void {
	for (const [index, { name }] of sheets.entries()) {
		const kind = checkContent(name, 'texte');
		const place = { file: `Feuille n° ${index + 1}` };
		if (kind !== null) {
			load.findings.personal.add('nom-de-fichier-nominatif', place, undefined, kind);
		}
	}
}

/** The tables of a `.duckdb` file that are expected; the others are told. */
export async function openPackTables(
	source: SourceFile,
	load: Load,
): Promise<readonly TableFile[]> {
	const { data } = load.findings;
	const place = { file: source.path };
	if (load.openPack === undefined) {
		data.add('paquet-non-lu', place);
		return [];
	}
	const bytes = await load.readBytes(source);
	if (bytes === null) return [];
	const mismatch = checkPackMagic(bytes);
	if (mismatch !== null) {
		data.add(mismatch, place);
		return [];
	}
	const print = await load.fingerprint(bytes);
	const pack = await openPack(load.openPack, bytes, source.path, load);
	if (pack === null) return [];
	load.packs.push(pack);
	return pack.tables.flatMap((part) => {
		const name = normaliseHeader(part.name);
		const table = isTableName(name) ? name : findTableByHeader(part.columns);
		const path = `${source.path}, table ${part.name}`;
		if (table === null) {
			data.add('fichiers-ignores', {}, undefined, path);
			guardUnused(part.columns, path, load);
			return [];
		}
		const content = { kind: 'paquet', pack, part, print } as const;
		return [{ path, size: source.size / pack.tables.length, table, content }];
	});
}

async function openPack(open: OpenPack, bytes: Uint8Array, file: string, load: Load) {
	try {
		return await open(bytes);
	} catch (error) {
		if (!(error instanceof PackError)) throw error;
		load.findings.data.add('paquet-illisible', { file });
		return null;
	}
}
