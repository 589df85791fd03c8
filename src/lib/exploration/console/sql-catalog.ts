import { tableSchemas } from '../../schemas/schemas.ts';
import { KNOWN_COLUMN_WORDS, KNOWN_TABLE_WORDS } from './known-table-words.ts';

export interface CatalogColumn {
	readonly name: string;
	/** In French, what it holds and, for a list, its values. */
	readonly description: string;
}

/** A table that a query may read. */
export interface CatalogTable {
	readonly name: string;
	readonly description: string;
	readonly origin: 'extrait' | 'preparee';
	readonly columns: readonly CatalogColumn[];
}

const NBSP = '\u00A0';

/** The tables of the console with their columns, extracts first. */
export function listCatalog(): readonly CatalogTable[] {
	const extracts = tableSchemas.map(({ name, description, fields }): CatalogTable => {
		return {
			name,
			description,
			origin: 'extrait',
			columns: fields.map((field) => ({
				name: field.name,
				description: [field.description, ...listValues(field.categories)].join(' '),
			})),
		};
	});
	const byName = new Map(
		extracts.flatMap(({ columns }) => columns.map((one) => [one.name, one.description] as const)),
	);
	const known = KNOWN_TABLE_WORDS.map(({ name, description, columns }): CatalogTable => ({
		name,
		description,
		origin: 'preparee',
		columns: columns.split(' ').map((column) => ({
			name: column,
			description: KNOWN_COLUMN_WORDS[column] ?? byName.get(column) ?? '',
		})),
	}));
	return [...extracts, ...known];
}

function listValues(categories: readonly { readonly value: string }[] = []): readonly string[] {
	if (categories.length === 0) return [];
	return [`Valeurs${NBSP}: ${categories.map(({ value }) => value).join(', ')}.`];
}

/** A query to begin with. */
export interface SqlExample {
	readonly title: string;
	readonly sql: string;
}

export const SQL_EXAMPLES: readonly SqlExample[] = [
	{
		title: 'Orientations par pôle',
		sql: `SELECT p.libelle, count(*) AS orientations
FROM orientations o
JOIN poles p ON p.code_pole = o.code_pole
GROUP BY p.libelle
ORDER BY orientations DESC`,
	},
	{
		title: 'Contrats signés par mois',
		sql: `SELECT CAST(date_trunc('month', date_signature) AS DATE) AS mois, count(*) AS contrats
FROM contrats
GROUP BY mois
ORDER BY mois`,
	},
	{
		title: 'Freins par famille, et part résolue',
		sql: `SELECT famille, count(*) AS freins,
  round(100.0 * count(date_resolution) / count(*), 1) AS resolus_pour_cent
FROM freins
GROUP BY famille
ORDER BY freins DESC`,
	},
	{
		title: 'Colonnes d’une table',
		sql: 'DESCRIBE accompagnements',
	},
];
