/** A text literal of SQL. */
export function sqlText(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}
