const DAY_MS = 86_400_000;

/** Feasts with a fixed day, on which nobody is received. */
const FEASTS = new Set([
	'01-01',
	'05-01',
	'05-08',
	'07-14',
	'08-15',
	'11-01',
	'11-11',
	'12-24',
	'12-25',
	'12-31',
]);

/** Days since 1970-01-01 of an ISO date. */
export function toDay(iso: string): number {
	return Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
}

const isoByDay = new Map<number, string>();

/** ISO date of a day. */
export function toIso(day: number): string {
	const known = isoByDay.get(day);
	if (known !== undefined) return known;
	const iso = new Date(day * DAY_MS).toISOString().slice(0, 10);
	isoByDay.set(day, iso);
	return iso;
}

/** ISO date of a day, or null where there is none. */
export function toIsoOrNull(day: number | null): string | null {
	return day === null ? null : toIso(day);
}

/** Whether offices are open: neither a weekend nor a feast. */
export function isWorkday(day: number): boolean {
	// 1970-01-01 was a Thursday.
	const weekday = (day + 4) % 7;
	return weekday !== 0 && weekday !== 6 && !FEASTS.has(toIso(day).slice(5));
}

/** That day or the first open one after it. */
export function nextWorkday(day: number): number {
	let found = day;
	while (!isWorkday(found)) found += 1;
	return found;
}

/** That day or the last open one before it. */
export function previousWorkday(day: number): number {
	let found = day;
	while (!isWorkday(found)) found -= 1;
	return found;
}

/** The day so many months later, clamped to the end of its month. */
export function addMonths(day: number, months: number): number {
	const date = new Date(day * DAY_MS);
	const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
	const last = new Date(first);
	last.setUTCMonth(last.getUTCMonth() + 1, 0);
	return first / DAY_MS + Math.min(date.getUTCDate(), last.getUTCDate()) - 1;
}

/** First and last day of a month, 1 to 12. */
export function getMonthBounds(year: number, month: number): readonly [number, number] {
	const first = toDay(`${year}-${String(month).padStart(2, '0')}-01`);
	return [first, addMonths(first, 1) - 1];
}
