import { nameColumn } from '../../lib/extracts/header-guard.ts';
import { findNearest } from '../../lib/schemas/nearest.ts';
import type { TableName } from '../../lib/schemas/schemas.ts';
import { wrongUse } from '../arguments.ts';
import type { MappingLine, ValueMap } from './mapping.ts';
import { SHARED } from './propose.ts';
import type { RawFile } from './raw-files.ts';

/** What feeds a column of a table: a column of the raw file, or one value for all its rows. */
export interface Feed {
	/** Position in the raw file; null where all the rows have the same value. */
	readonly position: number | null;
	/** Title in the raw file. */
	readonly title: string;
	readonly values: ValueMap;
}

/** A raw file that feeds a table, and what feeds each column. */
export interface TableSource {
	readonly raw: RawFile;
	readonly feeds: ReadonlyMap<string, readonly Feed[]>;
}

/** The sources of each table; throws a `CommandError` where the mapping and the files disagree. */
export function linkSources(
	mapping: readonly MappingLine[],
	files: readonly RawFile[],
): ReadonlyMap<TableName, readonly TableSource[]> {
	const sources = new Map<TableName, Map<RawFile, Map<string, Feed[]>>>();
	for (const line of mapping) {
		const { table, column } = line;
		if (table === null || column === null) continue;
		const raw = findFile(line.file, files);
		const feed = toFeed(line, raw);
		if (feed === null) continue;
		const byFile = sources.get(table) ?? new Map<RawFile, Map<string, Feed[]>>();
		const feeds = byFile.get(raw) ?? new Map<string, Feed[]>();
		const former = feeds.get(column) ?? [];
		if (former.length > 0 && column !== SHARED) {
			throw wrongUse(
				`La correspondance donne deux sources à la colonne « ${column} » de « ${table} » (${raw.file}).`,
			);
		}
		sources.set(table, byFile.set(raw, feeds.set(column, [...former, feed])));
	}
	return new Map(
		[...sources].map(([table, byFile]) => [
			table,
			[...byFile].map(([raw, feeds]) => ({ raw, feeds })),
		]),
	);
}

/** The columns of each raw file that no table takes, in words that may be shown. */
export function listLeftOut(
	sources: ReadonlyMap<TableName, readonly TableSource[]>,
	files: readonly RawFile[],
): readonly string[] {
	const all = [...sources.values()].flat();
	return files.flatMap((raw) => {
		const own = all.filter((source) => source.raw === raw);
		if (own.length === 0) return [`${raw.file} (fichier entier)`];
		const used = new Set(own.flatMap(({ feeds }) => [...feeds.values()].flat()).map(toPosition));
		const titles = raw.header.flatMap((title, position) =>
			used.has(position) || title === '' ? [] : [nameColumn(title, position)],
		);
		return titles.length === 0 ? [] : [`${raw.file} : ${titles.join(', ')}`];
	});
}

function toPosition({ position }: Feed): number | null {
	return position;
}

function findFile(path: string, files: readonly RawFile[]): RawFile {
	const found = files.find(({ file }) => file === path);
	if (found !== undefined) return found;
	const nearest = findNearest(
		path,
		files.map(({ file }) => file),
	);
	const hint = nearest === null ? '' : ` ; sans doute « ${nearest} »`;
	throw wrongUse(`La correspondance nomme un fichier qui n’existe pas : « ${path} »${hint}.`);
}

/** Null for a line that says nothing: a column to fill in that nobody filled in. */
function toFeed({ file, source, values }: MappingLine, { header }: RawFile): Feed | null {
	if (source === null) return values.size === 0 ? null : { position: null, title: '', values };
	const position = header.indexOf(source.trim());
	if (position !== -1) return { position, title: source, values };
	const nearest = findNearest(source, header);
	const hint = nearest === null ? '' : ` ; sans doute « ${nearest} »`;
	throw wrongUse(
		`La correspondance nomme une colonne qui n’est pas dans « ${file} » : « ${source} »${hint}.`,
	);
}
