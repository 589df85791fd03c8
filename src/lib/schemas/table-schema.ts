import type { TableName } from './generated/types.ts';

/** The types that a column of an extract may have. */
export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'year';

/** How a family of freins is called in national lists; `dataInclusion` are theme prefixes. */
export interface CategoryMappings {
	readonly convention: string;
	readonly dataInclusion: readonly string[];
	readonly franceTravail?: string;
	readonly oarsa?: string;
}

/** One value of a vocabulary; `group` is that of exit motives, `mappings` those of families of freins. */
export interface Category {
	readonly value: string;
	readonly label: string;
	readonly group?: string;
	readonly mappings?: CategoryMappings;
}

/** A column; `title`, `description` and labels are French, `unit` is absent where there is none. */
export interface Field {
	readonly name: string;
	readonly title: string;
	readonly description: string;
	readonly type: FieldType;
	readonly required: boolean;
	readonly unique: boolean;
	readonly enum?: readonly string[];
	readonly categories?: readonly Category[];
	/** Groups of the categories, in order, with their labels. */
	readonly groups?: readonly Category[];
	readonly minimum?: number;
	readonly maximum?: number;
	readonly pattern?: string;
	readonly unit?: string;
	readonly example: string | number | boolean;
}

export interface ForeignKey {
	readonly field: string;
	readonly table: TableName;
	readonly column: string;
}

/** One table of the extracts, columns in the order of the schema. */
export interface TableSchema {
	readonly name: TableName;
	readonly title: string;
	readonly description: string;
	readonly version: string;
	readonly fields: readonly Field[];
	readonly primaryKey: string;
	readonly foreignKeys: readonly ForeignKey[];
}
