import { isTableName, type TableName } from '../schemas/schemas.ts';
import { normaliseHeader } from './header.ts';
import type { FindingCode } from './messages.ts';

/** What the name of a file says it is. */
export type FileRole =
	| { readonly kind: 'table'; readonly table: TableName; readonly format: 'csv' | 'parquet' }
	/** A file of data whose name says nothing: its header may. */
	| { readonly kind: 'inconnu'; readonly format: 'csv' | 'parquet' }
	| { readonly kind: 'convention' | 'datapackage' | 'archive' | 'autre' | 'cache' };

const HIDDEN_NAMES = new Set(['thumbs.db', 'desktop.ini', '__macosx']);

/** What a path says of a file: its table, a document, an archive, hidden (`cache`), or else. */
export function findRole(path: string): FileRole {
	const parts = path.split('/').filter((part) => part !== '');
	if (parts.some(isHidden)) return { kind: 'cache' };
	const name = (parts.at(-1) ?? '').toLowerCase();
	if (name === 'convention.json') return { kind: 'convention' };
	if (name === 'datapackage.json') return { kind: 'datapackage' };
	const dot = name.lastIndexOf('.');
	const extension = name.slice(dot + 1);
	if (extension === 'zip') return { kind: 'archive' };
	const isText = extension === 'csv' || extension === 'txt' || extension === 'tsv';
	if (!isText && extension !== 'parquet') return { kind: 'autre' };
	const format = isText ? 'csv' : 'parquet';
	const table = normaliseHeader(name.slice(0, dot));
	return isTableName(table) ? { kind: 'table', table, format } : { kind: 'inconnu', format };
}

function isHidden(part: string): boolean {
	return part.startsWith('.') || part.startsWith('~$') || HIDDEN_NAMES.has(part.toLowerCase());
}

/** The rule that the first bytes of a file break under the name it bears; null when they agree. */
export function checkMagic(bytes: Uint8Array, format: 'csv' | 'parquet'): FindingCode | null {
	if (bytes.length === 0) return 'fichier-vide';
	const isParquet = startsWith(bytes, 'PAR1');
	if (format === 'parquet') {
		if (!isParquet) return 'contenu-non-parquet';
		return endsWith(bytes, 'PAR1') && bytes.length > 12 ? null : 'parquet-coupe';
	}
	if (isParquet) return 'contenu-parquet';
	if (startsWith(bytes, 'PK\u0003\u0004')) return 'contenu-classeur';
	if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')) return 'contenu-classeur';
	if (startsWith(bytes, '%PDF-') || startsWith(bytes, '\u001f\u008b')) return 'contenu-binaire';
	return isMarkup(bytes) ? 'contenu-html' : null;
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
