import type { FileReport } from '../extracts/finding.ts';
import type { ExtractSet } from '../extracts/read-extracts.ts';
import { listTablesRead } from '../indicators/tables-read.ts';
import { tableSchemas, type TableName } from '../schemas/schemas.ts';
import { formatDate, formatNumber, NBSP } from './format.ts';

/** Where figures come from: the set of extracts, file by file. */
export interface Provenance {
	/** « extraits du 8 janvier 2021, empreinte 3fa9b2c4d1e0 »: one set, and no other. */
	readonly origin: string;
	/** ISO day; null where no package says one. */
	readonly dateExtraction: string | null;
	/** SHA-256 of the whole set; empty where the browser could not compute it. */
	readonly fingerprint: string;
	readonly files: readonly ProvenanceFile[];
}

/** A file that was read; its counts are null where they are not shown. */
export type ProvenanceFile = Omit<FileReport, 'bytes'> & { readonly bytes: number | null };

type Source = Pick<ExtractSet, 'dateExtraction' | 'fingerprint' | 'files'>;

/** Digits of a SHA-256 that are enough to tell one set from another by eye. */
const SHORT = 12;

/** The provenance of an accepted set; outside the edition of pilotage, numbers of rows and bytes would be counts. */
export function toProvenance(
	{ dateExtraction, fingerprint, files }: Source,
	edition: 'pilotage' | 'diffusion',
): Provenance {
	const date =
		dateExtraction === null
			? 'extraits sans date d’extraction'
			: `extraits du ${formatDate(dateExtraction)}`;
	const origin = fingerprint === '' ? date : `${date}, empreinte ${shortenHash(fingerprint)}`;
	return {
		origin,
		dateExtraction,
		fingerprint,
		files:
			edition === 'pilotage' ? files : files.map((file) => ({ ...file, rows: null, bytes: null })),
	};
}

/** The first digits of a SHA-256, as screens and pictures print it. */
export function shortenHash(sha256: string): string {
	return sha256.slice(0, SHORT);
}

/** The files that an indicator is computed from, the agreement left out. */
export function listFilesOf({ files }: Provenance, indicateur: string): readonly ProvenanceFile[] {
	const tables: ReadonlySet<TableName> = new Set(listTablesRead(indicateur));
	return files.filter(({ table }) => table !== null && tables.has(table));
}

/** The extracts that an indicator is computed from, by their titles: « Orientations, contrats ». */
export function nameTablesRead(indicateur: string): string {
	const tables: ReadonlySet<TableName> = new Set(listTablesRead(indicateur));
	const titles = tableSchemas.filter(({ name }) => tables.has(name)).map(({ title }) => title);
	return titles.join(', ');
}

/** « contrats.csv : 162 lignes, SHA-256 3fa9b2c4d1e0 ». */
export function describeFile({ path, rows, sha256 }: ProvenanceFile): string {
	const count =
		rows === null ? [] : [`${formatNumber(rows)}${NBSP}${rows < 2 ? 'ligne' : 'lignes'}`];
	const hash = sha256 === '' ? [] : [`SHA-256 ${shortenHash(sha256)}`];
	return `${path}${NBSP}: ${[...count, ...hash].join(', ')}`;
}

/** The lines that a document of text carries: the set, then each of its files. */
export function describeProvenance(provenance: Provenance): readonly string[] {
	const { origin, files } = provenance;
	return [`Provenance${NBSP}: ${origin}.`, ...files.map((file) => `${describeFile(file)}.`)];
}

/** « CSV », « Parquet »: the format of a file, as a person names it. */
export function nameFormat(format: FileReport['format']): string {
	if (format === 'parquet') return 'Parquet';
	return format === 'duckdb' ? 'DuckDB' : format.toUpperCase();
}

/** The provenance as a JSON document, for a program: date of extraction, SHA-256 of the set and of each file. */
export function toProvenanceJson({ dateExtraction, fingerprint, files }: Provenance): string {
	const fichiers = files.map(({ path, table, format, bytes, rows, sha256 }) => ({
		nom: path,
		table,
		format,
		octets: bytes,
		lignes: rows,
		sha256,
	}));
	const document = { date_extraction: dateExtraction, empreinte: fingerprint, fichiers };
	return `${JSON.stringify(document, null, '\t')}\n`;
}
