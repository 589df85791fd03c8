import { tableSchemas, type Category } from '../schemas/schemas.ts';

/** A value of a vocabulary, and what it is elsewhere. */
export interface Term {
	readonly code: string;
	readonly label: string;
	/** Label of its group; empty where the vocabulary has none. */
	readonly group: string;
	/** « Convention, article 2 : santé », one a national list. */
	readonly mappings: readonly string[];
}

/** The values that a column may hold. */
export interface Vocabulary {
	readonly id: string;
	/** « Freins : famille ». */
	readonly title: string;
	readonly terms: readonly Term[];
}

const NBSP = '\u00A0';

/** Every vocabulary of the extracts, in the order of the tables. */
export function listVocabularies(): readonly Vocabulary[] {
	return tableSchemas.flatMap((table) =>
		table.fields.flatMap(({ name, title, categories, groups = [] }) => {
			if (categories === undefined) return [];
			const labels = new Map(groups.map(({ value, label }) => [value, label]));
			return [
				{
					id: `${table.name}-${name}`,
					title: `${table.title}${NBSP}: ${title.slice(0, 1).toLowerCase()}${title.slice(1)}`,
					terms: categories.map((category) => toTerm(category, labels)),
				},
			];
		}),
	);
}

function toTerm(category: Category, groups: ReadonlyMap<string, string>): Term {
	const { value, label, group, mappings } = category;
	const told: readonly (readonly [string, string | undefined])[] = [
		['convention, article 2', mappings?.convention],
		['data·inclusion', mappings?.dataInclusion.join(', ')],
		['code France Travail', mappings?.franceTravail],
		['action du contrat (OARSA)', mappings?.oarsa],
	];
	return {
		code: value,
		label,
		group: group === undefined ? '' : (groups.get(group) ?? ''),
		mappings: told.flatMap(([list, text]) =>
			text === undefined || text === '' ? [] : [`${list}${NBSP}: ${text}`],
		),
	};
}

/** The vocabularies with the terms that hold every word searched, the empty ones left out. */
export function filterVocabularies(
	vocabularies: readonly Vocabulary[],
	filter: (terms: readonly Term[], title: string) => readonly Term[],
): readonly Vocabulary[] {
	return vocabularies
		.map((vocabulary) => ({ ...vocabulary, terms: filter(vocabulary.terms, vocabulary.title) }))
		.filter(({ terms }) => terms.length > 0);
}
