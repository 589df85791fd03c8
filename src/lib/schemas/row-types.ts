import type { Field, TableSchema } from './table-schema.ts';

/** TypeScript text: `TableName`, a literal union per vocabulary and a row interface per table. */
export function renderRowTypes(tables: readonly TableSchema[]): string {
	return [
		`/** The tables of the extracts. */\nexport type TableName = ${toUnion(tables.map(({ name }) => name))};`,
		...tables.flatMap((table) => [...renderVocabularies(table), renderRow(table)]),
		`/** The row type of each table. */\nexport interface Rows { ${tables.map(({ name }) => `readonly ${name}: ${toPascal(name)}Row;`).join(' ')} }`,
	].join('\n\n');
}

function renderVocabularies({ name, fields }: TableSchema): string[] {
	return fields.flatMap((field) =>
		field.enum === undefined
			? []
			: [
					`/** Values of \`${name}.${field.name}\` in the schema. */\nexport type ${toPascal(`${name}_${field.name}`)} = ${toUnion(field.enum)};`,
				],
	);
}

function renderRow({ name, fields }: TableSchema): string {
	const columns = fields.map(
		(field) => `readonly ${field.name}: ${toType(name, field)}${field.required ? '' : ' | null'};`,
	);
	return `/** One row of \`${name}\`; dates are ISO days. */\nexport interface ${toPascal(name)}Row { ${columns.join(' ')} }`;
}

function toType(table: string, field: Field): string {
	if (field.enum !== undefined) return toPascal(`${table}_${field.name}`);
	switch (field.type) {
		case 'boolean':
			return 'boolean';
		case 'integer':
		case 'number':
		case 'year':
			return 'number';
		case 'string':
		case 'date':
			return 'string';
	}
}

function toUnion(values: readonly string[]): string {
	return values.map((value) => `'${value}'`).join(' | ');
}

function toPascal(text: string): string {
	return text
		.split('_')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join('');
}
