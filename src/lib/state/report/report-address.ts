import type { Search } from '../filter.ts';

/** The parameter that says which report an address leads to. */
const REPORT = 'rapport';

/** The report that a query names, or the first of those there are. */
export function readReport(search: string, ids: readonly string[]): string {
	const wanted = new URLSearchParams(search).get(REPORT) ?? '';
	return ids.includes(wanted) ? wanted : (ids[0] ?? '');
}

/** The same query for another report; the first one is not named. */
export function writeReport(search: string, id: string, ids: readonly string[]): Search {
	const params = new URLSearchParams(search);
	if (id === ids[0]) params.delete(REPORT);
	else params.set(REPORT, id);
	const text = params.toString();
	return text === '' ? '' : `?${text}`;
}
