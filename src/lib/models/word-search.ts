/** Letters without accents or capitals, so that « Séances » is found by « seance ». */
export function foldText(text: string): string {
	return text
		.normalize('NFD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll('œ', 'oe')
		.replaceAll('’', "'");
}

/** The things whose texts hold every word of a query, wherever; all of them for an empty query. */
export function filterByWords<T>(
	things: readonly T[],
	query: string,
	toTexts: (thing: T) => readonly string[],
): readonly T[] {
	const words = foldText(query)
		.split(/\s+/)
		.filter((word) => word !== '');
	if (words.length === 0) return things;
	return things.filter((thing) => {
		const text = foldText(toTexts(thing).join(' '));
		return words.every((word) => text.includes(word));
	});
}
