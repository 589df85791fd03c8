/** A text literal of SQL. */
export function sqlText(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

/** A date literal of SQL from an ISO day. */
export function sqlDate(iso: string): string {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) throw new Error(`date: ${iso}`);
	return `DATE '${iso}'`;
}
