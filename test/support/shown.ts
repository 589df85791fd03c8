/** What an edition shows: throws where it leaves it out. */
export function shown<T>(part: T | null): T {
	if (part === null) throw new Error('part: left out');
	return part;
}
