import { findDimension, type DimensionId } from './dimensions.ts';

/** A value of a dimension that rows are cut by. */
export interface RowsCut {
	readonly dimension: DimensionId;
	readonly value: string;
}

/** The rows that are asked for: a measure, and at most two cuts. */
export interface RowsAddress {
	readonly indicateur: string;
	readonly cuts: readonly RowsCut[];
}

const MOST_CUTS = 2;

/** The rows of an address; null where it names no measure. Cuts that do not read are left out. */
export function readRows(params: URLSearchParams): RowsAddress | null {
	const indicateur = params.get('indicateur');
	if (indicateur === null) return null;
	const cuts = params.getAll('coupe').flatMap((text) => {
		const at = text.indexOf(':');
		const dimension = findDimension(text.slice(0, at))?.id;
		return at < 1 || dimension === undefined ? [] : [{ dimension, value: text.slice(at + 1) }];
	});
	return { indicateur, cuts: cuts.slice(0, MOST_CUTS) };
}

/** The query of the address of a panel, null for the first one, the other choices of the reader kept. */
export function toPanelSearch(params: URLSearchParams, volet: string | null): `?${string}` | '' {
	const next = new URLSearchParams(params);
	if (volet === null) next.delete('volet');
	else next.set('volet', volet);
	return next.size === 0 ? '' : `?${next.toString()}`;
}

/** The query of the address of figures of the published table, the other choices of the reader kept. */
export function toReleasedSearch(
	params: URLSearchParams,
	{ indicateur, decoupage }: { readonly indicateur: string; readonly decoupage: string },
): `?${string}` {
	const next = new URLSearchParams(params);
	next.set('indicateur', indicateur);
	next.set('decoupage', decoupage);
	return `?${next.toString()}`;
}

/** The query of the address of rows, the other choices of the reader kept. */
export function toRowsSearch(
	params: URLSearchParams,
	{ indicateur, cuts }: RowsAddress,
): `?${string}` {
	const next = new URLSearchParams(params);
	next.set('volet', 'lignes');
	next.set('indicateur', indicateur);
	next.delete('coupe');
	for (const { dimension, value } of cuts) next.append('coupe', `${dimension}:${value}`);
	return `?${next.toString()}`;
}
