import { isTableName, type TableName } from '../schemas/schemas.ts';
import { normaliseHeader } from './header.ts';
import type { FindingCode } from './messages.ts';

/** How the rows of a table are written in a file of its own. */
export type RowFormat = 'csv' | 'parquet';

/** What the name of a file says it is; `table` is null where it says nothing of it. */
export type FileRole =
	| {
			readonly kind: 'table';
			readonly table: TableName | null;
			readonly format: RowFormat;
			readonly isGzip: boolean;
	  }
	| {
			readonly kind: 'classeur';
			readonly table: TableName | null;
			readonly format: 'xlsx' | 'ods';
	  }
	| {
			readonly kind:
				| 'convention'
				| 'clauses'
				| 'datapackage'
				| 'archive'
				| 'paquet'
				| 'ancien-classeur'
				| 'autre'
				| 'cache';
	  };

const HIDDEN_NAMES = new Set(['thumbs.db', 'desktop.ini', '__macosx']);

/** What a path says of a file: its table, a document, an archive, hidden (`cache`), or else. */
export function findRole(path: string): FileRole {
	const parts = path.split('/').filter((part) => part !== '');
	if (parts.some(isHidden)) return { kind: 'cache' };
	const name = (parts.at(-1) ?? '').toLowerCase();
	if (name === 'convention.json') return { kind: 'convention' };
	if (name === 'clauses.json') return { kind: 'clauses' };
	if (name === 'datapackage.json') return { kind: 'datapackage' };
	const isGzip = name.endsWith('.gz');
	const plain = isGzip ? name.slice(0, -3) : name;
	const dot = plain.lastIndexOf('.');
	const stem = normaliseHeader(plain.slice(0, dot));
	const table = isTableName(stem) ? stem : null;
	const kind = KINDS.get(plain.slice(dot + 1));
	if (kind === 'csv' || kind === 'parquet') return { kind: 'table', table, format: kind, isGzip };
	if (isGzip || kind === undefined) return { kind: 'autre' };
	return kind === 'xlsx' || kind === 'ods' ? { kind: 'classeur', table, format: kind } : { kind };
}

const KINDS = new Map<
	string,
	RowFormat | 'xlsx' | 'ods' | 'archive' | 'paquet' | 'ancien-classeur'
>([
	['csv', 'csv'],
	['txt', 'csv'],
	['tsv', 'csv'],
	['parquet', 'parquet'],
	['xlsx', 'xlsx'],
	['xlsm', 'xlsx'],
	['ods', 'ods'],
	['zip', 'archive'],
	['duckdb', 'paquet'],
	['xls', 'ancien-classeur'],
	['xlsb', 'ancien-classeur'],
]);

function isHidden(part: string): boolean {
	return part.startsWith('.') || part.startsWith('~$') || HIDDEN_NAMES.has(part.toLowerCase());
}

/** The rule that the first bytes of a file break under the name it bears; null when they agree. */
export function checkMagic(bytes: Uint8Array, format: RowFormat): FindingCode | null {
	if (bytes.length === 0) return 'fichier-vide';
	const isParquet = startsWith(bytes, 'PAR1');
	if (format === 'parquet') {
		if (!isParquet) return 'contenu-non-parquet';
		return endsWith(bytes, 'PAR1') && bytes.length > 12 ? null : 'parquet-coupe';
	}
	if (isParquet) return 'contenu-parquet';
	if (startsWith(bytes, 'PK\u0003\u0004')) return 'contenu-classeur';
	if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')) return 'contenu-classeur';
	if (isGzip(bytes)) return 'contenu-gzip';
	if (startsWith(bytes, '%PDF-')) return 'contenu-binaire';
	return isMarkup(bytes) ? 'contenu-html' : null;
}

/** The rule that the first bytes of a workbook break; null when it is what its name says. */
export function checkWorkbookMagic(bytes: Uint8Array): FindingCode | null {
	if (bytes.length === 0) return 'fichier-vide';
	if (startsWith(bytes, 'PK\u0003\u0004')) return null;
	if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')) return 'classeur-ancien';
	return isMarkup(bytes) ? 'contenu-html' : 'classeur-illisible';
}

/** The rule that the first bytes of a `.duckdb` break; null when it is what its name says. */
export function checkPackMagic(bytes: Uint8Array): FindingCode | null {
	if (bytes.length === 0) return 'fichier-vide';
	// A checksum of eight bytes comes first.
	return startsWith(bytes.subarray(8), 'DUCK') ? null : 'paquet-illisible';
}

/** Whether the bytes are those of a gzip. */
export function isGzip(bytes: Uint8Array): boolean {
	return startsWith(bytes, '\u001f\u008b');
}

function startsWith(bytes: Uint8Array, magic: string): boolean {
	for (let index = 0; index < magic.length; index++) {
		if (bytes[index] !== magic.charCodeAt(index)) return false;
	}
	return true;
}

function endsWith(bytes: Uint8Array, magic: string): boolean {
	return startsWith(bytes.subarray(Math.max(0, bytes.length - magic.length)), magic);
}

function isMarkup(bytes: Uint8Array): boolean {
	const start = new TextDecoder().decode(bytes.subarray(0, 512)).trimStart().toLowerCase();
	return /^<(?:!doctype|html|head|body|\?xml|!--)/.test(start);
}
