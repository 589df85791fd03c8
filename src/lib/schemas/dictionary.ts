import type { TableSchema } from './table-schema.ts';
export function renderDictionary(tables: readonly TableSchema[], convention: unknown): string {
	return String(tables.length) + typeof convention;
}
