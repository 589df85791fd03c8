import type { Search } from './filter.ts';

/** The parameter that says which slide an address leads to, or comes from. */
const SLIDE = 'diapositive';

/** The number of the slide that a query names, from 1; null where it names none. */
export function readSlide(search: string): number | null {
	const text = new URLSearchParams(search).get(SLIDE) ?? '';
	return /^[1-9]\d{0,2}$/.test(text) ? Number(text) : null;
}

/** The same query for another slide, or for none. */
export function writeSlide(search: string, number: number | null): Search {
	const params = new URLSearchParams(search);
	if (number === null) params.delete(SLIDE);
	else params.set(SLIDE, String(number));
	const text = params.toString();
	return text === '' ? '' : `?${text}`;
}
