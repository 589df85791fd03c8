const DAY_MS = 86_400_000;

/** The ISO day `count` days after an ISO day. */
export function addDays(iso: string, count: number): string {
	return new Date(Date.parse(`${iso}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one ISO day to another, negative where the other comes first. */
export function countDays(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** The last day of the month of an ISO day. */
export function lastDayOfMonth(iso: string): string {
	const [year = 0, month = 0] = iso.split('-').map(Number);
	return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Whether the text is a day of the calendar written `AAAA-MM-JJ`. */
export function isIsoDay(text: string): boolean {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (match === null) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The whole calendar months inside two days, as pairs of ISO days. */
export function wholeMonths(debut: string, fin: string): readonly (readonly [string, string])[] {
	const months: [string, string][] = [];
	let first = `${debut.slice(0, 7)}-01`;
	if (first < debut) first = addDays(lastDayOfMonth(first), 1);
	while (lastDayOfMonth(first) <= fin) {
		const last = lastDayOfMonth(first);
		months.push([first, last]);
		first = addDays(last, 1);
	}
	return months;
}
