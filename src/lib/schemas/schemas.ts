import accompagnements from '../../../data-schemas/accompagnements.schema.json' with { type: 'json' };
import actionsPartenariales from '../../../data-schemas/actions_partenariales.schema.json' with { type: 'json' };
import contrats from '../../../data-schemas/contrats.schema.json' with { type: 'json' };
import etapes from '../../../data-schemas/etapes.schema.json' with { type: 'json' };
import evaluations from '../../../data-schemas/evaluations.schema.json' with { type: 'json' };
import finances from '../../../data-schemas/finances.schema.json' with { type: 'json' };
import freins from '../../../data-schemas/freins.schema.json' with { type: 'json' };
import livrables from '../../../data-schemas/livrables.schema.json' with { type: 'json' };
import orientations from '../../../data-schemas/orientations.schema.json' with { type: 'json' };
import poles from '../../../data-schemas/poles.schema.json' with { type: 'json' };
import seances from '../../../data-schemas/seances.schema.json' with { type: 'json' };
import versements from '../../../data-schemas/versements.schema.json' with { type: 'json' };
import type { TableName } from './generated/types.ts';
import { normaliseSchemas } from './normalise.ts';
import type { Category, TableSchema } from './table-schema.ts';

export type * from './generated/types.ts';
export type * from './table-schema.ts';
export {
	checkClausesShape,
	checkConventionShape,
	checkDatapackageShape,
	type SchemaProblem,
} from './document-shape.ts';

/** The twelve tables of the extracts, parents before children. */
export const tableSchemas: readonly TableSchema[] = normaliseSchemas([
	['poles', poles],
	['orientations', orientations],
	['accompagnements', accompagnements],
	['contrats', contrats],
	['freins', freins],
	['etapes', etapes],
	['actions_partenariales', actionsPartenariales],
	['seances', seances],
	['evaluations', evaluations],
	['finances', finances],
	['versements', versements],
	['livrables', livrables],
]);

const byName = new Map<string, TableSchema>(tableSchemas.map((table) => [table.name, table]));

/** The schema of a table; throws on a name that no schema has. */
export function getTableSchema(name: TableName): TableSchema {
	const schema = byName.get(name);
	if (schema === undefined) throw new Error(`unknown table: ${name}`);
	return schema;
}

/** Whether a text is the name of a table of the extracts. */
export function isTableName(text: string): text is TableName {
	return byName.has(text);
}

/** The vocabulary of a column, without what a convention adds; throws where the column has none. */
export function getCategories(table: TableName, field: string): readonly Category[] {
	const categories = byName.get(table)?.fields.find(({ name }) => name === field)?.categories;
	if (categories === undefined) throw new Error(`unknown vocabulary: ${table}.${field}`);
	return categories;
}

/** The groups of a vocabulary, in order, with their labels; throws where the column has none. */
export function getCategoryGroups(table: TableName, field: string): readonly Category[] {
	const groups = byName.get(table)?.fields.find(({ name }) => name === field)?.groups;
	if (groups === undefined) throw new Error(`unknown groups: ${table}.${field}`);
	return groups;
}
