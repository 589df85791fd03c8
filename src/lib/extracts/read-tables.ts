import { tableSchemas, type TableName } from '../schemas/schemas.ts';
import { readCsvTable } from './csv-table.ts';
import { checkMagic } from './file-kind.ts';
import type { FileReport } from './finding.ts';
import type { Fingerprint, Load } from './load.ts';
import { readPackTable } from './pack.ts';
import { readParquetTable } from './parquet.ts';
import { pause } from './pause.ts';
import { readSheetTable } from './sheet-table.ts';
import { findPartition, unpackRows, type TableContent, type TableFile } from './table-file.ts';
import { joinParts, type LoadedTable, type TableInput } from './table-reader.ts';
import type { Vocabularies } from './vocabulary.ts';

/** The tables that could be read, parents before children; reports what is known of each file. */
export async function readTables(
	files: readonly TableFile[],
	added: Vocabularies,
	load: Load,
): Promise<Map<TableName, LoadedTable>> {
	const tables = new Map<TableName, LoadedTable>();
	for (const { name } of tableSchemas) {
		const parts: LoadedTable[] = [];
		const own = files.filter(({ table }) => table === name);
		const folder = findPartition(own[0]?.path ?? '');
		for (const file of own) {
			const table = await readTable(file, added, load);
			if (table !== null) parts.push(table);
			await pause(load.signal);
		}
		// Two files of one table that are no partition were told: the set is refused.
		const table = folder !== null && own.length > 1 ? joinParts(folder, parts) : parts[0];
		if (table != null) tables.set(name, table);
	}
	return tables;
}

/** A table, and what is known of the file it comes from. */
interface Read {
	readonly loaded: LoadedTable | null;
	readonly format: FileReport['format'];
	readonly print: Fingerprint;
}

async function readTable(
	file: TableFile,
	added: Vocabularies,
	load: Load,
): Promise<LoadedTable | null> {
	const { path, table, content } = file;
	const { findings, signal } = load;
	const onShare = (share: number): void => {
		if (share < 1) load.tellReading(file, share);
	};
	const read = await readContent(
		content,
		{ file: path, table, added, findings, signal, onShare },
		load,
	);
	load.tellReading(file, 1);
	if (read === null) return null;
	const { loaded, format, print } = read;
	const rows = loaded?.checked.rowCount ?? null;
	load.report({ path, table, format, ...print, rows });
	if (rows === 0 && findPartition(path) === null) {
		const code = table === 'poles' ? 'table-vide-interdite' : 'table-vide';
		findings.data.add(code, { file: path, table });
	}
	return loaded;
}

/** Null where not even the bytes could be had. */
async function readContent(
	content: TableContent,
	input: TableInput,
	load: Load,
): Promise<Read | null> {
	switch (content.kind) {
		case 'fichier':
			return readFile(content, input, load);
		case 'feuille': {
			const { sheet, format, print } = content;
			return { loaded: await readSheetTable(sheet, input), format, print };
		}
		case 'paquet': {
			const { pack, part, print } = content;
			return { loaded: await readPackTable(pack, part, input), format: 'duckdb', print };
		}
	}
}

async function readFile(
	{ source, format, isGzip }: Extract<TableContent, { kind: 'fichier' }>,
	input: TableInput,
	load: Load,
): Promise<Read | null> {
	const given = await load.readBytes(source);
	if (given === null) return null;
	const print = await load.fingerprint(given);
	const bytes = await unpackRows(given, source.path, isGzip, load);
	if (bytes === null) return { loaded: null, format, print };
	const mismatch = checkMagic(bytes, format);
	if (mismatch !== null) {
		load.findings.data.add(mismatch, { file: input.file, table: input.table });
		return { loaded: null, format, print };
	}
	const read = format === 'csv' ? readCsvTable : readParquetTable;
	return { loaded: await read({ ...input, bytes }), format, print };
}
