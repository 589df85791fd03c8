/** A link to an article: what stands before it, and its own words. */
export interface ClauseLink {
	readonly clause: string;
	readonly before: string;
	readonly label: string;
}

/** Where an article stands in the page of conformity: « article-2 », « annexe ». */
export function toClauseAnchor(article: string): string {
	return article === 'annexe' ? 'annexe' : `article-${article}`;
}

/** « Article 2 », « Annexe »: the heading of a group of clauses. */
export function formatClauseArticle(article: string): string {
	return article === 'annexe' ? 'Annexe' : `Article ${article}`;
}

/** « Article 2 » as one link, « Articles 2 et 4 » as two, the number alone in the second. */
export function toClauseLinks(clauses: readonly string[]): readonly ClauseLink[] {
	return clauses.map((clause, index) => ({
		clause,
		before: index === 0 ? '' : index === clauses.length - 1 ? ' et ' : ', ',
		label: index === 0 ? nameFirst(clauses) : clause,
	}));
}

function nameFirst([first = '', ...rest]: readonly string[]): string {
	return rest.length === 0 ? formatClauseArticle(first) : `Articles ${first}`;
}
