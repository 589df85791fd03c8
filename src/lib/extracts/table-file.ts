import { recogniseCsv } from './csv-layout.ts';
import { checkMagic, isGzip, type FileRole, type RowFormat } from './file-kind.ts';
import { inflateGzip } from './gzip.ts';
import { guardHeader } from './header-guard.ts';
import type { Fingerprint, Load } from './load.ts';
import { checkHeader } from './nominative.ts';
import type { Pack, PackTable } from './pack.ts';
import { recogniseParquet } from './parquet.ts';
import type { Sheet } from './sheet.ts';
import type { SourceFile } from './source.ts';
import type { TableName } from '../schemas/schemas.ts';
import { ArchiveError } from './zip.ts';

/** Where the rows of a table are: a file of its own, or a part of a file that is open. */
export type TableContent =
	| {
			readonly kind: 'fichier';
			readonly source: SourceFile;
			readonly format: RowFormat;
			readonly isGzip: boolean;
	  }
	| {
			readonly kind: 'feuille';
			readonly sheet: Sheet;
			readonly format: 'xlsx' | 'ods';
			readonly print: Fingerprint;
	  }
	| {
			readonly kind: 'paquet';
			readonly pack: Pack;
			readonly part: PackTable;
			readonly print: Fingerprint;
	  };

export interface TableFile {
	/** As its owner knows it: `contrats.csv`, `classeur.xlsx, feuille contrats`. */
	readonly path: string;
	/** Bytes that it stands for in the progress of the load. */
	readonly size: number;
	readonly table: TableName;
	readonly content: TableContent;
}

/** The folder of the partition that a file is a part of, as `contrats/exercice=2020/pole=GV/contrats.parquet`; null for any other. */
export function findPartition(path: string): string | null {
	return (
		/^(.*?)(?:exercice|pole)=[^/]*\/(?:(?:exercice|pole)=[^/]*\/)*[^/=]+$/.exec(path)?.[1] ?? null
	);
}

type TableRole = Extract<FileRole, { kind: 'table' }>;

/** A file that holds one table. */
export function toTableFile(source: SourceFile, table: TableName, role: TableRole): TableFile {
	const { format, isGzip: isPacked } = role;
	const { path, size } = source;
	return { path, size, table, content: { kind: 'fichier', source, format, isGzip: isPacked } };
}

/** The rows of a file as bytes, inflated where it is a gzip; null, with a finding, when they cannot be had. */
export async function unpackRows(
	bytes: Uint8Array,
	file: string,
	isPacked: boolean,
	load: Load,
): Promise<Uint8Array | null> {
	if (!isPacked) return bytes;
	if (!isGzip(bytes)) {
		load.findings.data.add(bytes.length === 0 ? 'fichier-vide' : 'contenu-non-gzip', { file });
		return null;
	}
	try {
		return await inflateGzip(bytes, load.signal);
	} catch (error) {
		if (!(error instanceof ArchiveError)) throw error;
		load.findings.data.add(error.code, { file });
		return null;
	}
}

/** The table that a file holds, by its header; null where none fits. */
export async function recognise(
	source: SourceFile,
	{ format, isGzip: isPacked }: TableRole,
	load: Load,
): Promise<TableName | null> {
	const packed = await load.readBytes(source);
	const bytes = packed && (await unpackRows(packed, source.path, isPacked, load));
	if (bytes === null || checkMagic(bytes, format) !== null) return null;
	const { header, table } = await (format === 'csv' ? recogniseCsv : recogniseParquet)(bytes);
	if (table === null) guardUnused(header, source.path, load);
	return table;
}

/** What will not be read may still be a list of persons dropped by mistake. */
export function guardUnused(header: readonly string[], file: string, load: Load): void {
	if (!header.some((title) => checkHeader(title) !== null)) return;
	guardHeader(header, { file }, load.findings.personal);
}
